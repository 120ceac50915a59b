"""Joint statements in words: who makes them, together and seen from one of them."""

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.inheritance import INHERITED, is_inherited
from analysis.selection import Selection
from analysis.wording.figures import count, in_part, listed
from loaders.table_rows import PositionRow

NAMED = 2
"""How many signatories are named where the others are counted."""


def signed_together(names: Sequence[str]) -> str:
    """The names of signatories, of more than three the first: "Cuba, Belarus and 9 others"."""
    if len(names) <= NAMED + 1:
        return listed(names)
    return listed([*names[:NAMED], f"{len(names) - NAMED} others"])


def speakers(position: PositionRow, selection: Selection) -> str:
    """Whose position it is: the actor's name, or of what several state together "Joint statement of Cuba, ..."."""
    names = speaking(position, selection)
    return f"Joint statement of {names}" if is_joint(position) else names


def speaking(position: PositionRow, selection: Selection) -> str:
    """The name of the actor whose position it is, or the names of those who state it together."""
    if not is_joint(position):
        return selection.names[position.actor]
    return signed_together(signatories(position, selection))


def speaking_by_stance(positions: Iterable[PositionRow], selection: Selection) -> dict[int, str]:
    """Whose positions these are, by stance, strong support first: of very many names the first."""
    names: dict[int, dict[str, None]] = {}
    for row in positions:
        names.setdefault(row.stance, {})[speaking(row, selection)] = None
    return {stance: listed(in_part(names[stance])) for stance in sorted(names, reverse=True)}


def is_joint(position: PositionRow) -> bool:
    """Whether the actor states it together with others; what is inherited it does not state."""
    return bool(position.joint) and not is_inherited(position)


def signatories(position: PositionRow, selection: Selection) -> list[str]:
    """The names of all who state a position of a joint statement, in the order of its file; their ids without one."""
    return [selection.names.get(actor, actor) for actor in selection.signatories[position.joint]]


def in_force_for(position: PositionRow, standing: pd.DataFrame, selection: Selection) -> str:
    """For how many of its signatories in view a position of a joint statement is in force; "" where it is for all."""
    if not is_joint(position):
        return ""
    signed = set(selection.signatories[position.joint]).intersection(selection.actor_ids)
    same = (standing["file"] == position.file) & (standing["line"] == position.line)
    held = int((same & standing["actor"].isin(signed)).sum())
    return f"The latest position of {held} of its {len(signed)} signatories in view." if held < len(signed) else ""


def joint_in_words(standing: pd.DataFrame, selection: Selection) -> list[str]:
    """How many actors speak in each joint statement among positions in force, as points; nothing without one."""
    signed = standing[standing["joint"].isin(selection.signatories) & (standing["attribution"] != INHERITED)]
    if signed.empty:
        return []
    titles = dict(zip(selection.data.joint["joint"], selection.data.joint["title"], strict=True))
    return [
        f"{count(actors, 'actor speaks', 'actors speak')} in one joint statement, “{titles[joint]}”, "
        "which counts as one."
        for joint, actors in signed.groupby("joint", sort=False)["actor"].nunique().items()
    ]
