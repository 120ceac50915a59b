"""Registering documents: the entry, the fingerprint and what the coder is told. Nothing is copied or overwritten."""

import errno
import hashlib
import os
import shlex
from pathlib import Path

import pytest

from commands.__main__ import main
from documents.fingerprints import fingerprint_text
from loaders import load
from tests.support.documents import pdf
from tests.support.folders import QUOTE, actor, position, source, write_folder

TEXT = f"Havana, 8 July 2019\nThe minister said: {QUOTE}.\n"
TOLD = ["--title", "A speech: on crime", "--publisher", "A ministry", "--published", "2019-07-08", "--language", "en"]
OLD = source("sputnik-2024", sha256=hashlib.sha256(b"old").hexdigest()) + "  # a comment that stays\n"

Output = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "papers").mkdir()
    monkeypatch.setenv("TRACKER_DOCUMENTS", str(tmp_path / "papers"))
    (tmp_path / "papers/speech.txt").write_text(TEXT)
    return write_folder(tmp_path / "positions", {"cuba": actor(position())}, sources=OLD)


def register(folder: Path, *arguments: str, file: str = "speech.txt") -> int:
    return main(["register", str(folder.parent / "papers" / file), "--folder", str(folder), *arguments])


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_document_is_entered_with_its_hash_and_fingerprint_and_comments_stay(folder: Path, capsys: Output) -> None:
    before = snapshot(folder)
    assert register(folder, "--id", "speech-2019", *TOLD, "--url", "https://example.org/a") == 0
    row = load(folder).sources.iloc[1]
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    assert (row["source"], row["title"], row["sha256"]) == ("speech-2019", "A speech: on crime", sha256)
    assert (row["document"], row["published"], row["url"]) == ("speech.txt", "2019-07-08", "https://example.org/a")
    after = snapshot(folder)
    assert after.keys() - before.keys() == {"fingerprints/speech-2019.txt"}
    assert after["fingerprints/speech-2019.txt"].decode() == fingerprint_text("speech-2019", sha256, TEXT)
    assert after["sources.yaml"].startswith(before["sources.yaml"])
    out = capsys.readouterr().out
    assert "sources.yaml: written" in out
    assert "Nothing was copied" not in out  # it is in the documents folder
    assert load(folder).problems == ()


def test_a_document_elsewhere_is_not_copied_and_the_user_is_told_where_to_put_it(folder: Path, capsys: Output) -> None:
    (folder.parent / "papers/speech.txt").rename(folder.parent / "speech.txt")
    assert main(["register", str(folder.parent / "speech.txt"), "--folder", str(folder), "--id", "a", *TOLD]) == 0
    assert "Nothing was copied: put" in capsys.readouterr().out
    assert not list((folder.parent / "papers").iterdir())


@pytest.mark.parametrize(
    ("name", "content"), [("a.html", f"<html><p>{TEXT}".encode()), ("a.pdf", pdf(TEXT.split("\n")))]
)
def test_html_and_pdf_documents_are_registered_by_their_text(folder: Path, name: str, content: bytes) -> None:
    (folder.parent / "papers" / name).write_bytes(content)
    assert register(folder, "--id", "speech-2019", *TOLD, file=name) == 0
    (folder.parent / "papers" / name).unlink()
    quoting = position(source="speech-2019", date="2019-07-08")
    write = folder / "actors/cuba.yaml"
    write.write_text(actor(quoting))
    assert main(["check", str(folder)]) == 0
    write.write_text(actor(quoting.replace("offences", "offense")))
    assert main(["check", str(folder)]) == 1


def test_an_id_that_is_not_said_is_made_from_the_name_of_the_file(folder: Path, capsys: Output) -> None:
    (folder.parent / "papers/Havana Speech_2019.txt").write_text(TEXT)
    assert register(folder, *TOLD, file="Havana Speech_2019.txt") == 0
    assert list(load(folder).sources["source"]) == ["sputnik-2024", "havana-speech-2019"]
    (folder.parent / "papers/речь.txt").write_text("A speech.")
    assert register(folder, *TOLD, file="речь.txt") == 2
    assert "give one with --id" in capsys.readouterr().err


def test_all_that_a_source_can_say_is_said_to_the_command(folder: Path) -> None:
    said = {
        "kind": "official-record",
        "author": "The secretary",
        "archived": "https://example.org/kept",
        "retrieved": "2024-01-31",
        "licence": "CC0",
        "excerpt": "true",
        "status": "nothing-to-code",
    }
    options = [word for name, value in said.items() for word in (f"--{name}", value)]
    assert register(folder, *TOLD, *options) == 0
    row = load(folder).sources.iloc[1]
    assert {name: str(row[name]).lower() for name in said} == {name: value.lower() for name, value in said.items()}


