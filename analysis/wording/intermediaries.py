"""Through whom actors are heard, in words: through others, or in their own media."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from analysis.coverage import ChannelRow, affiliated
from analysis.selection import Selection
from analysis.wording.figures import count, in_part, listed
from loaders.table_rows import records
from loaders.vocabularies import Attribution


class SecondHand(NamedTuple):
    """What of an actor is not in its own words, with its name before it; "" where there is nothing to say.

    `wholly` says that none of it is, or that all comes through one other; `partly` how much, and through whom.
    """

    wholly: str
    partly: str


def known_at_second_hand(
    selection: Selection, actors: Iterable[str], most: int = 9, write: Callable[[str], str] = str
) -> str:
    """Which of the actors are known through one other actor alone, in a sentence; "" for none.

    At `most` so many others are named, those first through whom most actors are known; of very many actors the first
    are named and the rest counted. `write` makes names fit for where the words will stand.
    """
    told: dict[str, list[str]] = {}
    names, voices = selection.names, selection.coverage.sole_voices
    for actor in actors:
        if voice := voices.get(actor):
            told.setdefault(voice, []).append(names[actor])
    ordered = sorted(told.items(), key=lambda item: -len(item[1]))[:most]
    parts = [f"of {write(listed(in_part(some)))} comes through {write(names.get(voice, voice))}"
             for voice, some in ordered]  # fmt: skip
    return f"All that is known here {'; '.join(parts)}." if parts else ""


def heard_through(selection: Selection, actor: str, *, wholly: bool = True) -> list[str]:
    """Through which other actors' media or words an actor's positions come, and how many of them: a few words each.

    Without `wholly` only those through whom not all of them come.
    """
    found = []
    channels = selection.coverage.channels
    for row in records(channels[channels["actor"] == actor], ChannelRow):
        if row.positions == row.of and not wholly:
            continue
        share = "all that is known comes" if row.positions == row.of else f"{row.positions} of {row.of} positions come"
        media = f" ({listed(row.publishers)})" if row.publishers else ", in its words"
        found.append(f"{share} through {selection.names.get(row.voice, row.voice)}{media}")
    return found


def whose_in_brief(selection: Selection, actor: str) -> str:
    """How many of an actor's positions are in its own words, in its own media, and through whom others come, in brief.

    "14 of 15 statements in own words; 11 in its own media or organs, 4 through Cuba."
    """
    known, channels = selection.coverage.of(actor), selection.coverage.channels
    number = (
        f"All {known.positions}" if known.own == known.positions > 1 else f"{known.own or 'None'} of {known.positions}"
    )
    media = _in_own_media(selection, actor)
    through = records(channels[channels["actor"] == actor], ChannelRow)
    parts = [f"{media} in its own media or organs"] if media else []
    parts += [
        f"{'all' if row.positions == row.of else row.positions} through {selection.names.get(row.voice, row.voice)}"
        for row in through
    ]
    noun = "statement" if known.positions == 1 else "statements"
    return f"{number} {noun} in own words" + (f"; {', '.join(in_part(parts))}." if parts else ".")


def in_own_media(selection: Selection, actor: str) -> list[str]:
    """How many of an actor's positions stand in media or organs of its own: a few words; nothing where none does."""
    number = _in_own_media(selection, actor)
    every = count(len(selection.stated.of(actor).all), "position")
    return [f"{number} of {every} from its own media or organs"] if number else []


def _in_own_media(selection: Selection, actor: str) -> int:
    mine = selection.stated.of(actor).all
    return int((affiliated(mine, selection.data.sources) == actor).sum())


def second_hand(selection: Selection, actor: str, name: str) -> SecondHand:
    """What of an actor of this name is not in its own words."""
    told, every = _told(selection, actor)
    partly = heard_through(selection, actor, wholly=False)
    through = [words for words in heard_through(selection, actor) if words not in partly]
    if told == every and told:
        through.insert(0, f"none of {count(every, 'position')} in its own words")
    remarks = at_second_hand(selection, actor)
    return SecondHand(*(f"{name}: {'; '.join(words)}" if words else "" for words in (through, remarks)))


def at_second_hand(selection: Selection, actor: str) -> list[str]:
    """How many of an actor's positions are not in its own words, and through whom it is heard: a few words each."""
    told, every = _told(selection, actor)
    lines = heard_through(selection, actor)
    return [f"{told} of {count(every, 'position')} not in its own words", *lines] if told else lines


def heard_at_second_hand(each: Iterable[SecondHand]) -> str:
    """One line on the actors of a pair that are not heard in their own words; where there is none, on what is not so.

    "" where both speak for themselves through nobody.
    """
    each = list(each)
    found = [one.wholly for one in each if one.wholly] or [one.partly for one in each if one.partly]
    return " ".join(f"{words}." for words in found)


def _told(selection: Selection, actor: str) -> tuple[int, int]:
    """How many of its positions are not in its own words, and how many there are."""
    every = selection.stated.of(actor).all
    return int((every["attribution"] != Attribution.own).sum()), len(every)
