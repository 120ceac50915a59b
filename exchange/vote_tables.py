"""A table of votes, one row per actor and roll call, read into votes; every row that cannot be read is a problem."""

import gzip
import hashlib
import io
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from editing.progress import Progress, unseen
from editing.yaml_fields import quoted
from exchange.vote_layouts import ASSEMBLY, LAYOUTS, OPTIONAL, PLAIN, REQUIRED, CodeError, Layout
from loaders.csv_rows import BrokenTableError, csv_rows
from loaders.data_files import LINE_END
from loaders.dates import StatedDate, parse_date
from loaders.doubled_actors import name_key
from loaders.models import TEXT_FORM
from loaders.problems import Problem
from loaders.vocabularies import STATE_CODES, Stance
from loaders.yaml_tree import parse

NAME_WORDS = 20
"""A quotation has at most 40 words, of which so many may be the actor's name."""

_WHAT_TO_WRITE = "write yes, no, abstain or absent"
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}

_CELL = re.compile(r'"(?:[^"]|"")*"[^,\r\n]*|[^,\r\n]*')
_LONGEST_ROW = 20
"""Lines over which the cell to blame is looked for, in a row whose cells have breaks in them."""


class Vote(NamedTuple):
    """One row of the table in which a vote was cast.

    `actor` is the one name that all its rows have, `written` the name as it stands in this one.
    """

    actor: str
    issue: str
    stance: Stance
    date: StatedDate
    title: str
    topic: str
    iso3: str
    written: str


@dataclass(slots=True)
class Table:
    """The votes of a file in its order, the absences left out, and every row that cannot be read."""

    name: str
    sha256: str
    votes: list[Vote] = field(default_factory=list)
    absences: int = 0
    problems: list[Problem] = field(default_factory=list)
    other_names: dict[str, list[str]] = field(default_factory=dict)
    """By its name, the other names under which an actor stands in the file: they look alike, or bear its code."""

    @property
    def unknown_codes(self) -> list[str]:
        """The codes that no state has, which are left out."""
        return sorted({vote.iso3 for vote in self.votes if vote.iso3} - STATE_CODES)


class _CellError(ValueError):
    """A row that cannot be read, and the part of the vote whose cell is to blame; "" for the whole row."""

    def __init__(self, message: str, hint: str, part: str = "") -> None:
        super().__init__(message)
        self.hint = hint
        self.part = part


def read_table(
    path: Path,
    named: Mapping[str, str],
    progress: Progress = unseen,
    *,
    layout: Layout | None = None,
    wanted: Mapping[str, str] | None = None,
) -> Table:
    """Read a CSV file, which may be compressed with gzip.

    `named` gives the header of a column for any of REQUIRED and OPTIONAL; the others are looked for where the layout
    has them, or by their usual headers. `wanted` gives a date, or "", for each `roll_call_key` to read; the rows of
    other roll calls are passed over, and the table needs no column of dates where each has one. Faults of the table are
    in its `problems`. Raises OSError where the file cannot be read.
    """
    content = path.read_bytes()
    table = Table(path.name, hashlib.sha256(content).hexdigest())
    try:
        text = _decompress(content).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        hint = "save it as CSV in UTF-8"
        table.problems.append(Problem("error", "not UTF-8 text", str(path), line, 1, hint=hint))
        return table
    lines = io.StringIO(text, newline="").readlines()
    _TableReader(table, str(path), lines, layout, wanted).read(named, progress)
    if not table.votes and not table.problems:
        hint = "write one row per actor and roll call"
        table.problems.append(Problem("error", "there is no vote in the table", str(path), hint=hint))
    return table


def _decompress(content: bytes) -> bytes:
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        return gzip.decompress(content)
    except (EOFError, zlib.error) as error:
        raise OSError(None, "the compressed file is cut off or damaged") from error


