"""Whether an actor acts as it speaks: each deed beside what it had said, and the roll calls without its vote."""

from collections.abc import Sequence

import streamlit as st

from analysis.deeds.actor_deeds import ActorDeeds
from analysis.deeds.comparisons import Comparison, Outcome
from analysis.wording.deeds import HOW, QUESTION, QUESTION_OF_ALL, acted_as_spoken, calls_without, what_that_rests_on
from analysis.wording.display_text import legible
from analysis.wording.figures import as_sentence, in_part, listed
from analysis.wording.scope import scope, scoped
from views.components.stance_table import Group, show_stance_table
from views.deeds.deed_rows import DeedRows
from views.deeds.deed_tables import show_deeds
from views.shared.links import link
from views.shared.markdown_text import plain
from views.shared.view import View
from views.shared.widgets import first_of, offer_more


def show_words_and_deeds(actor: str, view: View) -> None:
    """The answer, the deeds by how they stand to words, and absences; nothing where there is no deed to speak of."""
    found = view.deeds.of(actor)
    if not found.deeds and found.absences.empty:
        return
    st.header(QUESTION)
    answer = scoped(scope(view, actors=False), acted_as_spoken(view.names[actor], found))
    st.markdown(f"**{plain(answer)}** {plain(' '.join(what_that_rests_on(found)))}")
    if found.own or found.told:
        _show_table(actor, found, view)
    _show_absences(found, view)
    link("change", QUESTION_OF_ALL, follow="deeds")


def _show_table(actor: str, found: ActorDeeds, view: View) -> None:
    own = {as_sentence(outcome): _with(outcome, found.own) for outcome in Outcome}
    told = {f"As others tell it: {outcome}": _with(outcome, found.told) for outcome in Outcome}
    groups = {heading: some for heading, some in (own | told).items() if some}
    # what cannot be compared folds, and so does what others tell where there are own words
    folded = {as_sentence(Outcome.unspoken), *(told if found.tally.n else ())}
    longest = max(map(len, groups.values()))
    length = first_of("deeds", longest)
    rows = DeedRows(view)
    drawn: list[Group] = [
        {"title": f"{heading} ({len(some)})", "folded": heading in folded, "rows": rows.of(some[:length]), "text": ""}
        for heading, some in groups.items()
    ]
    label = f"{legible(view.names[actor])}: each deed and the words beside it, from strong opposition to strong support"
    show_stance_table(drawn, key="deed_rows", label=label)
    offer_more("deeds", longest, f"Of each kind the newest {length}. The table has all.")
    st.caption(HOW)
    show_deeds([*found.own, *found.told], view, place="deed_rows")


def _with(outcome: Outcome, found: Sequence[Comparison]) -> list[Comparison]:
    return [one for one in found if one.outcome is outcome]


def _show_absences(found: ActorDeeds, view: View) -> None:
    """Which roll calls have no vote of the actor."""
    if found.absences.empty:
        return
    calls = calls_without(found, view.titles)
    with st.expander(f"Roll calls without its vote ({len(calls)})"):
        st.markdown(f"{plain(listed(in_part(calls)))}.")