def test_without_its_date_the_dates_in_the_text_and_the_command_are_shown(folder: Path, capsys: Output) -> None:
    before = snapshot(folder)
    assert register(folder, "--id", "speech-2019", "--title", "A speech: on crime", "--language", "en") == 2
    shown = capsys.readouterr()
    assert "2019-07-08  line 1: … Havana, 8 July 2019 The minister" in shown.out
    assert "still to be told are --publisher, --published" in shown.err
    assert snapshot(folder) == before
    command = shown.out.split("Run again:\n  tracker ")[1].strip()
    again = command.replace("PUBLISHER", "Mincom").replace("PUBLISHED", "2019-07-08")
    assert main(shlex.split(again)) == 0
    assert load(folder).sources["title"].tolist() == ["A document", "A speech: on crime"]


@pytest.mark.parametrize(
    ("file", "identifier", "words"),
    [
        ("old.txt", "another", "this document is registered already, as 'sputnik-2024' (sources.yaml:1)"),
        ("old.txt", "sputnik-2024", "registered already, with these very bytes"),
        ("speech.txt", "sputnik-2024", "add --update if this is a new version"),
        ("sputnik-2024.txt", "another", "'sputnik-2024' is another document with the file name"),
        ("nowhere.txt", "another", "there is no file"),
        ("../papers", "another", "no ordinary file"),
        ("nul.txt", "another", "NUL characters"),
        ("broken.pdf", "another", "a PDF that cannot be read"),
    ],
)
def test_what_is_registered_or_unreadable_is_refused_and_nothing_is_written(
    folder: Path, capsys: Output, file: str, identifier: str, words: str
) -> None:
    papers = folder.parent / "papers"
    for name, content in {
        "old.txt": b"old",
        "sputnik-2024.txt": b"x",
        "nul.txt": b"\0",
        "broken.pdf": b"%PDF-1",
    }.items():
        (papers / name).write_bytes(content)
    before = snapshot(folder)
    assert register(folder, "--id", identifier, *TOLD, file=file) == 2
    error = capsys.readouterr().err
    assert words in error
    assert "Traceback" not in error
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    "wrong",
    [
        ["--id", "Not An Id"],
        ["--id", "../../evil"],
        ["--id", "a", "--affiliation", "nobody"],
        ["--id", "a", "--published", "2019-02-30"],
    ],
)
def test_a_faulty_entry_is_refused_by_the_safe_writer(folder: Path, capsys: Output, wrong: list[str]) -> None:
    before = snapshot(folder.parent)
    assert register(folder, *TOLD, *wrong) == 1
    assert "sources.yaml" in capsys.readouterr().err
    assert snapshot(folder.parent) == before


def test_a_language_that_is_left_out_is_guessed_and_said_or_asked_for(folder: Path, capsys: Output) -> None:
    text = "La delegación dijo que apoya la redacción de una convención y que la lista de los delitos es larga. " * 3
    (folder.parent / "papers/es.txt").write_text(f"La Habana, 8 de julio de 2019. {text}")
    told = ["--title", "T", "--publisher", "P", "--published", "2019-07-08"]
    assert register(folder, "--id", "es-2019", *told, file="es.txt") == 0
    assert "The language is guessed to be 'es'; --language says another." in capsys.readouterr().out
    assert load(folder).sources["language"].iloc[1] == "es"
    assert register(folder, "--id", "speech-2019", *told) == 2
    assert "still to be told are --language" in capsys.readouterr().err


TABLE = (
    "file,id,title,publisher,published,language,url,affiliation\n"
    "papers/speech.txt,speech-2019,A speech,A ministry,2019-07-08,en,,cuba\n"
    'papers/note.txt,note-2020,"A note,\nin two lines",A ministry,2020-01-01,en,https://example.org,nobody-yet\n'
)


@pytest.fixture
def table(folder: Path) -> Path:
    (folder.parent / "papers/note.txt").write_text("A note of the ministry, on 3 January 2020.")
    (folder.parent / "table.csv").write_text(TABLE)
    return folder.parent / "table.csv"


def register_table(folder: Path, table: Path) -> int:
    return main(["register", "--table", str(table), "--folder", str(folder)])


