"""Which roll calls speak to which issues of a folder, and what a yes means there: a table that an analyst writes."""

import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from exchange.vote_tables import roll_call_key
from loaders.csv_rows import BrokenTableError, csv_rows
from loaders.data_files import read_content
from loaders.dates import parse_date
from loaders.problems import Problem, did_you_mean
from loaders.vocabularies import Stance

NEEDED = ("roll_call", "issue", "yes_means")
OPTIONAL = ("date", "title")
MEANINGS = {Stance.support.value: Stance.support, Stance.oppose.value: Stance.oppose}
_AGAINST = {Stance.support: Stance.oppose, Stance.oppose: Stance.support, Stance.mixed: Stance.mixed}


@dataclass(frozen=True, slots=True)
class MappedRollCall:
    """A roll call, the issue to which it speaks, and what a yes to it means there; `date` and `title` may be ""."""

    roll_call: str
    issue: str
    yes_means: Stance
    date: str
    title: str
    line: int

    def stance(self, vote: Stance) -> Stance:
        """What a vote (yes is support) says on the issue."""
        return vote if self.yes_means is Stance.support else _AGAINST[vote]


@dataclass(slots=True)
class VoteMap:
    """The roll calls of a map by their `roll_call_key`, and what is wrong with its rows."""

    file: str
    roll_calls: dict[str, MappedRollCall] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def wanted(self) -> dict[str, str]:
        """By key, the date that the map gives for a roll call, or ""."""
        return {key: one.date for key, one in self.roll_calls.items()}


def read_vote_map(path: Path, issues: Collection[str]) -> VoteMap:
    """Read a map in CSV, with commas or semicolons, for a folder with these issues.

    Raises OSError where the file cannot be read, and ValueError where it is no text.
    """
    text = read_content(path)
    found = VoteMap(str(path))
    separator = max(",;\t", key=text.partition("\n")[0].count)
    try:
        rows = csv_rows(io.StringIO(text, newline=""), separator)
        line, header = next(rows, (0, []))
        names = [name.casefold() for name in header]
        missing = [name for name in NEEDED if names.count(name) != 1]
        if missing:
            hint = f"begin with the line {','.join(NEEDED)}; the columns {' and '.join(OPTIONAL)} may be added"
            message = f"the map has not one column {' and one column '.join(missing)}"
            found.problems.append(Problem("error", message, found.file, line, 1, hint=hint))
            return found
        for line, cells in rows:
            row = dict(zip(names, cells, strict=False))
            faults = [*_faults(row, issues, found)]
            found.problems += [Problem("error", message, found.file, line, 1, hint=hint) for message, hint in faults]
            if not faults:
                found.roll_calls[roll_call_key(row["roll_call"])] = MappedRollCall(
                    row["roll_call"],
                    row["issue"],
                    MEANINGS[row["yes_means"].casefold()],
                    row.get("date", ""),
                    row.get("title", ""),
                    line,
                )
    except BrokenTableError as error:
        hint = "a text with a comma stands in quotation marks"
        message = f"the map cannot be read from this row on: {error}"
        found.problems.append(Problem("error", message, found.file, error.line, 1, hint=hint))
    if not found.roll_calls and not found.problems:
        hint = f"write one row per roll call: {','.join(NEEDED)}"
        found.problems.append(Problem("error", "there is no roll call in the map", found.file, hint=hint))
    return found


def _faults(row: dict[str, str], issues: Collection[str], found: VoteMap) -> Iterator[tuple[str, str]]:
    """What is wrong with a row, and what to write instead."""
    roll_call, issue, means, date = (row.get(name, "") for name in (*NEEDED, "date"))
    if not roll_call:
        yield "this row has no roll_call", "write it as the table of votes does, such as A/RES/73/187"
    earlier = found.roll_calls.get(roll_call_key(roll_call))
    if earlier:
        hint = "a vote on a text says one thing on one issue: choose the issue, or word one that holds both"
        yield f"'{roll_call}' stands in the map already, on line {earlier.line}", hint
    if issue not in issues:
        hint = did_you_mean(issue, issues) or "write an id of issues.yaml, or add the issue there first"
        yield (f"there is no issue '{issue}' in the folder" if issue else "this row has no issue"), hint
    if means.casefold() not in MEANINGS:
        hint = "write support where a yes is for the issue's proposition, oppose where it is against it"
        yield (f"yes_means is '{means}'" if means else "this row does not say what a yes means"), hint
    if date:
        try:
            is_day = parse_date(date).latest.isoformat() == date
        except ValueError:
            is_day = False
        if not is_day:
            yield f"'{date}' is not a day of the calendar", "write it as yyyy-mm-dd, such as 2018-12-17"
