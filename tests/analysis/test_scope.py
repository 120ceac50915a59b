"""What the filters narrow a view to, in words."""

from datetime import date
from pathlib import Path

import pytest

from analysis.filters import NOT_GIVEN, Filters
from analysis.inheritance import Inheritance
from analysis.selection import Selection
from analysis.wording.scope import named_in_part, scope, scoped
from loaders import Dataset, load
from loaders.vocabularies import Confidence
from tests.support.folders import actor, issue, negotiation, position, source, write_folder


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["Russia"], "Russia"),
        (["Russia", "China", "Iran"], "Russia, China and Iran"),
        (["Russia", "European Union", "United States", "Peru"], "Russia, European Union and 2 more"),
        (["A group whose name is longer than the room that it has", "Peru", "Cuba"], 1),
        ([f"State {number:03}" for number in range(1193)], "State 000, State 001 and 1,191 more"),
    ],
)
def test_as_many_names_stand_as_fit_and_the_rest_is_counted(names: list[str], words: str | int) -> None:
    said = named_in_part(names, 40)
    assert said == (f"{names[0]} and 2 more" if isinstance(words, int) else words)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    issues = issue("i", track="one") + issue("j", track="two")
    sources = source("paper", kind="press") + source("letter")
    said = [position(issue="i", source="paper", date="2019-07-08"), position(issue="j", source="letter", date="2021")]
    actors = {"cuba": actor(*said, short_name="Cuba"), "peru": actor(short_name="Peru"), "bloc": actor(kind="group")}
    folder: Path = tmp_path_factory.mktemp("scope")
    written = write_folder(folder, actors, issues=issues, sources=sources, negotiation=negotiation("one", "two"))
    return load(written)


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(), ""),
        (Filters(inheritance=Inheritance.counted), ""),
        (Filters(tracks=frozenset({"two"})), "on Track two"),
        (Filters(contested_only=True), "on contested issues"),
        (Filters(contested_only=True, tracks=frozenset({"one"})), "on contested issues of Track one"),
        (Filters(kinds=frozenset({"group", "state"})), "among states and groups"),
        (Filters(actors=frozenset({"peru", "cuba"})), "among Cuba and Peru"),
        (Filters(actors=frozenset({"bloc"}), kinds=frozenset({"state"})), "among none"),
        (Filters(frozenset({"own"})), "in own words"),
        (Filters(frozenset({"own", "reported"})), "in own words and reports"),
        (Filters(least_confidence=Confidence.high), "at high confidence"),
        (Filters(least_confidence=Confidence.medium), "at medium or high confidence"),
        (Filters(documents=frozenset({"press", NOT_GIVEN})), "from press and kind not given alone"),
        (Filters(frozenset({"own"}), tracks=frozenset({"one"})), "on Track one, in own words"),
    ],
)
def test_each_filter_that_narrows_is_told(data: Dataset, filters: Filters, words: str) -> None:
    assert scope(Selection(data, date(2024, 1, 1), filters)) == words


def test_a_day_is_told_where_something_was_stated_after_it(data: Dataset) -> None:
    assert scope(Selection(data, date(2020, 1, 1), Filters())) == "by 1\u00a0January\u00a02020"
    assert scope(Selection(data, date(2020, 1, 1), Filters()), day=False) == ""
    assert scope(Selection(data, date(2021, 12, 31), Filters())) == ""


def test_what_a_sentence_is_not_about_is_left_out(data: Dataset) -> None:
    filters = Filters(frozenset({"own"}), tracks=frozenset({"one"}), actors=frozenset({"cuba"}))
    view = Selection(data, date(2024, 1, 1), filters)
    assert scope(view) == "on Track one, among Cuba, in own words"
    assert scope(view, issues=False) == "among Cuba, in own words"
    assert scope(view, actors=False) == "on Track one, in own words"


def test_a_folder_without_positions_has_no_day(tmp_path: Path) -> None:
    assert scope(Selection(load(write_folder(tmp_path)), date(2020, 1, 1), Filters())) == ""


def test_a_sentence_begins_with_its_scope() -> None:
    assert scoped("", "Nobody moved.") == "Nobody moved."
    assert scoped("on Track one", "Nobody moved.") == "On Track one: Nobody moved."
