"""Whose words a comparison rests on: in one line above its chart, and all of it where a reader asks how sure it is."""

from analysis.wording.figures import count
from analysis.wording.intermediaries import heard_through
from loaders.vocabularies import Attribution
from views.shared.compared_actors import Side


def warning(left: Side, right: Side) -> str:
    """One line on the sides that are not heard in their own words; where there is none, on what is not of both.

    "" where both speak for themselves through nobody.
    """
    sides = _each(left, right)
    told = list(filter(None, map(_wholly, sides))) or list(filter(None, map(_partly, sides)))
    return " ".join(f"{words}." for words in told)


def all_remarks(left: Side, right: Side) -> list[str]:
    """How much of each is not in its own words, and through whom it is heard, with its name before each remark."""
    return [f"{side.name}: {words}" for side in _each(left, right) for words in _remarks(side)]


def _each(left: Side, right: Side) -> tuple[Side, ...]:
    return (left,) if left.actor == right.actor else (left, right)


def _told(side: Side) -> tuple[int, int]:
    """How many of its positions are not in its own words, and how many there are."""
    every = side.stated.all
    return int((every["attribution"] != Attribution.own).sum()), len(every)


def _remarks(side: Side) -> list[str]:
    told, every = _told(side)
    lines = heard_through(side.selection, side.actor)
    return [f"{told} of {count(every, 'position')} not in its own words", *lines] if told else lines


def _wholly(side: Side) -> str:
    """That nothing is in its own words or all comes through one other; "" where neither is so."""
    told, every = _told(side)
    partly = heard_through(side.selection, side.actor, wholly=False)
    through = [words for words in heard_through(side.selection, side.actor) if words not in partly]
    if told == every and told:
        through.insert(0, f"none of {count(every, 'position')} in its own words")
    return f"{side.name}: {'; '.join(through)}" if through else ""


def _partly(side: Side) -> str:
    remarks = _remarks(side)
    return f"{side.name}: {'; '.join(remarks)}" if remarks else ""
