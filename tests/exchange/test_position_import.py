"""A workbook is exported, edited and read back: what was edited is in the files then, and nothing else."""

import io
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from editing.saves import save_all
from editing.splice import add_position, change_position, remove_position
from exchange.position_import import ImportPlan, plan_import
from exchange.position_rows import COLUMNS, FIELDS, content_key, rows_of
from exchange.table_files import TableError, read_table_file
from exchange.workbook import POSITIONS, make_workbook
from loaders.dataset import load
from loaders.yaml_tree import parse
from tests.support.folders import QUOTE, ROOT, actor, issue, position, write_folder
from tests.support.saving import everything
from tests.support.yaml_styles import TWO

CUBA, RUSSIA, JOINT = "actors/cuba.yaml", "actors/russia.yaml", "joint/letter.yaml"
STATEMENT = (
    "title: A letter\nactors: [cuba, russia]\n"
    + actor(position(attribution=None, quote="we all want one list of offences"))[
        len("name: An Actor\nkind: state\n") :
    ]
)

Rows = list[dict[str, str]]


def room(place: Path, **files: str) -> Path:
    """A folder with comments and odd styles, and a joint statement."""
    folder = write_folder(place / "positions", {"cuba": TWO, "russia": actor(position(note="'=1+1'", form="vote"))})
    (folder / "joint").mkdir()
    (folder / JOINT).write_text(STATEMENT, encoding="utf-8")
    assert load(folder).errors == ()
    return folder


def exported(folder: Path) -> Rows:
    """The rows of the sheet Positions, as somebody reads them."""
    sheet = openpyxl.load_workbook(io.BytesIO(make_workbook(load(folder))[0]))[POSITIONS]
    head, *rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert head == list(COLUMNS)
    return [dict(zip(head, row, strict=True)) for row in rows]


