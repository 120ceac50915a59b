"""A long table of votes, one row per actor and roll call -> the records of a positions folder."""

import gzip
import hashlib
import io
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from editing.actor_template import id_from_name
from editing.new_folder import quoted
from editing.progress import Progress, unseen
from loaders.csv_rows import BrokenTableError, csv_rows
from loaders.data_files import LINE_END
from loaders.dates import StatedDate, parse_date
from loaders.doubled_actors import name_key
from loaders.models import TEXT_FORM, Actor, Issue, Position, Source
from loaders.problems import Problem, printable
from loaders.vocabularies import STATE_CODES, Attribution, Kind, Stance
from loaders.vote_scale import AT_THE_ENDS
from loaders.yaml_tree import parse

REQUIRED = ("actor", "issue", "vote", "date")
OPTIONAL = ("title", "topic", "iso3")
PLAIN_LAYOUT = {name: name for name in (*REQUIRED, *OPTIONAL)}
ASSEMBLY_LAYOUT = {
    "actor": "country",
    "issue": "rcid",
    "vote": "vote",
    "date": "date",
    "title": "unres",
    "topic": "issue",
    "iso3": "iso",
}
"""The columns of the UN General Assembly's roll calls as they are usually published."""

STANCES: Mapping[Stance, Sequence[str]] = {
    Stance.support: (
        *("yes", "y", "aye", "yea", "for", "in favour", "in favor", "voted yes", "voted for", "voted in favour"),
        *("voted in favor", "oui", "pour", "en faveur"),
    ),
    Stance.oppose: ("no", "n", "nay", "against", "voted no", "voted against", "non", "contre"),
    Stance.mixed: ("abstain", "a", "abstains", "abstained", "abstaining", "abstention", "s'abstient", "s'est abstenu"),
}
"""The words for each vote in English and French, with single spaces and in lower case. A vote marks no strength."""
ABSENCES = (
    *("", "absent", "absence", "nv", "not voting", "non voting", "nonvoting", "did not vote", "not participating"),
    *("did not participate", "non votant", "n'a pas voté"),
)
ENDS = {Stance.support: Stance.strong_support, Stance.oppose: Stance.strong_oppose, Stance.mixed: Stance.mixed}
"""What a vote is where a folder of votes alone uses the ends of the scale."""
_STANCE_OF = {word: stance for stance, words in STANCES.items() for word in words}
_DEEDS = {Stance.support: "voted yes", Stance.oppose: "voted no", Stance.mixed: "abstained"}
_WHAT_TO_WRITE = "write yes, no, abstain or absent"
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}

_CELL = re.compile(r'"(?:[^"]|"")*"[^,\r\n]*|[^,\r\n]*')
_LONGEST_ROW = 20
"""Lines over which the cell to blame is looked for, in a row whose cells have breaks in them."""

# A quotation has at most 40 words: a name, a label with its id, and five more.
_NAME_WORDS = 20
_LABEL_WORDS = 12
_LABEL_LENGTH = 80
_TOPIC_LENGTH = 60
_ID_LENGTH = 60  # an id is also the name of a file, which systems limit to 255 bytes


class Vote(NamedTuple):
    """One row of the table in which a vote was cast."""

    actor: str
    issue: str
    stance: Stance
    date: StatedDate
    title: str
    topic: str
    iso3: str


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


@dataclass(frozen=True, slots=True)
class Records:
    """What a positions folder made from a table holds: actors by id, with their positions."""

    actors: Mapping[str, Actor]
    issues: Sequence[Issue]
    source: Source
    document: str


class _CellError(ValueError):
    """A row that cannot be read, and the part of the vote whose cell is to blame; "" for the whole row."""

    def __init__(self, message: str, hint: str, part: str = "") -> None:
        super().__init__(message)
        self.hint = hint
        self.part = part


