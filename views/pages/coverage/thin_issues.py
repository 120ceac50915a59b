"""Issues on which nobody has spoken, or only one, or that stand in one document alone."""

import pandas as pd
import streamlit as st

from analysis.coverage import CountRow
from analysis.wording.figures import count, percent
from loaders.table_rows import records
from views.pages.coverage.weakness_rows import Weakness, first_named, link_each, of_all
from views.shared.chart_panel import show_open_table
from views.shared.markdown_text import quoted
from views.shared.view import View


def silent_issues(view: View) -> Weakness:
    """The issues on which nobody in view has a position."""
    table = view.thinness.issues
    silent = [str(issue) for issue in table.index[table["positions"] == 0]]
    return Weakness(
        "silent_issues",
        of_all(len(silent), len(view.issues)),
        "issues without a position",
        first_named([view.titles[issue] for issue in silent], quoted=True),
        lambda: _show_silent(silent, view),
    )


def sole_issues(view: View) -> Weakness:
    """The issues that one actor alone speaks to, or that stand in one document alone."""
    told = view.thinness.issues
    told = told[told["positions"] > 0]
    return Weakness(
        "thin_issues",
        of_all(len(told), len(view.issues)),
        "issues with one actor or one document",
        first_named([view.titles[str(issue)] for issue in told.index], quoted=True),
        lambda: _show_sole(told, view),
    )


def _show_silent(silent: list[str], view: View) -> None:
    if not silent:
        st.markdown("Somebody has spoken on every issue in view.")
        return
    st.markdown(
        f"**Nobody in view has a stated position on {quoted(view.titles[issue] for issue in silent)}.** "
        "That is what these documents do not say: silence is not neutrality."
    )
    link_each("issue", "issue", {issue: view.titles[issue] for issue in silent})


def _show_sole(told: pd.DataFrame, view: View) -> None:
    if told.empty:
        st.markdown("Every issue on which anybody has spoken has more than one actor and more than one document.")
        return
    st.markdown(
        f"{count(int((told['actors'] == 1).sum()), 'issue is', 'issues are')} addressed by one actor alone, and "
        f"{count(int((told['documents'] == 1).sum()), 'issue rests', 'issues rest')} on one document alone."
    )
    words = _in_words(told, view)
    show_open_table(words, key="thin_issues")


def _in_words(table: pd.DataFrame, view: View) -> pd.DataFrame:
    actors, documents = (view.thinness.sole["issue", of].reindex(table.index) for of in ("actor", "source"))
    titles = {source: document.title for source, document in view.documents.items()}
    return pd.DataFrame(
        {
            "Issue": [view.titles[str(issue)] for issue in table.index],
            "Actors": table["actors"],
            "Documents": table["documents"],
            "Positions": table["positions"],
            "Separate quotations": table["passages"],
            "Own words": [percent(row.own / row.positions) for row in records(table, CountRow)],
            "Newest": table["last"],
            "Only actor": actors.map(view.names).fillna(""),
            "Only document": documents.map(titles).fillna(""),
        }
    )
