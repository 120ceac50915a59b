"""A data file as text, with its problems beside their lines."""

import streamlit as st

from loaders.checking import check_texts
from loaders.problems import Problem
from loaders.saving import SaveRefused, Version, open_version
from loaders.settings import positions_folder
from views.offer import list_problems, offer
from views.selection import chosen, set_choices
from views.view import View
from views.widgets import choose
from views.wording import plain


def show_file_editor(view: View) -> None:
    """The file's text, numbered with what is wrong, and what saving it would do."""
    files = sorted(view.data.last_good)
    if not files:
        st.info("There is no file that can be edited here: the folder has none that can be read.")
        return
    name = choose("File", "file", files, {}, files[0], width=320)
    version = _open(name)
    if version is None:
        return
    text = st.text_area("Text", key="draft_text", height=480, help="Leave the field, or press Ctrl+Enter, to check it.")
    problems = _problems(view, name, text)
    errors = [problem for problem in problems if problem.severity == "error"]
    with st.expander(f"With line numbers, and {len(errors)} errors beside their lines", expanded=bool(errors)):
        st.code(_marked(text, [p for p in problems if p.file == name]), language="yaml", line_numbers=True)
    list_problems(problems)
    offer(view, version, name, text, blocked=bool(errors))


def _open(name: str) -> Version | None:
    if chosen("draft_of") != name or chosen("draft_version") is None or chosen("draft_text") is None:
        try:
            version = open_version(positions_folder(), name)
        except SaveRefused as refused:
            st.error(plain(refused.message))
            return None
        set_choices(draft_of=name, draft_version=version, draft_text=version.text)
    found: Version = chosen("draft_version")
    return found


def _problems(view: View, name: str, text: str) -> list[Problem]:
    """What is wrong in the file, and what its text would make wrong in others."""
    before = {(p.file, p.message) for p in check_texts(dict(view.data.last_good)).problems}
    found = check_texts({**view.data.last_good, name: text}).problems
    return [p for p in found if p.file == name or (p.file, p.message) not in before]


def _marked(text: str, problems: list[Problem]) -> str:
    """The text with each problem behind its line, as a YAML comment."""
    lines = text.split("\n")
    for problem in problems:
        if 0 < problem.line <= len(lines):
            lines[problem.line - 1] += f"   # <-- {problem.message}"
    return "\n".join(lines)
