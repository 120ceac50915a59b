"""Who acts against its own words: the actors in order, with the deeds that went against them, and all others below."""

from collections.abc import Iterator, Mapping

import streamlit as st

from analysis.alignment import RANKED_FROM
from analysis.deeds.actor_deeds import ActorDeeds
from analysis.deeds.comparisons import Comparison, Outcome
from analysis.deeds.tallies import by_share
from analysis.wording.deeds import HOW, against_in_words, not_ranked, room_in_figures, who_acted_against
from analysis.wording.display_text import legible
from analysis.wording.figures import count, in_part, listed
from analysis.wording.scope import scope, scoped
from views.components.stance_table import Group, show_stance_table
from views.deeds.deed_rows import DeedRows
from views.deeds.deed_tables import show_deeds, table_of_actors
from views.shared.chart_panel import show_table
from views.shared.evidence_comparison import show_steps
from views.shared.markdown_text import plain
from views.shared.view import View
from views.shared.widgets import first_of, offer_more

TOO_FEW = f"Not ranked: fewer than {RANKED_FROM} deeds to compare, or on fewer than {RANKED_FROM} separate quotations"


def show_words_and_deeds(view: View) -> None:
    """The answer, the actors by how often they acted against their words, and as tables all actors and all deeds."""
    room = view.deeds.by_actor
    st.header(plain(scoped(scope(view), who_acted_against(room, view.names))), anchor=False)
    if not room:
        return
    st.markdown(plain(room_in_figures(room, len(view.deeds.absences))))
    _show_ranked(room, view)
    every = [one for found in room.values() for one in (*found.own, *found.told)]
    show_deeds(every, view, file="deeds", place="deed_rows")
    show_table(table_of_actors(room, view), key="acting", label=f"All actors with deeds as a table ({len(room)})")
    show_steps(view, in_brief)


def in_brief(view: View) -> str:
    """How many deeds went against own words, of those that can be compared."""
    tallies = [found.tally for found in view.deeds.by_actor.values()]
    return f"{sum(one.against for one in tallies)} of {count(sum(one.n for one in tallies), 'deed')} against own words"


def _show_ranked(room: Mapping[str, ActorDeeds], view: View) -> None:
    """The table of stances with a group for each actor that is ranked, then the others in groups of their own."""
    order = by_share({actor: found.tally for actor, found in room.items()})
    against = [actor for actor in order if room[actor].tally.against]
    length = first_of("deeds", len(against))
    groups = [*_groups(room, against[:length], order[len(against) :], DeedRows(view), view)]
    if not groups:
        return
    label = "Deeds against the words of their actors, from strong opposition to strong support"
    show_stance_table(groups, key="deed_rows", label=label)
    offer_more("deeds", len(against), f"{length} of {count(len(against), 'actor')}, most often against first.")
    st.caption(HOW)


def _groups(
    room: Mapping[str, ActorDeeds], against: list[str], never: list[str], rows: DeedRows, view: View
) -> Iterator[Group]:
    for actor in against:
        found = room[actor]
        yield {
            "title": legible(against_in_words(view.names[actor], found)),
            "folded": False,
            "rows": rows.of(_against(found.own)),
            "text": "",
        }
    if never:
        names = listed(in_part(f"{view.names[actor]} (n = {room[actor].tally.n})" for actor in never))
        title = f"Ranked, and no deed against own words ({len(never)})"
        yield {"title": title, "folded": False, "rows": [], "text": legible(f"{names}.")}
    compared = {actor: found.tally for actor, found in room.items() if found.tally.n}
    few = not_ranked(compared, view.names)
    if few:
        some = [one for actor in compared if not compared[actor].ranked for one in _against(room[actor].own)]
        text = f"{listed(in_part(few))}. In brackets: how many deeds can be compared."
        title, drawn = f"{TOO_FEW} ({len(few)})", rows.of(some, named=True)
        yield {"title": title, "folded": bool(against), "rows": drawn, "text": legible(text)}
    told = [one for found in room.values() for one in _against(found.told)]
    if told:
        title, drawn = f"As others tell it: against words that they report ({len(told)})", rows.of(told, named=True)
        yield {"title": title, "folded": True, "rows": drawn, "text": ""}


def _against(found: tuple[Comparison, ...]) -> list[Comparison]:
    return [one for one in found if one.outcome is Outcome.against]
