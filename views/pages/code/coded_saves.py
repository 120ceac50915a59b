"""Positions that were coded in the reader: checked, saved, taken back, and what is said of that."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from analysis.reading.chosen_range import in_words
from analysis.wording.figures import as_sentence, count, with_full_stop
from editing.coded_statement import CodedStatement, Written, missing_fields, remarks_on, written
from editing.draft import Remark
from editing.editable_text import EditError
from editing.merge import difference
from editing.saves import SaveError
from loaders.models import Position
from views.pages.code.reader import Coding, Outcome, Said
from views.saving import save_outcome
from views.saving.save_outcome import Saves
from views.shared.session import held, hold
from views.shared.view import View


@dataclass(frozen=True, slots=True)
class CodingState:
    """What the page remembers in the tab of a browser: the last press that was heeded, and what came of it."""

    press: str = ""
    outcome: Outcome | None = None
    diff: str = ""
    coded: int = 0


def save_coding(coding: Coding, text: str, view: View, folder: Path) -> None:
    """Save a position on characters of the document's text, or say what keeps it from being saved."""
    if not _is_new(coding["press"]):
        return
    start, end = in_words(text, (coding["start"], coding["end"]))
    quote = " ".join(text[start:end].split())
    given = cast("dict[str, str]", coding)
    fields = {name: given.get(name, "") for name in Position.model_fields}
    statement = CodedStatement(
        tuple(coding["actors"]), coding["title"], {**fields, "quote": quote, "source": coding["document"]}
    )
    lacking = missing_fields(statement)
    if lacking:
        _come_to("refused", f"Still to be given: {', '.join(lacking)}.", [])
        return
    remarks = remarks_on(statement, view.data, view.documents_folder, folder)
    if any(one.severity == "error" for one in remarks):
        _come_to("refused", "Not saved: see what is marked.", remarks)
        return
    try:
        new = written(statement, view.data, folder)
    except (EditError, SaveError) as refused:
        _come_to("refused", f"Not saved: {refused}.", remarks)
        return
    _save(new, statement, remarks, folder)


def _save(new: Written, statement: CodedStatement, remarks: list[Remark], folder: Path) -> None:
    before = new.version.text if new.version else None
    expect = new.version.sha256 if new.version else None
    if not save_outcome.attempt(folder, new.name, new.text, before, expect):
        refusal = held(Saves).refusal_of(None)
        _come_to("refused", f"Not saved: {refusal.message if refusal else ''}.", remarks)
        return
    state = held(CodingState)
    hold(replace(state, diff=difference(before or "", new.text, "as it was", "as it is"), coded=state.coded + 1))
    who = f" for {count(len(statement.actors), 'actor')}" if statement.is_joint else ""
    warned = " Look at what is marked." if remarks else ""
    _come_to("saved", f"Saved in {new.name}{who}.{warned}", remarks)


def take_back_coding(press: str) -> None:
    """Undo the last save, and say so in the reader."""
    if not (_is_new(press) and held(Saves).undo):
        return
    name = held(Saves).undo[-1].name
    if save_outcome.take_back():
        state = held(CodingState)
        hold(replace(state, diff="", coded=max(state.coded - 1, 0)))
        _come_to("undone", f"Taken back from {name}.", [])
    else:
        refusal = held(Saves).refusal_of(None)
        _come_to("refused", as_sentence(refusal.message) if refusal else "", [])


def _is_new(press: str) -> bool:
    """Whether a press was not heeded yet: a run that a change on disk cuts short begins anew with the same press."""
    state = held(CodingState)
    hold(replace(state, press=press))
    return state.press != press


def _come_to(kind: str, words: str, remarks: list[Remark]) -> None:
    state = held(CodingState)
    number = state.outcome["number"] + 1 if state.outcome else 1
    outcome = cast(
        "Outcome", {"number": number, "kind": kind, "words": words, "remarks": [_said(one) for one in remarks]}
    )
    hold(replace(state, outcome=outcome))


def _said(remark: Remark) -> Said:
    words = with_full_stop(as_sentence(remark.message))
    hint = with_full_stop(as_sentence(remark.hint)) if remark.hint else ""
    return {"field": remark.field, "severity": remark.severity, "words": f"{words} {hint}".strip()}
