"""A position as a mark: who stands where, and in whose words, short enough for a chart or the line of a card."""

from collections.abc import Sequence
from typing import NamedTuple, TypedDict

from analysis.inheritance import is_inherited
from analysis.wording.display_text import legible
from analysis.wording.statements import told
from loaders.table_rows import PositionRow
from views.shared.view import View


class Mark(TypedDict):
    """Where somebody stands; `voice` is a class of `stance_look`, and `told` says the same in a few words."""

    name: str
    stance: int
    voice: str
    told: str


class Held(NamedTuple):
    """A position on a page: the view in which it is looked at, and the name under which the page shows it.

    `name` is "" where the page is about its actor. `remark` is what the page says of it.
    """

    position: PositionRow
    view: View
    name: str
    remark: str = ""


def mark_of(held: Held) -> Mark:
    """The mark of a position."""
    position = held.position
    return {
        "name": legible(held.name),
        "stance": int(position.stance),
        "voice": "inherited" if is_inherited(position) else str(position.attribution),
        "told": legible(told(position, held.view)),
    }


def named(held: Held, some: Sequence[Held]) -> str:
    """What tells a position from the others of a card: whose it is, or else its issue."""
    apart = len({one.name for one in some}) == len(some)
    return held.name if apart and held.name else f"“{held.view.titles[held.position.issue]}”"
