"""Positions that were coded in the reader: checked, saved, taken back, and what is said of that.

Whatever asks for the state of the session may end a callback where another run is asked for meanwhile, as it is when a
file has changed; and a window that has lost its connection comes back as another session, while the first still saves.
So a press is worked off without that state, once, what came of it is kept for the server's life, and the reader, which
asks again while it hears nothing, gets that answer and no second save.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Literal, cast

import streamlit as st

from analysis.reading.chosen_range import in_words
from analysis.wording.figures import as_sentence, count, with_full_stop
from editing.coded_statement import CodedStatement, missing_fields, remarks_on, written
from editing.draft import Remark
from editing.editable_text import EditError
from editing.merge import difference
from editing.saves import SaveError, save
from loaders.models import Position
from views.pages.code.reader import Coding, Outcome, Said
from views.saving.save_outcome import Saves, Undo, follow_files, remember, take_back
from views.shared.session import held, hold
from views.shared.view import View

MOST_KEPT = 500
"""Of so many presses the server knows what came of them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a press: what the reader is told, what takes the save back, and what it wrote as a difference."""

    outcome: Outcome
    undo: Undo | None = None
    diff: str = ""


@dataclass(frozen=True, slots=True)
class CodingState:
    """What the page remembers in the tab of a browser: the last answer, and how many positions were saved."""

    answer: Answer | None = None
    coded: int = 0


class Answers:
    """What came of presses, by their names, the oldest first. Shared by all sessions."""

    def __init__(self) -> None:
        self._kept: dict[str, Answer] = {}
        self._one_at_a_time = Lock()

    def to(self, press: str, work: Callable[[], Answer]) -> Answer:
        """The answer to a press: what its `work` gives, which is done once, whoever asks again meanwhile."""
        with self._one_at_a_time:
            if press not in self._kept:
                self._kept[press] = work()
            while len(self._kept) > MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            return self._kept[press]


@st.cache_resource(show_spinner=False)
def _answers() -> Answers:
    return Answers()


def save_coding(coding: Coding, text: str, view: View, folder: Path) -> None:
    """Save a position on characters of the document's text, or say what keeps it from being saved."""
    answer = _answers().to(coding["press"], lambda: _saved(coding, text, view, folder))
    if answer.undo:
        remember(answer.undo)
    state = held(CodingState)
    if state.answer != answer:
        hold(CodingState(answer, state.coded + (answer.undo is not None)))


def _saved(coding: Coding, text: str, view: View, folder: Path) -> Answer:
    statement = _statement(coding, text)
    lacking = missing_fields(statement)
    if lacking:
        return _answer(coding["press"], "refused", f"Still to be given: {', '.join(lacking)}.")
    remarks = remarks_on(statement, view.data, view.documents_folder, folder)
    if any(one.severity == "error" for one in remarks):
        return _answer(coding["press"], "refused", "Not saved: see what is marked.", remarks)
    try:
        new = written(statement, view.data, folder)
        done = save(folder, new.name, new.text, new.version.sha256 if new.version else None)
    except (EditError, SaveError) as refused:
        return _answer(coding["press"], "refused", f"Not saved: {refused}.", remarks)
    follow_files(folder)
    before = new.version.text if new.version else None
    who = f" for {count(len(statement.actors), 'actor')}" if statement.is_joint else ""
    warned = " Look at what is marked." if remarks else ""
    return replace(
        _answer(coding["press"], "saved", f"Saved in {new.name}{who}.{warned}", remarks),
        undo=Undo(folder, new.name, before, done.sha256),
        diff=difference(before or "", new.text, "as it was", "as it is"),
    )


def _statement(coding: Coding, text: str) -> CodedStatement:
    start, end = in_words(text, (coding["start"], coding["end"]))
    given = cast("dict[str, str]", coding)
    fields = {name: given.get(name, "") for name in Position.model_fields}
    fields |= {"quote": " ".join(text[start:end].split()), "source": coding["document"]}
    return CodedStatement(tuple(coding["actors"]), coding["title"], fields)


def take_back_coding(press: str) -> None:
    """Undo the last save, and say so in the reader."""
    state, saves = held(CodingState), held(Saves)
    if state.answer and state.answer.outcome["press"] == press:
        return
    if not saves.undo:
        answer = _answer(press, "refused", "There is nothing to take back.")
    elif take_back():
        answer = _answer(press, "undone", f"Taken back from {saves.undo[-1].name}.")
    else:
        refusal = held(Saves).refusal_of(None)
        answer = _answer(press, "refused", as_sentence(refusal.message) if refusal else "It was not taken back.")
    undone = answer.outcome["kind"] == "undone"
    hold(CodingState(answer, max(state.coded - undone, 0)))


def _answer(
    press: str, kind: Literal["saved", "refused", "undone"], words: str, remarks: Sequence[Remark] = ()
) -> Answer:
    return Answer({"press": press, "kind": kind, "words": words, "remarks": [_said(one) for one in remarks]})


def _said(remark: Remark) -> Said:
    words = with_full_stop(as_sentence(remark.message))
    hint = with_full_stop(as_sentence(remark.hint)) if remark.hint else ""
    return {"field": remark.field, "severity": remark.severity, "words": f"{words} {hint}".strip()}