def read_table(path: Path, named: Mapping[str, str], progress: Progress = unseen) -> Table:
    """Read a CSV file, which may be compressed with gzip.

    `named` gives the header of a column for any of REQUIRED and OPTIONAL; the others are looked for by their usual
    headers. Faults of the table are in its `problems`. Raises OSError where the file cannot be read.
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
    _read_lines(table, str(path), lines, named, progress)
    if not table.votes and not table.problems:
        hint = "write one row per actor and roll call"
        table.problems.append(Problem("error", "there is no vote in the table", str(path), hint=hint))
    return table


def to_records(table: Table, kind: Kind, progress: Progress = unseen, *, ends: bool = True) -> Records:
    """The actors (all of one kind), the issues and the one source of a table that has votes and no problems.

    A vote is plain support or oppose; with `ends` it is strong, which suits a folder of votes alone, and the note of
    the source says so.
    """
    source = _source_id(table.name)
    issue_ids = _ids((vote.issue for vote in table.votes), "issue")
    labels = _labels(table.votes, issue_ids)
    lines = [_line(vote, labels[vote.issue]) for vote in table.votes]
    document = "".join(f"{line}\n" for line in lines)
    return Records(
        actors=_actors(
            progress(list(zip(table.votes, lines, strict=True)), "coding", "votes"), issue_ids, source, kind, ends
        ),
        issues=_issues(table.votes, issue_ids, labels),
        source=_source(table, source, document, ends),
        document=document,
    )


def _decompress(content: bytes) -> bytes:
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        return gzip.decompress(content)
    except (EOFError, zlib.error) as error:
        raise OSError(None, "the compressed file is cut off or damaged") from error


def _read_lines(table: Table, file: str, lines: Sequence[str], named: Mapping[str, str], progress: Progress) -> None:
    """Fill the table from its lines; what is wrong with them goes to its problems."""
    rows = csv_rows(progress(lines, "reading", "lines"))
    places: dict[str, int] = {}
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
        places, table.problems = _places(header, named, file, header_line)
        if table.problems:
            return
        for line, cells in rows:
            try:
                vote = _read_row(cells, places, len(header))
                if vote is None:
                    table.absences += 1
                else:
                    table.votes.append(vote)
                    read.append(line)
            except _CellError as error:
                table.problems.append(_problem(file, line, lines, places, error))
        _name_alike(table)
        for line, second in _second_votes(table.votes, read):
            table.problems.append(_problem(file, line, lines, places, second))
        table.problems.sort(key=lambda problem: problem.line)
    except BrokenTableError as error:
        hint = "a text with a comma or a quotation mark stands in quotation marks, and those inside it are doubled"
        message = f"the table cannot be read from this row on: {error}"
        table.problems.append(Problem("error", message, file, error.line, 1, hint=hint))


def _places(
    header: Sequence[str], named: Mapping[str, str], file: str, line: int
) -> tuple[dict[str, int], list[Problem]]:
    """Where in a row each part of a vote stands, and what keeps that from being known."""
    found = [name.casefold() for name in header]
    layout = ASSEMBLY_LAYOUT if {"rcid", "country"} <= set(found) else PLAIN_LAYOUT
    places: dict[str, int] = {}
    problems = []
    for part, usual in layout.items():
        name = " ".join(named.get(part, usual).split())
        times = found.count(name.casefold())
        if times == 1:
            places[part] = found.index(name.casefold())
        elif times > 1:
            hint = f"rename one of them, or name another column with --{part}"
            problems.append(Problem("error", f"the column '{name}' stands {times} times", file, line, 1, hint=hint))
        elif part in REQUIRED or part in named:
            # the columns are listed once
            listed = "" if problems else f"the columns are: {', '.join(header)}; "
            hint = f"{listed}name the right one with --{part}"
            problems.append(Problem("error", f"there is no column '{name}'", file, line, 1, hint=hint))
    return places, problems


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


def _read_row(cells: Sequence[str], places: Mapping[str, int], width: int) -> Vote | None:
    """The vote of a row, or None for an absence. Raises _CellError."""
    if len(cells) != width:
        raise _CellError(
            f"this row has {len(cells)} columns, the header has {width}",
            "put a text that has a comma in quotation marks, and leave no column out",
        )
    given = {part: cells[place] for part, place in places.items()}
    for part in ("actor", "issue"):
        if not TEXT_FORM.search(given[part]):
            raise _CellError(f"this row has no {part}", f"fill in the {part}, or remove the row", part)
    for part, text in given.items():
        if not _is_writable(text):
            raise _CellError("a character that a data file cannot hold", "delete it or write it in letters", part)
    if len(given["actor"].split()) > _NAME_WORDS:
        raise _CellError("this actor's name is too long", f"write at most {_NAME_WORDS} words", "actor")
    date = _day(given["date"])
    title = given.get("title", "")
    stance = _stance(given["vote"])
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
    )


@lru_cache(maxsize=65536)
def _is_writable(text: str) -> bool:
    return parse(quoted(text)).value == text


def _day(text: str) -> StatedDate:
    """The day of a date, behind which a midnight may stand: spreadsheets and databases add it. Raises _CellError."""
    day = re.sub(r"[ T]00:00(:00(\.0+)?)?(Z|\+00:00)?$", "", text)
    try:
        date = parse_date(day)
    except ValueError:
        date = None
    if date is None or date.latest.isoformat() != day:
        message = f"'{text}' is not a day of the calendar" if text else "this row has no date"
        raise _CellError(message, "write it as yyyy-mm-dd, such as 2018-12-17", "date")
    return date


def _stance(text: str) -> Stance | None:
    """The stance that a vote stands for; None for an absence, which is no stance. Raises _CellError."""
    word = re.sub(r"(?<=\w)[\s_-]+(?=\w)", " ", text.replace("’", "'")).casefold()
    if word in ABSENCES:
        return None
    if word in _STANCE_OF:
        return _STANCE_OF[word]
    if re.fullmatch(r"[+-]?\d+(\.\d*)?", word):
        raise _CellError(f"'{text}' is a code that means one thing here and another there", _WHAT_TO_WRITE, "vote")
    raise _CellError(f"'{text}' is no vote", _WHAT_TO_WRITE, "vote")


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


def _problem(file: str, line: int, lines: Sequence[str], places: Mapping[str, int], error: _CellError) -> Problem:
    """What is wrong with the row that begins on a line, at the cell that is to blame."""
    if not error.part:
        shown = lines[line - 1].rstrip("\r\n")
        return Problem("error", str(error), file, line, 1, len(shown), shown, error.hint)
    text = "".join(lines[line - 1 : line - 1 + _LONGEST_ROW])
    cell = _CELL.match(text)
    for _ in range(places[error.part]):
        cell = _CELL.match(text, cell.end() + 1) if cell else None
    start, shown = (cell.start(), cell[0]) if cell else (0, "")
    start += len(shown) - len(shown.lstrip())
    breaks = [*LINE_END.finditer(text, 0, start)]
    column = start - (breaks[-1].end() if breaks else 0) + 1
    line += len(breaks)
    length = max(1, len(LINE_END.split(shown.strip())[0].rstrip()))
    return Problem("error", str(error), file, line, column, length, lines[line - 1].rstrip("\r\n"), error.hint)


def _source_id(name: str) -> str:
    return _base_id(re.sub(r"(\.csv|\.txt)?(\.gz)?$", "", name, flags=re.IGNORECASE), "roll-calls")


def _base_id(text: str, otherwise: str) -> str:
    if text.isascii() and text.isdigit():
        text = f"rc-{text}"
    try:
        return id_from_name(text)[:_ID_LENGTH].rstrip("-")
    except ValueError:
        return otherwise


def _ids(texts: Iterator[str], otherwise: str) -> dict[str, str]:
    """An id for every text; where two texts make one id, the later gets -2, and so on."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for text in dict.fromkeys(texts):
        base = _base_id(text, otherwise)
        made, number = base, 1
        while made in taken:
            number += 1
            made = f"{base}-{number}"
        ids[text] = made
        taken.add(made)
    return ids


