"""The ways to a position: to its words where they stand, and to the form that edits it."""

from collections.abc import Sequence
from typing import TypedDict

from analysis.inheritance import is_inherited
from analysis.wording.display_text import legible, web_address
from analysis.wording.document_record import WHERE_PUBLISHED
from loaders.settings import read_only
from loaders.table_rows import PositionRow
from views.shared.links import address_of
from views.shared.position_marks import Held, named
from views.shared.view import View


class Link(TypedDict):
    """A way to another page, by its address below the dashboard's, or `away` from the dashboard by a web address."""

    label: str
    href: str
    away: bool


def may_edit(view: View) -> bool:
    """Whether the positions on view can be edited: they are those of today, and may be written."""
    return not read_only() and not (view.edition and view.edition.day)


def edit_choices(position: PositionRow, holder: str) -> dict[str, str]:
    """The choices that open a position on Edit: in the file of the actor that has it, or of the joint statement."""
    joint = {"task": "joint", "joint": position.joint, "joint_part": "position"}
    return {**(joint if position.joint else {"task": "position", "actor": holder}), "line": str(position.line)}


def to_document(held: Held) -> Link:
    """To the words in their document; where its text is not at hand, to where it was published, if that is known."""
    position, view, _, _ = held
    address = web_address(view.documents[position.source].url)
    if address and position.source in view.verification.not_at_hand:
        return {"label": WHERE_PUBLISHED, "href": address, "away": True}
    address = address_of("sources", source=position.source, passage=_named_place(position, _holder(position)))
    return {"label": "In its document", "href": address, "away": False}


def to_edit(some: Sequence[Held]) -> list[Link]:
    """To each of the positions on Edit, once for a joint statement; none where nothing may be edited."""
    found: dict[str, str] = {}
    for held in some:
        position = held.position
        if may_edit(held.view):
            which = named(held, some)
            one = f" the position {'of' if which == held.name else 'on'} {which}" if len(some) > 1 else " this position"
            href = address_of("edit", **edit_choices(position, _holder(position)))
            found.setdefault(href, legible("Edit the joint statement" if position.joint else f"Edit{one}"))
    return [{"label": label, "href": href, "away": False} for href, label in found.items()]


def _holder(position: PositionRow) -> str:
    """The actor whose file has the position."""
    return position.inherited_from if is_inherited(position) else position.actor


def _named_place(position: PositionRow, holder: str) -> str:
    """A name for a position in links: the actor whose file has it, or its joint statement, and the line."""
    return f"{f'joint/{position.joint}' if position.joint else holder}:{position.line}"
