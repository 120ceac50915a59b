"""What one actor comes to, in sentences."""

import pytest

from analysis.ranking import Ranking
from analysis.room import Room
from analysis.wording.summaries import nearest_and_farthest, sides_taken
from tests.support.folders import positions_table

DAY = "2020-01-01"


@pytest.mark.parametrize(
    ("stances", "voices", "issues", "words"),
    [
        ([1, 2, -1], ["own"] * 3, 5, "Supports 2 issues, opposes 1. Silent on 2 of 5 issues."),
        ([0], ["reported"], 1, "Is mixed on 1 issue."),
        ([1, -2, 0], ["own", "characterised", "characterised"], 3,
         "Supports 1 issue; as others tell it opposes 1 issue, is mixed on 1."),
        ([-1, -1], ["characterised"] * 2, 2, "As others tell it opposes 2 issues."),
    ],
)  # fmt: skip
def test_sides_count_what_others_tell_apart(stances: list[int], voices: list[str], issues: int, words: str) -> None:
    rows = [("kenya", f"i{number}", stance, DAY) for number, stance in enumerate(stances)]
    assert sides_taken(positions_table(*rows, attribution=voices), issues) == words


def _nearest(stances: dict[str, list[int]]) -> str:
    """Who is nearest to kenya, on its own words and those of others on as many issues."""
    table = positions_table(
        *((actor, f"i{number}", stance, DAY) for actor, some in stances.items() for number, stance in enumerate(some))
    )
    room = Room(table, list(stances), sorted(table["issue"].unique()))
    direct = Ranking(room, room).direct_of("kenya")
    return nearest_and_farthest(direct, direct.head(0), str.title).replace("\u00a0", " ")


def test_who_shares_an_alignment_and_its_sides_stands_before_them_once() -> None:
    alike = {name: [1, 1, -1] for name in ("kenya", "cuba", "peru")}
    words = _nearest({**alike, "chad": [-1, -1, 1]})
    assert words == (
        "Nearest: Cuba and Peru (on the same side on all 3 issues) at 100 %. "
        "Farthest: Chad (on opposite sides on all 3 issues) at 50 %."
    )


def test_of_very_many_at_one_alignment_the_first_are_named_and_the_others_counted() -> None:
    words = _nearest({"kenya": [1, 1, 1], **{f"state{number}": [1, 1, 1] for number in range(9)}})
    assert "State0, State1, State2 and State3 (on the same side on all 3 issues) and 5 more at 100 %" in words
