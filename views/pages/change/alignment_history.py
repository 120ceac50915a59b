"""How the alignment of two actors, or of one with all others, changes over time."""

from collections.abc import Collection, Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.alignment import RANKED_FROM
from analysis.alignment_history import alignment_over_time
from analysis.chronology import ends
from analysis.compared_actor import ComparedActor, align_compared, sides_compared, told_issues
from analysis.moves import by_weight
from analysis.pair_years import pair_years
from analysis.wording.figures import PLAIN_LEVEL, count, date_as_noun, in_part, listed, percent, percent_range
from analysis.wording.moves import who_changed_sides
from analysis.wording.sides import as_heading, pair_in_brief
from analysis.wording.summaries import nearest_and_farthest
from views import charts
from views.pages.change.movers import in_brief
from views.shared.attribution_note import second_hand
from views.shared.chart_panel import palette, show_chart, show_open_table, show_table
from views.shared.compared_actors import default_pair
from views.shared.evidence_comparison import pair_changes, show_steps
from views.shared.markdown_text import plain
from views.shared.timelines import drawn_span
from views.shared.view import View
from views.shared.widgets import choose, first_of, offer_more


def follow_pair(view: View, controls: DeltaGenerator) -> None:
    """A chosen pair: on which sides they stand, how close they are over time, and each year by its own statements."""
    actors = list(view.actors["actor"])
    pair = default_pair(view)
    with controls:
        left = choose("Left", "left", actors, view.names, pair[0], label_visibility="collapsed", width=230)
        right = choose("Right", "right", actors, view.names, pair[1], label_visibility="collapsed", width=230)
    if left == right:
        st.info("An actor agrees with itself: choose two.")
        return
    series = alignment_over_time(view.counted.all, left, [right], view.issue_ids, view.as_of)
    names = f"{view.names[left]} and {view.names[right]}"
    if not (series["n"] > 0).any():
        st.info(f"{plain(names)} share no issue on which both have a stated position: there is no alignment to draw.")
        return
    one, other = ComparedActor(left, view), ComparedActor(right, view)
    st.header(f"{as_heading(sides_compared(one, other), told_issues(one, other))}.", anchor=False)
    known = series[series["n"] > 0]
    st.markdown(
        f"Comparable since {_said_when(view, (left, right), known['date'].iloc[0])}; now "
        f"**{percent(known['alignment'].iloc[-1])} on n = {known['n'].iloc[-1]}**. {_moved(view, [left, right])}"
    )
    _warn(view, [left, right])
    show_chart(
        charts.alignment_line(series, drawn_span(known["date"], view.as_of), palette()),
        key="pair_alignment",
        alt=f"Alignment of {names} over time, with its {PLAIN_LEVEL} interval and n. The table below has every step.",
        caption=f"The line is the alignment, the band its {PLAIN_LEVEL} interval, n the number of shared issues. "
        f"Dotted: fewer than {RANKED_FROM} shared issues or separate quotations. "
        "A step stands on the day from which a statement counts; it can come from a new issue, not only from a move.",
        table=_table(series),
        leads=True,
    )
    _show_years(view, left, right)
    show_steps(view, lambda at: _in_brief(at, left, right))


def _show_years(view: View, left: str, right: str) -> None:
    """Each year by the statements of that year alone, which the line above does not show."""
    years = pair_years(view.counted.all, left, right, view.issue_ids)
    st.subheader("Year by year, by what was said in it", anchor=False)
    st.markdown(
        "Here a year counts its own statements only; in the line above a position stands until the actor takes another."
    )
    words = pd.DataFrame(
        {
            "Year": years["year"].astype("str"),
            f"Statements: {view.names[left]}": years["left"],
            f"Statements: {view.names[right]}": years["right"],
            "Same side": years["same"],
            "Opposite": years["opposite"],
            "Mixed": years["mixed"],
            "n": years["n"],
            "Alignment": [
                percent(value) if n else "not comparable"
                for value, n in zip(years["alignment"], years["n"], strict=True)
            ],
        }
    )
    show_open_table(words, key="pair_years")


