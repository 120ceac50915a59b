"""Sources: what do the documents say, and where?"""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.wording.display_text import web_address
from analysis.wording.document_kinds import kind_in_words
from analysis.wording.figures import count, date_in_words, day_in_words, in_part, listed, percent
from loaders.joint_statements import count_positions, once
from loaders.table_rows import SourceRow
from views.pages.sources.document import show_source
from views.pages.sources.sought_place import from_its_beginning
from views.shared.chart_panel import MOST_SHOWN, show_rows, show_table
from views.shared.first_steps import show_first_steps
from views.shared.links import link
from views.shared.markdown_text import plain
from views.shared.page_title import show_title
from views.shared.session import chosen
from views.shared.table_files import offer_files
from views.shared.verification_note import checked_how, verified
from views.shared.view import View
from views.shared.widgets import choose

COLUMNS = {
    "document": "Found word for word",
    "fingerprint": "By fingerprint",
    "unverified": "Not verified",
    "misquoted": "Not found in it",
}


def show(view: View) -> None:
    """The page."""
    show_title(view, "What do the documents say, and where?")
    if view.data.sources.empty:
        if not show_first_steps(view, "what was coded of each document, beside its text"):
            st.info("No document is registered. Add one to `sources.yaml`, and quote it in a position.")
        return
    table = view.thinness.documents
    st.markdown(_answer(table, view))
    if view.data.positions.empty:
        link("edit", "Write the first position", task="position")
    shown, total = count_positions(view.stated.all), count_positions(view.data.positions)
    if shown < total:
        st.caption(
            f"In view: {shown:,} of {count(total, 'position')}, as of "
            f"{day_in_words(view.as_of)} and with the filters in the sidebar."
        )
    every = st.container()
    titles = {one: f"{view.documents[one].title} ({view.documents[one].publisher})" for one in table.index}
    source = choose(
        "Document", "source", list(table.index), titles, str(table.index[0]),
        on_change=from_its_beginning, width="stretch",
    )  # fmt: skip
    show_source(view.documents[source], view)
    with every:
        _show_documents(_in_words(table, view), folded=chosen("passage") is not None or chosen("place") is not None)


def _show_documents(documents: pd.DataFrame, *, folded: bool) -> None:
    """All documents as a table; who came for a passage or a place has it in a fold, and that in the first screen."""
    if folded:
        show_table(documents, key="documents", label=f"All {count(len(documents), 'document')}")
        return
    show_rows(documents, key="documents")
    if len(documents) > MOST_SHOWN:
        offer_files(documents, "documents")


def _answer(table: pd.DataFrame, view: View) -> str:
    used, total = table[table["positions"] > 0], int(table["positions"].sum())
    if used.empty:
        return f"**No position in view rests on any of the {count(len(table), 'registered document')}.**"
    first = view.documents[used.index[0]]
    words = (
        f"**{count(total, 'position rests', 'positions rest')} on {len(used)} of "
        f"{count(len(table), 'registered document')}; "
    )
    most = int(used["positions"].iloc[0])
    words += f"{most:,} ({percent(most / total)}) on “{plain(first.title)}” alone.** "
    return words + verified(view.stated.all, view)


def _in_words(table: pd.DataFrame, view: View) -> pd.DataFrame:
    """A row a document, with who is known from it and how its quotations have been checked."""
    by = view.thinness.cells.groupby("source")["actor"]
    actors = {source: listed(in_part(map(view.names.__getitem__, some))) for source, some in by}
    stated = once(view.stated.all)
    checked = pd.crosstab(stated["source"], checked_how(stated, view)).reindex(
        index=table.index, columns=list(COLUMNS), fill_value=0
    )
    documents = [view.documents[source] for source in table.index]
    words = {
        "Document": [one.title for one in documents],
        "Positions": table["positions"].to_list(),
        **{label: checked[key].to_list() for key, label in COLUMNS.items() if checked[key].any()},
        "Of": [actors.get(source, "") for source in table.index],
        **_said_of(documents),
        "Published": [date_in_words(one.published) for one in documents],
        "Publisher": [one.publisher for one in documents],
        "Affiliation": [view.names.get(one.affiliation, one.affiliation) for one in documents],
        "Language": [one.language for one in documents],
        "Address": [web_address(one.url) for one in documents],
    }
    return pd.DataFrame(words)


def _said_of(documents: Sequence[SourceRow]) -> dict[str, list[str]]:
    """Columns for the kind and the author of documents, where some entry names them."""
    columns = {
        "Kind": [kind_in_words(one.kind) for one in documents],
        "Author": [one.author for one in documents],
    }
    return {label: column for label, column in columns.items() if any(column)}
