"""A list of moves, each a fold with its quotation, which the browser opens without a run of the page."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from pandas import isna

from analysis.moves import Move, MoveRow
from analysis.wording.display_text import legible
from analysis.wording.figures import VERBS, date_in_words, in_part, listed, voice
from analysis.wording.position_details import deed_in_words
from loaders.table_rows import OptionalNumber
from views.components.own_component import own_component
from views.shared.view import View

MOST = 60
"""How many moves a list has at most; the table has all."""


class Stand(TypedDict):
    """Where an actor stood or stands; `look` are the classes of `stance_look`, "" for silence."""

    words: str
    look: str


class Entry(TypedDict):
    """A move: who, on what, from where to where, when and in whose words; in its fold the quotation and who said it."""

    who: str
    on: str
    before: Stand
    after: Stand
    when: str
    quote: str
    said: str


_list = own_component("move_list", '<div class="moves"></div>', Path(__file__).with_suffix(""))


def show_moves(entries: Sequence[Entry], *, key: str, at_once: int = MOST) -> None:
    """The first MOST of the entries, the first `at_once` in sight and the others in a fold.

    One entry is open at a time. Nothing where there is none.
    """
    if entries:
        _list(key=key, data={"entries": entries[:MOST], "at_once": at_once})


def entry_of(together: Sequence[MoveRow], view: View, *, who: str = "", kind: str | None = None) -> Entry:
    """The entry of a move, by whoever make it together; `who` and `kind` where these have other words than usual.

    A change of side is not named: it is what the stances of an entry show.
    """
    row = together[0]
    if kind is None:
        kind = row.move if row.move != Move.side else ""
    when = (date_in_words(row.date), voice(row, view.names), deed_in_words(row), kind)
    source = view.documents[row.source]
    said = (row.speaker, row.venue, f"{source.title} ({source.publisher})", f"{row.file}:{row.line}")
    return {
        "who": legible(who or listed(in_part(view.names[one.actor] for one in together))),
        "on": legible(view.titles[row.issue]),
        "before": _stand(row.before, row.attribution),
        "after": _stand(row.stance, row.attribution),
        "when": legible(" · ".join(part for part in when if part)),
        "quote": legible(row.quote),
        "said": legible(" · ".join(part for part in said if part)),
    }


def _stand(stance: OptionalNumber, attribution: str) -> Stand:
    if isna(stance):
        return {"words": "silence", "look": ""}
    return {"words": VERBS[stance], "look": f"v{stance} {attribution}"}
