"""What a group says, for its members: who surely was one when it was said."""

from datetime import date

import pandas as pd
import pytest

from analysis.inheritance import inherited_statements
from loaders.dates import parse_date
from loaders.frames import MEMBERSHIP_COLUMNS, tabulate
from tests.support.folders import positions_table

TODAY = date(2024, 1, 1)


def heirs(said: str, since: str, until: str = "", **member: list[str]) -> list[str]:
    """Who inherits what the group sco says on i at a date; peru has positions of the attributions in `member`."""
    voices = ["own", *member.get("peru", [])]
    table = positions_table(
        ("sco", "i", 2, "2000-01-01"),
        *[("peru", "i", -2, "2001-01-01") for _ in member.get("peru", [])],
        attribution=voices,
    )
    when = parse_date(said)
    table.loc[0, ["date", "earliest", "latest"]] = [said, day_of(when.earliest), day_of(when.latest)]
    row = {"actor": "peru", "group": "sco", "since": since, "until": until}
    first = parse_date(since).latest if since else None
    last = (parse_date(until).earliest or parse_date(until).latest) if until else None
    held = tabulate([{**row, "first": day_of(first), "last": day_of(last)}], MEMBERSHIP_COLUMNS)
    return list(inherited_statements(table, table, held, TODAY)["actor"])


def day_of(day: date | None) -> pd.Timestamp | None:
    return pd.Timestamp(day) if day else None


@pytest.mark.parametrize(
    ("said", "since", "inherits"),
    [
        ("2016", "2016-06-01", False),
        ("2016", "2016-01-01", True),
        ("2016-06", "2016-06-01", True),
        ("2016-06-01", "2016-06-01", True),
        ("2016-05-31/2016-06-02", "2016-06-01", False),
        ("../2016-12-31", "2016-06-01", False),
        ("../2016-12-31", "", True),
    ],
)
def test_only_who_was_a_member_on_the_earliest_day_of_the_date_inherits(said: str, since: str, inherits: bool) -> None:
    assert heirs(said, since) == (["peru"] if inherits else [])


@pytest.mark.parametrize(("voice", "inherits"), [("characterised", True), ("own", False), ("reported", False)])
def test_direct_words_of_a_member_stop_what_its_group_says_and_what_others_say_of_it_does_not(
    voice: str, inherits: bool
) -> None:
    assert heirs("2016", "", peru=[voice]) == (["peru"] if inherits else [])
