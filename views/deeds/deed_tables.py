"""Deeds and words as tables for people, and as files: every deed with both quotations, and every actor with its n."""

from collections.abc import Iterable, Mapping

import pandas as pd

from analysis.deeds.actor_deeds import ActorDeeds
from analysis.deeds.comparisons import Comparison, Outcome
from analysis.deeds.tallies import by_share
from analysis.wording.figures import PLAIN_LEVEL, VERBS, date_in_words, percent, percent_range, voice
from loaders.table_rows import PositionRow
from views.shared.chart_panel import show_table
from views.shared.table_files import Shown
from views.shared.view import View


def show_deeds(found: Iterable[Comparison], view: View, *, place: str) -> None:
    """Every deed beside what was said, as a table; its picture is that of the table of stances at `place`."""
    table = pd.DataFrame([_deed_cells(one, view) for one in found])
    if len(table):
        show_table(table, key="deeds", label="The same as a table", shown=Shown(place), said=table)


def _deed_cells(found: Comparison, view: View) -> dict[str, str]:
    deed, undated = found.deed, "; ".join(f"“{one.quote}” ({date_in_words(one.date)})" for one in found.uncertain)
    return {
        "Actor": view.names[deed.actor],
        "Issue": view.titles[deed.issue],
        "Deed": deed.form,
        "Outcome": found.outcome,
        "Whose words": "as others tell it" if found.is_told else "own words",
        **_cells("Deed", deed, view),
        **_cells("Said by then", found.said, view),
        **_cells("Said after", found.after, view),
        "Order not known": undated,
    }


def _cells(prefix: str, position: PositionRow | None, view: View) -> dict[str, str]:
    """The date, stance, quotation, voice and place of a position, or as many empty cells."""
    names = [f"{prefix}: {name}" for name in ("date", "stance", "quotation", "told by", "where")]
    if position is None:
        return dict.fromkeys(names, "")
    cells = (
        date_in_words(position.date),
        VERBS[position.stance],
        position.quote,
        voice(position, view.names),
        f"{position.file}:{position.line}",
    )
    return dict(zip(names, cells, strict=True))


def table_of_actors(room: Mapping[str, ActorDeeds], view: View) -> pd.DataFrame:
    """The actors with deeds: those that are ranked in their order, then the others by name."""
    ranked = by_share({actor: found.tally for actor, found in room.items()})
    others = sorted((actor for actor in room if actor not in set(ranked)), key=lambda one: view.names[one].casefold())
    return pd.DataFrame([_actor_cells(actor, room[actor], view) for actor in [*ranked, *others]])


def _actor_cells(actor: str, found: ActorDeeds, view: View) -> dict[str, str | float]:
    counted = found.tally
    return {
        "Actor": view.names[actor],
        "Against its words": counted.against,
        "As it spoke": counted.spoken,
        "Mixed": counted.mixed,
        "n": counted.n,
        "Share against": percent(counted.share),
        f"{PLAIN_LEVEL} interval": percent_range(counted.interval),
        "Separate quotations": counted.passages,
        "Weigh as": round(counted.effective, 1),
        "Ranked": "yes" if counted.ranked else "no: too few deeds",
        "Order not known": counted.counts.get(Outcome.unordered, 0),
        "Nothing said by then": found.unspoken,
        "No vote recorded": len(found.absences),
        "Roll calls": found.calls,
    }
