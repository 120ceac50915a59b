"""A map of the actors, as far as their distances are known."""

import pandas as pd
import streamlit as st

from analysis.blocs.blocs import labels
from analysis.scaling import LEAST_PLACED, POOR_STRESS, USELESS_STRESS, Map
from analysis.wording.figures import count, in_part, listed
from views import charts
from views.charts.layout import safe, whole
from views.shared.chart_panel import how_made, palette, show_chart
from views.shared.markdown_text import plain
from views.shared.view import View
from views.shared.widgets import find

FEW_DISTANCES = 10


def show_map(view: View) -> None:
    """The map, coloured by bloc, and who is not on it."""
    room, pairs = view.direct.room, view.direct.room.pairs
    found = room.map
    if not len(found.placed):
        st.info(f"A map needs at least {LEAST_PLACED} actors that chains of shared issues link with each other.")
        return
    if found.stress > USELESS_STRESS:
        st.info(
            f"No map is drawn: with stress {found.stress:.2f} over {count(found.distances, 'known distance')} the "
            "plane would show most of them wrong. “Every pair” has the figures."
        )
        return
    actors = [pairs.actors[place] for place in found.placed]
    sought = find("Find an actor on the map", "find", sorted(actors, key=view.names.__getitem__), view.names,
                  "Type a name", width=320)  # fmt: skip
    letters = labels(room.blocs, len(pairs.actors))
    bloc_of = {place: number for number, bloc in enumerate(room.blocs) for place in bloc}
    places = [
        charts.Place(
            actor, view.names[actor], x, y, letters[place], bloc_of.get(place, -1),
            sure=bool(pairs.ranked[place].any()), sought=actor == sought, hover=_hover(view, place, letters[place]),
        )
        for actor, place, (x, y) in zip(actors, found.placed.tolist(), found.xy.tolist(), strict=True)
    ]  # fmt: skip
    fit = _fit(found)
    show_chart(
        charts.actor_map(places, palette(), ruler=found.stress <= POOR_STRESS),
        key="actor_map",
        alt=f"Map of {len(places)} actors: the nearer two stand, the closer their positions. The table has the places.",
        caption=f"The nearer two stand, the closer their positions. Stress {found.stress:.2f} over "
        f"{count(found.distances, 'known distance')}, {fit} (0 is perfect, above {POOR_STRESS} poor). "
        + ("A letter and its colour are a bloc. " if room.blocs else "")
        + "An open ring: no pair of this actor can be ranked. Directions have no meaning."
        + (" Point at a mark for its name." if len(places) > charts.NAMED_ON_MAP else ""),
        table=pd.DataFrame(
            {
                "Actor": [one.name for one in places],
                "Bloc": [one.letter for one in places],
                "x": [round(one.x, 3) for one in places],
                "y": [round(one.y, 3) for one in places],
                "Has a pair that can be ranked": ["yes" if one.sure else "no" for one in places],
            }
        ),
    )
    for words, some in (
        ("Not comparable with anybody", found.alone),
        ("Not linked with those on the map", found.apart),
    ):
        if len(some):
            st.caption(
                f"{words}, and so not placed: {plain(listed(in_part(view.names[pairs.actors[p]] for p in some)))}."
            )
    how_made(
        "Actors are placed so that their distances come as near to 1 − alignment as a plane allows (stress "
        "majorisation); pairs with more shared issues pull harder, pairs without any not at all."
    )


def _fit(found: Map) -> str:
    if found.stress > POOR_STRESS:
        return "**a poor picture: do not read distances off it**"
    return "a fair picture" if found.distances >= FEW_DISTANCES else "too few distances to judge"


def _hover(view: View, place: int, bloc: str) -> str:
    pairs = view.direct.room.pairs
    ranked = int(pairs.ranked[place].sum())
    line = f"bloc {bloc}<br>" if bloc else ""
    voice = view.coverage.sole_voices.get(pairs.actors[place])
    told = f"<br>all that is known comes through {safe(view.names.get(voice, voice))}" if voice else ""
    return f"<b>{whole(view.names[pairs.actors[place]])}</b><br>{line}{count(ranked, 'pair')} can be ranked{told}"
