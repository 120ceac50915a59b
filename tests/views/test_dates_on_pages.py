"""Dates on pages are told as precisely as they are known: what is said of a month is never said of its last day."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from google.protobuf.message import Message  # type: ignore[import-untyped]
from streamlit.testing.v1 import AppTest

from commands.__main__ import main
from loaders.settings import DOCUMENTS_VARIABLE, SECOND_VARIABLE
from tests.support.dashboard import cards, figures, open_page, pages, protos, tables, text_of, unfold, use
from tests.support.folders import actor, event, issue, position, source, write_folder
from views.pages.alignment.parts import PARTS
from views.pages.change.page import FOLLOW

TOO_PRECISE = re.compile(r"31.(October|Oct).2025|2025-10-31")
ISSUES = ("i", "j", "k", "l")
VIEWS = [
    *((page, {}) for page in pages()),
    *(("alignment", {"part": part}) for part in PARTS),
    *(("change", {"follow": follow}) for follow in FOLLOW),
    ("alignment", {"part": "next", "silent_since": "2025-12-01"}),
    ("actor", {"actor": "b"}),
    ("sources", {"source": "month"}),
    ("edit", {"task": "position", "actor": "a"}),
]


def _words(name: str, number: int) -> str:
    return f"what {name} said of it was statement number {number}"


def _said(name: str, dates: list[str], stance: str, kind: str = "state") -> str:
    """An actor that says something on each issue, and on the first one a second time in the month of October 2025."""
    stances = [stance] * len(ISSUES) + ["mixed"]
    return actor(
        *(
            position(issue=one, date=day, stance=stances[number], quote=_words(name, number), source="month")
            for number, (one, day) in enumerate(zip((*ISSUES, "i"), dates, strict=True))
        ),
        kind=kind,
    )


def _folder(place: Path, stance: str) -> Path:
    said = {name: [_words(name, number) for number in range(5)] for name in "abc"}
    text = ". ".join(words for some in said.values() for words in some)
    (place / "documents").mkdir(parents=True)
    (place / "documents" / "month.txt").write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return write_folder(
        place,
        {
            "a": _said("a", ["2025-10-29", "2025-10", "2025-10", "2025-10", "2025-10"], stance),
            "b": _said("b", ["2025-10-29"] * 4 + ["2025-10"], "oppose", "organisation"),
            "c": _said("c", ["2025-10", "2025-10", "2025-10/2025-10-30", "../2025-10", "2025-10"], "strong_oppose"),
        },
        issues="".join(issue(one, title=f"Title {one}") for one in ISSUES),
        sources=source("month", published="2025-10", sha256=digest),
        events=event(date="2025-10", source="month", quote=_words("a", 0)),
    )


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Three actors who all spoke in October 2025, a document and a milestone of that month."""
    made = _folder(tmp_path_factory.mktemp("months"), "support")
    second = _folder(tmp_path_factory.mktemp("second"), "strong_support")
    st.cache_data.clear()
    st.cache_resource.clear()
    with pytest.MonkeyPatch.context() as patch:
        use(made, patch)
        patch.setenv(DOCUMENTS_VARIABLE, str(made / "documents"))
        patch.setenv(SECOND_VARIABLE, str(second))
        yield made
    st.cache_data.clear()
    st.cache_resource.clear()


def told(app: AppTest) -> Iterator[str]:
    """All that a page tells: its words, those of its charts, and its tables; not the days from which things count."""
    for proto in protos(app):
        yield from _strings(proto)
    for figure in figures(app):
        yield from (note["text"] for note in figure["layout"].get("annotations", []))
        for trace in figure["data"]:
            yield from (re.sub(r"counting from [\d-]+", "", str(trace.get(kind))) for kind in ("text", "hovertext"))
    for table in tables(app):
        yield table.drop(columns="Counts from", errors="ignore").to_csv()


def _strings(message: Message) -> Iterator[str]:
    for field, value in message.ListFields():
        for one in value if getattr(field, "is_repeated", False) else [value]:
            if isinstance(one, Message):
                yield from _strings(one)
            elif isinstance(one, str) and field.name != "spec":
                yield one


@pytest.mark.parametrize(("page", "query"), VIEWS, ids=str)
def test_no_page_tells_a_month_as_its_last_day(page: str, query: dict[str, str]) -> None:
    app = unfold(open_page(page, as_of="2026-02-01", **query))
    assert [text for text in told(app) if TOO_PRECISE.search(text)] == []


