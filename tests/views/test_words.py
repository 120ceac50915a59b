"""The words of the dashboard and of briefings: one name for each thing, and in the glossary the one in use."""

import ast
import re
from collections.abc import Iterator

import pytest

from briefing.method import method_text, sections
from tests.support.source_code import modules

ROOMS = ("analysis/wording", "briefing", "views")
INSTEAD = {
    r"positions? in force|\bin force\b": "latest position",
    r"\bpassages?\b": "separate quotations",
    r"by whose words": "evidence",
    r"characteri[sz]ed": "another’s account",
    r"evidence (does not )?carr|rest on enough": "how much evidence there is",
    r"\b[Cc]lick a (cell|mark)|[Bb]ehind this|\b[Mm]arks? of\b": "square, or point",
}
"""Words of the code that no reader should have to know, and what is said instead."""


def _shown(*rooms: str) -> Iterator[tuple[str, str]]:
    """The texts in the code that may be seen: those with a space, and nouns that are counted; no docstrings."""
    for name, tree in modules(*rooms):
        docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        nouns = {
            id(given)
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "count"
            for given in node.args
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in docstrings:
                continue
            if " " in node.value.strip() or node.value[:1].isupper() or id(node) in nouns:
                yield name, node.value


@pytest.mark.parametrize("word", INSTEAD)
def test_words_of_the_code_are_not_shown(word: str) -> None:
    styles = "briefing/look/stance_look.py"  # classes of CSS
    found = [(name, text) for name, text in _shown(*ROOMS) if re.search(word, text) and name != styles]
    assert not found, f"say {INSTEAD[word]}"


def test_the_glossary_has_the_words_that_are_in_use() -> None:
    words = dict(sections(method_text()))["What the words mean"]
    terms = [line.split("|")[1].strip() for line in words.splitlines()[2:]]
    assert len(terms) > 30
    said = "\n".join(text for _, text in _shown("analysis", "briefing", "views", "loaders")).casefold()
    unused = [term for term in terms if not re.search(rf"\b{re.escape(term.casefold())}", said)]
    assert not unused


def test_each_figure_of_the_method_is_a_section_and_the_words_come_before_them() -> None:
    headings = [heading for heading, _ in sections(method_text())]
    assert headings[:3] == ["In short", "What the words mean", "What is counted"]
    assert {"Alignment", "Blocs", "Coverage", "Moves", "Two coders"} <= set(headings)
    assert sections("## One\n\ntext\n\n## Two\n\n### not three\n") == [("One", "text"), ("Two", "### not three")]
