"""Who has no vote in a roll call: an absence, which is no abstention."""

from datetime import date
from pathlib import Path

import pytest

from analysis.deeds.roll_calls import roll_calls, unrecorded
from analysis.filters import Filters
from analysis.selection import Selection
from loaders import load
from loaders.dataset import Dataset
from tests.support.folders import actor, issue, position, source, write_folder, write_joint
from tests.support.spoken_votes import write_spoken_votes

Absence = tuple[str, str, str]
"""An actor, and the issue and date of the roll call."""


def absences(data: Dataset) -> list[Absence]:
    kinds = dict(zip(data.actors["actor"], data.actors["kind"], strict=True))
    votes = roll_calls(data.positions, data.sources)
    found = unrecorded(data.positions, votes, kinds, list(kinds))
    return list(zip(found["actor"], found["issue"], found["date"], strict=True))


def vote(**fields: str) -> str:
    return position(**{"form": "vote", "source": "record", "issue": "treaty", **fields})


def room(folder: Path, **actors: str) -> Dataset:
    """A folder with an official record, a report and these actors."""
    sources = source("record", kind="official-record") + source("report", kind="press")
    return load(write_folder(folder, actors, issues=issue("treaty") + issue("fund"), sources=sources))


def test_who_has_no_row_where_others_voted_is_absent_and_who_abstained_is_not(tmp_path: Path) -> None:
    data = load(write_spoken_votes(tmp_path))
    assert absences(data) == [("chile", "fund", "2020-06-01"), ("chile", "treaty", "2018-12-17")]
    assert len(roll_calls(data.positions, data.sources)) == 14


@pytest.mark.parametrize(
    "other",
    [
        {},  # a vote that stands alone is no list of who voted
        {"peru": actor(vote(source="report"))},  # nor is what the press tells of some
        {"peru": actor(vote(attribution="characterised", according_to="cuba"))},
    ],
)
def test_votes_that_are_no_roll_call_miss_nobody(tmp_path: Path, other: dict[str, str]) -> None:
    assert absences(room(tmp_path, **{"cuba": actor(vote()), "peru": actor(), "fiji": actor(), **other})) == []


def test_what_several_tell_together_is_no_roll_call(tmp_path: Path) -> None:
    room(tmp_path, cuba=actor(), peru=actor(), fiji=actor())
    write_joint(tmp_path, two="title: Two\nactors: [cuba, peru]\npositions:\n" + vote())
    assert absences(load(tmp_path)) == []


def test_only_actors_of_a_kind_that_votes_are_missed(tmp_path: Path) -> None:
    data = room(tmp_path, cuba=actor(vote()), peru=actor(vote()), fiji=actor(), union=actor(kind="group"))
    assert absences(data) == [("fiji", "treaty", "2019-07-08")]


@pytest.mark.parametrize(("day", "is_there"), [("2019", True), ("2019-07-08", True), ("2020", False)])
def test_a_vote_that_another_document_tells_of_that_day_is_no_absence(tmp_path: Path, day: str, is_there: bool) -> None:
    data = room(tmp_path, cuba=actor(vote()), peru=actor(vote()), fiji=actor(vote(source="report", date=day)))
    assert (absences(data) == []) is is_there


def test_a_vote_that_a_filter_leaves_out_is_no_absence_and_one_of_later_is_no_vote_yet(tmp_path: Path) -> None:
    data = load(write_spoken_votes(tmp_path))
    press = Selection(data, date(2024, 1, 1), Filters(documents=frozenset({"press"})))
    assert press.deeds.by_actor == {}
    assert [len(press.deeds.of(actor).absences) for actor in ("cuba", "chile")] == [0, 2]
    alone = Selection(data, date(2024, 1, 1), Filters(actors=frozenset({"chile"})))
    assert (len(alone.deeds.of("chile").absences), alone.deeds.of("chile").calls) == (2, 4)
    early = Selection(data, date(2019, 1, 1), Filters())
    assert (len(early.deeds.of("chile").absences), early.deeds.of("chile").calls) == (1, 1)


def test_a_folder_without_votes_has_no_roll_call(tmp_path: Path) -> None:
    assert absences(room(tmp_path, cuba=actor(position(source="record", issue="treaty")), peru=actor())) == []
