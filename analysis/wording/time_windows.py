"""Networks over time in words: the answer, what it rests on, and why nothing can be said."""

from calendar import monthrange
from datetime import date
from math import isnan

import pandas as pd

from analysis.networks.network_history import WindowRow
from analysis.networks.time_windows import LEAST_STATEMENTS, Length
from analysis.polarisation import LEAST_ACTORS
from analysis.wording.figures import count, day_in_words, month_in_words
from loaders.table_rows import records

QUESTION = "Does the room come together in what it says?"

NOT_KNOWN = "not known"


def length_in_words(length: Length) -> str:
    """ "1 year", "20 statements"."""
    return count(length.number, str(length.unit).removesuffix("s"))


def window_in_words(first: date, last: date) -> str:
    """The days of a window: "2018", "December 2018 to February 2019", or from day to day."""
    if first == last:
        return day_in_words(first)
    if first.day > 1 or last.day < monthrange(last.year, last.month)[1]:
        return f"{day_in_words(first)} to {day_in_words(last)}"
    if first.month > 1 or last.month < 12:
        ends = month_in_words(first), month_in_words(last)
    else:
        ends = str(first.year), str(last.year)
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def is_thin(history: pd.DataFrame) -> "pd.Series[bool]":
    """Which windows have too few statements for figures."""
    return history["statements"] < LEAST_STATEMENTS


def how_it_went(history: pd.DataFrame) -> str:
    """Whether the room comes together: the first window beside the last (rows as WindowRow, each with figures)."""
    first, last = _ends(history)
    order = ", in the order of the files" if history["parted"].any() else ""
    if len(history) == 1:
        alike, otherwise = _figure(last.congruence), _figure(last.conflict)
        return f"In the one window{order}, saying alike stands at {alike}, and saying otherwise at {otherwise}."
    lead = f"From {_days(first)} to {_days(last)}"
    if " to " in _days(first) + _days(last):
        lead = "From the first window to the last"
    alike, otherwise = _went(first.congruence, last.congruence), _went(first.conflict, last.conflict)
    return f"{lead}{order}, saying alike {alike}, and saying otherwise {otherwise}."


def how_it_divided(history: pd.DataFrame) -> str:
    """What the first and the last window rest on, and how polarised they are."""
    first, last = _ends(history)
    if len(history) == 1:
        return f"{_days(last)}: {_rests_on(last)}. Polarisation {_figure(last.polarisation)}, {_over(last)}."
    went = f"Polarisation {_went(first.polarisation, last.polarisation)}"
    rests = f"First: {_days(first)}, {_rests_on(first)}. Last: {_days(last)}, {_rests_on(last)}."
    return f"{rests} {went}, {_over(first)} in the first, {last.issues} in the last."


def _rests_on(window: WindowRow) -> str:
    return f"{count(window.statements, 'statement')} of {count(window.actors, 'actor')}"


def _over(window: WindowRow) -> str:
    """On how many issues enough actors speak for polarisation."""
    return f"over {count(window.issues, 'issue')} with {LEAST_ACTORS} actors or more"


def too_few(history: pd.DataFrame, length: Length) -> str:
    """That windows have too few statements, and how many of them."""
    if history.empty:
        return f"Too few statements for windows of {length_in_words(length)}: there is no such window."
    thin = int(is_thin(history).sum())
    have = f"{thin:,} of {len(history):,} have" if len(history) > 1 else "the only one has"
    return (
        f"Too few statements for windows of {length_in_words(length)}: {have} fewer than {LEAST_STATEMENTS}, the "
        f"thinnest {int(history['statements'].min())}."
    )


def outside_in_words(outside: int, statements: int) -> str:
    """How many statements lie in no window since their dates are too wide; "" for none."""
    if not outside:
        return ""
    lie, dates = ("lies", "its date is") if outside == 1 else ("lie", "their dates are")
    return (
        f"{outside:,} of {count(statements, 'statement')} {lie} in no window: {dates} wider than one, or open to the "
        "past."
    )


def parted_in_words(history: pd.DataFrame) -> str:
    """How many windows of statements could have others of them; "" for none."""
    parted = int(history["parted"].sum())
    if not parted:
        return ""
    return (
        f"In {parted:,} of {count(len(history), 'window')} the dates allow another statement in the place of the first "
        "or the last: those of one day stand in the order of the files."
    )


def in_brief(history: pd.DataFrame) -> str:
    """The answer in a few words, for a line that compares."""
    if history.empty or is_thin(history).any():
        return "too few statements"
    first, last = _ends(history)
    alike, otherwise = (first.congruence, last.congruence), (first.conflict, last.conflict)
    return f"alike {' to '.join(map(_figure, alike))}, otherwise {' to '.join(map(_figure, otherwise))}"


def _ends(history: pd.DataFrame) -> tuple[WindowRow, WindowRow]:
    first, *_, last = [*records(history, WindowRow)] * 2
    return first, last


def _days(window: WindowRow) -> str:
    return window_in_words(window.first.date(), window.last.date())


def _went(before: float, after: float) -> str:
    if isnan(before) and isnan(after):
        return f"is {NOT_KNOWN} in both"
    one, other = _figure(before), _figure(after)
    if isnan(before) or isnan(after):
        return f"is {one} in the first and {other} in the last"
    if one == other:
        return f"stays at {one}"
    return f"{'rises' if after > before else 'falls'} from {one} to {other}"


def _figure(value: float) -> str:
    return NOT_KNOWN if isnan(value) else f"{value:.2f}"
