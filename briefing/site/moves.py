"""Moves as pages of the site list them: who went from which stance to which, with the words of both statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.moves import Move, MoveRow
from analysis.news.new_statements import Item, Kind
from analysis.wording.figures import date_in_words, in_part, listed
from analysis.wording.news import what_it_is, who_moved
from briefing.news import told_beside
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


@dataclass(frozen=True, slots=True)
class _Told:
    """A move before its words are looked up; `before` is the label of the statement beside it, -1 after silence."""

    row: MoveRow
    who: str
    kind: str
    before: int


def moves_of(together: Iterable[Sequence[MoveRow]], site: Website) -> tuple[ToldMove, ...]:
    """Moves as `analysis.moves.told_at_once` gives them; a change of side is not named, which its stances show."""
    names = site.selection.names
    return _with_words(
        [
            _Told(
                rows[0],
                listed(in_part(names[one.actor] for one in rows)),
                "" if rows[0].move == Move.side else rows[0].move,
                rows[0].previous,
            )
            for rows in together
        ],
        site,
    )


def moves_in_news(items: Iterable[Item], site: Website) -> tuple[ToldMove, ...]:
    """New statements, each beside the one that its kind speaks of."""
    selection = site.selection
    return _with_words(
        [
            _Told(
                item.row,
                who_moved(item, selection),
                "" if item.kind is Kind.side else what_it_is(item, selection),
                told_beside(item),
            )
            for item in items
        ],
        site,
    )


def _with_words(every: Sequence[_Told], site: Website) -> tuple[ToldMove, ...]:
    labels = sorted({one.before for one in every if one.before >= 0})
    known = {row.Index: row for row in records(site.selection.data.positions.loc[labels], PositionRow)}
    return tuple(
        ToldMove(
            one.who,
            one.kind,
            date_in_words(one.row.date),
            quoted(one.row, site),
            quoted(known[one.before], site) if one.before in known else None,
        )
        for one in every
    )
