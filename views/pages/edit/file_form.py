"""A data file as text, with its problems beside their lines."""

import streamlit as st

from analysis.wording.figures import count
from editing.save_verdict import judge
from editing.saves import SaveError, find_version, open_version
from loaders.data_files import folder_stamps
from loaders.problems import Problem
from loaders.settings import positions_folder
from views.pages.edit import drafts
from views.pages.edit.draft_keys import FileKey
from views.pages.edit.edit_preview import offer
from views.pages.edit.edit_saves import give_up
from views.pages.edit.edit_state import EditState
from views.pages.edit.unsaved_drafts import show_draft_here
from views.saving.field_problems import list_problems, sentence
from views.shared.session import chosen_word, held, set_choices
from views.shared.view import View
from views.shared.widgets import choose, turn_parts

LINES = 1_000
"""How many numbered lines are shown at a time: a browser takes seconds to colour tens of thousands."""


def show_file_editor(view: View) -> None:
    """The file's text, numbered with what is wrong, and what saving it would do."""
    begun = {key.name: draft for key, draft in held(EditState).changed.items() if isinstance(key, FileKey)}
    on_disk = {name for name, _, _ in folder_stamps(positions_folder())}
    files = sorted({*on_disk, *begun})
    if not files:
        st.info("There is no file yet. Begin an actor under “New, or gone”.")
        return
    name = choose("File", "file", files, {}, files[0], width=320, on_change=lambda: set_choices(file_part=None))
    key = FileKey(name)
    try:
        now = find_version(positions_folder(), name)
        version = now or (begun[name].version if name in begun else open_version(positions_folder(), name))
    except SaveError as refused:
        st.error(sentence(refused.message))
        return
    draft = drafts.begin(key, version, {"text": version.text if version else ""})
    show_draft_here(draft, now.text if now else None, lambda: give_up(key))
    box = drafts.field_key(draft, "text")
    st.text_area("Text", key=box, height=480, help="Leave the field, or press Ctrl+Enter, to check it.")
    text = draft.fields["text"]
    verdict = judge(positions_folder(), name, text)
    problems = verdict.problems
    beside = f", {count(len(problems), 'problem')} beside their lines" if problems else ""
    with st.expander(f"The text with line numbers{beside}", expanded=bool(problems)):
        _show_numbered(text, [p for p in problems if p.file == name])
    list_problems(problems)
    offer(view, key, draft.version, name, text, verdict=verdict, go_on=lambda: _go_on(key))


def _go_on(key: FileKey) -> None:
    version = open_version(positions_folder(), key.name)
    drafts.rebase(key, version, {"text": version.text})


def _show_numbered(text: str, problems: list[Problem]) -> None:
    """The text with its problems and line numbers, a long one in parts, first the one with the first error."""
    lines = _marked(text, problems).split("\n")
    total = -(-len(lines) // LINES)
    if total == 1:
        st.code("\n".join(lines), language="yaml", line_numbers=True)
        return
    first = min(((one.severity != "error", max(one.line, 1)) for one in problems), default=(True, 1))[1]
    number = turn_parts("file_part", total, (first - 1) // LINES + 1 if chosen_word("file_part") is None else None)
    start = (number - 1) * LINES
    shown = enumerate(lines[start : start + LINES], start + 1)
    st.code("\n".join(f"{place:>{len(str(len(lines)))}}  {line}" for place, line in shown), language="yaml")
    st.caption(f"Lines {start + 1:,} to {min(start + LINES, len(lines)):,} of {len(lines):,}.")


def _marked(text: str, problems: list[Problem]) -> str:
    """The text with each problem behind its line, as a YAML comment."""
    lines = text.split("\n")
    for problem in problems:
        if 0 < problem.line <= len(lines):
            lines[problem.line - 1] += f"   # <-- {problem.message}"
    return "\n".join(lines)
