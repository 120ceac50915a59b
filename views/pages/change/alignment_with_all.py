"""How the alignment of one actor with every other changes over time, a lane each."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.alignment import RANKED_FROM
from analysis.wording.figures import count, in_part, listed
from analysis.wording.summaries import nearest_and_farthest
from views import charts
from views.look.theme import palette
from views.pages.change.alignment_words import alignment_table, moved_in_words
from views.pages.change.movers import in_brief
from views.shared.attribution_note import say_second_hand
from views.shared.chart_panel import show_chart, show_table
from views.shared.evidence_comparison import pair_changes, show_steps
from views.shared.markdown_text import plain
from views.shared.timelines import drawn_span
from views.shared.view import View
from views.shared.widgets import choose, first_of, offer_more


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
    st.markdown(f"{nearest} {moved_in_words(view, view.actor_ids)}")
    say_second_hand(view, [actor, *comparable["other"]])
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
        words=lambda rows: alignment_table(rows).assign(Actor=rows["other"].map(names)),
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
