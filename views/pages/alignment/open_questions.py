"""What would change the picture: bridges, the next questions, red lines and silences."""

from datetime import date

import pandas as pd
import streamlit as st

from analysis.alignment import RANKED_FROM
from analysis.coverage import count_passages
from analysis.next_questions import QuestionRow, next_questions
from analysis.positions_in_force import span
from analysis.silences import red_lines, silences
from analysis.thin_evidence import OLD_YEARS
from analysis.wording.figures import count, day_in_words, separate_quotations
from loaders.dates import years_before
from loaders.joint_statements import once
from loaders.table_rows import records
from views.components.card_list import show_passages
from views.pages.alignment.bridges import show_bridges
from views.shared.chart_panel import how_made, show_list, show_table
from views.shared.links import link
from views.shared.markdown_text import plain
from views.shared.position_tables import table_of
from views.shared.view import View
from views.shared.widgets import find, pick_day

CARDS = 6
WORTH_ASKING = 0.01
"""By how much any answer must narrow ranges for it to be named."""


def show_prospects(view: View) -> None:
    """Three lists."""
    show_bridges(view)
    _show_questions(view)
    _show_red_lines(view)
    _show_silences(view)


def _show_questions(view: View) -> None:
    st.header("What should be asked next?")
    every = next_questions(view.direct.room.pairs, view.direct.room.blocs)
    asked = sorted(set(every["actor"]), key=lambda actor: view.names[actor])
    actor = find("Of one actor only", "ask", asked, view.names, "Any actor", width=320)
    table = every[every["actor"] == actor] if actor else every
    if table.empty:
        st.info("No unstated position in view could tell more: every issue that anybody has spoken on is answered.")
        return
    top = next(records(table, QuestionRow))
    if not top.unlocks and not top.decides and top.narrows < WORTH_ASKING:
        st.markdown(
            "**No single answer would change the picture much**: none decides a bloc or brings a pair to "
            f"{RANKED_FROM} shared issues, and none is sure to narrow a range by {100 * WORTH_ASKING:.0f} point on "
            "average."
        )
    else:
        st.markdown(
            f"An answer of **{plain(view.names[top.actor])} on “{plain(view.titles[top.issue])}”** would tell most: "
            f"{plain(_what_it_tells(top))}."
        )
    show_list(table if (table["decides"] != "").any() else table.drop(columns="decides"), "questions",
              words=lambda rows: _questions_in_words(rows, view))  # fmt: skip
    how_made(
        "Unstated positions, those first that would decide which bloc the actor stands closest to, then by how many "
        f"pairs they bring to {RANKED_FROM} shared issues, then by how much at least an answer narrows what the "
        "actor's alignments could be if all issues were filled in (mean over all other actors)."
    )


def _questions_in_words(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    words = {
        "Ask": rows["actor"].map(view.names),
        "About": rows["issue"].map(view.titles),
        f"Pairs to n = {RANKED_FROM}": rows["unlocks"],
        "Narrows by at least (points)": (100 * rows["narrows"]).round(2),
        "Heard on it": rows["heard"],
    }
    return pd.DataFrame({**words, "Decides between": rows["decides"]} if "decides" in rows else words)


def _what_it_tells(row: QuestionRow) -> str:
    parts = []
    if row.decides:
        parts.append(f"it decides between bloc {row.decides}")
    if row.unlocks:
        parts.append(f"it brings {count(row.unlocks, 'pair')} to {RANKED_FROM} shared issues")
    parts.append(f"it narrows the actor's ranges by at least {100 * row.narrows:.1f} points on average")
    return "; ".join(parts)


def _show_red_lines(view: View) -> None:
    st.header("Where are the red lines?")
    lines = red_lines(view.stated.in_force)
    if lines.empty:
        st.markdown("Nobody in view strongly opposes anything, as far as is stated.")
    else:
        single = once(lines)
        st.markdown(
            f"**{count(len(single), 'strong opposition')}** of {count(lines['actor'].nunique(), 'actor')}, "
            f"resting on {separate_quotations(count_passages(lines))}"
            + (f"; the newest {CARDS}:" if len(single) > CARDS else ":")
        )
        show_passages(single.head(CARDS), view, key="red_lines")
        show_table(lines, key="red_lines", label="All strong oppositions as a table",
                   words=lambda rows: table_of(rows, view))  # fmt: skip
    how_made("Red lines are latest positions with the stance “strong opposition”.")


def _show_silences(view: View) -> None:
    st.header("Who has fallen silent?")
    first, last = span(view.data, date.today())
    newest = view.stated.all["latest"].max().date()
    since = pick_day("Silent since", "silent_since", first, last, years_before(newest, OLD_YEARS), width=160,
                     help="The last word on the issue is of this day or earlier.").drawn()  # fmt: skip
    silent = silences(view.stated.all, view.stated.in_force, since)
    spoke_on = silent[silent["later"] > 0]
    if silent.empty:
        st.markdown(f"No position in view is surely of {day_in_words(since)} or earlier.")
    else:
        st.markdown(
            f"**On {count(len(silent), 'position')} nothing more was said after {day_in_words(since)}.** "
            + _what_silence_says(len(silent), len(spoke_on))
        )
        ordered = pd.concat([spoke_on, silent[silent["later"] == 0]])
        show_list(ordered, "silences", words=lambda rows: _silences_in_words(rows, view))
        with st.container(horizontal=True):
            for actor in ordered["actor"].unique()[:3]:
                link("actor", f"All of {plain(view.names[actor])}", actor=actor)
    how_made(
        "A silence is an actor's latest position that is not later than the chosen day; silence is no change of mind."
    )


def _what_silence_says(silent: int, later: int) -> str:
    """Whether the silent ones have spoken on anything else since."""
    if not later:
        return "None of these actors is heard after that day at all: the documents end, and say nothing of their minds."
    others = "" if later == silent else " In the others the actor is no longer heard in these documents at all."
    return (
        f"In {'all' if later == silent else f'{later:,}'} of these cases the actor has spoken since, on something "
        f"else: that silence may say something.{others}"
    )


def _silences_in_words(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Actor": rows["actor"].map(view.names),
            "Issue": rows["issue"].map(view.titles),
            "Last word": rows["date"],
            "Separate quotations since, on other issues": rows["later"],
            "Where": rows["file"] + ":" + rows["line"].astype("str"),
        }
    )