def workbook(rows: Iterable[Mapping[str, object]], columns: Iterable[str] = COLUMNS, **formats: str) -> bytes:
    """An Excel file as somebody else writes it; `formats` are those of the cells of a column."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    names = list(columns)
    sheet.append(names)
    for number, row in enumerate(rows, start=2):
        for place, name in enumerate(names, start=1):
            cell = sheet.cell(number, place)
            value = row.get(name)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
            if name in formats:
                cell.number_format = formats[name]
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def planned(folder: Path, content: bytes, name: str = "table.xlsx", *, removes: bool = False) -> ImportPlan:
    return plan_import(folder, read_table_file(name, content, POSITIONS), None, removes=removes)


def told(plan: ImportPlan) -> list[tuple[str, str, str]]:
    return [(one.file, one.message, one.hint) for one in plan.errors]


def test_every_position_stands_once_and_that_of_a_joint_statement_names_it(tmp_path: Path) -> None:
    rows = exported(room(tmp_path))
    assert [(row["actor"], row["joint"]) for row in rows] == [
        ("cuba", ""),
        ("cuba", ""),
        ("russia", ""),
        ("", "letter"),
    ]
    assert [(row["form"], row["confidence"], row["note"]) for row in rows][2] == ("vote", "high", "=1+1")
    assert len({row["position_id"] for row in rows}) == 4


def test_a_sheet_is_made_to_work_in(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(make_workbook(load(room(tmp_path)))[0]))
    assert book.sheetnames == [POSITIONS, "Issues", "Sources", "Actors", "Joint statements"]
    sheet = book[POSITIONS]
    lists = {
        COLUMNS[next(iter(one.sqref.ranges)).min_col - 1]: one.formula1 for one in sheet.data_validations.dataValidation
    }
    assert set(lists) == {
        "actor", "joint", "issue", "stance", "form", "source", "attribution", "according_to", "confidence",
    }  # fmt: skip
    assert lists["stance"] == '"strong_oppose,oppose,mixed,support,strong_support"'
    assert lists["issue"] == "'Issues'!$A$2:$A$3"
    assert sheet.freeze_panes == "A2"
    quote = sheet.cell(2, COLUMNS.index("quote") + 1)
    assert quote.alignment.wrap_text
    assert quote.number_format == "@"
    note = sheet.cell(4, COLUMNS.index("note") + 1)
    assert (note.value, note.data_type, note.quotePrefix) == ("=1+1", "s", True)
    assert [one.protection.sheet for one in book.worksheets] == [False, True, True, True, True]


def test_an_id_follows_from_the_content_and_tells_doubles_apart() -> None:
    (one, again), (moved,) = rows_of(
        {CUBA: actor(position(), position(note=None)), RUSSIA: actor(position())}
    ).by_file.values()
    assert again.identifier == f"{one.identifier}-2"
    assert moved.identifier != one.identifier
    fields = dict(one.fields)
    assert content_key(CUBA, dict(reversed(fields.items()))) == one.identifier
    assert content_key(CUBA, {**fields, "confidence": "high", "quote": QUOTE.replace(" ", "\n  ")}) == one.identifier
    for name in ("stance", "note", "venue"):
        assert content_key(CUBA, {**fields, name: "other"}) != one.identifier


@pytest.mark.parametrize("folder", [ROOT / "positions", None])
def test_export_and_import_change_nothing(tmp_path: Path, folder: Path | None) -> None:
    folder = folder or room(tmp_path)
    content, rows = make_workbook(load(folder))
    plan = planned(folder, content)
    assert (plan.problems, dict(plan.texts)) == ((), {})
    assert (plan.rows, plan.same, plan.gone) == (len([*rows]), len([*rows]), 0)


def test_the_workbook_has_other_names_and_terms_in_one_cell_each(tmp_path: Path) -> None:
    kenya = actor(also_known_as="[Nairobi, 'Kenya, Republic of']")
    folder = write_folder(tmp_path, {"kenya": kenya}, issues=issue("a", terms="[word, '=1+1']"))
    book = openpyxl.load_workbook(io.BytesIO(make_workbook(load(folder))[0]))
    cells = {(sheet, one.value): many for sheet in ("Actors", "Issues") for one, *many in book[sheet].iter_cols()}
    assert [one.value for one in cells["Actors", "also_known_as"]] == ["Nairobi; Kenya, Republic of"]
    assert [one.value for one in cells["Issues", "terms"]] == ["word; =1+1"]


WORDS = st.text("ab =-+@'\"#:;é中\n\u00a0_x005F", min_size=1, max_size=30).filter(
    lambda text: any(map(str.isalnum, text))
)
NEW_VALUES: Mapping[str, st.SearchStrategy[str]] = {
    "issue": st.sampled_from(["broad-offences", "un-convention"]),
    "stance": st.sampled_from(["support", "oppose", "mixed"]),
    "form": st.sampled_from(["", "vote", "proposal", "statement"]),
    "date": st.sampled_from(["2017", "2018-02", "2019-07-08/2019-07-10"]),
    "quote": WORDS.map(lambda text: f"five words at the least {text}"),
    "confidence": st.sampled_from(["", "high", "low"]),
    **dict.fromkeys(("article", "locator", "speaker", "venue", "note", "translation"), st.just("") | WORDS),
}


@given(st.data())
def test_one_edited_field_is_that_edit_and_nothing_else(data: st.DataObject) -> None:
    with TemporaryDirectory() as place:
        folder = room(Path(place))
        rows = exported(folder)
        number = data.draw(st.integers(0, len(rows) - 1))
        name = data.draw(st.sampled_from(sorted(NEW_VALUES)))
        value = data.draw(NEW_VALUES[name])
        before = everything(folder)
        row = [*rows_of(load(folder).last_good)][number]
        rows[number][name] = value
        plan = planned(folder, workbook(rows))
        assert plan.errors == ()
        save_all(folder, plan.texts)
        old = before[row.file].decode()
        usual = {"form": "statement", "confidence": "high"}.get(name, "")
        said = row.fields.get(name, "")
        wanted = " ".join(value.split())
        is_same = wanted == " ".join(said.split()) or (not said and wanted in ("", usual))
        new = old if is_same else change_position(old, row.number, {**row.fields, name: wanted})
        assert everything(folder) == {**before, row.file: new.encode()}


@given(st.sets(st.integers(0, 3)), st.integers(0, 3))
def test_rows_that_are_gone_stay_in_the_files_unless_that_is_asked_for(gone: set[int], added: int) -> None:
    with TemporaryDirectory() as place:
        folder = room(Path(place))
        rows = exported(folder)
        stands = [*rows_of(load(folder).last_good)]
        fields = {"issue": "un-convention", "stance": "oppose", "date": "2019", "source": "sputnik-2024"}
        fields |= {"attribution": "own", "quote": QUOTE}
        new = [{"actor": "cuba", **fields, "venue": f"a hall {number}"} for number in range(added)]
        left = [row for number, row in enumerate(rows) if number not in gone]
        kept = planned(folder, workbook([*left, *new]))
        assert (kept.errors, kept.gone, kept.added) == ((), len(gone), added)
        plan = planned(folder, workbook([*left, *new]), removes=True)
        assert plan.errors == ()
        wanted = {version.name: version.text for version in plan.texts}
        for number in sorted(gone, reverse=True):
            name = stands[number].file
            wanted[name] = remove_position(wanted[name], stands[number].number)
        for one in new:
            wanted[CUBA] = add_position(wanted[CUBA], {n: t for n, t in one.items() if n != "actor"})
        assert {version.name: parse(text).value for version, text in plan.texts.items()} == {
            name: parse(text).value for name, text in wanted.items()
        }
        save_all(folder, plan.texts)
        assert load(folder).errors == ()


def test_what_is_imported_once_is_there_the_second_time(tmp_path: Path) -> None:
    folder = room(tmp_path)
    rows = exported(folder)
    rows[0]["stance"] = "oppose"
    rows.append({**rows[1], "position_id": "", "note": "new"})
    content = workbook(rows)
    first = planned(folder, content)
    assert (first.changed, first.fields, first.added) == (1, 1, 1)
    save_all(folder, first.texts)
    second = planned(folder, content)
    assert (second.problems, dict(second.texts), second.same) == ((), {}, 5)


def test_a_row_that_names_another_actor_moves(tmp_path: Path) -> None:
    folder = room(tmp_path)
    rows = exported(folder)
    rows[2]["actor"] = "cuba"
    plan = planned(folder, workbook(rows))
    assert (plan.errors, plan.moved) == ((), 1)
    texts = {version.name: text for version, text in plan.texts.items()}
    assert "positions" not in texts[RUSSIA]
    assert "form: vote" in texts[CUBA]


def test_a_table_with_few_columns_says_nothing_of_the_other_fields(tmp_path: Path) -> None:
    folder = room(tmp_path)
    (row, *_) = exported(folder)
    table = f"position_id;Stance\n{row['position_id']};oppose\n".encode("utf-8-sig")
    plan = planned(folder, table, "table.csv")
    assert (plan.errors, plan.changed, plan.fields, plan.gone) == ((), 1, 1, 3)
    ((version, text),) = plan.texts.items()
    assert text == version.text.replace("stance: support", "stance: oppose")


@pytest.mark.parametrize(
    ("changes", "where", "message", "hint"),
    [
        ({"stance": "Strong  Support"}, "E2", "stance: unknown stance 'Strong Support'", "write 'strong_support'"),
        ({"stance": "suport"}, "E2", "stance: unknown stance 'suport'", "did you mean 'support'?"),
        ({"confidence": "HIGH"}, "R2", "confidence: unknown confidence 'HIGH'", "write 'high'"),
        ({"issue": "Broad Offences"}, "D2", "issue: 'Broad Offences' is not an id", "write 'broad-offences'"),
        ({"issue": "a title"}, "D2", "issue: 'a title' is not an id", "write 'un-convention'"),
        ({"issue": "broad-offence"}, "D2", "issue: unknown issue 'broad-offence'", "did you mean 'broad-offences'?"),
        ({"source": "sputnik"}, "I2", "source: unknown source 'sputnik'", "did you mean 'sputnik-2024'?"),
        ({"actor": "rusia"}, "B2", "actor: unknown actor 'rusia'", "did you mean 'russia'?"),
        ({"actor": "Actor russia"}, "B2", "actor: unknown actor 'Actor russia'", "write 'russia'"),
        ({"actor": "peru-and-others"}, "B2", "actor: unknown actor", "begin its file first"),
        ({"actor": ""}, "B2", "actor: it names no actor", "write the id of one of them"),
        ({"joint": "letter"}, "B2", "actor: it names an actor and a joint statement", "write the id"),
        ({"date": "8 July 2019"}, "H2", "date: '8 July 2019' is not a date; write one of 2019, 2019-07", ""),
        ({"date": ""}, "H2", "date: this position has no 'date'", "fill in the cell"),
        ({"position_id": "p0", "note": "x"}, "A2", "position_id: no position is 'p0'", "export again"),
        ({"article": 6.5, "locator": datetime(2019, 5, 12)}, "J2", "locator: the spreadsheet has made a date", "make"),
        ({"quote": "short"}, "K2", "quote: the quotation has 1 word", ""),
    ],
)
def test_what_is_wrong_is_told_by_its_cell(
    tmp_path: Path, changes: dict[str, object], where: str, message: str, hint: str
) -> None:
    folder = room(tmp_path)
    (folder / "issues.yaml").write_text(issue("broad-offences", title="Breadth") + issue("un-convention"), "utf-8")
    rows: list[dict[str, object]] = [dict(row) for row in exported(folder)]
    rows[0] |= changes
    plan = planned(folder, workbook(rows))
    ((place, said, advice),) = told(plan)
    assert place == f"table.xlsx, Sheet!{where}"
    assert said.startswith(message)
    assert advice.startswith(hint)
    assert dict(plan.texts) == {}


@pytest.mark.parametrize(
    ("day", "shown", "edtf"),
    [
        (datetime(2018, 3, 1), "yyyy-mm-dd", "2018-03-01"),
        (datetime(2018, 3, 1), "d. mmm. yy", "2018-03-01"),
        (datetime(2018, 3, 1), "mmm-yy", "2018-03"),
        (datetime(2018, 1, 1), "yyyy", "2018"),
        (2018, "General", "2018"),
    ],
)
def test_a_date_cell_is_as_precise_as_it_is_shown(tmp_path: Path, day: object, shown: str, edtf: str) -> None:
    folder = room(tmp_path)
    rows: list[dict[str, object]] = [{**exported(folder)[0]}]
    rows[0]["date"] = day
    plan = planned(folder, workbook(rows, date=shown))
    assert plan.errors == ()
    assert f"+    date: {edtf}" in plan.difference.splitlines() or plan.same == 1


@pytest.mark.parametrize("day", [datetime(2018, 3, 1, 14, 30), datetime(2026, 7, 8)])
def test_a_date_cell_that_shows_no_year_or_a_time_is_asked_for_again(tmp_path: Path, day: datetime) -> None:
    folder = room(tmp_path)
    rows: list[dict[str, object]] = [dict(row) for row in exported(folder)]
    rows[0]["date"] = day
    shown = "yyyy-mm-dd hh:mm" if day.hour else "d. mmm"
    ((place, said, hint),) = told(planned(folder, workbook(rows, date=shown)))
    assert place.endswith("H2")
    assert said.startswith("date: the spreadsheet has made a date of it")
    assert "2019-07-08" in hint


def test_a_formula_is_not_read(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(make_workbook(load(folder := room(tmp_path)))[0]))
    book[POSITIONS].cell(2, COLUMNS.index("note") + 1).value = "=1+1"
    file = io.BytesIO()
    book.save(file)
    ((place, said, _),) = told(planned(folder, file.getvalue()))
    assert (place, said) == ("table.xlsx, Positions!S2", "note: the cell holds a formula")


def test_what_stands_in_a_column_that_is_not_read_keeps_no_row_out(tmp_path: Path) -> None:
    folder = room(tmp_path)
    rows: list[dict[str, object]] = [dict(row) for row in exported(folder)[:1]]
    rows[0] |= {"stance": "mixed", "seen on": datetime(2024, 1, 31), "words": "=LEN(K2)"}
    plan = planned(folder, workbook(rows, [*COLUMNS, "seen on", "words"]))
    assert (plan.changed, plan.errors) == (1, ())
    assert plan.summary.startswith("1 row: 0 as the files are, 1 changed")
    assert [bool(one.hint) for one in plan.problems] == [True, False]  # which are read is said once


def test_rows_that_stand_twice_are_told(tmp_path: Path) -> None:
    folder = room(tmp_path)
    rows = exported(folder)
    new = {**rows[0], "position_id": "", "note": "new"}
    plan = planned(folder, workbook([*rows, rows[0], new, new]))
    assert [message.split(" stands")[0] for _, message, _ in told(plan)] == [
        f"position_id: '{rows[0]['position_id']}'",
        "this row says what row 7 says",
    ]


def test_columns_that_are_misspelt_or_missing_are_told(tmp_path: Path) -> None:
    folder = room(tmp_path)
    plan = planned(folder, b"actor,stanze,remarks\ncuba,support,x\n", "table.csv")
    assert [(p.severity, p.line, p.message) for p in plan.problems] == [
        ("error", 1, "unknown column 'stanze'"),
        ("warning", 1, "the column 'remarks' is not read"),
    ]
    assert told(planned(folder, b"stance,date\nsupport,2019\n", "table.csv"))[0][1].startswith("there is neither")
    removal = planned(folder, b"actor,stance\n", "table.csv", removes=True)
    assert told(removal)[0][1] == "without a column 'position_id' nobody knows which rows are gone"


def test_a_file_with_a_fault_is_left_out_and_its_rows_are_refused(tmp_path: Path) -> None:
    folder = room(tmp_path)
    rows = exported(folder)
    (folder / RUSSIA).write_text("name: [\n", encoding="utf-8")
    _, held = make_workbook(load(folder))
    assert (held.left_out, {row.file for row in held}) == ({}, {CUBA, JOINT})
    rows[2]["note"] = "x"
    assert [place for place, *_ in told(planned(folder, workbook(rows)))] == ["table.xlsx, Sheet!B4"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 no archive", "cannot be read"),
        (b"\xd0\xcf\x11\xe0", "of the old kind"),
        (b"\xff\xfe\x00", "no text in UTF-8"),
        (b'actor,"stance\n', "no table in CSV"),
        (b"actor,Actor\n", "two columns 'actor'"),
    ],
)
def test_a_file_of_which_nothing_can_be_made_says_what_to_do(content: bytes, message: str) -> None:
    with pytest.raises(TableError, match=message):
        read_table_file("table.csv", content, POSITIONS)


def test_a_workbook_needs_a_sheet_of_that_name() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Other")
    file = io.BytesIO()
    book.save(file)
    with pytest.raises(TableError, match="no sheet 'Positions', but Sheet, Other"):
        read_table_file("table.xlsx", file.getvalue(), POSITIONS)


def test_every_field_has_its_column() -> None:
    assert set(FIELDS) < set(COLUMNS)


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_entities_in_an_excel_file_are_neither_blown_up_nor_fetched(tmp_path: Path, part: str) -> None:
    content, _ = make_workbook(load(room(tmp_path)))
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE l [<!ENTITY a0 "ha">{entities}]>'
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name == part:
                head, end, rest = text.partition("?>")
                text = head + end + bomb + rest.replace("cuba", "&a9;").replace('name="Positions"', 'name="&a9;"')
                text = text.replace("<row", "<!-- -->&a9;<row", 1)
            new.writestr(name, text)
    with pytest.raises(TableError, match="is an Excel file that cannot be read"):
        read_table_file("table.xlsx", packed.getvalue(), POSITIONS)


def test_a_quotation_that_is_not_touched_does_not_stand_in_the_way(tmp_path: Path) -> None:
    folder = room(tmp_path)
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "sputnik-2024.txt").write_text("nothing of the kind", encoding="utf-8")
    rows = exported(folder)
    rows[0]["venue"] = "Vienna"
    table = read_table_file("table.xlsx", workbook(rows), POSITIONS)
    assert plan_import(folder, table, documents).errors == ()
    rows[0]["quote"] = "five other words are here"
    table = read_table_file("table.xlsx", workbook(rows), POSITIONS)
    ((place, said, _),) = told(plan_import(folder, table, documents))
    assert place.endswith("K2")
    assert said.startswith("quote: the quotation is not in its document")
