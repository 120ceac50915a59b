"""How the alignment of two actors, or of one with all others, changes over time."""

from collections.abc import Collection, Sequence

import pandas as pd
import streamlit as st

from analysis.alignment import RANKED_FROM
from analysis.alignment_history import alignment_over_time
from analysis.chronology import ends
from analysis.wording.figures import PLAIN_LEVEL, count, date_as_noun, in_part, listed, percent, percent_range
from views import charts
from views.shared.attribution_note import second_hand
from views.shared.chart_panel import palette, show_chart, show_table
from views.shared.compared_actors import default_pair
from views.shared.evidence_comparison import pair_changes, show_steps
from views.shared.markdown_text import plain
from views.shared.timelines import time_span
from views.shared.view import View
from views.shared.widgets import choose, first_of, offer_more


def follow_pair(view: View) -> None:
    """The alignment of a chosen pair."""
    actors = list(view.actors["actor"])
    pair = default_pair(view)
    with st.container(horizontal=True):
        left = choose("Left", "left", actors, view.names, pair[0], width=280)
        right = choose("Right", "right", actors, view.names, pair[1], width=280)
    if left == right:
        st.info("An actor agrees with itself: choose two.")
        return
    series = alignment_over_time(view.counted.all, left, [right], view.issue_ids, view.as_of)
    names = f"{view.names[left]} and {view.names[right]}"
    if not (series["n"] > 0).any():
        st.info(f"{plain(names)} share no issue on which both have a stated position: there is no alignment to draw.")
        return
    known = series[series["n"] > 0]
    st.markdown(
        f"Comparable since {_said_when(view, (left, right), known['date'].iloc[0])}; now "
        f"**{percent(known['alignment'].iloc[-1])} on n = {known['n'].iloc[-1]}**."
    )
    show_steps(view, lambda one: _in_brief(one, left, right), beside=True)
    _warn(view, [left, right])
    show_chart(
        charts.alignment_line(series, (known["date"].iloc[0].date(), view.as_of), palette()),
        key="pair_alignment",
        alt=f"Alignment of {names} over time, with its {PLAIN_LEVEL} interval and n. The table below has every step.",
        caption=f"The line is the alignment, the band its {PLAIN_LEVEL} interval, n the number of shared issues. "
        f"Dotted: fewer than {RANKED_FROM} shared issues or passages. "
        "A step stands on the day from which a statement counts; it can come from a new issue, not only from a move.",
        table=_table(series),
    )


def follow_all(view: View) -> None:
    """The alignment of a chosen actor with every other, a lane each."""
    actors = list(view.actors["actor"])
    actor = choose("Actor", "actor", actors, view.names, view.coverage.most_spoken_actor, width=320)
    last = view.ranking.heard_of(actor)
    comparable = last[last["n"] > 0]
    if comparable.empty:
        st.info(f"No other actor shares an issue with {plain(view.names[actor])} under these filters.")
        return
    length = first_of("rows", len(comparable))
    steps = view.over_time(actor)
    place = {other: number for number, other in enumerate(comparable["other"])}
    steps = steps[steps["other"].isin(place)].sort_values("other", key=lambda others: others.map(place), kind="stable")
    drawn = steps[steps["other"].isin(comparable["other"].head(length))]
    series = {str(other): line for other, line in drawn.groupby("other", sort=False)}
    told = set(comparable.loc[comparable["told"], "other"])
    names = {other: view.names[other] + (", as others tell it" if other in told else "") for other in place}
    first, _ = time_span(view.stated.of(actor).all, view.as_of)
    _warn(view, [actor, *comparable["other"]])
    _show_changes(view, actor, comparable)
    show_chart(
        charts.alignment_lanes([(names[o], one) for o, one in series.items()], (first, view.as_of), palette()),
        key="all_alignments",
        alt=f"Alignment of {view.names[actor]} with {count(len(series), 'actor')} over time, a lane each with its n. "
        "The table below has every step.",
        caption=f"A lane runs from 0 to 100 % alignment with {plain(view.names[actor])}; n stands where it changes. "
        f"Dotted and grey: fewer than {RANKED_FROM} shared issues or passages, in no order. "
        "A step stands on the day from which a statement counts.",
        table=steps,
        words=lambda rows: _table(rows).assign(Actor=rows["other"].map(names)),
    )
    offer_more(
        "rows",
        len(comparable),
        f"{length} of {count(len(comparable), 'actor')}, the nearest first, as others tell it last. The table has all.",
    )
    silent = [view.names[o] for o in last.loc[last["n"] == 0, "other"]]
    if silent:
        st.caption(f"Not comparable: {plain(listed(in_part(silent)))}.")


def _said_when(view: View, actors: Collection[str], day: pd.Timestamp) -> str:
    """The date, as precise as it is known, of the newest statement of some actors that counts from a day."""
    every = view.counted.all
    _, newest = ends(every[every["actor"].isin(actors) & (every["latest"] == day)])
    return date_as_noun(newest)


def _in_brief(view: View, left: str, right: str) -> str:
    pair = view.room.pairs.between([left], [right])
    n = int(pair["n"].iloc[0])
    return f"{percent(float(pair['alignment'].iloc[0]))} on n = {n}" if n else "not comparable"


def _show_changes(view: View, actor: str, comparable: pd.DataFrame) -> None:
    """How the alignment with each differs at other steps of evidence; nothing where it cannot."""
    others = list(comparable["other"])
    changes = pair_changes(view, [actor] * len(others), others)
    if changes.empty:
        return
    figures = {"Actor": [view.names[other] for other in others],
               "Alignment %": (100 * comparable["alignment"]).round(1), "n": comparable["n"]}  # fmt: skip
    table = pd.concat([pd.DataFrame(figures).reset_index(drop=True), changes], axis=1)
    show_table(table, key="all_steps", label="How each would differ by whose words count")


def _warn(view: View, actors: Sequence[str]) -> None:
    """Say whose words are not their own before the figures are read."""
    hearsay = second_hand(view, actors)
    if hearsay:
        st.markdown(f":material/record_voice_over: {hearsay}")


def _table(series: pd.DataFrame) -> pd.DataFrame:
    """An alignment over time for people."""
    return pd.DataFrame(
        {
            "Counts from": series["date"].dt.strftime("%Y-%m-%d"),
            "Alignment": [
                percent(value) if n else "not comparable"
                for value, n in zip(series["alignment"], series["n"], strict=True)
            ],
            "n": series["n"],
            "Passages": series["passages"],
            f"{PLAIN_LEVEL} interval": [
                percent_range(bounds) if n else ""
                for bounds, n in zip(zip(series["low"], series["high"], strict=True), series["n"], strict=True)
            ],
            "Ranked": ["yes" if ranked else "no" for ranked in series["ranked"]],
        }
    )
