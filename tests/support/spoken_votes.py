"""A folder in which votes stand beside statements: imported as users import them, with the figures worked out by hand.

Four roll calls. Cuba acts against its words in two of four and speaks once more afterwards; Peru abstains or is mixed
but once; Albania spoke in the year of the first vote, on whichever side of it, and others report its words on the fund;
Chile votes twice and spoke on the day of one of them.
"""

from pathlib import Path

import pytest

from commands.__main__ import main
from loaders.settings import DOCUMENTS_VARIABLE
from tests.support.folders import actor, issue, position, source, write_folder

VOTES = """\
actor,issue,vote,date
Albania,R/1,no,2018-12-17
Cuba,R/1,yes,2018-12-17
Peru,R/1,abstain,2018-12-17
Albania,R/2,no,2019-12-27
Cuba,R/2,no,2019-12-27
Peru,R/2,yes,2019-12-27
Chile,R/2,yes,2019-12-27
Albania,R/3,yes,2019-06-01
Cuba,R/3,yes,2019-06-01
Peru,R/3,yes,2019-06-01
Chile,R/3,yes,2019-06-01
Albania,R/4,no,2020-06-01
Cuba,R/4,yes,2020-06-01
Peru,R/4,no,2020-06-01
"""
MAP = """\
roll_call,issue,yes_means
R/1,treaty,support
R/2,treaty,support
R/3,fund,support
R/4,fund,oppose
"""


def write_spoken_votes(place: Path) -> Path:
    """Write the folder below `place`, and import the votes into it."""
    said = {
        "cuba": (
            position(issue="treaty", date="2018-03-01", quote="we want this treaty to be made"),
            position(issue="fund", date="2019-05-01", stance="oppose", quote="we want no fund of this kind"),
            position(issue="treaty", date="2020-01-05", stance="strong_oppose", quote="this treaty was never for us"),
        ),
        "peru": (
            position(issue="treaty", date="2018-01-01", quote="a treaty is what we came for"),
            position(issue="fund", date="2019-01-01", stance="mixed", quote="a fund has two sides to it"),
        ),
        "albania": (
            position(issue="treaty", date="2018", stance="oppose", quote="albania sees no need of a treaty"),
            position(
                issue="fund",
                date="2019-01-01",
                stance="oppose",
                quote="albania was said to doubt the fund",
                attribution="reported",
            ),
        ),
        "chile": (position(issue="treaty", date="2019-12-27", stance="oppose", quote="chile has no use for treaties"),),
    }
    folder = write_folder(
        place / "positions",
        {name: actor(*positions, name=name.capitalize()) for name, positions in said.items()},
        issues=issue("treaty", title="The treaty") + issue("fund", title="The fund"),
        sources=source("sputnik-2024"),
    )
    (place / "votes.csv").write_text(VOTES, encoding="utf-8")
    (place / "map.csv").write_text(MAP, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(DOCUMENTS_VARIABLE, raising=False)
        told = ["import", "votes", str(place / "votes.csv"), str(folder), "--map", str(place / "map.csv"), "--write"]
        assert main(told) == 0
    return folder
