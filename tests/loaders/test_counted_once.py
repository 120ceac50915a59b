"""What several actors state together is counted once, also in the quotation check; eleven on four issues fit a file."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.folder_report import quotations, report
from loaders.dataset import Dataset, load
from loaders.joint_statements import count_positions, once, standing_in
from tests.support.folders import positions_table
from tests.support.joint_room import FIRST, ISSUES, JOINT, SIGNATORIES, write_joint_room

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c"]), st.sampled_from(["", "j", "k"]), st.integers(1, 3), st.sampled_from("oi")
    ),
    max_size=12,
)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    return write_joint_room(tmp_path / "room")


@pytest.fixture
def data(room: Path) -> Dataset:
    return load(room)


def test_eleven_states_on_four_issues_are_at_most_sixty_lines_and_check_clean(room: Path, data: Dataset) -> None:
    found = report(data, room, room / "documents")
    assert JOINT.count("\n") <= 60
    assert found.problems == ()
    assert len(data.positions) == len(SIGNATORIES) * len(ISSUES) + 3


def test_seven_positions_are_counted_and_seven_quotations_with_the_milestone_checked(room: Path, data: Dataset) -> None:
    assert count_positions(data.positions) == 7
    assert list(once(data.positions)["passage"].value_counts()) == [1] * 7
    assert report(data, room, room / "documents").verification.counts["document"] == 8


def test_a_misquotation_of_a_joint_statement_is_one_problem_and_known_of_every_signatory(room: Path) -> None:
    path = room / "joint" / "eleven.yaml"
    path.write_text(JOINT.replace(FIRST, FIRST.replace("fund", "loan")), encoding="utf-8")
    data = load(room)
    found = report(data, room, room / "documents")
    assert [(one.file, one.line) for one in found.problems] == [("joint/eleven.yaml", 17)]
    how = found.verification.of(data.positions).table["how"]
    wrong = data.positions.loc[how == "misquoted", ["actor", "issue"]]
    assert sorted(wrong["actor"]) == sorted(SIGNATORIES)
    assert set(wrong["issue"]) == {"funding"}
    assert len(how) == len(data.positions)
    assert len(quotations(data)) == len(found.verification.table) == 8


@given(ROWS)
def test_rows_of_one_place_in_a_joint_statement_are_one_and_inherited_ones_stay(
    rows: list[tuple[str, str, int, str]],
) -> None:
    table = positions_table(
        *((actor, "i", 1, "2020-01-01") for actor, *_ in rows),
        joint=[joint for _, joint, *_ in rows],
        file=[f"joint/{joint}.yaml" if joint else f"actors/{actor}.yaml" for actor, joint, *_ in rows],
        attribution=["own" if voice == "o" else "inherited" for *_, voice in rows],
    ).assign(line=[line for _, _, line, _ in rows])
    kept: list[int] = []
    first: dict[object, int] = {}
    for number, (_, joint, line, voice) in enumerate(rows):
        place = (joint, line) if joint and voice == "o" else number
        if first.setdefault(place, number) == number:
            kept.append(number)
    assert list(once(table).index) == kept
    assert count_positions(table) == len(kept)
    assert isinstance(standing_in(table), pd.Series)
    assert set(standing_in(table)) == set(kept)
