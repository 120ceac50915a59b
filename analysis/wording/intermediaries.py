"""Through whom actors are heard, in words: through others, or in their own media."""

from analysis.coverage import ChannelRow, affiliated
from analysis.selection import Selection
from analysis.wording.figures import count, listed
from loaders.table_rows import records


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


def in_own_media(selection: Selection, actor: str) -> list[str]:
    """How many of an actor's positions stand in media or organs of its own: a few words; nothing where none does."""
    mine = selection.stated.of(actor).all
    number = int((affiliated(mine, selection.data.sources) == actor).sum())
    return [f"{number} of {count(len(mine), 'position')} from its own media or organs"] if number else []
