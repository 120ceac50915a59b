"""Every decision says what it is asked for, and stands in the index."""

import re
from datetime import date

import pytest

from tests.support.folders import ROOT

FOLDER = ROOT / "docs" / "decisions"
DECISIONS = sorted(path.name for path in FOLDER.glob("*.md") if path.name != "README.md")


def test_decisions_are_numbered_from_one_without_a_gap() -> None:
    assert [name[:5] for name in DECISIONS] == [f"{number:04}-" for number in range(1, len(DECISIONS) + 1)]


def test_the_index_has_every_decision_once_in_order_by_its_title() -> None:
    titles = {name: (FOLDER / name).read_text(encoding="utf-8").splitlines()[0] for name in DECISIONS}
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"(?m)^- \[(\d{4}) (.+?)\]\((.+?)\): \S", index)
    assert listed == [(name[:4], title.removeprefix("# "), name) for name, title in titles.items()]


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_has_its_parts_in_order_and_its_day(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert re.findall(r"(?m)^\*\*(\w+)\.\*\*", text) == ["Context", "Decision", "Price", "Date"]
    days = re.findall(r"\d{4}-\d\d-\d\d", text.split("**Date.**")[1])
    assert days
    assert [str(date.fromisoformat(day)) for day in days] == days
