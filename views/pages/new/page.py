"""What is new: what did the world do since a day, what did that do to the picture, and what did we do?"""

from collections.abc import Sequence

import streamlit as st

from analysis.news.findings import Findings
from analysis.news.new_statements import Item, Kind, News
from analysis.wording.disputes import own_words_in_words
from analysis.wording.figures import count, day_in_words
from analysis.wording.news import NEW_IN_SHORT, SEVERAL, how_many_are_new, number_of, what_is_new, what_it_is, who_moved
from analysis.wording.scope import scope, scoped
from views.components.move_list import MOST, entry_of, show_moves
from views.pages.new.coding_work import show_work, work_on_view
from views.pages.new.pair_moves import show_pairs
from views.pages.new.since import Since, choose_since
from views.shared.briefing_download import offer_news
from views.shared.chart_panel import how_made, show_table
from views.shared.evidence_comparison import show_steps
from views.shared.first_steps import show_first_steps
from views.shared.links import link
from views.shared.markdown_text import plain
from views.shared.page_title import show_title
from views.shared.position_tables import table_of_news
from views.shared.view import View

BROUGHT = "This is what the newest document brought; other days can be chosen above."

IN_SIGHT = 6
"""How many new statements stand in sight, so that what they did to the picture begins soon after them."""


def show(view: View) -> None:
    """The page."""
    show_title(view, "What is new?")
    if show_first_steps(view, "what was said since a day, and what that changed"):
        return
    if view.stated.all.empty:
        st.info("No position passes the filters in the sidebar. Choose a later date, or let in more evidence.")
        return
    since = choose_since(view)
    news = view.news_since(since.day)
    _show_answer(news, view)
    _show_statements(news, since, view)
    show_steps(view, lambda one: _in_brief(one.news_since(since.day)))
    picture = view.picture_since(since.day)
    show_pairs(picture, since.day, view)
    found = Findings(view, news, picture, work_on_view(since.day, view))
    show_work(found)
    offer_news(found, view)
    how_made(NEW_IN_SHORT)
    today = view.as_of.isoformat()
    link("new", f"For next time: what is new since {day_in_words(view.as_of)}", without=("as_of",), since=today)


def _show_answer(news: News, view: View) -> None:
    """Who moved, and how much of what is new is in own words."""
    with st.container(gap="xsmall"):
        st.header(plain(scoped(scope(view, day=False), what_is_new(news, view))), anchor=False)
        if news.statements:
            st.markdown(plain(own_words_in_words(news.rows)))


def _show_statements(news: News, since: Since, view: View) -> None:
    """Each new statement with its quotation a click away, what tells most first; restatements fold."""
    again = [item for item in news.items if item.kind is Kind.restatement]
    _show_items([item for item in news.items if item.kind is not Kind.restatement], view, "new_statements", IN_SIGHT)
    if not news.statements:
        return
    words = plain(how_many_are_new(news))
    st.markdown(f"{words} {BROUGHT}" if since.is_default else words)
    if again:
        with st.expander(f"{SEVERAL[Kind.restatement].capitalize()} ({news.number[Kind.restatement]:,})"):
            _show_items(again, view, "restated", MOST)
    show_table(news.rows, key="news", label="All of them as a table", words=lambda rows: table_of_news(rows, view))


def _show_items(items: Sequence[Item], view: View, key: str, at_once: int) -> None:
    """The first MOST of some new statements as a list."""
    entries = [entry_of(item.rows, view, who=who_moved(item, view), kind=_kind(item, view)) for item in items[:MOST]]
    show_moves(entries, key=key, at_once=at_once)
    if len(items) > MOST:
        st.markdown(f"The first {MOST} of {len(items):,}. The table has all.")


def _in_brief(news: News) -> str:
    """How many changes of side there are among what is new, at a step of evidence."""
    return f"{number_of(Kind.side, news.number[Kind.side])} among {count(news.statements, 'new statement')}"


def _kind(item: Item, view: View) -> str:
    """What a new statement tells, where the stances of its entry do not show it."""
    return "" if item.kind is Kind.side else what_it_is(item, view)