@pytest.mark.parametrize(
    "arguments",
    [["a"], ["c"], ["a", "b"], ["--issue", "i"], ["a", "a", "--left-as-of", "2025-10-30"]],
    ids=" ".join,
)
@pytest.mark.parametrize("form", ["md", "html"])
def test_no_briefing_tells_a_month_as_its_last_day(
    arguments: list[str], form: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["brief", *arguments, "--as-of", "2026-02-01", "--format", form, "--folder", str(folder)]
    assert main(command) == 0
    out = capsys.readouterr().out
    assert not TOO_PRECISE.search(out)
    assert "October\u00a02025" in out


def test_overview_says_of_which_date_the_newest_is_known_to_be() -> None:
    assert "the newest is of 29\u00a0October\u00a02025." in text_of(open_page("overview"))


def _dates_of(app: AppTest) -> list[str]:
    """The dates on the cards of a page, in their order."""
    return [card["who"].rpartition(" · ")[2].replace("\u00a0", " ") for card in cards(app)]


def test_the_cards_of_an_actor_stand_newest_first_and_a_month_is_not_its_last_day() -> None:
    assert _dates_of(unfold(open_page("actor", actor="a"))) == ["29 October 2025", *["October 2025"] * 4]
    assert _dates_of(unfold(open_page("actor", actor="c"))) == [
        *["October 2025"] * 3,
        "by October 2025",
        "October 2025 to 30 October 2025",
    ]


def test_a_cell_shows_the_position_in_force_and_then_the_newest() -> None:
    in_cell = _dates_of(open_page("overview", cell_actor="a", cell_issue="i"))[:2]
    assert in_cell == ["October 2025", "29 October 2025"]


def _column(app: AppTest, name: str, key: str) -> dict[str, str]:
    table = next(table for table in tables(app) if {name, key} <= set(table))
    return dict(zip(table[key], table[name], strict=True))


def test_tables_have_the_date_of_the_newest_statement_as_it_is_written() -> None:
    newest = _column(open_page("coverage"), "Newest", "Actor")
    assert newest == {"Actor a": "2025-10-29", "Actor b": "2025-10-29", "Actor c": "2025-10"}
    silences = _column(open_page("alignment", part="next", silent_since="2025-12-01"), "Last word", "Where")
    assert set(silences.values()) == {"2025-10", "2025-10-29", "../2025-10", "2025-10/2025-10-30"}


def test_what_may_be_of_an_earlier_day_is_not_said_to_be_later() -> None:
    words = text_of(open_page("alignment", part="next", kinds="state", silent_since="2025-10-29"))
    assert "No position in view is surely of 29\u00a0October\u00a02025 or earlier." in words


@pytest.mark.parametrize(("page", "name"), [("overview", "Counts from"), ("coverage", "Newest")])
def test_a_column_with_dates_to_sort_by_says_what_they_are(page: str, name: str) -> None:
    columns = [json.loads(table.proto.columns) for table in unfold(open_page(page)).dataframe]
    assert any(one.get(name, {}).get("help") for one in columns)


def test_the_network_names_the_dates_of_its_first_and_last_statement() -> None:
    words = text_of(open_page("alignment", part="networks")).replace("\u00a0", " ")
    assert "the oldest of October 2025 to 30 October 2025, the newest of 29 October 2025:" in words


def test_two_actors_are_comparable_since_a_statement_of_its_own_date() -> None:
    words = text_of(open_page("change", follow="pair", left="a", right="c"))
    assert "Comparable since October\u00a02025; now" in words


def test_the_hover_label_of_a_milestone_has_its_month() -> None:
    labels = (
        trace.get("hovertext") or [] for figure in figures(unfold(open_page("actor"))) for trace in figure["data"]
    )
    assert "<b>A meeting</b><br>October\u00a02025" in [label for some in labels for label in some]


def test_beside_the_text_of_a_document_each_statement_has_its_own_date() -> None:
    notes = [text for proto in protos(open_page("sources", source="month")) for text in _strings(proto)]
    said = {note.rpartition("Title l”, ")[2] for note in notes if "Title l”, " in note}
    assert said == {"October 2025]", "29 October 2025]", "by October 2025]"}
