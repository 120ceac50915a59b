"""Memberships as they are written: `sco`, or `sco since 2017-06-09`, or `sco since 2001 until 2010-05`."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from loaders.dates import StatedDate, parse_date

FORMS = (
    "the group's id, or with dates: 'a-group since 2017-06-09', 'a-group until 2010', 'a-group since 2001 until 2010'"
)

_FORM = re.compile(r"(\S+)(?:\s+since\s+(\S+))?(?:\s+until\s+(\S+))?")


@dataclass(frozen=True, slots=True)
class Membership:
    """A group, and the dates since and until which an actor belongs to it, as far as they are given."""

    group: str
    since: StatedDate | None = None
    until: StatedDate | None = None

    @property
    def first(self) -> date | None:
        """The first day on which the actor surely is a member; None where it always was."""
        return self.since.latest if self.since else None

    @property
    def last(self) -> date | None:
        """The last day on which it surely is one; None where it still is."""
        return self.until.earliest if self.until else None


@lru_cache(maxsize=4096)
def read_membership(text: str) -> Membership:
    """Read what stands in `member_of`. Raises ValueError with advice for a coder; ids are not looked up here."""
    found = _FORM.fullmatch(text.strip())
    if not found:
        raise ValueError(f"'{text}' is no membership; write {FORMS}")
    group, since, until = found[1], _day(found[2]), _day(found[3])
    if since and until and since.earliest and since.earliest > until.latest:
        raise ValueError(f"'{text}' ends before it begins")
    return Membership(group, since, until)


def _day(text: str | None) -> StatedDate | None:
    if text and "/" in text:
        raise ValueError(f"'{text}' is a span; write one date, such as 2017-06-09, 2017-06 or 2017")
    return parse_date(text) if text else None
