"""Who acts against its own words: the actors in order, with the deeds that went against them, and all others below."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from analysis.alignment import RANKED_FROM
from analysis.deeds.actor_deeds import ActorDeeds
from analysis.deeds.comparisons import Comparison, Outcome
from analysis.deeds.tallies import by_share
from analysis.wording.deeds import (
    HOW,
    against_in_brief,
    against_in_words,
    room_in_figures,
    who_acted_against,
)
from analysis.wording.display_text import legible
from analysis.wording.figures import in_part, listed
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
    show_deeds(every, view, place="deed_rows")
    show_table(table_of_actors(room, view), key="acting", label=f"All actors with deeds as a table ({len(room)})")
    show_steps(view, lambda one: against_in_brief(one.deeds.by_actor))


@dataclass(frozen=True, slots=True)
class _Part:
    """A group of the table: its deeds against words, named with their actors where these are several, and a text."""

    title: str
    deeds: Sequence[Comparison]
    text: str = ""
    named: bool = True
    folded: bool = False

    def drawn(self, most: int, rows: DeedRows) -> Group:
        """The group with its first rows."""
        deeds = rows.of(self.deeds[:most], named=self.named)
        return {"title": legible(self.title), "folded": self.folded, "rows": deeds, "text": legible(self.text)}


def _show_ranked(room: Mapping[str, ActorDeeds], view: View) -> None:
    """The table of stances with a group for each actor that is ranked, then the others in groups of their own."""
    order = by_share({actor: found.tally for actor, found in room.items()})
    against = [actor for actor in order if room[actor].tally.against]
    ranked = [
        _Part(against_in_words(view.names[actor], room[actor]), _against([room[actor].own]), named=False)
        for actor in against
    ]
    others = [*_others(room, order[len(against) :], view, folded=bool(against))]
    if not ranked and not others:
        return
    longest = max(len(against), *(len(part.deeds) for part in (*ranked, *others)))
    length, rows = first_of("deeds", longest), DeedRows(view)
    label = "Deeds against the words of their actors, from strong opposition to strong support"
    groups = [part.drawn(length, rows) for part in (*ranked[:length], *others)]
    show_stance_table(groups, key="deed_rows", label=label)
    offer_more(
        "deeds", longest, f"The first {length} actors, and of each the newest {length} deeds. The table has all."
    )
    st.caption(HOW)


def _others(room: Mapping[str, ActorDeeds], never: Sequence[str], view: View, *, folded: bool) -> Iterator[_Part]:
    """Who is ranked and never acted against its words, who has too few deeds to be ranked, and what others tell."""
    if never:
        names = listed(in_part(f"{view.names[actor]} (n = {room[actor].tally.n})" for actor in never))
        yield _Part(f"Ranked, and no deed against own words ({len(never)})", (), f"{names}.")
    few = {actor: found for actor, found in room.items() if found.tally.n and not found.tally.ranked}
    if few:
        names = listed(in_part(f"{view.names[actor]} (n = {found.tally.n})" for actor, found in few.items()))
        deeds = _against(found.own for found in few.values())
        yield _Part(f"{TOO_FEW} ({len(few)})", deeds, f"{names}.", folded=folded)
    told = _against(found.told for found in room.values())
    if told:
        yield _Part(f"As others tell it: against words that they report ({len(told)})", told, folded=True)


def _against(found: Iterable[Sequence[Comparison]]) -> list[Comparison]:
    return [one for some in found for one in some if one.outcome is Outcome.against]
