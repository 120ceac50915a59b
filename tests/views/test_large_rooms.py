"""Many actors and issues: each page shows the most telling part, says how much of it, and gives the rest on demand."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import streamlit as st

from loaders.settings import POSITIONS_VARIABLE
from tests.support.dashboard import cards, cells, component_data, component_text, figures, open_page, text_of, unfold
from tests.support.folders import actor, issue, position, source, write_folder
from views.pages.actor.page import LATEST
from views.shared import chart_panel, table_files
from views.shared.table_files import offer_files
from views.shared.widgets import MOST, STEP

SIDE = 60
STANCES = ("strong_oppose", "oppose", "support", "strong_support")


@pytest.fixture(scope="module", autouse=True)
def _large_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """60 actors with a position on each of 60 issues; the first hold four stances and the others support all."""
    issues = [f"issue-{number:02}" for number in range(SIDE)]
    documents = [f"document-{number}" for number in range(3)]
    folder = write_folder(
        tmp_path_factory.mktemp("large"),
        {f"actor-{number:02}": _actor(number, issues, documents) for number in range(SIDE)},
        issues="".join(issue(one, title=f"Title of {one}") for one in issues),
        sources="".join(source(one) for one in documents),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(POSITIONS_VARIABLE, str(folder))
        st.cache_resource.clear()
        yield
        st.cache_resource.clear()


def _actor(number: int, issues: list[str], documents: list[str]) -> str:
    return actor(
        *(
            position(
                issue=one,
                stance=STANCES[(number + place) % 4] if number < 4 else "support",
                date=f"{2000 + place % 20}-01-{number % 28 + 1:02}",
                source=documents[place % 3],
                quote=f"what actor {number} said when asked about issue {place}",
            )
            for place, one in enumerate(issues)
        ),
        name=f"Actor {number:02}",
    )


def marks(figure: dict[str, Any]) -> int:
    """How many markers a figure has, each drawn once; the names of lanes are none."""
    drawn = [trace["hovertext"] for trace in figure["data"] if trace.get("hovertext") and trace["mode"] != "text"]
    return sum(map(len, drawn))


PAGES: list[tuple[str, dict[str, str], str, int]] = [
    ("compare", {"left": "actor-00", "right": "actor-02"}, "20 of 60 issues, opposite sides first", 2 * STEP),
    ("actor", {"actor": "actor-07"}, "20 of 60 issues", STEP),
    ("issue", {"issue": "issue-07"}, "20 of 60 actors", STEP),
    ("change", {"follow": "actor", "actor": "actor-07"}, "20 of 60 issues", STEP),
    ("change", {"follow": "issue", "issue": "issue-07"}, "20 of 60 actors", STEP),
]


@pytest.mark.parametrize(("page", "query", "sentence", "shown"), PAGES)
def test_a_page_draws_a_part_says_so_and_draws_more_on_demand(
    page: str, query: dict[str, str], sentence: str, shown: int
) -> None:
    app = unfold(open_page(page, **query))
    assert sentence in text_of(app)
    assert app.query_params["rows"] == str(STEP)
    assert marks(figures(app)[-1]) == shown
    app.button(key="more_rows").click().run()
    assert sentence.replace("20 of", "40 of") in text_of(app)
    assert app.query_params["rows"] == str(2 * STEP)
    assert marks(figures(app)[-1]) == 2 * shown
    app.button(key="more_rows").click().run()
    assert marks(figures(app)[-1]) == 3 * shown
    assert "more_rows" not in {button.key for button in app.button}


def test_a_link_with_a_length_opens_with_it() -> None:
    app = unfold(open_page("actor", actor="actor-07", rows="40", cards="60"))
    assert marks(figures(app)[-1]) == 2 * STEP
    assert sum(len(card["lines"]) for card in cards(app)) == SIDE


@pytest.mark.parametrize("bad", ["-20", "many", "1e9", "", "3", "²"])
def test_a_bad_length_is_dropped(bad: str) -> None:
    app = unfold(open_page("actor", actor="actor-07", rows=bad))
    assert app.query_params["rows"] == str(STEP)
    assert marks(figures(app)[-1]) == STEP


def test_a_page_never_shows_more_than_it_can_draw() -> None:
    assert unfold(open_page("actor", actor="actor-07", rows="99999")).query_params["rows"] == str(MOST)


def test_where_everything_fits_nothing_is_cut_and_the_url_says_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(tmp_path, {"kenya": actor(position(), name="Kenya")})
    monkeypatch.setenv(POSITIONS_VARIABLE, str(tmp_path))
    app = unfold(open_page("actor", rows="40", cards="40"))
    assert "rows" not in app.query_params
    assert "cards" not in app.query_params
    assert "more_rows" not in {button.key for button in app.button}


def test_compare_shows_the_quotations_and_lanes_of_the_issues_in_its_chart() -> None:
    app = open_page("compare", left="actor-00", right="actor-02")
    rows = [row for group in component_data(app)[0]["groups"] for row in group["rows"]]
    assert len(rows) == STEP
    assert sum(len(row["cards"]) for row in rows) == 2 * STEP
    (lanes,) = figures(unfold(app))
    assert len(lanes["layout"]["yaxis"]["tickvals"]) == STEP


def test_compare_counts_the_issues_on_which_neither_has_spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(
        tmp_path,
        {"kenya": actor(position(), name="Kenya"), "peru": actor(position(), name="Peru")},
        issues=issue("broad-offences") + "".join(issue(f"issue-{n}", title=f"Title {n}") for n in range(30)),
    )
    monkeypatch.setenv(POSITIONS_VARIABLE, str(tmp_path))
    words = component_text(open_page("compare", left="kenya", right="peru"))
    assert "Neither has spoken (30)" in words
    assert "“Title 11” and 18 more" in words
    assert "Title 12" not in words


def test_the_quotations_of_an_actor_come_newest_first_and_in_part() -> None:
    app = open_page("actor", actor="actor-07")
    assert len(cards(app)) == LATEST
    dates = [card["who"] for card in cards(app)]
    assert dates == sorted(dates, key=lambda date: int(date[-4:]), reverse=True)
    app = unfold(app)
    assert len(cards(app)) == LATEST + STEP
    assert re.search(r"20 of \d\d earlier quotations, newest first\.", text_of(app))
    app.button(key="more_cards").click().run()
    assert len(cards(app)) == LATEST + 2 * STEP
    assert (app.query_params["cards"], app.query_params["rows"]) == ("40", "20")


def test_the_quotations_of_an_issue_are_cut_on_each_side() -> None:
    app = unfold(open_page("issue", issue="issue-07"))
    support = int(app.subheader[0].value.removeprefix("Support (").removesuffix(")"))
    assert support > STEP
    assert len(cards(app)) == STEP + (SIDE - support)
    assert f"{STEP + SIDE - support} of 60 quotations, the newest of each side." in text_of(app)


def test_every_supporter_of_an_issue_has_a_name_to_click() -> None:
    data, _ = component_data(open_page("issue", issue="issue-07"))
    marks = [mark for level in data["levels"] for kind in level["kinds"] for mark in kind["marks"]]
    assert len({mark["id"] for mark in marks}) == SIDE
    assert {mark["name"] for mark in marks} == {f"Actor {number:02}" for number in range(SIDE)}
    assert data["most"] < max(len(kind["marks"]) for level in data["levels"] for kind in level["kinds"])


def test_overview_folds_its_columns_and_rows_and_keeps_its_boxes_whole() -> None:
    app = open_page("overview", cell_actor="actor-59", cell_issue="issue-59")
    data = component_data(app)[0]
    assert len(cells(app)) == SIDE * SIDE
    assert data["most"] < len(data["groups"][0]["rows"])
    assert all(column["folds"] for column in data["columns"] if len(column["actors"]) > 3)
    assert sum(1 if column["folds"] else len(column["actors"]) for column in data["columns"]) <= 10
    boxes = {box.label: box for box in app.selectbox}
    assert len(boxes["Actor"].options) == len(boxes["Issue"].options) == SIDE
    assert "what actor 59 said when asked about issue 59" in component_text(app)


def test_alignment_over_time_has_few_traces_however_many_steps() -> None:
    app = open_page("change", follow="all", actor="actor-00")
    (lanes,) = figures(app)
    assert len(lanes["layout"]["yaxis"]["tickvals"]) == STEP
    assert len(lanes["data"]) <= 4
    assert "20 of 59 actors, the nearest first" in text_of(app)
    app.button(key="more_rows").click().run()
    (lanes,) = figures(app)
    assert len(lanes["layout"]["yaxis"]["tickvals"]) == 2 * STEP
    assert len(lanes["data"]) <= 4


def test_the_table_has_a_thousand_rows_and_the_csv_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    offered: dict[str, Callable[[], bytes]] = {}
    monkeypatch.setattr(
        st, "download_button", lambda _label, data, *, file_name, **_: offered.update({file_name: data})
    )
    app = open_page("overview", as_of="2024-12-31")
    assert len(unfold(app).dataframe[0].value) == chart_panel.MOST_SHOWN
    assert f"The first 1,000 of {SIDE * SIDE:,} rows" in text_of(app)
    assert len(offered["overview-2024-12-31.csv"]().splitlines()) == SIDE * SIDE + 1


def test_only_the_rows_in_sight_are_worded_until_the_csv_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    files: list[Callable[[], bytes]] = []
    monkeypatch.setattr(st, "download_button", lambda _label, data, **_: files.append(data))

    def words(rows: pd.DataFrame) -> pd.DataFrame:
        asked.append(len(rows))
        return rows

    rows = pd.DataFrame({"a": range(3_000)})
    chart_panel.show_rows(rows, key="t", words=words)
    offer_files(rows, "t", words)
    assert asked == [chart_panel.MOST_SHOWN]
    files[0]()
    assert asked == [chart_panel.MOST_SHOWN, 3_000]


def test_a_long_table_of_a_scenario_promises_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(st, "caption", said.append)
    rows = pd.DataFrame({"a": range(3_000)})
    chart_panel.show_rows(rows, key="t")
    monkeypatch.setattr(table_files, "is_scenario", lambda: True)
    chart_panel.show_rows(rows, key="t")
    chart_panel.show_rows(rows, key="t", said=rows.head(2_000))
    chart_panel.show_rows(rows, key="t", said=rows)
    assert said == [
        "The first 1,000 of 3,000 rows; the files have all.",
        "The first 1,000 of 3,000 rows; no file holds those of a scenario.",
        "The first 1,000 of 3,000 rows; no file holds those of a scenario.",
        "The first 1,000 of 3,000 rows; the files have all.",
    ]