def _labels(votes: Sequence[Vote], ids: Mapping[str, str]) -> dict[str, str]:
    """What each issue is called in a sentence: its title where there is one, with its id where titles repeat."""
    short = {issue: _shorten(title or _in_words(issue)) for issue, title in _first_given(votes, "title").items()}
    times = Counter(short.values())
    return {issue: f"{label} ({ids[issue]})" if times[label] > 1 else label for issue, label in short.items()}


def _first_given(votes: Sequence[Vote], part: str) -> dict[str, str]:
    """The first title or topic that the table gives for each issue, else ""."""
    given: dict[str, str] = {}
    for vote in votes:
        if not given.get(vote.issue):
            given[vote.issue] = getattr(vote, part)
    return given


def _in_words(issue: str) -> str:
    return f"roll call {issue}" if issue.isdigit() else issue


def _shorten(text: str) -> str:
    words = " ".join(text.split()[:_LABEL_WORDS])
    return text if words == text and len(text) <= _LABEL_LENGTH else _cut(f"{words}…", _LABEL_LENGTH)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def _line(vote: Vote, label: str) -> str:
    # the date stands first so that a vote of Guinea is not found inside one of Equatorial Guinea
    return f"On {vote.date} {vote.actor} {_DEEDS[vote.stance]} on {label}."


