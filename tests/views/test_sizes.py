"""Very small and very large data: every page answers, draws no more than can be read, and says what it leaves out."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from hypothesis import given, settings
from hypothesis import strategies as hs
from streamlit.testing.v1 import AppTest

from analysis.timeline_marks import MORE, thin_out
from benchmarks import growth
from loaders import load
from loaders.settings import DOCUMENTS_VARIABLE, POSITIONS_VARIABLE
from tests.support.dashboard import PAGES, figures, open_page, text_of, unfold
from tests.support.folders import actor, issue, position, positions_table, source, write_folder
from views.pages.alignment import network_drawing
from views.pages.edit import file_form
from views.pages.sources.coded_text import MOST_NOTES
from views.shared import timelines
from views.shared.widgets import STEP

VIEWS: list[tuple[str, dict[str, str]]] = [
    *((page, {}) for page in ("overview", "compare", "actor", "issue", "sources", "coverage", "coders", "problems")),
    *(("alignment", {"part": part}) for part in ("matrix", "blocs", "issues", "networks", "next")),
    *(("change", {"follow": follow}) for follow in ("actor", "issue", "pair", "all")),
    *(("edit", {"task": task}) for task in ("position", "file", "records")),
]

WHOLE_PAGES = [("edit", {"task": "records"}), *((page, {}) for page in PAGES if page not in ("edit", "method"))]

CHARTED = [(page, query) for page, query in VIEWS if page in ("alignment", "change", "issue", "compare")]

STATEMENTS = 1_200
TALKER = "talker"
STANCES = ("strong_oppose", "oppose", "mixed", "support", "strong_support")


def _without_issues(folder: Path) -> None:
    write_folder(folder, {"kenya": actor(name="Kenya"), "peru": actor(name="Peru")}, issues="[]\n")


def _without_sources(folder: Path) -> None:
    write_folder(folder, {"kenya": actor(name="Kenya")}, sources="[]\n")


def _one_issue(folder: Path) -> None:
    write_folder(folder, {name: actor(position(), name=name) for name in "abcdef"}, issues=issue("broad-offences"))


def _only_a_name(folder: Path) -> None:
    write_folder(folder, {"kenya": actor(name="Kenya")})


SMALL = (_without_issues, _without_sources, _one_issue, _only_a_name)


def _open(folder: Path, page: str, monkeypatch: pytest.MonkeyPatch, **query: str) -> AppTest:
    monkeypatch.setenv(POSITIONS_VARIABLE, str(folder))
    return open_page(page, **query)


def _elements(block: object) -> int:
    return 1 + sum(map(_elements, getattr(block, "children", {}).values()))


@pytest.mark.parametrize("write", SMALL, ids=lambda write: write.__name__.strip("_"))
def test_every_page_answers_with_next_to_nothing(
    write: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path)
    for page, query in CHARTED if write is _one_issue else WHOLE_PAGES:
        assert len(text_of(_open(tmp_path, page, monkeypatch, **query))) > 40, (page, query)


@pytest.fixture(scope="module")
def talker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One actor with very many statements on two issues, and one passage that carries a position on each of 60 more."""
    said = [
        position(
            issue=f"issue-{number % 2}",
            stance=STANCES[number % 5],
            date=f"{1990 + number // 100}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            quote=f"what it said when it was asked at meeting {number}",
        )
        for number in range(STATEMENTS)
    ]
    wide = [position(issue=f"issue-{number}", quote="all of this we want in the treaty") for number in range(2, 62)]
    folder = tmp_path_factory.mktemp("talker")
    documents = folder / "documents"
    documents.mkdir()
    (documents / "record.txt").write_text("Before it. All of this we want in the treaty. After it.")
    write_folder(
        folder / "positions",
        {
            TALKER: actor(*said, name="Talker"),
            "other": actor(position(issue="issue-0"), name="Other"),
            "wide": actor(
                *(one.replace("sputnik-2024", "record").replace("quote: all", "quote: All") for one in wide),
                name="Wide",
            ),
        },
        issues="".join(issue(f"issue-{number}", title=f"Title {number}") for number in range(62)),
        sources=source("sputnik-2024") + source("record"),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(POSITIONS_VARIABLE, str(folder / "positions"))
        patch.setenv(DOCUMENTS_VARIABLE, str(documents))
        st.cache_resource.clear()
        yield folder / "positions"
        st.cache_resource.clear()


@pytest.mark.parametrize(("page", "query"), VIEWS)
def test_no_page_puts_thousands_of_elements_before_the_reader(
    page: str, query: dict[str, str], talker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _open(talker, page, monkeypatch, actor=TALKER, left=TALKER, right="other", source="record", **query)
    assert _elements(app._tree) < 500


@pytest.mark.parametrize(
    ("page", "query"),
    [("change", {"follow": "actor"}), ("actor", {}), ("compare", {"left": TALKER, "right": "other"})],
)
def test_crowded_time_lines_mark_some_statements_and_say_how_many(
    page: str, query: dict[str, str], talker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = unfold(_open(talker, page, monkeypatch, actor=TALKER, **query))
    lanes = figures(app)[-1]
    statements = [trace for trace in lanes["data"] if trace.get("hovertext") and trace["mode"] != "text"]
    marks = sum(len(trace["hovertext"]) for trace in statements)
    assert 100 < marks <= timelines.MOST_MARKS
    assert any("more of about that time" in label for trace in statements for label in trace["hovertext"])
    total = STATEMENTS + (page == "compare")
    assert f"Marked: {marks:,} of {total:,} statements" in text_of(app)


def test_the_moves_that_do_not_fit_their_table_are_in_its_files(talker: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offered: dict[str, Callable[[], bytes]] = {}
    monkeypatch.setattr(
        st, "download_button", lambda _label, data, *, file_name, **_: offered.update({file_name: data})
    )
    app = unfold(_open(talker, "change", monkeypatch, follow="actor", actor=TALKER))
    assert f"The first 1,000 of {STATEMENTS:,} rows; the files have all." in text_of(app)
    assert len(offered[f"change-moves-{TALKER}.csv"]().splitlines()) == STATEMENTS + 1


def test_a_cell_with_very_many_statements_shows_the_newest_and_more_on_demand(
    talker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _open(talker, "overview", monkeypatch, cell_actor=TALKER, cell_issue="issue-0")
    assert f"{STEP} of {STATEMENTS // 2} statements, newest first." in text_of(app)
    app.button(key="more_cards").click().run()
    assert f"{2 * STEP} of {STATEMENTS // 2} statements, newest first." in text_of(app)


def test_beside_a_passage_with_very_many_positions_stand_some_and_the_table_has_all(
    talker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _open(talker, "sources", monkeypatch, source="record")
    assert f"{MOST_NOTES} of 60 positions on quotation 1; the table has all." in text_of(app)
    assert 60 in {len(table.value) for table in unfold(app).dataframe}


def test_a_long_file_is_shown_in_parts_beginning_with_the_first_problem(
    talker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"actors/{TALKER}.yaml"
    app = _open(talker, "edit", monkeypatch, task="file", file=name)
    assert f"Lines 1 to {file_form.LINES:,} of" in text_of(app)
    assert app.code[0].value.splitlines()[0].split() == ["1", "name:", "Talker"]


def test_a_long_file_with_a_fault_opens_where_the_fault_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faulty = position(stance="perhaps")
    write_folder(tmp_path, {"kenya": actor(*[position()] * 250, faulty, *[position()] * 100, name="Kenya")})
    app = _open(tmp_path, "edit", monkeypatch, task="file", file="actors/kenya.yaml")
    assert "Lines 1,001 to 2,000 of" in text_of(app)
    (marked,) = [line for line in app.code[0].value.splitlines() if "perhaps" in line]
    assert "<-- " in marked
    assert marked.split()[:3] == [str(3 + 250 * 6 + 2), "stance:", "perhaps"]


def test_a_network_of_very_many_actors_is_drawn_between_those_with_the_strongest_ties(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network_drawing, "MOST_POINTS", 15)
    issues = [f"issue-{number}" for number in range(4)]
    write_folder(
        tmp_path,
        {
            f"actor-{number:02}": actor(
                *(position(issue=one, quote=f"what actor {number} has said about it on {one}") for one in issues)
            )
            for number in range(30)
        },
        issues="".join(map(issue, issues)),
    )
    app = _open(tmp_path, "alignment", monkeypatch, part="networks")
    _, network = figures(app)
    assert len(network["data"][-1]["hovertext"]) == 15
    assert "of 435 ties" in text_of(app)
    assert "between the 15 of 30 actors with the strongest ties; the table has all." in text_of(app)


@settings(max_examples=40)
@given(
    hs.lists(hs.tuples(hs.sampled_from("ab"), hs.integers(-2, 2), hs.integers(0, 4_000)), min_size=1, max_size=60),
    hs.integers(1, 80),
)
def test_thinning_keeps_every_stance_and_the_last_word_and_counts_the_rest(
    said: list[tuple[str, int, int]], most: int
) -> None:
    days = [str((pd.Timestamp("2000-01-01") + pd.Timedelta(days=day)).date()) for _, _, day in said]
    table = positions_table(*(("x", about, stance, day) for (about, stance, _), day in zip(said, days, strict=True)))
    (kept,), stretch = thin_out([table], "issue", most)
    assert len(kept) + kept[MORE].sum() == len(table)
    assert (stretch == 0) == (len(table) <= most)
    assert set(zip(kept["issue"], kept["stance"], strict=True)) == set(
        zip(table["issue"], table["stance"], strict=True)
    )
    assert kept.groupby("issue")["latest"].max().equals(table.groupby("issue")["latest"].max())
    assert kept.index.isin(table.index).all()


def test_the_exponent_of_growth_is_that_of_the_power() -> None:
    assert growth.exponent((1, 2, 4, 8), (3, 12, 48, 192)) == pytest.approx(2)
    assert growth.exponent((1, 2, 4, 8), (5, 5, 5, 5)) == pytest.approx(0)


def test_growth_is_printed_a_row_for_each_step(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growth, "measure", lambda _folder, actors, each: {"load": actors * each, "pairs": actors**2})
    growth.grow("Growth", {1: (2, 3), 4: (8, 3)})
    _, head, *rows = capsys.readouterr().out.strip().splitlines()
    assert head.split()[-3:] == ["x1", "x4", "exponent"]
    assert [row.split() for row in rows] == [["load", "6.0", "24.0", "1.00"], ["pairs", "4.0", "64.0", "2.00"]]


def test_a_room_of_the_benchmark_has_what_it_is_to_have(tmp_path: Path) -> None:
    growth.write_room(tmp_path, 3, 5, version=2)
    data = load(tmp_path)
    assert (len(data.actors), len(data.positions), data.problems) == (3, 15, ())
