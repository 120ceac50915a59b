"""What the matrix of pairs draws: its rows, and each crossing of two with the words on hover."""

from collections.abc import Sequence

import numpy as np

from analysis.actor_order import group_means
from analysis.blocs.blocs import labels
from analysis.sides import of_pair
from analysis.stance_matrix import Numbers
from analysis.wording.figures import PLAIN_LEVEL, as_sentence, count, percent, percent_range, separate_quotations
from analysis.wording.sides import sides_in_brief
from views import charts
from views.charts.layout import safe, whole
from views.pages.alignment.matrix_rows import Row, middle
from views.shared.view import View


def chart_rows(view: View, rows: Sequence[Row], sought: str | None) -> list[charts.MatrixRow]:
    """The rows with their bloc; the sought actor is marked."""
    pairs = view.room.pairs
    letters = labels(view.direct.room.blocs, len(pairs.actors))
    found = []
    for row in rows:
        names = {letters[place] for place in row.members}
        letter = names.pop() if len(names) == 1 else ""
        actor = pairs.actors[row.members[0]]
        key = actor if len(row.members) == 1 else f"group:{pairs.actors[middle(pairs, row.members)]}"
        bloc = next((n for n, bloc in enumerate(view.direct.room.blocs) if letter and row.members[0] in bloc), -1)
        found.append(charts.MatrixRow(key, row.name, letter, bloc, sought=sought == actor and len(row.members) == 1))
    return found


def chart_cells(view: View, rows: Sequence[Row]) -> list[charts.MatrixCell]:
    """Every crossing of two rows where anything can be compared."""
    room, pairs = view.room, view.room.pairs
    groups: Numbers = np.full(len(pairs.actors), len(rows), dtype=np.int64)
    for number, row in enumerate(rows):
        groups[list(row.members)] = number
    mean, n, compared = group_means(pairs, groups)
    cells = []
    for one, left in enumerate(rows):
        for other, right in enumerate(rows):
            if compared[one, other]:
                single = len(left.members) == len(right.members) == 1
                ranked = bool(pairs.ranked[np.ix_(left.members, right.members)].any())
                hover = (
                    _hover(view, left.members[0], right.members[0])
                    if single
                    else _hover_groups(
                        view, left, right, mean[one, other], int(compared[one, other]), int(n[one, other])
                    )
                )
                hearsay = single and bool(room.hearsay[left.members[0], right.members[0]])
                share, shared = float(mean[one, other]), int(n[one, other])
                cells.append(charts.MatrixCell(one, other, share, shared, ranked, hearsay, hover))
    return cells


def _hover(view: View, one: int, other: int) -> str:
    pairs = view.room.pairs
    names = f"{whole(view.names[pairs.actors[one]])} and {whole(view.names[pairs.actors[other]])}"
    low, high = (bound[one, other] for bound in pairs.interval)
    least, most = (bound[one, other] for bound in pairs.range_all)
    rank = "" if pairs.ranked[one, other] else "<br>too little to rank"
    rank = "<br>ranked only as others tell it" if view.ranking.told[one, other] else rank
    told = "<br>rests partly on what another actor says of them" if view.room.hearsay[one, other] else ""
    return (
        f"<b>{names}</b><br>{as_sentence(sides_in_brief(of_pair(view.room.sides, one, other)))}<br>"
        f"{percent(pairs.value[one, other])} alignment · n = {pairs.n[one, other]} "
        f"on {separate_quotations(int(pairs.passages[one, other]))}<br>"
        f"{PLAIN_LEVEL} interval {percent_range((low, high))}<br>"
        f"{percent_range((least, most))} if all issues were filled in{rank}{told}<br><i>Click to compare them</i>"
    )


def _hover_groups(view: View, left: Row, right: Row, mean: float, compared: int, n: int) -> str:
    sides = [left] if left is right else [left, right]
    members = "<br>".join(_members(view, side) for side in sides)
    where = "inside the group" if left is right else "between the two"
    return (
        f"{members}<br><b>{percent(mean)}</b> mean of {count(compared, 'pair')} {where}, "
        f"on {n / compared:.0f} issues each on average<br><i>Click to open</i>"
    )


def _members(view: View, row: Row) -> str:
    names = [safe(view.names[view.room.pairs.actors[place]], 30) for place in row.members]
    lines = [", ".join(names[start : start + 4]) for start in range(0, min(len(names), 12), 4)]
    return "<br>".join([*lines, f"and {len(names) - 12} more"] if len(names) > 12 else lines)