def test_a_table_of_documents_is_registered_as_each_would_be(folder: Path, table: Path, capsys: Output) -> None:
    alone = write_folder(folder.parent / "alone", {"cuba": actor(position())}, sources=OLD)
    for name, identifier, rest in (
        ("speech.txt", "speech-2019", ["--title", "A speech", "--published", "2019-07-08", "--affiliation", "cuba"]),
        ("note.txt", "note-2020", ["--title", "A note, in two lines", "--published", "2020-01-01", "--url",
                                   "https://example.org"]),
    ):  # fmt: skip
        told = ["--id", identifier, *rest, "--publisher", "A ministry", "--language", "en"]
        assert main(["register", str(folder.parent / "papers" / name), "--folder", str(alone), *told]) == 0
    capsys.readouterr()
    assert register_table(folder, table) == 0
    assert snapshot(folder) == snapshot(alone)
    shown = capsys.readouterr()
    assert "newly registered: 2 of 2 documents" in shown.out
    assert "Nothing was copied" not in shown.out
    assert "warning: there is no actor 'nobody-yet' yet: registered without the affiliation" in shown.err
    assert f"{table}:3" in shown.err


def test_a_table_can_be_run_again_once_its_actors_are_there(folder: Path, table: Path, capsys: Output) -> None:
    assert register_table(folder, table) == 0
    (folder / "actors/nobody-yet.yaml").write_text(actor(name="Somebody"))
    assert register_table(folder, table) == 0
    assert load(folder).sources["affiliation"].tolist() == ["", "cuba", "nobody-yet"]
    assert "newly registered: 0 of 2 documents; registered already: 2" in capsys.readouterr().out
    before = snapshot(folder)
    assert register_table(folder, table) == 0
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("papers/nowhere.txt,a,T,P,2019,en", "there is no file"),
        ("papers/empty.txt,a,T,P,2019,en", "is empty"),
        ("papers/note.txt,Not An Id,T,P,2019,en", "id: 'Not An Id' is not an id"),
        ("papers/note.txt,a,,P,2019,en", "'title' is left out"),
        ("papers/note.txt,a,T,P,,en", "'published' is left out"),
        ("papers/note.txt,a,T,P,last week,en", "published: "),
        ("papers/note.txt,a,T,P,2019,English", "language: 'English' is not an ISO 639-1 code"),
        ("papers/note.txt,a,T,P,2019,", "'language' is left out"),
        ("papers/note.txt,speech-2019,T,P,2019,en", "the id 'speech-2019' stands in the table already, on line 2"),
        ("papers/speech.txt,a,T,P,2019,en", "this document stands in the table already, on line 2"),
        ("papers/note.txt,sputnik-2024,T,P,2019,en", "'sputnik-2024' is registered already, with other bytes"),
        (",a,T,P,2019,en", "file is left out"),
    ],
)
def test_a_faulty_row_is_named_and_the_others_are_registered(
    folder: Path, table: Path, capsys: Output, row: str, words: str
) -> None:
    (folder.parent / "papers/empty.txt").touch()
    (folder.parent / "papers/last.txt").write_text("The last one.")
    rows = [*TABLE.split("\n")[:2], row, "papers/last.txt,last,T,P,2019,en"]
    table.write_text("\n".join(rows))
    assert register_table(folder, table) == 1
    shown = capsys.readouterr()
    assert words in shown.err
    assert f"{table}:3:1" in shown.err
    assert "newly registered: 2 of 3 documents; not registered, see above: 1" in shown.out
    assert load(folder).sources["source"].tolist() == ["sputnik-2024", "speech-2019", "last"]


def test_of_a_row_without_a_date_the_dates_in_the_text_are_named(folder: Path, table: Path, capsys: Output) -> None:
    table.write_text(TABLE.replace(",2020-01-01,", ",,"))
    assert register_table(folder, table) == 1
    assert "one of the dates in the text may be it: 2020-01-03 (line 1)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("start", "separator", "code"), [("", ";", "utf-8-sig"), ("sep=;\n", ";", "utf-8"), ("", "\t", "utf-16")]
)
def test_a_table_is_read_as_spreadsheets_write_it(
    folder: Path, table: Path, start: str, separator: str, code: str, capsys: Output
) -> None:
    rows = TABLE.split("\n")[:2]
    table.write_bytes((start + "\r\n".join(row.replace(",", separator) for row in rows)).encode(code))
    assert register_table(folder, table) == 0
    assert "1 of 1 document" in capsys.readouterr().out


def test_a_column_that_is_not_known_is_said_and_one_that_is_needed_is_asked_for(
    folder: Path, table: Path, capsys: Output
) -> None:
    table.write_text(TABLE.replace("url,", "sort,"))
    register_table(folder, table)
    assert "warning: the column 'sort' is not known, and nothing in it is read" in capsys.readouterr().err
    table.write_text("title,publisher\nA,B\n")
    assert register_table(folder, table) == 2
    assert "has no column file and no column id; the columns are file, id, title" in capsys.readouterr().err