def _actors(
    quoted_votes: Iterable[tuple[Vote, str]], issue_ids: Mapping[str, str], source: str, kind: Kind, ends: bool
) -> dict[str, Actor]:
    positions: dict[str, list[Position]] = {}
    codes: dict[str, str] = {}
    for vote, line in quoted_votes:
        position = Position(
            issue=issue_ids[vote.issue],
            stance=ENDS[vote.stance] if ends else vote.stance,
            date=vote.date,
            source=source,
            quote=line,
            attribution=Attribution.own,
        )
        positions.setdefault(vote.actor, []).append(position)
        if kind is Kind.state and vote.iso3 in STATE_CODES:
            codes.setdefault(vote.actor, vote.iso3)
    return {
        identifier: Actor(
            name=name,
            kind=kind,
            positions=tuple(sorted(positions[name], key=lambda one: (one.date.latest, one.issue))),
            **({"iso3": codes[name]} if name in codes else {}),
        )
        for name, identifier in _ids(iter(positions), "actor").items()
    }


def _issues(votes: Sequence[Vote], ids: Mapping[str, str], labels: Mapping[str, str]) -> list[Issue]:
    opposed = {vote.issue for vote in votes if vote.stance is Stance.oppose}
    days: dict[str, set[str]] = {}
    for vote in votes:
        days.setdefault(vote.issue, set()).add(vote.date.text)
    return [
        Issue(
            id=ids[issue],
            title=f"{labels[issue]}: {_cut(topic, _TOPIC_LENGTH)}" if topic else labels[issue],
            proposition=f"{labels[issue]} should be adopted ({_when(days[issue])})",
            support_means="voted yes",
            oppose_means="voted no",
            contested=issue in opposed,
        )
        for issue, topic in _first_given(votes, "topic").items()
    ]


def _when(days: set[str]) -> str:
    return f"vote of {min(days)}" if len(days) == 1 else f"votes of {min(days)} to {max(days)}"


def _source(table: Table, identifier: str, document: str, ends: bool) -> Source:
    name = " ".join(printable(table.name).split())
    days = [vote.date for vote in table.votes]
    first, last = min(days, key=lambda day: day.latest), max(days, key=lambda day: day.latest)
    note = f"Rendered from the table {name}, one line a vote; the SHA-256 of the table is {table.sha256}."
    return Source(
        id=identifier,
        title=f"Roll calls of {first} to {last}" if first != last else f"Roll calls of {first}",
        publisher="roll-call table",
        published=last,
        language="en",
        sha256=hashlib.sha256(document.encode()).hexdigest(),
        file=f"{identifier}.txt",
        note=f"{note} {AT_THE_ENDS}" if ends else note,
    )
