"""Hostile text in the data is shown as the text that it is, on every page, whatever the page is made of."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from google.protobuf.message import Message  # type: ignore[import-untyped]
from streamlit.testing.v1 import AppTest

from loaders.settings import DOCUMENTS_VARIABLE
from tests.support.dashboard import VIEWS, component_text, figures, open_unfolded, protos, use
from tests.support.naughty import PIECES, RAW, hostile_folder
from views.pages.alignment.parts import PARTS
from views.pages.change.page import FOLLOW
from views.pages.edit.page import TASKS

TEXTS = {"code_text", "default", "value", "raw_value", "options", "alt", "id", "query_string", "spec", "data", "json"}
"""Fields of the browser's messages that are shown as text, as a chart or by a component, or that are not shown; all
others may be Markdown. A select box shows its options as text; a group of buttons and radio buttons do not."""

MARKDOWN_OPTIONS = {"Radio", "ButtonGroup", "SelectSlider"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_folder(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def opened(folder: Path) -> Iterator[Callable[..., AppTest]]:
    """Opens a page on the hostile folder, each view once."""
    known: dict[str, AppTest] = {}

    def open_view(page: str, **query: str) -> AppTest:
        key = f"{page} {query}"
        if key not in known:
            known[key] = open_unfolded(page, **query)
        return known[key]

    _clear()
    with pytest.MonkeyPatch.context() as patch:
        use(folder, patch)
        patch.delenv(DOCUMENTS_VARIABLE, raising=False)  # it has those of the default data, and not those of this
        yield open_view
    _clear()


def _clear() -> None:
    st.cache_data.clear()
    st.cache_resource.clear()


def strings(message: Message, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a message that may be shown as Markdown, with the way to it."""
    kind = message.DESCRIPTOR.name
    for field, value in message.ListFields():
        if field.name in TEXTS and not (field.name == "options" and kind in MARKDOWN_OPTIONS):
            continue
        for one in value if getattr(field, "is_repeated", False) else [value]:
            if isinstance(one, Message):
                yield from strings(one, f"{path}{kind}.")
            elif isinstance(one, str):
                yield f"{path}{kind}.{field.name}", one


def alive(markdown: str) -> str:
    """Markdown without its code, and without the letters that are escaped: what of it may have a meaning."""
    return re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", re.sub(r"\\.", "\0", markdown))


@pytest.mark.parametrize(("page", "query"), VIEWS, ids=str)
def test_no_hostile_text_is_markdown_as_it_stands(
    page: str, query: dict[str, str], opened: Callable[..., AppTest]
) -> None:
    app = opened(page, **query)
    shown = [one for proto in protos(app) for one in strings(proto)]
    assert shown
    caught = [(where, piece) for where, text in shown for piece in RAW if piece in alive(text)]
    assert caught == []


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002
        self.found.add(tag)


def labels(part: Any, name: str = "") -> Iterator[str]:
    """Every text of a figure that Plotly reads its own markup in."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from labels(value, key) if key not in ("customdata", "bdata") else ()
    elif isinstance(part, list):
        for value in part:
            yield from labels(value, name)
    elif isinstance(part, str):
        yield part


@pytest.mark.parametrize(("page", "query"), VIEWS, ids=str)
def test_charts_have_no_markup_but_their_own(page: str, query: dict[str, str], opened: Callable[..., AppTest]) -> None:
    parser = _Tags()
    for label in (label for figure in figures(opened(page, **query)) for label in labels(figure)):
        parser.feed(label)
        assert not re.search(r"[\u202a-\u202e\u2066-\u2069]", label)
        assert max(map(len, re.split("<br>| ", unescape(label)))) <= 80, "a word that runs over the chart"
    assert parser.found <= {"b", "i", "br", "span"}
    # the pieces themselves are there, as text
    if query.get("part") == "issues":
        every = unescape(json.dumps(figures(opened(page, **query)), ensure_ascii=False).replace("\\", ""))
        assert "<script>window.caught = 1</script>" in every


def test_a_component_gets_hostile_text_as_the_text_that_it_is(opened: Callable[..., AppTest]) -> None:
    words = component_text(opened("overview"))
    assert "<script>window.caught = 1</script>" in words
    assert not re.search(r"[\u202a-\u202e\u2066-\u2069]", words)


def test_the_folder_holds_every_piece_without_an_error(opened: Callable[..., AppTest]) -> None:
    app = opened("problems")
    assert app.success
    tables = str(opened("overview").dataframe[0].value.to_dict("records"))
    for piece in (PIECES["script"], PIECES["link"], PIECES["formula"]):
        assert piece.replace("\\", "\\\\") in tables


@pytest.mark.parametrize(
    ("page", "key", "parts"), [("alignment", "part", PARTS), ("change", "follow", FOLLOW), ("edit", "task", TASKS)]
)
def test_a_page_without_parameters_is_its_first_part(
    page: str, key: str, parts: Iterable[str], opened: Callable[..., AppTest]
) -> None:
    assert opened(page).query_params[key] == next(iter(parts))
