"""Figures, dates and names in the words that pages and briefings use."""

from calendar import month_abbr, month_name
from collections.abc import Iterable, Mapping
from datetime import date

from analysis.alignment import INTERVAL_LEVEL, RANKED_FROM, Alignment
from analysis.inheritance import INHERITED, is_inherited
from analysis.scenarios.pinned_positions import SCENARIO, is_supposed
from documents.quotation_check import How
from loaders.table_rows import PositionRow
from loaders.vocabularies import Attribution

VERBS = {-2: "strongly opposes", -1: "opposes", 0: "is mixed", 1: "supports", 2: "strongly supports"}
"""What an actor of this stance does to a proposition."""

SIGNS = {-2: "−−", -1: "−", 0: "±", 1: "+", 2: "++"}
"""What stands for a stance where colour must not be the only sign."""

ATTRIBUTIONS: Mapping[str, str] = {
    Attribution.own.value: "own words",
    Attribution.reported.value: "reported",
    Attribution.characterised.value: "another’s account",
    INHERITED: "inherited",
    SCENARIO: "scenario",
}
"""Whose words a position is, as legends, labels and tables name it, the nearest to the actor first."""

LEVEL = f"{100 * INTERVAL_LEVEL:.0f}\u00a0%"
PLAIN_LEVEL = LEVEL.replace("\u00a0", " ")
"""The level of every interval: in sentences, and in headings of tables and labels of charts."""

COVER = (
    f"The interval holds the true figure in about {LEVEL} of cases if the issues are independent, in more where "
    "stances are graded, in fewer where they are all or nothing; it knows nothing of issues that go together, nor of "
    "which documents were chosen."
)
"""What an interval speaks of, as benchmarks/interval_cover.py measures it."""

VERIFIED: Mapping[How, tuple[str, str]] = {
    "document": ("found word for word in its document", "found word for word in the documents"),
    "fingerprint": ("verified by its document's fingerprint", "verified by fingerprint"),
    "unverified": ("not verified", "not verified"),
    "misquoted": ("NOT FOUND in its document", "not in the documents"),
}
"""How a quotation has been checked, of one and of several."""

ORDER_ASSUMED = "Counts as the latest; that order is assumed, since the dates allow another."
"""What is said of a position in force that may be older than one that it covers."""

LISTED_WHOLE = 20
LISTED_FIRST = 12
"""A sentence lists up to so many things whole, and of more than that the first dozen."""

_EXACT = 1e-9


def percent(share: float | None) -> str:
    """0.55 -> "55 %"; what is not quite all or nothing is not rounded to it."""
    if share is None:
        return "—"
    if 0.995 <= share < 1 - _EXACT:
        return "> 99\u00a0%"
    if _EXACT < share < 0.005:
        return "< 1\u00a0%"
    return f"{100 * share:.0f}\u00a0%"


def percent_range(bounds: tuple[float, float] | None) -> str:
    """(0.2, 0.8) -> "20 to 80 %"."""
    return "—" if bounds is None else f"{100 * bounds[0]:.0f} to {100 * bounds[1]:.0f}\u00a0%"


def count(number: int, noun: str, plural: str = "") -> str:
    """2, "issue" -> "2 issues"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def separate_quotations(number: int) -> str:
    """On how many passages something rests, in words: "3 separate quotations". The same words count once."""
    return count(number, "quotation", "separate quotations")


def as_sentence(words: str) -> str:
    """The words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def with_full_stop(words: str) -> str:
    """The words with a full stop at their end, where they have no such mark there already."""
    return words if words.endswith((".", "?", "!", "…")) else f"{words}."


def listed(names: Iterable[str]) -> str:
    """["a", "b", "c"] -> "a, b and c"."""
    names = list(names)
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def in_part(names: Iterable[str], whole: int = LISTED_WHOLE, first: int = LISTED_FIRST) -> list[str]:
    """The names as they are, or of more than `whole` the `first` and how many more there are."""
    names = list(names)
    if len(names) <= whole:
        return names
    return [*names[:first], f"{len(names) - first:,} more"]


def day_in_words(day: date) -> str:
    """2019-07-08 -> "8 July 2019"."""
    return f"{day.day}\u00a0{month_name[day.month]}\u00a0{day.year}"


def month_in_words(day: date) -> str:
    """2019-07-08 -> "July 2019"."""
    return f"{month_name[day.month]}\u00a0{day.year}"


def short_day(day: date) -> str:
    """2019-07-08 -> "8 Jul 2019"."""
    return f"{day.day}\u00a0{month_abbr[day.month]}\u00a0{day.year}"


def date_in_words(edtf: str) -> str:
    """An EDTF date of the data in words: ../2024-03-29 -> "by 29 March 2024"."""
    if edtf.startswith("../"):
        return f"by {_bound(edtf[3:])}"
    if edtf.endswith("~") and "/" not in edtf:
        return f"about {_bound(edtf)}"
    first, _, last = edtf.partition("/")
    if not last:
        return _bound(first)
    if first[:7] == last[:7] and len(first) == len(last) == 10:
        return f"{int(first[8:])}–{_bound(last)}"
    return f"{_bound(first)} to {_bound(last)}"


def date_as_noun(edtf: str) -> str:
    """The same behind a word such as "of" or "since": ../2024-03-29 -> "29 March 2024 or before"."""
    return f"{_bound(edtf[3:])} or before" if edtf.startswith("../") else date_in_words(edtf)


def _bound(edtf: str) -> str:
    parts = [int(part) for part in edtf.rstrip("~").split("-")]
    if len(parts) == 3:
        return day_in_words(date(*parts))
    return f"{month_name[parts[1]]}\u00a0{parts[0]}" if len(parts) == 2 else str(parts[0])


def based_on(found: Alignment) -> str:
    """What an alignment rests on, with its interval and ranges, as one sentence."""
    if found.interval is None:
        return "They share no issue on which both have a stated position."
    parts = [f"{LEVEL} interval {percent_range(found.interval)}"]
    if found.one_sided:
        issues = "1 issue" if found.one_sided == 1 else f"{found.one_sided} issues"
        parts.append(
            f"it could be {percent_range(found.range_stated)} "
            f"if the {issues} that only one has addressed were filled in"
        )
    if found.unstated:
        parts.append(
            f"{percent_range(found.range_all)} if all {found.n + found.one_sided + found.unstated} issues were"
        )
    return " · ".join(parts)


def resting_on(found: Alignment, more: str = "") -> str:
    """How much an alignment rests on (then what `more` says of it), and what its interval counts the issues for."""
    weight = (
        ""
        if found.effective > found.n - _EXACT
        else f", which weigh as {found.effective:.1f} in the interval since they share quotations"
    )
    return f"n = {count(found.n, 'issue')}{weight}, resting on {separate_quotations(found.passages or 0)}{more}." + (
        "" if found.ranked else f" Ranked only from {RANKED_FROM} issues on {RANKED_FROM} separate quotations."
    )


def voice(position: PositionRow, names: Mapping[str, str]) -> str:
    """In whose words a position (a row of the positions table, or an inherited one) stands, in a few words."""
    if is_inherited(position):
        whose = "in the scenario" if is_supposed(position) else "not its own words"
        return f"inherited from {names[position.inherited_from]}, {whose}"
    if is_supposed(position):
        return "scenario: pinned by you, no one said this"
    if position.attribution == Attribution.characterised:
        return f"{names.get(position.according_to, position.according_to)}'s account, not its own words"
    if position.attribution == Attribution.reported:
        return "reported by a third party"
    return "own words"
