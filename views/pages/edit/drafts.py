"""What is typed on the Edit page and not saved yet: drafts between the state of the page and its widgets.

The state says what is typed. A widget has a key of its own besides, because Streamlit tells what was typed in it
under that only, and forgets both once a run does not draw it. So `keep` takes over at the start of every run what the
fields of the open draft say, `field_key` gives a forgotten field its text back, and nothing else asks a widget. The
keys hold the number of the draft: no field shows what was typed in that of another, and while the position of a draft
moves to another line its fields stay, since one that the browser builds anew loses the word that is just being typed.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from editing.saves import Version
from views.pages.edit.draft_keys import DraftKey, PositionKey
from views.pages.edit.edit_state import Draft, EditState, Fields
from views.shared.session import chosen, held, hold, set_choices


def key_of_widget(draft: Draft, field: str) -> str:
    """The key of the widget that stands for a field of a draft."""
    return f"draft_{field}_{draft.number}"


def field_key(draft: Draft, field: str) -> str:
    """The key for a widget that is drawn now, with what the draft says in it."""
    key = key_of_widget(draft, field)
    # a widget whose value is set is drawn twice by the browser; but where a run was cut short that drew another draft
    # or page, the browser has forgotten what the session still knows
    if chosen(key) is None or held(EditState).is_just_opened:
        set_choices(**{key: draft.fields[field]})
    return key


def keep() -> EditState:
    """Keep what is typed in the open draft. Call it before anything is drawn, and first in callbacks."""
    state = replace(held(EditState), is_just_opened=False)
    if state.opened is None or state.opened not in state.drafts:
        hold(state)
        return state
    draft = state.drafts[state.opened]
    typed = {field: chosen(key_of_widget(draft, field)) for field in draft.fields}
    fields = {field: draft.fields[field] if text is None else str(text) for field, text in typed.items()}
    state = state.with_draft(state.opened, replace(draft, fields=fields))
    hold(state)
    return state


def leave() -> None:
    """Keep what is typed, where another page than Edit is drawn."""
    hold(replace(keep(), opened=None))


def begin(key: DraftKey, version: Version | None, first: Fields) -> Draft:
    """Open a draft: the one that was kept with something typed in it, or a new one from these fields.

    A draft whose fields are on the page stays as it was begun, so that no text changes under the hands of whoever
    types it.
    """
    state = held(EditState)
    draft = state.drafts.get(key)
    if draft is None or not (draft.is_changed or _is_drawn(draft)):
        line = key.line if isinstance(key, PositionKey) else 0
        draft = Draft(state.begun, version, first, first, line)
        state = replace(state, begun=state.begun + 1)
    hold(replace(state.with_draft(key, draft), opened=key, is_just_opened=state.opened != key))
    return draft


def _is_drawn(draft: Draft) -> bool:
    return any(chosen(key_of_widget(draft, field)) is not None for field in draft.fields)


def settle(key: DraftKey, options: Mapping[str, Collection[str]]) -> Draft:
    """The draft with the first option (or nothing) in each field that says none of its options by now.

    A field in which nothing is chosen yet stays so.
    """
    state = held(EditState)
    draft = state.drafts[key]
    chosen_in = {field: text for field, text in draft.fields.items() if field in options}
    wrong = {
        field: next(iter(options[field]), "")
        for field, text in chosen_in.items()
        if text and text not in options[field]
    }
    settled = replace(draft, fields={**draft.fields, **wrong})
    widgets = {key_of_widget(draft, field): text for field, text in wrong.items()}
    # what is set under the key of no widget would outlive the page
    set_choices(**{widget: text for widget, text in widgets.items() if chosen(widget) is not None})
    hold(state.with_draft(key, settled))
    return settled


def discard(*keys: DraftKey) -> None:
    """Let go of drafts; what they are of opens anew."""
    hold(held(EditState).without(*keys))


def discard_untouched() -> None:
    """Let all drafts in which nothing is typed open anew."""
    state = keep()
    discard(*(state.drafts.keys() - state.changed.keys()))


def move(moves: Mapping[PositionKey, PositionKey]) -> None:
    """The positions that drafts are of stand in other lines by now."""
    hold(keep().with_moved(moves))


def rebase(key: DraftKey, version: Version, first: Fields) -> None:
    """Go on with what is typed, as an edit of another version."""
    state = keep()
    line = key.line if isinstance(key, PositionKey) else 0
    hold(state.with_draft(key, replace(state.drafts[key], version=version, first=first, line=line)))
