"""What pages say of saves: the last one, why one was refused, and what can be taken back."""

from collections.abc import Hashable
from dataclasses import replace
from time import monotonic

import streamlit as st

from analysis.wording.figures import count
from editing.saves import FaultyTextError
from views.saving.field_problems import list_problems, sentence
from views.saving.save_outcome import Done, Saves, come_to
from views.shared.markdown_text import plain
from views.shared.session import held

_DONE_SECONDS = 15.0


def show_done() -> None:
    """What was last saved or undone, for a while: a save is followed by further runs, since files have changed."""
    done = held(Saves).outcome
    if not isinstance(done, Done):
        return
    since = monotonic() if done.since is None else done.since
    come_to(replace(done, since=since))
    if monotonic() - since < _DONE_SECONDS:
        st.success(plain(done.words), icon=":material/check:")


def show_refusal(opened: Hashable = None) -> None:
    """Why the last save, removal or undo was refused, unless it was of something else than what is open."""
    saves = held(Saves)
    refused = saves.refusal_of(None) or saves.refusal_of(opened)
    if refused:
        st.error(sentence(refused.message), icon=":material/block:")
        if isinstance(refused, FaultyTextError):
            list_problems(refused.problems)


def undo_label() -> str:
    """What there is to take back; "" for nothing."""
    undo = held(Saves).undo
    return f"Undo the last save ({undo[-1].name}; {count(len(undo), 'step')} can be undone)" if undo else ""
