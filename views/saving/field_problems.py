"""What is wrong with an edit, beside its fields and lines."""

from collections.abc import Iterable, Sequence

import streamlit as st

from analysis.wording.figures import as_sentence
from editing.draft import Remark
from loaders.problems import Problem
from views.shared.markdown_text import code, plain

MOST_LISTED = 20


def sentence(message: str, hint: str = "") -> str:
    """A message and its remedy as sentences, for Markdown."""
    parts = [as_sentence(part) for part in (message, hint) if part]
    return " ".join(plain(part) + ("" if part.rstrip("”").endswith((".", "?", "!")) else "\\.") for part in parts)


def say(remarks: Iterable[Remark], *fields: str) -> None:
    """Show what is wrong with these fields.

    It has its place on the page also where nothing is wrong: columns that another element moves down are built anew
    by the browser, and what is just being typed in them is lost.
    """
    with st.container():
        for remark in remarks:
            if remark.field in fields:
                show = st.error if remark.severity == "error" else st.warning
                show(sentence(remark.message, remark.hint))


def list_problems(problems: Sequence[Problem]) -> None:
    """Problems with place and remedy."""
    for problem in problems[:MOST_LISTED]:
        where = f"{problem.file}:{problem.line}" if problem.line else problem.file
        st.markdown(f"- {code(where)} {sentence(problem.message, problem.hint)}")
    if len(problems) > MOST_LISTED:
        st.markdown(f"- and {len(problems) - MOST_LISTED} more")
