"""Who or what stands where, as lists by stance name it: their headings, their order, and whose words in a few words."""

from collections.abc import Mapping

from analysis.scenarios.pinned_positions import SCENARIO
from analysis.wording.figures import ATTRIBUTIONS, VERBS, as_sentence, voice
from loaders.table_rows import PositionRow
from loaders.vocabularies import Attribution

_BRIEF = {Attribution.own.value: "", Attribution.reported.value: "reported", SCENARIO: SCENARIO}


def heading(stance: int, number: int) -> str:
    """A stance that so many take: "Strongly supports (3)"."""
    return f"{as_sentence(VERBS[stance].removeprefix('is '))} ({number})"


def in_order(position: PositionRow, name: str) -> tuple[bool, int, str]:
    """What positions of a stance are sorted by: pins in sight, own words first, then by name."""
    return position.attribution != SCENARIO, list(ATTRIBUTIONS).index(position.attribution), name.casefold()


def beside_name(position: PositionRow, names: Mapping[str, str]) -> str:
    """What stands beside the name: whose words it is, "" for the actor's own."""
    brief = _BRIEF.get(position.attribution)
    return voice(position, names).removesuffix(", not its own words") if brief is None else brief
