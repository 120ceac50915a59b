"""The filters at work stand under the title of every page that they touch, and a press takes each away."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.wording.figures import day_in_words
from loaders.settings import SECOND_VARIABLE
from tests.support.dashboard import PAGES, open_page, text_of, use
from tests.support.folders import ROOT, actor, position, write_folder

FILTERS: dict[str, str | list[str]] = {
    "as_of": "2022-01-01",
    "evidence": "own",
    "confidence": "medium",
    "contested": "true",
    "tracks": ["crime-treaty", "state-conduct"],
    "actors": ["russia", "united-states", "belarus", "the-west"],
    "kinds": ["state", "group"],
    "inherited": "shown",
}
CHIPS = [
    "Only Belarus, Russia and 2 more",
    "Own words only",
    "As of 1 January 2022",
    "With what groups say for their members",
    "Confidence\\: medium or high",
    "Contested issues only",
    "States",
    "Groups",
]
UNFILTERED = ("code", "edit", "problems", "coders", "method")


def chips(app: AppTest) -> list[str]:
    return [one.label for one in app.button if (one.key or "").startswith("chip_")]


def press(app: AppTest, label: str) -> AppTest:
    (chip,) = [one for one in app.button if one.label == label and (one.key or "").startswith("chip_")]
    chip.click().run()
    assert not app.exception
    return app


def test_without_a_filter_there_is_no_chip() -> None:
    assert chips(open_page("overview", as_of=date.today().isoformat(), evidence="all")) == []


@pytest.mark.parametrize("page", [page for page in PAGES if page not in UNFILTERED])
def test_every_filter_is_a_chip_on_every_page_that_it_touches(page: str) -> None:
    said = chips(open_page(page, **FILTERS))
    assert [one for one in said if one in CHIPS] == CHIPS
    assert said[-1] == "Reset"


@pytest.mark.parametrize("page", UNFILTERED)
def test_pages_of_all_of_the_data_take_no_filters_and_keep_them_for_the_others(page: str) -> None:
    app = open_page(page, **FILTERS)
    assert chips(app) == []
    assert [one.label for one in app.sidebar.date_input if one.label == "As of"] == []
    assert not app.sidebar.radio
    assert "14 actors · 5 documents" in text_of(app)
    for name, chosen in FILTERS.items():
        assert app.query_params[name] == chosen


def test_a_press_takes_one_filter_away_and_leaves_the_others() -> None:
    app = press(open_page("overview", **FILTERS), "States")
    assert app.query_params["kinds"] == "group"
    assert [one for one in chips(app) if one in CHIPS] == [one for one in CHIPS if one != "States"]
    app = press(press(app, "Groups"), "Own words only")
    assert "kinds" not in app.query_params
    assert app.query_params["evidence"] == "all"
    assert app.query_params["as_of"] == "2022-01-01"


def test_each_chip_can_be_taken_away_until_none_is_left() -> None:
    app = open_page("overview", **FILTERS)
    for left in range(len(chips(app)) - 1, 0, -1):
        press(app, chips(app)[0])
        assert len(chips(app)) == (left if left > 1 else 0)


def test_reset_takes_all_of_them_away() -> None:
    app = press(open_page("overview", **FILTERS), "Reset")
    assert chips(app) == []
    assert app.query_params["as_of"] == date.today().isoformat()
    assert "kinds" not in app.query_params


def test_the_masthead_says_what_is_on_view() -> None:
    (line,) = [one.value for one in open_page("overview").caption if "The UN cybercrime treaty" in one.value]
    known = "**The UN cybercrime treaty** 14 actors · 5 documents · to 29\u00a0March\u00a02024"
    assert line == f"{known} *as of {day_in_words(date.today())}*"
    (line,) = [one.value for one in open_page("overview", as_of="2019-12-31").caption if "treaty**" in one.value]
    known = "11 actors · 5 documents · to 21–25\u00a0October\u00a02019"
    assert line.endswith(f"{known} *as of 31\u00a0December\u00a02019*")


def test_a_folder_without_a_title_says_what_is_on_view_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh_caches: None
) -> None:
    use(write_folder(tmp_path, {"palau": actor(position(date="2018-05"))}), monkeypatch)
    assert open_page("overview").caption[0].value.startswith("1 actor · 1 document · to May\u00a02018 *as of ")


def test_two_coders_opens_from_its_link_with_and_without_a_second_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    assert open_page("coders").title[0].value == "Do two coders agree?"
    monkeypatch.setenv(SECOND_VARIABLE, str(ROOT / "positions"))
    assert open_page("coders").title[0].value == "Do two coders agree?"