def roll_call_key(text: str) -> str:
    """What two names of a roll call have in common: R/73/187, as some tables write it, is A/RES/73/187."""
    return re.sub(r"^(a/res|r)/", "", text.casefold())


class _TableReader:
    """Fills a table from its lines; what is wrong with them goes to its problems."""

    def __init__(
        self,
        table: Table,
        file: str,
        lines: Sequence[str],
        layout: Layout | None,
        wanted: Mapping[str, str] | None,
    ) -> None:
        self._table = table
        self._file = file
        self._lines = lines
        self._layout = layout
        self._wanted = wanted
        self._places: Mapping[str, Sequence[int]] = {}
        self._codes: set[str] = set()

    def read(self, named: Mapping[str, str], progress: Progress) -> None:
        """Read all that can be read."""
        table, file, lines = self._table, self._file, self._lines
        rows = csv_rows(progress(lines, "reading", "lines"))
        read: list[int] = []
        try:
            header_line, header = next(rows, (0, []))
            if not header:
                hint = f"begin with a line that names the columns: {','.join(REQUIRED)}"
                table.problems.append(Problem("error", "the table is empty", file, hint=hint))
                return
            foreign = _separator_problem(lines[header_line - 1], header, file, header_line)
            if foreign:
                table.problems.append(foreign)
                return
            layout = self._layout or _usual_layout(header)
            has_dates = self._wanted is not None and all(self._wanted.values())
            self._places, table.problems = _places(header, layout, named, file, header_line, has_dates=has_dates)
            if table.problems:
                return
            for line, cells in rows:
                try:
                    read += [line] * self._take(cells, layout, len(header))
                except _CellError as error:
                    table.problems.append(self._problem(line, error))
            _name_alike(table)
            for line, second in _second_votes(table.votes, read):
                table.problems.append(self._problem(line, second))
            table.problems.sort(key=lambda problem: problem.line)
        except BrokenTableError as error:
            hint = "a text with a comma or a quotation mark stands in quotation marks, and those inside it are doubled"
            message = f"the table cannot be read from this row on: {error}"
            table.problems.append(Problem("error", message, file, error.line, 1, hint=hint))

    def _take(self, cells: Sequence[str], layout: Layout, width: int) -> bool:
        """Take the vote of a row into the table; whether it has one that is wanted. Raises _CellError."""
        if len(cells) != width:
            raise _CellError(
                f"this row has {len(cells)} columns, the header has {width}",
                "put a text that has a comma in quotation marks, and leave no column out",
            )
        given = {part: " ".join(cells[place] for place in places).strip() for part, places in self._places.items()}
        if self._wanted is not None:
            keys = [roll_call_key(given.get(part, "")) for part in ("issue", "title")]
            key = next((key for key in keys if key in self._wanted), None)
            if key is None:
                return False
            given["date"] = self._wanted[key] or given["date"]
        try:
            vote = _read_row(given, layout)
        except CodeError as error:
            if given["vote"] not in self._codes:  # what one row asks need not be asked for all others
                self._codes.add(given["vote"])
                raise _code_error(given["vote"], layout) from error
            return False
        if vote is None:
            self._table.absences += 1
            return False
        self._table.votes.append(vote)
        return True

    def _problem(self, line: int, error: _CellError) -> Problem:
        return _problem(self._file, line, self._lines, self._places, error)


def _usual_layout(header: Sequence[str]) -> Layout:
    return ASSEMBLY if {"rcid", "country"} <= {name.casefold() for name in header} else PLAIN


