"""Blocs: whether the evidence carries any, how stable and how far from chance they are, and the map they stand on."""

import pandas as pd
import streamlit as st

from analysis.blocs.bloc_cohesion import cohesion, outside
from analysis.blocs.blocs import LEAST_STABILITY, Together, letter
from analysis.room import BlocTests
from analysis.wording.figures import count, listed, percent
from views.pages.alignment.actor_map import show_map
from views.pages.alignment.bloc_profile import bloc_flags, show_bloc
from views.shared.chart_panel import how_made
from views.shared.evidence_comparison import show_steps
from views.shared.markdown_text import plain
from views.shared.view import View

SMALL_ROOM = 40
"""Up to so many actors a test of blocs takes no time that anybody would notice."""


def show_blocs(view: View) -> None:
    """Whether there are blocs, the map, and what each bloc is made of."""
    room = view.direct.room
    for one in view.other_steps.values():
        test_blocs(one)
    show_steps(view, _in_brief, beside=True)
    if room.why_no_blocs:
        st.info(f"**No blocs show.** {plain(room.why_no_blocs)}", icon=":material/groups:")
        show_map(view)
        return
    _show_tests(view, room.test_blocs())
    show_map(view)
    show_bloc(view, room.test_blocs().stability)


def test_blocs(view: View) -> None:
    """Find the blocs of a view before they are asked for, under a progress bar where that takes long."""
    if view.direct.room.is_tested or len(view.actor_ids) <= SMALL_ROOM:
        return
    bar = st.progress(
        0.0, "Dealing out stances at random, and leaving out issues and actors in turn, to see whether the blocs hold"
    )
    view.direct.room.test_blocs(bar.progress)
    bar.empty()


def _in_brief(view: View) -> str:
    """Whether there are blocs, in a few words."""
    blocs = view.direct.room.blocs
    sizes = listed(str(len(bloc)) for bloc in blocs)
    return f"{count(len(blocs), 'bloc')} of {sizes} actors" if blocs else "no blocs"


def _show_tests(view: View, tests: BlocTests) -> None:
    room, pairs, tested = view.direct.room, view.direct.room.pairs, tests.stability
    rows = []
    for number, bloc in enumerate(room.blocs):
        flags = bloc_flags(view, bloc)
        inside, beyond = cohesion(pairs, flags), outside(pairs, flags)
        rows.append(
            {
                "Bloc": letter(number),
                "Actors": len(bloc),
                "Cohesion": percent(inside.value),
                "Pairs": f"{inside.pair_count:,}",
                "n": f"{inside.n:,}",
                "With all others": percent(beyond.value),
                "Stays together": percent(tested.of(bloc)),
                "without issues": percent(tested.issues.of(bloc)),
                "without actors": percent(tested.actors.of(bloc)),
                "Members": listed(view.names[pairs.actors[place]] for place in bloc),
            }
        )
    table = pd.DataFrame(rows)
    st.dataframe(
        table,
        hide_index=True,
        width="stretch",
        key="bloc_table",
        column_config={
            "Cohesion": st.column_config.TextColumn(help="Mean alignment of its pairs, each weighed by its n."),
            "n": st.column_config.TextColumn(help="Shared issues, summed over the pairs."),
            "With all others": st.column_config.TextColumn(help="The same with the actors outside the bloc."),
            "Stays together": st.column_config.TextColumn(
                help="How often two members stay together when issues, or actors, are left out: the lower of the two."
            ),
        },
    )
    loose = len(room.communities) - len(room.blocs)
    if loose:
        st.caption(
            f"{count(loose, 'more group')} {'was' if loose == 1 else 'were'} found whose members do not stay together "
            f"in {percent(LEAST_STABILITY)} of cases: no bloc."
        )
    how_made(
        "Blocs are groups of actors that agree more with each other than actors do on the whole. To see whether they "
        f"hang on little, they are looked for again with {_left(tested.issues, 'issue')}, and with "
        f"{_left(tested.actors, 'actor')}, left out in turn; “stays together” is the worse of the two. "
        f"Chance finds groups too: of {tests.chance.rooms} rooms in which the same stances were dealt out anew at "
        "random among those who spoke on each issue, "
        f"{tests.chance.as_clear or 'none'} {'is' if tests.chance.as_clear == 1 else 'are'} divided as clearly as this "
        f"one (p = {tests.chance.p:.2f})."
    )


def _left(together: Together, noun: str) -> str:
    """What is left out at a time."""
    return f"each {noun}" if together.out <= 1 else f"each of {together.runs} groups of {together.out} {noun}s"
