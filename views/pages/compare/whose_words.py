"""Whose words a comparison rests on: in one line above its chart, and all of it where a reader asks how sure it is."""

from analysis.wording.intermediaries import at_second_hand, heard_at_second_hand, second_hand
from views.shared.compared_actors import Side


def warning(left: Side, right: Side) -> str:
    """One line on the sides that are not heard in their own words; where there is none, on what is not of both.

    "" where both speak for themselves through nobody.
    """
    return heard_at_second_hand(second_hand(side.selection, side.actor, side.name) for side in _each(left, right))


def all_remarks(left: Side, right: Side) -> list[str]:
    """How much of each is not in its own words, and through whom it is heard, with its name before each remark."""
    return [
        f"{side.name}: {words}" for side in _each(left, right) for words in at_second_hand(side.selection, side.actor)
    ]


def _each(left: Side, right: Side) -> tuple[Side, ...]:
    return (left,) if left.actor == right.actor else (left, right)
