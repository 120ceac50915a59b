"""The dashboard without a browser, and what its pages show. The one module that knows private names of AppTest."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.message import Message  # type: ignore[import-untyped]
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from loaders.settings import DOCUMENTS_VARIABLE, POSITIONS_VARIABLE
from tests.support.folders import ROOT
from views import navigation
from views.pages.alignment.parts import PARTS
from views.pages.change.page import FOLLOW
from views.pages.edit.page import TASKS

PLAIN_FOLD = "fold_"
"""How the key of a fold begins that steers nothing: which others are open follows from the address."""

FOLDS: dict[str, set[str]] = {}
"""The keys of the plain folds that were met on each page."""

PAGES = (
    *("overview", "new", "compare", "alignment", "change", "actor", "issue"),
    *("find", "sources", "coverage", "code", "edit", "coders", "problems", "method"),
)


def open_page(page: str, **query: str | list[str]) -> AppTest:
    """The dashboard on one page, opened by a URL with this query."""
    return _opened(page, query)


def _opened(page: str, query: Mapping[str, str | list[str]], folds: Iterable[str] = ()) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
    for key in folds:
        app.session_state[key] = True
    for key, value in query.items():
        app.query_params[key] = value
    if page != "overview":
        # AppTest switches only to pages that are files; ours are functions, known by the hash of their path
        app._page_hash = calc_hash(page)
    app.run()
    assert not app.exception, [e.message for e in app.exception]
    return app


def unfold(app: AppTest) -> AppTest:
    """The same page with every fold open, also those within folds: a table is made as its fold opens."""
    opened: set[str] = set()
    while folds := {_key(fold.proto) for fold in app.expander if fold.proto.id and not fold.proto.expanded} - opened:
        for key in folds:
            app.session_state[key] = True
        opened |= folds
        app.run()
        assert not app.exception, [e.message for e in app.exception]
    return app


def open_unfolded(page: str, **query: str | list[str]) -> AppTest:
    """The page that this query opens with every fold open, in fewer runs: folds that are known of it begin open.

    For who reads what stands in folds; that they open when somebody asks is for tests that use `unfold`.
    """
    known = FOLDS.setdefault(page, set())
    app = unfold(_opened(page, query, known))
    known |= {key for fold in app.expander if (key := _key(fold.proto)).startswith(PLAIN_FOLD)}
    return app


def _key(proto: Message) -> str:
    return str(proto.id.rpartition("-")[2])


def text_of(app: AppTest) -> str:
    """All words on the page."""
    kinds = (
        app.title,
        app.header,
        app.subheader,
        app.markdown,
        app.caption,
        app.info,
        app.warning,
        app.error,
        app.success,
    )
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def component_data(app: AppTest) -> list[dict[str, Any]]:
    """What the page sends to its components, which they show as text: of each the data that it got."""
    return [json.loads(component.proto.json) for component in app.get("bidi_component")]


def component_text(app: AppTest) -> str:
    """All words of the components on the page, also what opens only when somebody asks for it."""
    return "\n".join(_texts(component_data(app)))


def cards(app: AppTest) -> list[dict[str, Any]]:
    """The cards on the page, a passage each: those of its lists, and those that open beneath a row of its tables."""
    found = component_data(app)
    rows = [row for data in found for group in data.get("groups", ()) for row in group["rows"]]
    return [card for part in (*found, *rows) for card in part.get("cards", ())]


def lines_of_cards(app: AppTest) -> list[list[str]]:
    """For each card on the page the names of those whose positions rest on its passage."""
    return [[line["name"] for line in card["lines"]] for card in cards(app)]


def links_of_cards(app: AppTest) -> list[tuple[str, str]]:
    """The links of all cards on the page: what each says, and its address."""
    return [(link["label"], link["href"]) for card in cards(app) for link in card["links"]]


def all_text(app: AppTest) -> str:
    """All words on the page, those of its components among them."""
    return f"{text_of(app)}\n{component_text(app)}"


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, dict | list):
        for one in part.values() if isinstance(part, dict) else part:
            yield from _texts(one)
    elif isinstance(part, str):
        yield part


def figures(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def points(figure: dict[str, Any]) -> list[tuple[str, ...]]:
    """The custom data of all points of a figure."""
    return [tuple(point) for trace in figure["data"] for point in trace.get("customdata", [])]


def cells(app: AppTest) -> dict[tuple[str, str], list[Any]]:
    """The cells of the matrix on Overview: for each actor and issue its stance, its voice, and who else tells it."""
    data = component_data(app)[0]
    rows = [row for group in data["groups"] for row in group["rows"]]
    return {
        (actor, row["id"]): cell
        for row in rows
        for actor, cell in zip(data["ids"], row["cells"], strict=True)
        if cell is not None
    }


def use(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the dashboard show this folder, with the documents that stand in it, if any do."""
    monkeypatch.setenv(POSITIONS_VARIABLE, str(folder))
    if (folder / "documents").exists():
        monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)


def tables(app: AppTest) -> list[Any]:
    """The tables of the page, in its folds too."""
    return [table.value for table in unfold(app).dataframe]


def protos(app: AppTest) -> Iterator[Message]:
    """What the page sends to the browser, piece by piece."""
    waiting: list[Any] = [app._tree]
    while waiting:
        node = waiting.pop()
        if getattr(node, "proto", None) is not None:
            yield node.proto
        waiting.extend(getattr(node, "children", {}).values())


def pages() -> list[str]:
    """The names of the dashboard's pages."""
    return list(navigation.PAGES)


VIEWS: list[tuple[str, dict[str, str]]] = [
    *((page, {}) for page in pages()),
    *(("alignment", {"part": part}) for part in list(PARTS)[1:]),
    ("alignment", {"part": "networks", "network": "two-mode"}),
    *(("change", {"follow": follow}) for follow in list(FOLLOW)[1:]),
    *(("edit", {"task": task}) for task in list(TASKS)[1:]),
    ("edit", {"task": "position", "actor": "a0", "line": "6"}),
    ("compare", {"left": "a2", "right": "a11"}),
    *(("actor", {"actor": f"a{number}"}) for number in (0, 3, 11)),
    *(("issue", {"issue": f"issue-{number}"}) for number in (0, 3, 5)),
    ("sources", {"source": "first"}),
    ("overview", {"cell_actor": "a6", "cell_issue": "silent"}),
]
"""Every page and part of one, as (page, parameters); its first part is the page without parameters."""
