"""What members and their groups say and when they belong, at random and as tables."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
from hypothesis import strategies as st

from loaders.frames import MEMBERSHIP_COLUMNS, tabulate
from tests.support.folders import positions_table

MEMBERS, GROUPS = ("kenya", "peru"), ("sco", "un")
START = date(2010, 1, 1)

Said = tuple[str, str, int, date, str]
"""Who, on which issue, the stance, the day, and whose words."""

Belonging = tuple[str, str, date | None, date | None]
"""A member, its group, and the first and the last day, where there is one."""


def days_within(weeks: int) -> st.SearchStrategy[date]:
    """The first day, or a week's step after it."""
    return st.integers(0, weeks).map(lambda week: START + timedelta(weeks=week))


def statements(issues: Sequence[str], when: st.SearchStrategy[date], most: int) -> st.SearchStrategy[list[Said]]:
    who, voice = st.sampled_from(MEMBERS + GROUPS), st.sampled_from(["own", "reported", "characterised"])
    return st.lists(st.tuples(who, st.sampled_from(issues), st.integers(-2, 2), when, voice), max_size=most)


def said_table(rows: Sequence[Said]) -> pd.DataFrame:
    """A table of positions."""
    return positions_table(
        *((who, about, stance, day.isoformat()) for who, about, stance, day, _ in rows),
        attribution=[voice for *_, voice in rows],
    )


def membership_table(rows: Sequence[Belonging]) -> pd.DataFrame:
    """A table of memberships."""
    return tabulate(
        (
            {"actor": one, "group": group, "since": "", "until": "", "first": first or pd.NaT, "last": last or pd.NaT}
            for one, group, first, last in rows
        ),
        MEMBERSHIP_COLUMNS,
    )
