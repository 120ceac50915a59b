"""A list of moves, each a fold with its quotation, which the browser opens without a run of the page."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st
from pandas import isna

from analysis.moves import Move, MoveRow
from analysis.wording.display_text import legible
from analysis.wording.figures import VERBS, date_in_words, in_part, listed, voice
from analysis.wording.position_details import deed_in_words
from loaders.table_rows import OptionalNumber
from views.shared.stance_look import stance_css
from views.shared.view import View

STYLE = Path(__file__).with_suffix(".css")

MOST = 60
"""How many moves a list has at most; the table has all."""


def show_moves(moves: Sequence[Sequence[MoveRow]], view: View, *, at_once: int = MOST) -> None:
    """An entry for each move, whoever make it together, the first `at_once` in sight and the others in a fold.

    One entry is open at a time. Nothing where there is none.
    """
    if not moves:
        return
    entries = [_entry(one, view) for one in moves[:MOST]]
    more = entries[at_once:]
    folded = f"<details><summary><b>{len(more)} more</b></summary>{''.join(more)}</details>" if more else ""
    style = f"{stance_css()}{STYLE.read_text(encoding='utf-8')}"
    st.html(f'<style>{style}</style><div class="stances moves">{"".join(entries[:at_once])}{folded}</div>')


def _entry(together: Sequence[MoveRow], view: View) -> str:
    """Who moved on what, from where to where, when and in whose words; in its fold the quotation with its source."""
    row = together[0]
    who = listed(in_part(view.names[one.actor] for one in together))
    kind = row.move if row.move != Move.side else ""
    when = " · ".join(
        part for part in (date_in_words(row.date), voice(row, view.names), deed_in_words(row), kind) if part
    )
    source = view.documents[row.source]
    said = " · ".join(part for part in (row.speaker, row.venue, f"{source.title} ({source.publisher})") if part)
    return (
        f'<details name="moves"><summary><b>{_text(who)}</b><span class="on">{_text(view.titles[row.issue])}</span>'
        f'<span class="to">{_stance(row.before, row.attribution)} → {_stance(row.stance, row.attribution)}</span>'
        f"<small>{_text(when)}</small></summary>"
        f"<blockquote><p>“{_text(row.quote)}”</p><p><small>{_text(said)} · {_text(row.file)}:{row.line}</small></p>"
        "</blockquote></details>"
    )


def _stance(stance: OptionalNumber, attribution: str) -> str:
    if isna(stance):
        return "silence"
    return f'<i class="v{stance} {attribution}">{VERBS[stance]}</i>'


def _text(words: str) -> str:
    """Data as text of a page, whatever it holds."""
    return escape(legible(words))