def _places(
    header: Sequence[str], layout: Layout, named: Mapping[str, str], file: str, line: int, *, has_dates: bool
) -> tuple[dict[str, Sequence[int]], list[Problem]]:
    """In which columns of a row each part of a vote stands, and what keeps that from being known."""
    found = [" ".join(name.casefold().split()) for name in header]
    places: dict[str, Sequence[int]] = {}
    problems = []
    for part in (*REQUIRED, *OPTIONAL):
        usual = [one.split("+") for one in layout.columns.get(part, ())]
        choices = [[named[part]]] if part in named else usual
        choices = [[" ".join(name.split()) for name in names] for names in choices]
        names = next((names for names in choices if all(name.casefold() in found for name in names)), None)
        doubled = next((name for name in names or () if found.count(name.casefold()) > 1), None)
        if doubled:
            times = found.count(doubled.casefold())
            hint = f"rename one of them, or name another column with --{part}"
            problems.append(Problem("error", f"the column '{doubled}' stands {times} times", file, line, 1, hint=hint))
        elif names:
            places[part] = [found.index(name.casefold()) for name in names]
        elif (part in REQUIRED and not (part == "date" and has_dates)) or part in named:
            # the columns are listed once
            listed = "" if problems else f"the columns are: {', '.join(header)}; "
            hint = f"{listed}name the right one with --{part}"
            lacking = " and ".join(choices[0])
            problems.append(Problem("error", f"there is no column '{lacking}'", file, line, 1, hint=hint))
    return places, problems


def _code_error(text: str, layout: Layout) -> _CellError:
    """What to say of a number that stands for a vote, and what to do about it."""
    numbered = [
        f"--layout {name} if it is as in {name} ({_legend(one)})"
        for name, one in LAYOUTS.items()
        if any(code.isdigit() for code in one.votes)
    ]
    why = f" ({layout.not_codes})" if layout.not_codes else ""
    hint = (
        f"what do the numbers mean{why}? Say {'; '.join(numbered)}; or --codes 1=yes,2=abstain,3=no,8=absent with what "
        f"they mean here; or {_WHAT_TO_WRITE}"
    )
    return _CellError(f"'{text}' is a code that means one thing here and another there", hint, "vote")


def _legend(layout: Layout) -> str:
    words = {Stance.support: "yes", Stance.mixed: "abstain", Stance.oppose: "no", None: "no vote"}
    return ", ".join(f"{code} {words[meaning]}" for code, meaning in layout.votes.items() if code.isdigit())


def _separator_problem(first: str, header: Sequence[str], file: str, line: int) -> Problem | None:
    """What is wrong with a table whose columns are parted by something other than commas, or that says by what."""
    named = re.match(r'"?sep=(.?)', first, re.IGNORECASE)
    by = named[1] if named else max(_SEPARATORS, key=first.count)
    if not named and (by not in first or len(header) > 1):
        return None
    commas = "save the table with commas between its columns"
    if by not in _SEPARATORS:
        message, hint = f"the line sep={by} is no row of the table", "remove this line"
    elif named:
        message = f"the columns of this table are parted by {_SEPARATORS[by]}, as its line sep={by} says"
        hint = f"{commas}, and without the line sep={by}"
    else:
        message, hint = f"the columns of this table are parted by {_SEPARATORS[by]}", commas
    return Problem("error", message, file, line, 1, len(first.rstrip()), first.rstrip("\r\n"), hint)


def _read_row(given: Mapping[str, str], layout: Layout) -> Vote | None:
    """The vote of a row, or None for an absence. Raises _CellError and CodeError."""
    for part in ("actor", "issue"):
        if not TEXT_FORM.search(given[part]):
            raise _CellError(f"this row has no {part}", f"fill in the {part}, or remove the row", part)
    for part, text in given.items():
        if not _is_writable(text):
            raise _CellError("a character that a data file cannot hold", "delete it or write it in letters", part)
    if len(given["actor"].split()) > NAME_WORDS:
        raise _CellError("this actor's name is too long", f"write at most {NAME_WORDS} words", "actor")
    date = _day(given["date"], layout)
    title = given.get("title", "")
    stance = _stance(given["vote"], layout)
    if stance is None:
        return None
    return Vote(
        given["actor"],
        given["issue"],
        stance,
        date,
        title if TEXT_FORM.search(title) else "",
        given.get("topic", ""),
        given.get("iso3", "").upper(),
        given["actor"],
    )


