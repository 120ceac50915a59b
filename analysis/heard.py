"""Through whom actors are heard, in words."""

from analysis.chosen import Chosen
from analysis.wording import listed
from loaders.frames import records


def heard_through(chosen: Chosen, actor: str, *, wholly: bool = True) -> list[str]:
    """Through which other actors' media or words an actor's positions come, and how many of them: a few words each.

    Without `wholly` only those through whom not all of them come.
    """
    found = []
    for row in records(chosen.channels[chosen.channels["actor"] == actor]):
        if row.positions == row.of and not wholly:
            continue
        share = "all that is known comes" if row.positions == row.of else f"{row.positions} of {row.of} positions come"
        media = f" ({listed(row.publishers)})" if row.publishers else ", in its words"
        found.append(f"{share} through {chosen.names.get(row.voice, row.voice)}{media}")
    return found
