"""Find: where did they say that?"""

from collections.abc import Mapping, Sequence

import streamlit as st

from analysis.finding.finder import Found, find
from analysis.finding.library import MOST_EXCERPTS, Library
from analysis.finding.query import Query, read_query
from analysis.wording.display_text import cut
from analysis.wording.figures import count, in_part, listed
from analysis.wording.finding import HOW_TO_ASK, answer, looked_in, not_looked_in
from views.components.card_list import draw_cards
from views.pages.find.found_cards import left_out, passage_cards, quotation_cards
from views.pages.find.looked_in import coded_words, documents_at_hand
from views.pages.find.question import ask
from views.shared.first_steps import show_first_steps
from views.shared.links import link
from views.shared.markdown_text import plain
from views.shared.page_title import show_title
from views.shared.view import View
from views.shared.widgets import first_of, offer_more

MOST_NAMED, WIDTH = 5, 40
"""How many actors, issues and titles are named above the quotations, and in how many letters."""


def show(view: View) -> None:
    """The page."""
    show_title(view, "Where did they say that?")
    words, where = ask(view)
    if view.data.sources.empty and show_first_steps(view, "where words stand in quotations and documents"):
        return
    query = read_query(words)
    if not query.terms:
        st.info(HOW_TO_ASK if not words else f"There is no word in “{plain(words)}”. {HOW_TO_ASK}")
        return
    library = documents_at_hand(view)
    found = find(query, view.data, coded_words(view), library, where)
    st.header(plain(answer(found, words, where, view.names, view.titles)), anchor=False)
    _show_named(found, view)
    _show_quotations(found.quotations, query, view)
    _show_passages(found, query, view)
    st.caption(plain(looked_in(view.data, library, where, query)))
    _say_not_looked_in(library, view)
    if not found:
        st.caption(HOW_TO_ASK)


def _say_not_looked_in(library: Library, view: View) -> None:
    titles = {source: row.title for source, row in view.documents.items()}
    if words := not_looked_in(library, titles):
        st.caption(plain(words))


def _show_named(found: Found, view: View) -> None:
    """Links to the actors, issues and documents by whose names the words are found."""
    titles = {source: row.title for source, row in view.documents.items()}
    _show_links("Actors", "actor", found.actors, view.names)
    _show_links("Issues", "issue", found.issues, view.titles)
    _show_links("Titles", "sources", found.sources, titles, choice="source")


def _show_links(label: str, page: str, ids: Sequence[str], names: Mapping[str, str], choice: str = "") -> None:
    if not ids:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"named_{page}"):
        st.markdown(f"**{label}**", width="content")
        for one in ids[:MOST_NAMED]:
            link(page, plain(cut(names[one], WIDTH)), **{choice or page: one})
        if len(ids) > MOST_NAMED:
            st.markdown(f"and {len(ids) - MOST_NAMED:,} more", width="content")


def _show_quotations(labels: Sequence[int], query: Query, view: View) -> None:
    if not labels:
        return
    st.subheader("Quotations", anchor=False)
    hidden = left_out(labels, view)
    if hidden:
        of_them = f"{len(hidden):,} of {count(len(labels), 'quotation')}"
        st.caption(f"The filters in the sidebar leave out {of_them}; each of these says so.")
    length = first_of("found", len(labels))
    draw_cards(quotation_cards(labels[:length], hidden, query, view), key="found")
    offer_more("found", len(labels), f"{length} of {count(len(labels), 'quotation')}, the best first.")


def _show_passages(found: Found, query: Query, view: View) -> None:
    if not found.passages:
        return
    st.subheader("In the documents", anchor=False)
    length = first_of("found_documents", len(found.passages))
    shown = found.passages[:length]
    draw_cards([card for one in shown for card in passage_cards(one, query, view)], key="passages")
    more = [
        f"{count(one.total, 'place')} of “{view.documents[one.source].title}”"
        for one in shown
        if one.total > len(one.excerpts)
    ]
    if more:
        st.caption(plain(f"The best are shown, {MOST_EXCERPTS} of {listed(in_part(more))}."))
    offer_more("found_documents", len(found.passages), f"{length} of {count(len(found.passages), 'document')}.")
