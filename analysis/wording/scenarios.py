"""Scenarios in words: what is supposed, that nobody said it, and what it changes in the picture."""

from collections.abc import Iterable, Mapping

import pandas as pd

from analysis.scenarios.differences import SIDES, Differences, SideCounts
from analysis.scenarios.pins import Pin, Scenario
from analysis.selection import Selection
from analysis.wording.articles import with_article
from analysis.wording.figures import count, in_part, listed, percent

NOBODY = "Scenario: pinned by you, no one said this"
"""What stands where a quotation would."""

NO_DATA = "These figures are not data."

_SIDES = ("same side", "opposite", "mixed")
"""The kinds of `differences.SIDES`, in a table."""

_VERBS = {-2: "strongly opposed", -1: "opposed", 0: "were mixed on", 1: "supported", 2: "strongly supported"}


def pin_in_words(pin: Pin, names: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """What is supposed, behind "if": Russia supported “A UN convention”."""
    who, issue = names.get(pin.actor, pin.actor), titles.get(pin.issue, pin.issue)
    return f"{with_article(who)} {_VERBS[pin.stance.score]} “{issue}”"


def pins_in_words(scenario: Scenario, selection: Selection) -> list[str]:
    """The same of each pin, and of one that is held that it is."""
    held = set(scenario) - set(selection.supposed)
    return [
        pin_in_words(pin, selection.names, selection.titles) + (" (as it does)" if pin in held else "")
        for pin in scenario
    ]


def scenario_in_words(selection: Selection) -> str:
    """All of what is supposed in one sentence; "" without a scenario."""
    if not selection.scenario:
        return ""
    return f"If {listed(in_part(pins_in_words(selection.scenario, selection)))}."


def differences_in_words(found: Differences, *, blocs: bool = False) -> list[str]:
    """What the scenario changes in the sides on its issues, in how many pairs, and in blocs: a sentence each.

    Blocs of a large room only where they are asked for: they are work of seconds.
    """
    return [*_sides(found), pairs_in_words(found), *([blocs_in_words(found)] if blocs or found.is_small else [])]


def _sides(found: Differences) -> Iterable[str]:
    for issue, (before, after) in found.sides.items():
        title = found.scenario.titles[issue]
        if before == after:
            yield f"“{title}”: {side_counts_in_words(after)}, as without the scenario."
        else:
            yield f"“{title}”: {side_counts_in_words(after)}; without the scenario {side_counts_in_words(before)}."


def side_counts_in_words(counts: SideCounts) -> str:
    """How many stand where: 5 for, 2 against, 1 mixed, 3 silent."""
    numbers = {"for": counts.support, "against": counts.oppose, "mixed": counts.mixed, "silent": counts.silent}
    return ", ".join(f"{number} {words}" for words, number in numbers.items())


def pairs_in_words(found: Differences) -> str:
    """How many pairs of actors change, of how many."""
    actors = len(found.scenario.actor_ids)
    every = count(actors * (actors - 1) // 2, "pair")
    changed = len(found.pairs)
    return f"{changed:,} of {every} of actors {'changes' if changed == 1 else 'change'}." if changed else (
        f"None of {every} of actors changes."
    )  # fmt: skip


def changed_pairs_in_words(pairs: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """The rows of `Differences.pairs` as a table for people."""
    named = zip(pairs["actor"], pairs["other"], strict=True)
    return pd.DataFrame(
        {
            "Pair": [f"{names[one]} and {names[other]}" for one, other in named],
            "Without the scenario": _figures(pairs, "before"),
            "In the scenario": _figures(pairs, "after"),
        }
    )


def _figures(pairs: pd.DataFrame, when: str) -> list[str]:
    columns = ("alignment", "n", "ranked", *SIDES)
    return [
        _pair(share, ranked, *map(int, sides)) if n > 0 else "not comparable"
        for share, n, ranked, *sides in zip(*(pairs[f"{column}_{when}"] for column in columns), strict=True)
    ]


def _pair(share: float, ranked: bool, *sides: int) -> str:
    """The sides of a pair and its figure, short enough for a table: "same side 3, opposite 1 · 75 % on n = 4"."""
    kinds = [f"{words} {number}" for words, number in zip(_SIDES, sides, strict=True) if number]
    rank = "" if ranked else ", too little to rank"
    return f"{', '.join(kinds)} · {percent(share)} on n = {sum(sides)}{rank}"


def blocs_in_words(found: Differences) -> str:
    """Which blocs there are in the scenario, and without it where that is another answer."""
    before, after = found.blocs
    if before == after:
        return f"Blocs: {_blocs(after, found.scenario)}, as without the scenario."
    return f"Blocs: {_blocs(after, found.scenario)}; without the scenario {_blocs(before, found.scenario)}."


def _blocs(blocs: frozenset[frozenset[str]], selection: Selection) -> str:
    if not blocs:
        return "none"
    named = [sorted((selection.names[actor] for actor in bloc), key=str.casefold) for bloc in blocs]
    return "; ".join(listed(in_part(names)) for names in sorted(named, key=lambda names: (-len(names), names)))
