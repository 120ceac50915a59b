"""What rests on which document, how much one document decides, and which carry nothing."""

import pandas as pd
import streamlit as st

from analysis.wording.figures import count, date_in_words, in_part, listed, percent
from views import charts
from views.components.card_list import show_passages
from views.look.theme import palette
from views.pages.coverage.dominant_document import show_dominant
from views.pages.coverage.weakness_rows import Weakness, first_named, link_each, of_all
from views.shared.chart_panel import show_chart, show_open_table
from views.shared.markdown_text import plain
from views.shared.session import chosen, was_clicked
from views.shared.timelines import most_stated
from views.shared.view import View

MOST_ROWS, MOST_COLUMNS = 40, 20
"""How many actors and documents the chart has at most."""


def dominant_document(view: View) -> Weakness:
    """How much rests on the one document that carries most."""
    table = view.thinness.documents
    used, total = table[table["positions"] > 0], int(table["positions"].sum())
    title = [view.documents[str(source)].title for source in used.index[:1]]
    return Weakness(
        "weights",
        percent(int(used["positions"].iloc[0]) / total) if total else "None",
        "of the positions from one document",
        first_named(title, quoted=True),
        lambda: _show_reliance(used, total, view),
    )


def unused_documents(view: View) -> Weakness:
    """The documents that carry no position in view."""
    table = view.thinness.documents
    unused = [str(source) for source in table.index[table["positions"] == 0]]
    return Weakness(
        "unused_documents",
        of_all(len(unused), len(table)),
        "documents without a position in view",
        first_named([view.documents[source].title for source in unused], quoted=True),
        lambda: _show_unused(unused, view),
    )


def _show_footing(view: View) -> None:
    """The chart of actors by documents; a click shows the quotations behind a square."""
    stated = view.stated.all
    if stated.empty:
        return
    cells = view.thinness.cells
    spoken, quoted = set(cells["actor"]), set(cells["source"])
    every = [actor for actor in view.actor_ids if actor in spoken]
    actors = most_stated(stated, "actor", every, MOST_ROWS)
    used = [source for source in view.data.sources["source"] if source in quoted]
    sources = most_stated(stated, "source", used, MOST_COLUMNS)
    part = (
        f" {len(actors)} of {count(len(every), 'actor')} and {len(sources)} of {count(len(used), 'document')}, those "
        "with the most positions; the table has all."
    )
    show_chart(
        charts.footing(cells, {one: view.names[one] for one in actors}, _labels(sources, view), palette()),
        key="footing",
        alt=f"{count(len(actors), 'actor')} by {count(len(sources), 'document')}: how many positions of each "
        "rest on which. The table below has the same numbers.",
        caption="Number: positions. Filled: at least one in the actor's own words. Open: none. Empty: the document "
        "says nothing of the actor. Click a square for its quotations."
        + (part if len(actors) < len(every) or len(sources) < len(used) else ""),
        table=cells,
        words=lambda rows: _cells_in_words(rows, view),
        on_click=("cell_actor", "source"),
        file="actors_by_document",
    )
    if was_clicked("footing"):
        _open_square(view, chosen("cell_actor"), chosen("source"))


@st.dialog("The quotations behind it", width="medium")
def _open_square(view: View, actor: str, source: str) -> None:
    st.subheader(f"{plain(view.names[actor])} in “{plain(view.documents[source].title)}”")
    mine = view.stated.of(actor).all
    show_passages(mine[mine["source"] == source], view, key="square", about="actor")


def _labels(sources: list[str], view: View) -> dict[str, str]:
    """Year and publisher of each document, or its id where another has the same."""
    documents = [view.documents[source] for source in sources]
    labels = [f"{one.published_latest.year} {one.publisher.partition(',')[0]}" for one in documents]
    return {
        source: label if labels.count(label) == 1 else source for source, label in zip(sources, labels, strict=True)
    }


def _cells_in_words(cells: pd.DataFrame, view: View) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Actor": cells["actor"].map(view.names),
            "Document": [view.documents[source].title for source in cells["source"]],
            "Positions": cells["positions"],
            "Separate quotations": cells["passages"],
            "Own words": cells["own"],
        }
    )


def _show_reliance(used: pd.DataFrame, total: int, view: View) -> None:
    """How much one document decides, and what rests on which. `used` has the most used document first."""
    if used.empty:
        st.markdown("No position is in view, so no document decides anything. Choose a later date, or more evidence.")
        return
    show_dominant(str(used.index[0]), used, total, view)
    _show_footing(view)
    words = pd.DataFrame(
        {
            "Document": [view.documents[str(source)].title for source in used.index],
            "Positions": used["positions"],
            "Share": [percent(number / total) for number in used["positions"]],
            "Separate quotations": used["passages"],
            "Actors": used["actors"],
            "Known from it alone": used["sole_actors"],
            "Issues": used["issues"],
            "Told in it alone": used["sole_issues"],
            "Own words": used["own"],
            "Published": [date_in_words(view.documents[str(source)].published) for source in used.index],
        }
    )
    st.markdown("**Every document and what rests on it**")
    show_open_table(words, key="weights")


def _show_unused(sources: list[str], view: View) -> None:
    if not sources:
        st.markdown("Every registered document carries a position in view.")
        return
    in_data = set(view.data.positions["source"])
    never = [source for source in sources if source not in in_data]
    titles = [f"“{view.documents[source].title}”" + ("" if source in never else " (out of view)") for source in sources]
    st.markdown(
        f"**{count(len(sources), 'document carries', 'documents carry')} no position in view:** "
        f"{plain(listed(in_part(titles)))}."
        + (
            f" {count(len(never), 'carries', 'carry')} none under any filter: nothing there is to be coded, or "
            "it is yet to be."
            if never
            else ""
        )
    )
    link_each("sources", "source", {source: view.documents[source].title for source in sources})
