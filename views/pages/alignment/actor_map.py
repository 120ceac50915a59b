"""A map of the actors, as far as their distances are known."""

from collections.abc import Iterator, Sequence

import pandas as pd
import streamlit as st

from analysis.blocs.blocs import labels
from analysis.scaling import POOR_STRESS, Map
from analysis.wording.figures import count, in_part, listed
from views import charts
from views.charts.layout import safe, whole
from views.look.theme import palette
from views.shared.chart_panel import how_made, show_chart
from views.shared.markdown_text import plain
from views.shared.session import chosen
from views.shared.view import View


def show_map(view: View) -> None:
    """The map, coloured by bloc, and who is not on it."""
    room, pairs = view.direct.room, view.direct.room.pairs
    found = room.map
    if found.why_unread:
        st.info(f"**No map is drawn.** {found.why_unread} The matrix above has every figure.", icon=":material/map:")
        return
    actors = [pairs.actors[place] for place in found.placed]
    sought = chosen("find")
    letters = labels(room.blocs, len(pairs.actors))
    bloc_of = {place: number for number, bloc in enumerate(room.blocs) for place in bloc}
    places = [
        charts.Place(
            actor, view.names[actor], x, y, letters[place], bloc_of.get(place, -1),
            sure=bool(pairs.ranked[place].any()), sought=actor == sought, hover=_hover(view, place, letters[place]),
        )
        for actor, place, (x, y) in zip(actors, found.placed.tolist(), found.xy.tolist(), strict=True)
    ]  # fmt: skip
    show_chart(
        charts.actor_map(places, palette()),
        key="actor_map",
        alt=f"Map of {len(places)} actors: the nearer two stand, the closer their positions. The table has the places.",
        caption=_caption(found, [*_unplaced(view)], blocs=bool(room.blocs)),
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
    how_made(
        "Actors are placed so that their distances come as near to 1 − alignment as a plane allows (stress "
        "majorisation); pairs with more shared issues pull harder, pairs without any not at all."
    )


def _caption(found: Map, unplaced: Sequence[str], *, blocs: bool) -> str:
    parts = [
        f"The nearer two stand, the closer their positions; directions mean nothing. Stress {found.stress:.2f} over "
        f"{count(found.distances, 'known distance')} (0 is perfect, above {POOR_STRESS} poor, and not drawn)."
    ]
    if blocs:
        parts.append("A letter and its colour are a bloc.")
    parts.append("An open ring: no pair of this actor can be ranked.")
    if len(found.placed) > charts.NAMED_ON_MAP:
        parts.append("Point at an actor for its name.")
    return " ".join([*parts, *unplaced])


def _unplaced(view: View) -> Iterator[str]:
    """Who is not on the map, and why."""
    room = view.direct.room
    for words, some in (
        ("Not comparable with anybody", room.map.alone),
        ("Not linked with those on the map", room.map.apart),
    ):
        if len(some):
            names = listed(in_part(view.names[room.pairs.actors[place]] for place in some))
            yield f"{words}, and so not placed: {plain(names)}."


def _hover(view: View, place: int, bloc: str) -> str:
    pairs = view.direct.room.pairs
    ranked = int(pairs.ranked[place].sum())
    line = f"bloc {bloc}<br>" if bloc else ""
    voice = view.coverage.sole_voices.get(pairs.actors[place])
    told = f"<br>all that is known comes through {safe(view.names.get(voice, voice))}" if voice else ""
    return f"<b>{whole(view.names[pairs.actors[place]])}</b><br>{line}{count(ranked, 'pair')} can be ranked{told}"