@lru_cache(maxsize=65536)
def _is_writable(text: str) -> bool:
    return parse(quoted(text)).value == text


def _day(text: str, layout: Layout) -> StatedDate:
    """The day of a date, behind which a midnight may stand: spreadsheets and databases add it. Raises _CellError."""
    time = r"\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?" if layout.has_times else r"00:00(:00(\.0+)?)?(Z|\+00:00)?"
    day = re.sub(f"[ T]{time}$", "", text)
    try:
        date = parse_date(day)
    except ValueError:
        date = None
    if date is None or date.latest.isoformat() != day:
        message = f"'{text}' is not a day of the calendar" if text else "this row has no date"
        raise _CellError(message, "write it as yyyy-mm-dd, such as 2018-12-17", "date")
    return date


def _stance(text: str, layout: Layout) -> Stance | None:
    """The stance that a vote stands for; None for an absence. Raises _CellError, and CodeError for a number."""
    try:
        return layout.meaning(text)
    except CodeError:
        raise
    except ValueError:
        raise _CellError(f"'{text}' is no vote", _WHAT_TO_WRITE, "vote") from None


def _name_alike(table: Table) -> None:
    """Give every vote of an actor one name, the first in the table: of names that look alike, or that bear one code."""
    codes: dict[str, str] = {}
    shown: dict[str, str] = {}
    for vote in table.votes:
        key = name_key(vote.actor)
        shown.setdefault(key, vote.actor)
        if vote.iso3 in STATE_CODES:
            codes.setdefault(key, vote.iso3)
    of_code: dict[str, str] = {}
    for key, name in shown.items():
        if key in codes:
            of_code.setdefault(codes[key], name)
    actor_of = {key: of_code[codes[key]] if key in codes else name for key, name in shown.items()}
    for place, vote in enumerate(table.votes):
        actor = actor_of[name_key(vote.actor)]
        if actor != vote.actor:
            others = table.other_names.setdefault(actor, [])
            if vote.actor not in others:
                others.append(vote.actor)
            table.votes[place] = vote._replace(actor=actor)


def _second_votes(votes: Sequence[Vote], lines: Sequence[int]) -> Iterator[tuple[int, _CellError]]:
    """The line of each vote of an actor that has voted on the issue on that day already, and what to say of it."""
    first: dict[tuple[str, str, str], int] = {}
    for vote, line in zip(votes, lines, strict=True):
        earlier = first.setdefault((vote.actor, vote.issue, vote.date.text), line)
        if earlier != line:
            message = f"'{vote.actor}' has voted on '{vote.issue}' on that day already, on line {earlier}"
            yield line, _CellError(message, "remove one of them, or give each roll call an issue of its own", "actor")


def _problem(
    file: str, line: int, lines: Sequence[str], places: Mapping[str, Sequence[int]], error: _CellError
) -> Problem:
    """What is wrong with the row that begins on a line, at the cell that is to blame."""
    if error.part not in places:
        shown = lines[line - 1].rstrip("\r\n")
        return Problem("error", str(error), file, line, 1, len(shown), shown, error.hint)
    text = "".join(lines[line - 1 : line - 1 + _LONGEST_ROW])
    cell = _CELL.match(text)
    for _ in range(places[error.part][0]):
        cell = _CELL.match(text, cell.end() + 1) if cell else None
    start, shown = (cell.start(), cell[0]) if cell else (0, "")
    start += len(shown) - len(shown.lstrip())
    breaks = [*LINE_END.finditer(text, 0, start)]
    column = start - (breaks[-1].end() if breaks else 0) + 1
    line += len(breaks)
    length = max(1, len(LINE_END.split(shown.strip())[0].rstrip()))
    return Problem("error", str(error), file, line, column, length, lines[line - 1].rstrip("\r\n"), error.hint)