@pytest.mark.parametrize("said", [["--id", "a"], ["speech.txt"], ["--update"]])
def test_what_stands_in_a_table_is_not_said_beside_it(folder: Path, table: Path, said: list[str]) -> None:
    before = snapshot(folder)
    assert main(["register", "--table", str(table), "--folder", str(folder), *said]) == 2
    assert main(["register", "--folder", str(folder)]) == 2
    assert snapshot(folder) == before


def test_read_only_registers_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    monkeypatch.setenv("TRACKER_READ_ONLY", "1")
    before = snapshot(folder)
    assert register(folder, "--id", "a", *TOLD) == 1
    assert main(["fingerprint", str(folder)]) in (0, 1)
    assert "read-only" in capsys.readouterr().err
    assert snapshot(folder) == before


def test_a_body_that_stands_twice_is_warned_of(folder: Path, capsys: Output) -> None:
    body = " ".join(f"word{number}" for number in range(50))
    (folder.parent / "papers/twice.txt").write_text(f"{body}\nlinks\n{body}\n")
    assert register(folder, "--id", "twice", *TOLD, file="twice.txt") == 0
    assert "warning: 50 words stand twice, on lines 1 and 3: “word0 word1" in capsys.readouterr().err


def test_a_changed_document_is_reported_and_updated_with_its_fingerprint(folder: Path, capsys: Output) -> None:
    assert register(folder, "--id", "speech-2019", *TOLD, "--note", "kept") == 0
    (folder / "actors/cuba.yaml").write_text(actor(position(source="speech-2019", date="2019-07-08")))
    file = folder.parent / "papers/speech.txt"
    file.write_text(TEXT.replace("long list", "longer list"))
    assert main(["check", str(folder)]) == 1
    assert "is not the one that was registered" in capsys.readouterr().out
    assert main(["fingerprint", str(folder)]) == 1  # not of other bytes than those registered
    assert register(folder, "--id", "speech-2019", "--update") == 1
    shown = capsys.readouterr()
    assert "0 of 1 quotations stand in the new version" in shown.out
    assert "the nearest passage is “want a longer list of offences in the convention" in shown.err
    row = load(folder).sources.iloc[1]
    assert (row["note"], row["title"]) == ("kept", "A speech: on crime")
    assert row["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert row["sha256"] in (folder / "fingerprints/speech-2019.txt").read_text()
    assert register(folder, "--id", "unknown", "--update") == 2


def test_fingerprints_are_made_for_all_documents_at_hand(folder: Path, capsys: Output) -> None:
    write_folder(
        folder, sources=OLD + source("speech", file="speech.txt", sha256=hashlib.sha256(TEXT.encode()).hexdigest())
    )
    assert main(["fingerprint", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "fingerprints/speech.txt: written" in out
    assert "1 of 2 documents have their fingerprint; not at hand: sputnik-2024" in out
    assert main(["fingerprint", str(folder)]) == 0
    assert "written" not in capsys.readouterr().out
    assert main(["fingerprint", str(folder), "--documents", str(folder / "nowhere")]) == 2


def test_fingerprints_are_not_written_through_a_link_that_leads_elsewhere(
    folder: Path, tmp_path: Path, capsys: Output
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (folder / "fingerprints").symlink_to(tmp_path / "elsewhere")
    assert register(folder, "--id", "speech-2019", *TOLD) == 1
    assert not list((tmp_path / "elsewhere").iterdir())
    shown = capsys.readouterr()
    assert "sources.yaml: written" in shown.out
    assert "speech-2019" in set(load(folder).sources["source"])
    assert "the document is registered, but not all that belongs to it could be written: 'fingerprints/" in shown.err


@pytest.mark.parametrize("below", ["schemas", "fingerprints"])
def test_what_cannot_be_written_after_the_entry_does_not_make_it_unsaid(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output, below: str
) -> None:
    assert main(["schema", str(folder)]) == 0
    capsys.readouterr()
    real = Path.replace

    def full(path: Path, target: Path) -> Path:
        if path.parent.name == below:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(path, target)

    monkeypatch.setattr(Path, "replace", full)
    assert register(folder, "--id", "speech-2019", *TOLD) == 1
    shown = capsys.readouterr()
    assert "sources.yaml: written" in shown.out
    assert "speech-2019" in set(load(folder).sources["source"])
    assert "could be written: No space left on device; mend that and run 'tracker fingerprint'" in shown.err


def test_schemas_that_are_kept_learn_the_new_document(folder: Path) -> None:
    assert main(["schema", str(folder)]) == 0
    assert register(folder, "--id", "speech-2019", *TOLD) == 0
    assert "speech-2019" in (folder / "schemas/actor.schema.json").read_text()
