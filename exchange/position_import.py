"""A table of positions -> the edits of a folder's files that make them say the same, and all that is wrong with it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from editing.draft import check_draft
from editing.editable_text import EditError
from editing.merge import difference
from editing.save_verdict import judge_together
from editing.saves import SaveError, Version, find_version
from editing.splice import edit_positions
from editing.usual_fields import usual_in
from exchange.exported_files import cell_text, unguard
from exchange.position_rows import COLUMNS, FIELDS, OWNERS, VOCABULARIES, PositionRow, content_key, rows_of
from exchange.table_files import Table, TableRow
from loaders.advice import unknown_id
from loaders.dataset import Dataset, load
from loaders.file_names import SHEETS, actor_of
from loaders.position_columns import on_one_line
from loaders.problems import Problem, did_you_mean

ID = "position_id"
_ODD = re.compile(r"[\W_]+")
_VERIFIED = {"quote", "source"}
_EXPORT_AGAIN = "export again and make the change there, or clear the cell to add the row as a new position"


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do, and what is wrong with it; nothing is to be saved while there are `errors`.

    `texts` has the new text of each file that changes, by the version that it replaces. `same` counts the rows that
    change nothing, `changed` those that change `fields` fields of theirs, `added` the new ones and `moved` those that
    go to another file. `gone` counts the positions that no row stands for, which go only where `removes`.
    """

    rows: int
    problems: tuple[Problem, ...] = ()
    texts: Mapping[Version, str] = field(default_factory=dict)
    same: int = 0
    added: int = 0
    changed: int = 0
    fields: int = 0
    moved: int = 0
    gone: int = 0
    removes: bool = False

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps all of it from being saved."""
        return tuple(one for one in self.problems if one.severity == "error")

    @property
    def summary(self) -> str:
        """What the rows come to, in a sentence."""
        changed = f"{self.changed} changed"
        if self.changed:
            changed += f" ({self.fields} {'field' if self.fields == 1 else 'fields'})"
        moved = f", {self.moved} moved to another file" if self.moved else ""
        rows = "1 row" if self.rows == 1 else f"{self.rows} rows"
        parts = [f"{rows}: {self.same} as the files are, {changed}{moved}, {self.added} new"]
        if self.gone:
            fate = "removed" if self.removes else "left as they are"
            parts.append(f"positions without a row: {self.gone}, {fate}")
        return "; ".join(parts)

    @property
    def difference(self) -> str:
        """The unified diff of every file that changes."""
        return "\n".join(
            difference(version.text, text, version.name, f"{version.name}, as it will be")
            for version, text in self.texts.items()
        )


@dataclass(slots=True)
class _Edits:
    """What is to happen to one file."""

    changed: dict[int, dict[str, str]] = field(default_factory=dict)
    removed: set[int] = field(default_factory=set)
    added: list[dict[str, str]] = field(default_factory=list)


def plan_import(folder: Path, table: Table, documents: Path | None, *, removes: bool = False) -> ImportPlan:
    """Hold each row of a table to the positions of a folder, by its position_id. Nothing is written. Never raises.

    Only what differs is an edit. A column that the table has not says nothing of its field. `documents` is the folder
    to which the quotations of new and changed rows are held, None for fingerprints alone.
    """
    return _Import(folder, table, documents).plan(removes)


class _Import:
    """One table beside one folder."""

    def __init__(self, folder: Path, table: Table, documents: Path | None) -> None:
        self.folder, self.table, self.documents = folder, table, documents
        self.data = load(folder)
        self.versions, self.left_out = _open(folder, self.data)
        rows = rows_of({name: version.text for name, version in self.versions.items()})
        self.left_out |= rows.left_out
        self.known = {row.identifier: row for row in rows}
        self.alike: dict[str, list[str]] = {}
        for identifier in self.known:
            self.alike.setdefault(identifier.split("-")[0], []).append(identifier)
        self.instead = _ways_to_write(self.data)
        self.rows_by_id: dict[str, int] = {}
        self.new: dict[str, int] = {}
        self.edits: dict[str, _Edits] = {}
        self.same = self.added = self.changed = self.fields = self.moved = 0

    def plan(self, removes: bool) -> ImportPlan:
        """What all rows come to."""
        problems = [*self.columns(removes)]
        if not any(problem.severity == "error" for problem in problems):
            # rows of positions that are there go first, so that a new row is held to what no other stands for
            rows = sorted(self.table.rows, key=lambda row: row.cells.get(ID, "") not in self.known)
            told = [(row.number, problem) for row in rows for problem in self.row(row)]
            problems += [problem for _, problem in sorted(told, key=lambda one: one[0])]
        gone = [row for row in self.known.values() if row.identifier not in self.rows_by_id]
        if removes:
            for row in gone:
                self.edit(row.file).removed.add(row.number)
        texts, faults = self.texts()
        problems += faults
        if not any(problem.severity == "error" for problem in problems) and texts:
            new = {version.name: text for version, text in texts.items()}
            problems += judge_together(self.folder, new).errors
        return ImportPlan(
            len(self.table.rows), tuple(problems), texts, self.same, self.added, self.changed, self.fields, self.moved,
            len(gone), removes,
        )  # fmt: skip

    def columns(self, removes: bool) -> Iterator[Problem]:
        """What is wrong with the head of the table."""
        names = [one for one in self.table.columns if one]
        read = f"read are: {', '.join(COLUMNS)}"
        for name in names:
            if name not in COLUMNS:
                meant = did_you_mean(name, [one for one in COLUMNS if one not in names])
                if meant.startswith("did"):
                    yield self.table.problem("error", 1, name, f"unknown column '{name}'", meant, naming=False)
                else:
                    said = f"the column '{name}' is not read"
                    yield self.table.problem("warning", 1, name, said, read, naming=False)
                    read = ""
        if not {ID, *OWNERS} & {*names}:
            hint = f"name the columns in the first row: {', '.join(COLUMNS)}"
            yield self.table.problem("error", 1, "", "there is neither a column 'actor' nor 'joint'", hint)
        if removes and ID not in names:
            hint = "export the workbook and edit that, or leave --remove out"
            yield self.table.problem("error", 1, "", f"without a column '{ID}' nobody knows which rows are gone", hint)

    def row(self, row: TableRow) -> Iterator[Problem]:
        """Take a row into the edits; what is wrong with it."""
        identifier = row.cells.get(ID, "")
        known = self.known.get(identifier)
        if identifier in self.rows_by_id:
            hint = "clear the cell in the row that is to be a new position, or remove one of them"
            first = self.rows_by_id[identifier]
            yield self.at(row, ID, f"'{identifier}' stands in row {first} already", hint)
            return
        if identifier:
            self.rows_by_id[identifier] = row.number
        faults = {column: fault for column, fault in row.faults.items() if column in COLUMNS}
        if faults:
            yield from (self.at(row, column, *fault) for column, fault in faults.items())
            return
        file = self.file_of(row, known)
        if isinstance(file, Problem):
            yield file
        elif known is None:
            yield from self.new_row(row, file, identifier)
        else:
            yield from self.known_row(row, file, known)

    def known_row(self, row: TableRow, file: str, known: PositionRow) -> Iterator[Problem]:
        """The edit of a position that is there."""
        changes = {n: row.cells[n] for n in FIELDS if n in row.cells and not _says(known, n, row.cells[n])}
        if not changes and file == known.file:
            self.same += 1
            return
        fields = {**known.fields, **changes}
        stays = file == known.file
        found = [*self.faults(row, file, fields, known.line if stays else 0, {*changes} if stays else {*fields})]
        yield from found
        if any(problem.severity == "error" for problem in found):
            return
        if stays:
            self.edit(file).changed[known.number] = fields
            self.changed += 1
            self.fields += len(changes)
        else:
            self.edit(known.file).removed.add(known.number)
            self.edit(file).added.append(fields)
            self.moved += 1

    def new_row(self, row: TableRow, file: str, identifier: str) -> Iterator[Problem]:
        """A new position, unless the file says the same already and no other row stands for that."""
        usual = usual_in(file)
        given = {name: row.cells.get(name, "") for name in FIELDS}
        fields = {name: text for name, text in given.items() if text and text != usual.get(name)}
        key = content_key(file, fields)
        there = self.alike.get(key, [])
        free = next((one for one in there if one not in self.rows_by_id), None)
        if free is not None:
            self.rows_by_id[free] = row.number
            self.same += 1
            return
        if identifier:
            yield self.at(row, ID, f"no position is '{identifier}': it has changed since, or is gone", _EXPORT_AGAIN)
            return
        first = self.new.setdefault(key, self.rows_by_id[there[0]] if there else row.number)
        if first != row.number:
            yield self.at(row, "", f"this row says what row {first} says", "remove one of them")
            return
        found = [*self.faults(row, file, fields, 0, {*FIELDS})]
        yield from found
        if any(problem.severity == "error" for problem in found):
            return
        self.edit(file).added.append(fields)
        self.added += 1

    def file_of(self, row: TableRow, known: PositionRow | None) -> str | Problem:
        """The file of the actor or the joint statement that a row names."""
        given = {name: row.cells[name] for name in OWNERS if name in row.cells}
        if known is not None and not given:
            return known.file
        named = {name: text for name, text in given.items() if text}
        if len(named) != 1:
            said = "it names an actor and a joint statement" if named else "it names no actor"
            hint = "write the id of one of them: of the actor, or of the joint statement that it is part of"
            return self.at(row, next(iter(given), ""), said, hint)
        ((column, identifier),) = named.items()
        file = f"{'actors' if column == 'actor' else 'joint'}/{identifier}.yaml"
        if file in self.left_out:
            return self.at(row, column, f"{file} cannot be edited here: {self.left_out[file]}")
        if file in self.versions:
            return file
        noun = "actor" if column == "actor" else "joint statement"
        frame = self.data.actors if column == "actor" else self.data.joint
        message, hint = unknown_id(noun, identifier, frame[column])
        if column == "actor" and not hint.startswith("did"):
            hint = "begin its file first, with 'tracker new actor' or on the Edit page"
        return self.at(row, column, message, self.instead_of(column, identifier) or hint)

    def faults(
        self, row: TableRow, file: str, fields: Mapping[str, str], line: int, touched: set[str]
    ) -> Iterator[Problem]:
        """What is wrong with a position that is new or changed, and what may be in the fields that are `touched`."""
        whole = {**({} if actor_of(file) else usual_in(file)), **{n: t for n, t in fields.items() if t}}
        for one in check_draft(whole, self.data, actor_of(file), self.documents, line=line, positions=self.folder):
            # a quotation that nobody touches may be as it is: `check` tells of it
            is_of_old = one.field in _VERIFIED and not touched & _VERIFIED
            if one.field in touched or (one.severity == "error" and not is_of_old):
                given = whole.get(one.field, "")
                is_id_or_word = one.message.startswith("unknown ") or "is not an id" in one.message
                hint = self.instead_of(one.field, given) if is_id_or_word else ""
                if not hint:
                    lacks = not given and one.message.startswith("this position has no")
                    hint = "fill in the cell" if lacks else one.hint
                yield self.table.problem(one.severity, row.number, one.field, one.message, hint)

    def instead_of(self, column: str, text: str) -> str:
        """What to write for words that mean an id or a word of a vocabulary, and are not written like it; else ""."""
        meant = self.instead.get(column, {}).get(_plainly(text))
        return f"write '{meant}'" if meant else ""

    def at(self, row: TableRow, column: str, message: str, hint: str = "") -> Problem:
        """An error in a row."""
        return self.table.problem("error", row.number, column, message, hint)

    def edit(self, file: str) -> _Edits:
        """What is to happen to a file so far."""
        return self.edits.setdefault(file, _Edits())

    def texts(self) -> tuple[dict[Version, str], list[Problem]]:
        """The new texts of the files that change, and why there is none of others."""
        texts, problems = {}, []
        for name, edits in sorted(self.edits.items()):
            version = self.versions[name]
            try:
                text = edit_positions(version.text, edits.changed, edits.removed, edits.added)
            except EditError as error:
                problems.append(Problem("error", str(error), name))
                continue
            if text != version.text:
                texts[version] = text
        return texts, problems


def _open(folder: Path, data: Dataset) -> tuple[dict[str, Version], dict[str, str]]:
    """The files with positions as they are on disk, and why others cannot be edited."""
    versions: dict[str, Version] = {}
    left_out: dict[str, str] = {}
    for name in sorted({*data.last_good, *data.unread}):
        if name.partition("/")[0] in SHEETS:
            try:
                version = find_version(folder, name)
            except SaveError as error:
                left_out[name] = error.message
                continue
            if version is not None:
                versions[name] = version
    return versions, left_out


def _ways_to_write(data: Dataset) -> dict[str, dict[str, str]]:
    """By column: the id or word that is meant by its name, or by its letters in other case and with other spaces."""
    actors = _by_name(data.actors["actor"], data.actors["name"], data.actors["short_name"])
    return {
        "actor": actors,
        "according_to": actors,
        "joint": _by_name(data.joint["joint"], data.joint["title"]),
        "issue": _by_name(data.issues["issue"], data.issues["title"]),
        "source": _by_name(data.sources["source"], data.sources["title"]),
        **{name: {_plainly(word): word.value for word in words} for name, words in VOCABULARIES.items()},
    }


def _by_name(ids: Iterable[str], *names: Iterable[str]) -> dict[str, str]:
    known = [*ids]
    found = {_plainly(name): one for column in names for name, one in zip(column, known, strict=True)}
    return found | {_plainly(one): one for one in known}


def _plainly(text: str) -> str:
    return _ODD.sub(" ", text.casefold()).strip()


def _says(known: PositionRow, name: str, text: str) -> bool:
    """Whether a cell holds what the position says, as a spreadsheet may have kept it."""
    if not text:
        return not on_one_line(cell_text(known.fields.get(name, "")))
    shown = on_one_line(cell_text(known.cells[name]))
    return text in (shown, unguard(shown))
