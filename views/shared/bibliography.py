"""How to cite what a page shows, or one of its positions: in prose, and for reference managers."""

from datetime import date

import pandas as pd
import streamlit as st

from analysis.scenarios.pinned_positions import said_ones
from analysis.wording.sides import question
from analysis.wording.statements import in_one_line
from analysis.wording.summaries import what_it_wants, who_stands_where
from briefing.bibliography.citation_formats import CITATION_FORMATS
from briefing.bibliography.entry import Entry, in_prose, page_entry, position_entry
from briefing.pair import days_compared, pair_stem
from loaders.joint_statements import once
from loaders.table_rows import PositionRow, records
from views.shared import session
from views.shared.compared_actors import Side
from views.shared.downloads import offer_file
from views.shared.markdown_text import plain
from views.shared.view import View
from views.shared.widgets import find

_FOLD, _CITED = "fold_cite", "cited"


def cite_pair(left: Side, right: Side) -> None:
    """The fold on two sides, with the positions in force of both."""
    days, view = days_compared(left, right), left.selection
    supposing = view if view.scenario else right.selection
    entry = page_entry(question(left.short, right.short), pair_stem(left, right), days, supposing, date.today())
    both = pd.concat([left.stated.in_force, right.stated.in_force])
    _show(entry, both[~both.index.duplicated()], max(left, right, key=lambda side: side.selection.as_of).selection)


def cite_actor(actor: str, view: View) -> None:
    """The fold on one actor, with its positions in force."""
    entry = _entry(what_it_wants(view.names[actor]), actor, view)
    _show(entry, view.stated.of(actor).in_force, view)


def cite_issue(issue: str, view: View) -> None:
    """The fold on one issue, with the positions in force on it."""
    entry = _entry(who_stands_where(view.titles[issue]), issue, view)
    _show(entry, view.stated.on(issue).in_force, view)


def _entry(title: str, stem: str, view: View) -> Entry:
    return page_entry(title, f"{stem}-{view.as_of}", [("As of", view.as_of)], view, date.today())


def _show(entry: Entry, positions: pd.DataFrame, view: View) -> None:
    """The entry of the page, or that of the position which is chosen instead."""
    if session.chosen(_FOLD) is None and session.chosen_word(_CITED):
        session.set_choices(**{_FOLD: True})  # a link that names a position leads to its entry
    fold = st.expander("Cite this", key=_FOLD, on_change="rerun")
    if not fold.open:
        return
    with fold:
        held = {f"{row.file}:{row.line}": row for row in records(once(said_ones(positions)), PositionRow)}
        lines = {place: in_one_line(row, view) for place, row in held.items()}
        chosen = find("What to cite", _CITED, list(held), lines, "This page; or choose one of its positions")
        if chosen:
            entry = position_entry(held[chosen], view, date.today())
        st.markdown(plain(in_prose(entry)))
        for form, tab in zip(CITATION_FORMATS, st.tabs([form.name for form in CITATION_FORMATS]), strict=True):
            content = form.write(entry)
            with tab:
                st.code(content, language=None, wrap_lines=True)
                offer_file(f"Download {form.name}", content.encode, f"cite-{entry.key}{form.suffix}", form.mime,
                           f"cite{form.suffix}", type="tertiary", icon=":material/download:")  # fmt: skip
