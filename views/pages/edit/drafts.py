"""What is typed on the Edit page and not saved yet: a draft for each position, file and new record, for the session.

The widgets of the open draft have the keys `draft_<field>`. Streamlit forgets a widget that a run does not draw, so
what is in them is kept here at the start of every run, before anything else is opened.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from editing.saves import Version
from views.shared.session import chosen, set_choices

_OPEN, _KEPT = "draft_of", "drafts"

Fields = Mapping[str, str]


class Key(NamedTuple):
    """What a draft is of: the task of the page, the actor, file or kind of record, and the line of a position."""

    task: str
    name: str
    line: str = ""


@dataclass(frozen=True)
class Draft:
    """The version that the draft began from (None where there is none), the fields then and now.

    `line` is where its position stands in that version, also if it stands elsewhere by now.
    """

    version: Version | None
    first: Fields
    fields: Fields
    line: str = ""

    @property
    def changed(self) -> bool:
        """Whether anything would be lost with it."""
        return dict(self.first) != dict(self.fields)


def keep() -> None:
    """Keep what is typed in the open draft. Call it before anything is drawn, and in callbacks that open another."""
    draft = _kept().get(open_draft())
    if draft is not None:
        typed = {field: chosen(f"draft_{field}") for field in draft.fields}
        fields = {field: draft.fields[field] if text is None else str(text) for field, text in typed.items()}
        _put(open_draft(), replace(draft, fields=fields))


def begin(key: Key, version: Version | None, first: Fields) -> Draft:
    """Open a draft: the one that was kept with something typed in it, or a new one from these fields.

    A draft that stays open stays as it was begun, so that no text changes under the hands of whoever types it.
    """
    kept = _kept().get(key)
    in_widgets = [field for field in first if chosen(f"draft_{field}") is not None]
    goes_on = open_draft() == key and kept is not None and bool(in_widgets)
    draft = kept if kept and (goes_on or kept.changed) else Draft(version, first, first, key.line)
    _put(key, draft)
    lacking = [field for field in draft.fields if not goes_on or field not in in_widgets]
    set_choices(**{_OPEN: key}, **{f"draft_{field}": draft.fields[field] for field in lacking})
    if not goes_on:
        set_choices(draft_remove=False)
    return draft


def open_draft() -> Key:
    """The key of the draft whose widgets are on the page."""
    return chosen(_OPEN) or Key("", "")


def changed() -> dict[Key, Draft]:
    """All drafts in which something is typed."""
    return {key: draft for key, draft in _kept().items() if draft.changed}


def fields_of(key: Key) -> Fields:
    """What is kept of a draft."""
    draft = _kept().get(key)
    return draft.fields if draft else {}


def of_actor(actor: str) -> dict[Key, Draft]:
    """The drafts of positions of an actor, the open one among them also where nothing is typed yet."""
    return {key: draft for key, draft in _kept().items() if key[:2] == ("position", actor)}


def discard(key: Key) -> None:
    """Let go of a draft; what it is of opens anew."""
    kept = _kept()
    kept.pop(key, None)
    set_choices(**{_KEPT: kept})
    if open_draft() == key:
        set_choices(**{_OPEN: None})


def discard_untouched() -> None:
    """Let all drafts in which nothing is typed open anew."""
    keep()
    for key in _kept().keys() - changed().keys():
        discard(key)


def move(old: Key, new: Key) -> None:
    """The position that a draft is of stands in another line by now."""
    draft = _kept().get(old)
    if draft is None:
        return
    was_open = open_draft() == old
    discard(old)
    _put(new, draft)
    if was_open:
        set_choices(**{_OPEN: new})


def rebase(key: Key, version: Version, first: Fields) -> None:
    """Go on with what is typed, as an edit of another version."""
    keep()
    draft = _kept()[key]
    _put(key, replace(draft, version=version, first=first, line=key.line))


def _kept() -> dict[Key, Draft]:
    return dict(chosen(_KEPT) or {})


def _put(key: Key, draft: Draft) -> None:
    set_choices(**{_KEPT: {**_kept(), key: draft}})
