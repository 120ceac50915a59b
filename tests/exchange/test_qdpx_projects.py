"""A REFI-QDA project into a folder: a map is drafted, filled in and read, and what it leaves open is listed."""

import csv
import struct
from pathlib import Path
from zipfile import ZipFile

import pytest

from commands.__main__ import main
from exchange.coded_projects.project_records import ProjectError
from exchange.coded_projects.qdpx_file import read_qdpx
from loaders import load
from tests.support.coded_projects import Marked, source_xml, write_qdpx
from tests.support.folders import actor, issue, write_folder
from tests.support.roll_calls import Output
from tests.support.saving import everything

pytestmark = pytest.mark.usefixtures("own_settings")

WANTED = "we want a long list of offences in the convention"
RULES = "the old rules are quite enough for all of us"
TEXT = f"The delegate of Cuba said: {WANTED}. Peru replied that {RULES}. Nobody else spoke."
CODES = (
    '<Code guid="{AAA}" name="Convention"><Code guid="con-pro" name="support"/><Code guid="con-anti" name="oppose"/>'
    '</Code><Code guid="cuba" name="Cuba"/><Code guid="peru" name="Peru"/><Code guid="mood" name="Mood"/>'
)
MARKED = (
    Marked("s1", TEXT.index(WANTED), TEXT.index(WANTED) + len(WANTED), ["con-pro", "mood"]),
    Marked("s2", 0, TEXT.index("Peru"), ["cuba"]),
    Marked("s3", TEXT.index(RULES) + 1, TEXT.index(RULES) + len(RULES), ["con-anti"]),
    Marked("s4", TEXT.index("Peru"), TEXT.index("Nobody"), ["peru"]),
)


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with Cuba and the issue Convention, and a project with a debate in which two speak."""
    monkeypatch.delenv("TRACKER_DOCUMENTS")
    monkeypatch.setenv("TRACKER_HISTORY", str(tmp_path / "history"))
    monkeypatch.chdir(tmp_path)
    convention = issue("convention", title="Convention")
    write_folder(tmp_path / "positions", {"cuba": actor().replace("An Actor", "Cuba")}, issues=convention, sources="")
    sources = source_xml("d1", "Debate of 2019-07-08", MARKED)
    write_qdpx(tmp_path / "debate.qdpx", CODES, sources, {"d1": f"\ufeff{TEXT}".encode()})
    return tmp_path


def bring(room: Path, *options: str) -> int:
    """The exit code of the import."""
    arguments = [str(room / "debate.qdpx"), str(room / "positions"), "--map", str(room / "map.csv"), "--language", "en"]
    return main(["import", "qdpx", *arguments, *options])


def positions(room: Path) -> list[tuple[str, str, int, str, str]]:
    """Who stands where, when, in which words."""
    table = load(room / "positions").positions
    return sorted(zip(*(table[name] for name in ("actor", "issue", "stance", "date", "quote")), strict=True))


def write_map(room: Path, *rows: str) -> None:
    """The map with these rows."""
    head = "what,name,used,issue,stance,actor,date,publisher\n"
    (room / "map.csv").write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")


DOCUMENT = "document,Debate of 2019-07-08,,,,,2019-07-08,The Chamber"
FILLED = ("code,Convention / support,,convention,support,,,", "code,Convention / oppose,,convention,oppose,,,")
SPEAKERS = ("code,Cuba,,,,cuba,,", "code,Peru,,,,Peru,,", "code,Mood,,,,,,", "code,Convention,,,,,,", DOCUMENT)


def test_the_first_run_drafts_a_map_with_what_the_folder_knows(room: Path, capsys: Output) -> None:
    before = everything(room / "positions")
    assert main(["import", "qdpx", str(room / "debate.qdpx"), str(room / "positions"), "--write"]) == 0
    assert "drafted: debate-map.csv\nNext: fill in the issue, stance and actor of each code" in capsys.readouterr().out
    assert everything(room / "positions") == before
    with (room / "debate-map.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [tuple(row.values()) for row in csv.DictReader(file)]
    assert rows == [
        ("code", "Convention", "0", "convention", "", "", "", ""),
        ("code", "Convention / support", "1", "convention", "support", "", "", ""),
        ("code", "Convention / oppose", "1", "convention", "oppose", "", "", ""),
        ("code", "Cuba", "1", "", "", "cuba", "", ""),
        ("code", "Peru", "1", "", "", "", "", ""),
        ("code", "Mood", "1", "", "", "", "", ""),
        ("document", "Debate of 2019-07-08", "", "", "", "", "2019-07-08", ""),
    ]
    assert main(["import", "qdpx", str(room / "debate.qdpx"), str(room / "positions"), "--language", "en"]) == 0
    output = capsys.readouterr()
    assert "1 new position of 1 actor" in output.out
    assert "'Convention / oppose' has no actor here" in output.err


def test_a_code_that_names_the_issue_takes_its_actor_from_the_code_around_it(room: Path, capsys: Output) -> None:
    write_map(room, *FILLED, *SPEAKERS)
    assert bring(room, "--new-actors", "--kind", "state", "--write") == 0
    assert positions(room) == [
        ("cuba", "convention", 1, "2019-07-08", WANTED),
        ("peru", "convention", -1, "2019-07-08", RULES),
    ]
    output = capsys.readouterr()
    assert "Not taken: who coded what; codes without a meaning in the map: Mood (1)" in output.out
    (source,) = load(room / "positions").sources.itertuples()
    assert (source.publisher, source.title) == ("The Chamber", "Debate of 2019-07-08")
    assert main(["check", str(room / "positions")]) == 0
    assert "2 quotations stand in their document" in capsys.readouterr().out


def test_cases_and_documents_say_who_speaks_and_a_code_of_its_own_the_stance(tmp_path: Path, room: Path) -> None:
    codes = '<Code guid="con" name="Convention"/><Code guid="pro" name="In favour"/>'
    marked = [Marked("s1", *_at(WANTED), ["con", "pro"]), Marked("s2", *_at(RULES), ["con", "pro"])]
    rest = '<Cases><Case guid="k" name="Cuba"><SelectionRef targetGUID="S1"/></Case></Cases>'
    write_qdpx(room / "debate.qdpx", codes, source_xml("d1", "Debate", marked), {"d1": TEXT.encode("utf-16")}, rest)
    rows = ("code,Convention,,convention,,,,", "code,In favour,,,support,,,", "case,Cuba,,,,cuba,,")
    write_map(room, *rows, "document,Debate,,,,Peru,2019-07-08,")
    assert bring(room, "--new-actors", "--write") == 0
    assert [(who, quote) for who, _, _, _, quote in positions(room)] == [("cuba", WANTED), ("peru", RULES)]


def _at(quote: str) -> tuple[int, int]:
    return TEXT.index(quote), TEXT.index(quote) + len(quote)


def test_what_the_map_and_the_project_leave_open_is_listed(room: Path, capsys: Output) -> None:
    codes = CODES + '<Code guid="bare" name="Bare"/>'
    marked = [
        Marked("s1", *_at(WANTED), ["con-pro", "cuba", "peru"]),
        Marked("s2", *_at(RULES), ["bare", "cuba", "unknown", "mood"]),
    ]
    picture = (
        '<PictureSource guid="p" name="A poster" path="internal://p.png"><PictureSelection guid="p1" name="corner">'
        '<Coding guid="c"><CodeRef targetGUID="cuba"/></Coding></PictureSelection></PictureSource>'
    )
    sources = [
        source_xml("d1", "Debate", marked),
        source_xml("d2", "Undated", marked),
        source_xml("d3", "Lost", marked),
    ]
    notes = "<Notes><Note guid='n' name='a memo'/></Notes>"
    texts = {"d1": TEXT.encode(), "d2": b"Another text: " + TEXT.encode()}
    write_qdpx(room / "debate.qdpx", codes, "".join([*sources, picture]), texts, notes)
    rows = ("code,Bare,,convention,,,,", "code,Convention / support,,convention,support,,,")
    people = ("code,Cuba,,,,cuba,,", "code,Peru,,,,peru,,")
    write_map(room, *rows, *people, "document,Debate,,,,,2019-07-08,", "document,Undated,,,,,,")
    assert bring(room) == 0
    output = capsys.readouterr()
    expected = {
        "Debate, characters {} to {}".format(*_at(WANTED)): "'Convention / support' has cuba and peru here",
        "Debate, characters {} to {}".format(*_at(RULES)): "'Bare' has no stance here",
        "A poster, corner": "a part without words is coded",
        "Lost": "there is no text of this text, which has 7 codings: 'internal://d3.txt' is missing",
        "Undated": "the map gives no date for this document; what is coded in it (6) is left out",
    }
    paragraphs = output.err.strip().split("\n\n")
    for place, why in expected.items():
        assert any(f"warning: {why}" in one and f"debate.qdpx, {place}" in one for one in paragraphs), place
    assert "it carries a code that the project does not name (unknown)" in output.err
    assert "the map has no row for the code 'Mood'" in output.err
    assert "notes (1)" in output.out


def test_a_map_is_refused_with_the_place_of_each_fault(room: Path, capsys: Output) -> None:
    faulty = ("code,Cuba,,,suport,,,", "code,Peru,,,,peru,,", "code,Peru,,,,peru,,", "kode,Mood,,,,,,")
    write_map(room, *faulty, "document,Debate,,,,,last year,", "document,Other,,convention,,,,")
    assert bring(room, "--write") == 1
    said = capsys.readouterr().err
    for number, what in ((2, "'suport' is none"), (4, "'Peru' stands in the map already"), (5, "'kode' is none")):
        assert what in said
        assert f"map.csv:{number}:" in said
    assert "'last year' is not a date" in said
    assert "a document has no issue and no stance" in said
    assert said.endswith("nothing was written\n")
    (room / "map.csv").write_text("what,name\n", encoding="utf-8")
    assert bring(room) == 1
    assert "the map has no column issue, stance, actor, date, publisher" in capsys.readouterr().err


def test_a_draft_is_never_put_among_the_positions(room: Path, capsys: Output) -> None:
    inside = room / "positions/map.csv"
    assert main(["import", "qdpx", str(room / "debate.qdpx"), str(room / "positions"), "--map", str(inside)]) == 2
    assert "is in the positions folder" in capsys.readouterr().err
    assert not inside.exists()


@pytest.mark.parametrize(("ends", "by_units"), [("\n", False), ("\r\n", False), ("\r\n", True), ("\n", True)])
def test_the_words_of_selections_tell_how_a_program_counts(tmp_path: Path, ends: str, by_units: bool) -> None:
    text = f"One 😀\nTwo 𝔘\nThree: {WANTED}."
    stored = text.replace("\n", "\r\n")
    counted = text.replace("\n", ends)
    before = counted[: counted.index(WANTED)]
    start = len(before.encode("utf-16-le")) // 2 if by_units else len(before)
    marked = [Marked("s", start, start + len(WANTED), ["c"], words=f"{WANTED[:20]}...")]
    code = '<Code guid="c" name="C"/>'
    path = write_qdpx(tmp_path / "a.qdpx", code, source_xml("d", "D", marked), {"d": stored.encode()})
    project = read_qdpx(path)
    (coding,) = project.codings
    assert project.base.documents["d"].text[slice(*coding.span)] == WANTED


BOMB = '<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def test_hostile_and_broken_projects_are_refused(room: Path, capsys: Output) -> None:
    path = room / "debate.qdpx"
    write_qdpx(path, CODES, "", {}, head=BOMB)
    assert bring(room) == 2
    assert "declares a document type" in capsys.readouterr().err
    for content in (b"no zip", b"PK\x03\x04 cut off"):
        path.write_bytes(content)
        assert bring(room) == 2
        assert "cannot be read" in capsys.readouterr().err
    for xml in ("<Project><Code", "<?xml version='1.0' encoding='nothing'?><Project/>"):
        with ZipFile(path, "w") as archive:
            archive.writestr("project.qde", xml)
        assert bring(room) == 2
        assert "is no XML that can be read" in capsys.readouterr().err
    with ZipFile(path, "w") as archive:
        archive.writestr("project.qde", "<Project/>")
    told = bytearray(path.read_bytes())
    at = told.index(b"PK\x01\x02") + 24  # where the directory has the size of a part
    told[at : at + 4] = struct.pack("<L", 200_000_001)
    path.write_bytes(told)
    assert bring(room) == 2
    assert "more than 200 MB" in capsys.readouterr().err
    with ZipFile(path, "w") as archive:
        archive.writestr("codebook.qdc", "<CodeBook/>")
    assert bring(room) == 2
    assert "there is no project.qde in it" in capsys.readouterr().err
    path.unlink()
    assert bring(room) == 2
    assert not (room / "map.csv").exists()


def test_codes_stand_in_one_another_but_not_without_end(tmp_path: Path) -> None:
    def nested(depth: int) -> Path:
        codes = "".join(f'<Code guid="g{at}" name="c{at}">' for at in range(depth)) + "</Code>" * depth
        return write_qdpx(tmp_path / "deep.qdpx", codes, "", {})

    assert [code.name for code in read_qdpx(nested(3)).codes] == ["c0", "c0 / c1", "c0 / c1 / c2"]
    with pytest.raises(ProjectError, match="more than 50 deep"):
        read_qdpx(nested(20_000))
