"""Coverage: where is the evidence thin?"""

from functools import partial

import pandas as pd
import streamlit as st

from analysis.alignment import RANKED_FROM
from analysis.coverage import CountRow
from analysis.thin_evidence import OLD_YEARS, ThinRow
from analysis.wording.figures import count, day_in_words, percent
from loaders.joint_statements import count_positions
from loaders.table_rows import records
from views.pages.coverage.coding_status import show_status
from views.pages.coverage.document_reliance import show_documents, show_footing
from views.pages.coverage.doubtful_positions import show_doubts, show_unverified
from views.shared.chart_panel import show_table
from views.shared.first_steps import show_first_steps
from views.shared.links import link
from views.shared.markdown_text import plain, quoted
from views.shared.page_title import show_title
from views.shared.view import View
from views.shared.widgets import STEP

LINKED = 8
"""Of the thinnest actors, and of the silent issues, how many have a link each."""


def show(view: View) -> None:
    """The page."""
    show_title(view, "Where is the evidence thin?")
    if show_first_steps(view, "which issues and actors hardly anybody has spoken of"):
        if len(view.data.sources):
            show_status(view)
        return
    actors, issues, documents = view.thinness.actors, view.thinness.issues, view.thinness.documents
    st.markdown(_answer(actors, issues, documents, view))
    st.caption(
        f"Of {count(count_positions(view.stated.all), 'position')} in view, "
        f"of {count_positions(view.data.positions):,} in the data: "
        f"as of {day_in_words(view.as_of)} and with the filters in the sidebar."
    )
    _show_actors(actors, view)
    _show_issues(issues, view)
    show_documents(documents, view)
    show_status(view)
    show_unverified(view)
    show_doubts(view)


def _answer(actors: pd.DataFrame, issues: pd.DataFrame, documents: pd.DataFrame, view: View) -> str:
    silent, few = int((issues["positions"] == 0).sum()), int(actors["few"].sum())
    words = (
        f"**{_of(silent, len(view.issues), 'issue')} without any stated position; "
        f"{_of(few, len(actors), 'actor')} with fewer than {RANKED_FROM} passages"
    )
    if documents["positions"].any():
        most, source = int(documents["positions"].iloc[0]), view.documents[documents.index[0]]
        share = percent(most / int(documents["positions"].sum()))
        words += f"; {share} of the positions from one document, “{plain(source.title)}”"
    return f"{words}.**"


def _of(number: int, total: int, noun: str) -> str:
    return f"{number} of {count(total, noun)}"


def _show_actors(table: pd.DataFrame, view: View) -> None:
    st.header("Who is hardly known, or was heard long ago?")
    if table.empty:
        st.markdown("The filters leave no actor. Choose others under “More filters” in the sidebar.")
        return
    few, old = table[table["few"]], table[table["old"]]
    silent = int((table["positions"] == 0).sum())
    st.markdown(
        f"**{count(len(few), 'actor rests', 'actors rest')} on fewer than {RANKED_FROM} passages**, too few to rank"
        + (f" ({silent} of them without any in view)" if silent else "")
        + f"; {count(len(old), 'actor', 'actors')} last spoke more than {OLD_YEARS} years before "
        f"{day_in_words(view.as_of)}. A position counts until a later one, however old it is."
    )
    show_footing(view)
    label = f"All {count(len(table), 'actor')}, the thinnest first"
    show_table(_actors_in_words(table, view), key="thin_actors", label=label, expanded=len(table) <= STEP)
    thinnest = [str(actor) for actor in table.index[table["few"] | table["old"]]][:LINKED]
    with st.container(horizontal=True):
        for actor in thinnest:
            link("actor", plain(view.names[actor]), actor=actor)


def _actors_in_words(table: pd.DataFrame, view: View) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Actor": [view.names[str(actor)] for actor in table.index],
            "Positions": table["positions"],
            "Passages": table["passages"],
            "Issues": table["issues"],
            "Documents": table["documents"],
            "Own words": [
                percent(row.own / row.positions) if row.positions else "—" for row in records(table, ThinRow)
            ],
            "Newest": table["last"].replace("", "—"),
            "Thin because": [
                _why(few=row.few, old=row.old, silent=not row.positions) for row in records(table, ThinRow)
            ],
        }
    )


def _why(*, few: bool, old: bool, silent: bool) -> str:
    if silent:
        return "no stated position in view"
    return ", ".join(word for word, holds in (("few passages", few), ("old", old)) if holds)


def _show_issues(table: pd.DataFrame, view: View) -> None:
    st.header("On what has nobody spoken, or only one?")
    silent = [str(issue) for issue in table.index[table["positions"] == 0]]
    told = table[table["positions"] > 0]
    if silent:
        st.markdown(
            f"**Nobody in view has a stated position on {quoted(view.titles[issue] for issue in silent)}.** "
            "That is what these documents do not say: silence is not neutrality."
        )
        _link_issues(silent[:LINKED], view)
    else:
        st.markdown("Somebody has spoken on every issue in view.")
    if told.empty:
        return
    st.markdown(
        f"{count(int((told['actors'] == 1).sum()), 'issue is', 'issues are')} addressed by one actor alone, and "
        f"{count(int((told['documents'] == 1).sum()), 'issue rests', 'issues rest')} on one document alone."
    )
    label = "Issues with one actor or one document"
    words = partial(_issues_in_words, view=view)
    show_table(told, key="thin_issues", label=label, expanded=len(told) <= STEP, words=words)


def _issues_in_words(table: pd.DataFrame, view: View) -> pd.DataFrame:
    actors, documents = (view.thinness.sole["issue", of].reindex(table.index) for of in ("actor", "source"))
    titles = {source: document.title for source, document in view.documents.items()}
    return pd.DataFrame(
        {
            "Issue": [view.titles[str(issue)] for issue in table.index],
            "Actors": table["actors"],
            "Documents": table["documents"],
            "Positions": table["positions"],
            "Passages": table["passages"],
            "Own words": [percent(row.own / row.positions) for row in records(table, CountRow)],
            "Newest": table["last"],
            "Only actor": actors.map(view.names).fillna(""),
            "Only document": documents.map(titles).fillna(""),
        }
    )


def _link_issues(issues: list[str], view: View) -> None:
    with st.container(horizontal=True):
        for issue in issues:
            link("issue", plain(view.titles[issue]), issue=issue)
