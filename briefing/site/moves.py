"""Moves as pages of the site list them: who went from which stance to which, with the words of both statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.moves import Move, MoveRow
from analysis.wording.figures import date_in_words, in_part, listed
from briefing.site.quoted import Quoted, quoted
from briefing.site.website import Website
from loaders.table_rows import PositionRow, records


@dataclass(frozen=True, slots=True)
class ToldMove:
    """A statement and the one that it is told beside, None after silence. `kind` says what the stances do not show."""

    who: str
    kind: str
    when: str
    after: Quoted
    before: Quoted | None


def told_moves(moves: Iterable[tuple[Sequence[MoveRow], str, str, int]], site: Website) -> tuple[ToldMove, ...]:
    """Moves by whoever make each together, with who that is, of which kind, and the label of the statement before."""
    every = list(moves)
    labels = sorted({before for *_, before in every if before >= 0})
    known = {row.Index: row for row in records(site.selection.data.positions.loc[labels], PositionRow)}
    return tuple(
        ToldMove(
            who,
            kind,
            date_in_words(rows[0].date),
            quoted(rows[0], site),
            quoted(known[before], site) if before in known else None,
        )
        for rows, who, kind, before in every
    )


def as_moves(together: Iterable[Sequence[MoveRow]], site: Website) -> tuple[ToldMove, ...]:
    """Moves as `analysis.moves.told_at_once` gives them; a change of side is not named, which its stances show."""
    names = site.selection.names
    return told_moves(
        (
            (
                rows,
                listed(in_part(names[one.actor] for one in rows)),
                "" if rows[0].move == Move.side else rows[0].move,
                -1 if pd.isna(rows[0].before) else rows[0].previous,
            )
            for rows in together
        ),
        site,
    )