def follow_all(view: View, controls: DeltaGenerator) -> None:
    """The alignment of a chosen actor with every other, a lane each."""
    actors = list(view.actors["actor"])
    with controls:
        actor = choose("Actor", "actor", actors, view.names, view.coverage.most_spoken_actor,
                       label_visibility="collapsed", width=230)  # fmt: skip
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
    apart = set(comparable.loc[comparable["told"], "other"])
    names = {other: view.names[other] + (", as others tell it" if other in apart else "") for other in place}
    told = last[last["told"]]
    direct = view.ranking.direct_of(actor)
    nearest = nearest_and_farthest(direct, told, lambda other: f"**{plain(view.names[other])}**")
    st.markdown(f"{nearest} {_moved(view, view.actor_ids)}")
    _warn(view, [actor, *comparable["other"]])
    span = drawn_span(steps["date"], view.as_of)
    show_chart(
        charts.alignment_lanes([(names[o], one) for o, one in series.items()], span, palette()),
        key="all_alignments",
        alt=f"Alignment of {view.names[actor]} with {count(len(series), 'actor')} over time, a lane each with its n. "
        "The table below has every step.",
        caption=f"A lane runs from 0 to 100 % alignment with {plain(view.names[actor])}; n stands where it changes. "
        f"Dotted and grey: fewer than {RANKED_FROM} shared issues or separate quotations, in no order. "
        "A step stands on the day from which a statement counts.",
        table=steps,
        words=lambda rows: _table(rows).assign(Actor=rows["other"].map(names)),
        leads=True,
    )
    offer_more(
        "rows",
        len(comparable),
        f"{length} of {count(len(comparable), 'actor')}, the nearest first, as others tell it last. The table has all.",
    )
    silent = [view.names[o] for o in last.loc[last["n"] == 0, "other"]]
    if silent:
        with st.expander(f"Not comparable ({len(silent)})"):
            st.markdown(f"{plain(listed(in_part(silent)))}.")
    _show_changes(view, actor, comparable)
    show_steps(view, in_brief)


def _moved(view: View, actors: Sequence[str]) -> str:
    """Whether any of some actors changed sides."""
    return plain(who_changed_sides(by_weight(view.moves[view.moves["actor"].isin(actors)]), view.names))


def _said_when(view: View, actors: Collection[str], day: pd.Timestamp) -> str:
    """The date, as precise as it is known, of the newest statement of some actors that counts from a day."""
    every = view.counted.all
    _, newest = ends(every[every["actor"].isin(actors) & (every["latest"] == day)])
    return date_as_noun(newest)


def _in_brief(view: View, left: str, right: str) -> str:
    one, other = ComparedActor(left, view), ComparedActor(right, view)
    return pair_in_brief(sides_compared(one, other), align_compared(one, other))


def _show_changes(view: View, actor: str, comparable: pd.DataFrame) -> None:
    """How the alignment with each differs at other steps of evidence; nothing where it cannot."""
    others = list(comparable["other"])
    changes = pair_changes(view, [actor] * len(others), others)
    if changes.empty:
        return
    figures = {"Actor": [view.names[other] for other in others],
               "Alignment %": (100 * comparable["alignment"]).round(1), "n": comparable["n"]}  # fmt: skip
    table = pd.concat([pd.DataFrame(figures).reset_index(drop=True), changes], axis=1)
    show_table(table, key="all_steps", label="How each would differ by evidence")


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
            "Separate quotations": series["passages"],
            f"{PLAIN_LEVEL} interval": [
                percent_range(bounds) if n else ""
                for bounds, n in zip(zip(series["low"], series["high"], strict=True), series["n"], strict=True)
            ],
            "Ranked": ["yes" if ranked else "no" for ranked in series["ranked"]],
        }
    )
