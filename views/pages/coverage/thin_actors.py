"""Actors that are hardly known, were heard long ago, or have no word of their own."""

import pandas as pd
import streamlit as st

from analysis.alignment import RANKED_FROM
from analysis.coverage import ChannelRow
from analysis.thin_evidence import OLD_YEARS, ThinRow
from analysis.wording.figures import count, date_in_words, day_in_words, percent
from loaders.table_rows import records
from views.pages.coverage.weakness_rows import Weakness, first_named, link_each, of_all
from views.shared.attribution_note import second_hand
from views.shared.chart_panel import show_open_table
from views.shared.first_steps import NO_ACTOR
from views.shared.markdown_text import plain
from views.shared.view import View


def hardly_known(view: View) -> Weakness:
    """The actors that rest on too few quotations to be ranked."""
    table = view.thinness.actors
    few = table[table["few"]]
    return Weakness(
        "few_quotations",
        of_all(len(few), len(table)),
        f"actors with fewer than {RANKED_FROM} separate quotations",
        first_named([f"{view.names[str(actor)]} ({number:,})" for actor, number in few["passages"].items()]),
        lambda: _show_few(few, table, view),
    )


def long_ago(view: View) -> Weakness:
    """The actors whose newest statement is old."""
    table = view.thinness.actors
    old = table[table["old"]].sort_values("last_day", kind="stable")
    worst = [
        f"{plain(view.names[str(actor)])}, {date_in_words(row.last)}"
        for actor, row in zip(old.index[:1], records(old, ThinRow), strict=False)
    ]
    return Weakness(
        "old_positions",
        of_all(len(old), len(table)),
        f"actors last heard more than {OLD_YEARS} years ago",
        "".join(worst),
        lambda: _show_old(old, view),
    )


def without_own_words(view: View) -> Weakness:
    """The actors of which nothing is known in their own words."""
    table = view.thinness.actors
    told = table[(table["positions"] > 0) & (table["own"] == 0)]
    told = told.sort_values("positions", ascending=False, kind="stable")
    return Weakness(
        "others_words",
        of_all(len(told), len(table)),
        "actors known in others’ words only",
        first_named(
            [f"{view.names[str(actor)]} ({count(number, 'position')})" for actor, number in told["positions"].items()]
        ),
        lambda: _show_told(told, view),
    )


def _show_few(few: pd.DataFrame, table: pd.DataFrame, view: View) -> None:
    if table.empty:
        st.markdown(NO_ACTOR)
        return
    silent = int((table["positions"] == 0).sum())
    st.markdown(
        f"**{count(len(few), 'actor has', 'actors have')} fewer than {RANKED_FROM} separate quotations**, too few to "
        f"rank{f' ({silent} of them none in view)' if silent else ''}. All {count(len(table), 'actor')}, those with "
        "the fewest first:"
    )
    words = _in_words(table, view)
    show_open_table(words, key="thin_actors")
    _link(few, view)


def _show_old(old: pd.DataFrame, view: View) -> None:
    if old.empty:
        st.markdown(f"Everybody who has spoken was heard in the {OLD_YEARS} years before {day_in_words(view.as_of)}.")
        return
    st.markdown(
        f"**{count(len(old), 'actor', 'actors')} last spoke more than {OLD_YEARS} years before "
        f"{day_in_words(view.as_of)}**, those heard longest ago first. A position counts until a later one, however "
        "old it is."
    )
    words = _in_words(old, view)
    show_open_table(words, key="old_actors")
    _link(old, view)


def _show_told(told: pd.DataFrame, view: View) -> None:
    if told.empty:
        st.markdown("Everybody who has a position has one in its own words.")
        return
    st.markdown(
        f"**{count(len(told), 'actor', 'actors')} with positions, and none of them in own words.** "
        f"{second_hand(view, [str(actor) for actor in told.index])}"
    )
    words = pd.DataFrame(
        {
            "Actor": [view.names[str(actor)] for actor in told.index],
            "Positions": told["positions"],
            "Reported": told["reported"],
            "Another’s account": told["characterised"],
            "Through": told.index.map(_through(view)).fillna(""),
            "Newest": told["last"],
        }
    )
    show_open_table(words, key="told_actors")
    _link(told, view)


def _through(view: View) -> dict[str, str]:
    """Through which other actors' words or media each actor is known, with how many of its positions."""
    found: dict[str, str] = {}
    for row in records(view.coverage.channels, ChannelRow):
        words = f"{view.names.get(row.voice, row.voice)} ({row.positions} of {row.of})"
        found[row.actor] = f"{found[row.actor]}, {words}" if row.actor in found else words
    return found


def _in_words(table: pd.DataFrame, view: View) -> pd.DataFrame:
    rows = list(records(table, ThinRow))
    return pd.DataFrame(
        {
            "Actor": [view.names[str(actor)] for actor in table.index],
            "Positions": table["positions"],
            "Separate quotations": table["passages"],
            "Issues": table["issues"],
            "Documents": table["documents"],
            "Own words": [percent(row.own / row.positions) if row.positions else "—" for row in rows],
            "Newest": table["last"].replace("", "—"),
            "Thin because": [_why(row) for row in rows],
        }
    )


def _why(row: ThinRow) -> str:
    if not row.positions:
        return "no stated position in view"
    return ", ".join(word for word, holds in (("few quotations", row.few), ("old", row.old)) if holds)


def _link(table: pd.DataFrame, view: View) -> None:
    link_each("actor", "actor", {str(actor): view.names[str(actor)] for actor in table.index})
