"""A database of Discourse Network Analyzer into a folder, and a folder as statements for it."""

import csv
import io
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.__main__ import main
from exchange.coded_projects.dna_file import DnaVariables, read_dna
from exchange.coded_projects.project_records import characters
from loaders import load
from tests.support.coded_projects import DnaStatement, units, write_dna
from tests.support.folders import actor, issue, write_folder
from tests.support.roll_calls import Output
from tests.support.saving import everything

pytestmark = pytest.mark.usefixtures("own_settings")

WANTED = "Cuba wants a long list of offences in the new convention"
LONG = " ".join(f"word{number}" for number in range(30))
TEXT = (
    f"𝔘𝔫 😀 reporters were told that {WANTED}, 😀 and it will say so again. "
    f"The old rules are enough, said the League. First {LONG} ends here. Second {LONG} ends there."
)
SPEECH = ("A speech", TEXT, "2019-07-08")
CONCEPT = "Something should be done"
SAID: dict[str, str | int] = {
    **{"organization": "Republic of Cuba", "person": "Ms Speaker", "concept": CONCEPT},
    "agreement": True,
}


def said(quote: str, **values: str | int) -> DnaStatement:
    """A statement of Cuba in these words of the speech."""
    return DnaStatement(1, *units(TEXT, quote), {**SAID, **values})


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an issue that is named as the concept, and Cuba under another of its names."""
    monkeypatch.delenv("TRACKER_DOCUMENTS")
    monkeypatch.setenv("TRACKER_HISTORY", str(tmp_path / "history"))
    write_folder(
        tmp_path / "positions",
        {"cuba": actor(also_known_as="[Republic of Cuba]")},
        issues=issue("convention"),
        sources="",
    )
    return tmp_path


def bring(room: Path, *options: str) -> int:
    """The exit code of the import."""
    return main(["import", "dna", str(room / "net.dna"), str(room / "positions"), "--language", "en", *options])


def positions(room: Path) -> list[tuple[str, str, int, str, str, str, str]]:
    """Who stands where, when, in which words, who spoke, and where."""
    columns = ("actor", "issue", "stance", "date", "quote", "speaker", "locator")
    table = load(room / "positions").positions
    return sorted(zip(*(table[name] for name in columns), strict=True))


@pytest.mark.parametrize("layout", [2, 3])
def test_statements_become_positions_with_the_words_that_java_counted(room: Path, layout: int, capsys: Output) -> None:
    write_dna(
        room / "net.dna",
        layout,
        [SPEECH],
        [
            said(WANTED),
            said("told that Cuba wa", agreement=-1, person=""),
            said("The old rules are enough", organization="", person="The League", agreement=False),
        ],
    )
    before = everything(room)
    assert bring(room, "--new-actors") == 0
    assert everything(room) == before
    dry = capsys.readouterr().out
    assert (
        "3 new positions of 2 actors, reported words, 1 new document, 1 new actor; there already: 0; left out: 0" in dry
    )
    assert dry.endswith("Nothing was written. To save it: the same with --write\n")
    assert bring(room, "--new-actors", "--write") == 0
    assert positions(room) == [
        ("cuba", "convention", -1, "2019-07-08", "told that Cuba wants", "", ""),
        ("cuba", "convention", 1, "2019-07-08", WANTED, "Ms Speaker", ""),
        ("the-league", "convention", -1, "2019-07-08", "The old rules are enough", "", ""),
    ]
    data = load(room / "positions")
    (source,) = data.sources.itertuples()
    assert (source.source, source.publisher, source.author) == ("a-speech", "The Paper", "An Author")
    assert source.note == "From document 1 of the DNA project net.dna. Type: article."
    assert (room / "positions/documents/a-speech.txt").read_text(encoding="utf-8") == TEXT
    capsys.readouterr()
    assert main(["check", str(room / "positions")]) == 0
    assert "3 quotations stand in their documents" in capsys.readouterr().out
    after = everything(room)
    assert bring(room, "--new-actors", "--write") == 0
    assert "there already: 3; left out: 0" in capsys.readouterr().out
    assert everything(room) == after


def test_of_a_long_passage_the_first_whole_sentences_are_quoted(room: Path) -> None:
    write_dna(room / "net.dna", 3, [SPEECH], [said(f"First {LONG} ends here. Second {LONG} ends there.")])
    assert bring(room, "--write") == 0
    ((*_, quote, _, locator),) = positions(room)
    start = TEXT.index("First") + 1
    assert quote == f"First {LONG} ends here."
    assert locator == f"characters {start} to {len(TEXT)}; quoted are the first 33 of 66 words"


def test_every_row_that_cannot_be_taken_is_listed_with_its_reason(room: Path, capsys: Output) -> None:
    documents = [SPEECH, ("Undated", "Some words that nobody dated.", ""), ("Empty", " ", "2019-07-08")]
    beyond = DnaStatement(1, 3, 40_000, SAID)
    no_document = DnaStatement(2, 0, 10, SAID)
    statements = [
        said(WANTED, concept=""),
        said(WANTED, agreement=7),
        said(WANTED, organization="", person=""),
        beyond,
        no_document,
        said("Cuba"),
        said(WANTED, organization="Cubba"),
        said(WANTED, concept="Another thing"),
        said("will say so again", place="Geneva"),
        said("will say so again"),
        said("will say so again", agreement=False),
        said(WANTED, person="Ms\x07"),
    ]
    write_dna(room / "net.dna", 3, documents, statements)
    assert bring(room, "--write") == 0
    output = capsys.readouterr()
    listed = {
        one.split("net.dna, ")[1].split("\n")[0]: one.split("\n")[0].removeprefix("warning: ")
        for one in output.err.strip().split("\n\n")
    }
    beyond_65_536 = sum(letter > "\uffff" for letter in TEXT)
    assert listed == {
        "document 2": "'Undated' has no date",
        "document 3": "'Empty' has no text",
        "statement 1": "it says nothing for 'concept'; its type is 'DNA Statement'",
        "statement 2": "its 'agreement' is 7",
        "statement 3": "it says nothing for 'organization' nor 'person'",
        "statement 4": f"characters 1 to {40_000 - beyond_65_536} are not in its text, which has {len(TEXT)}",
        "statement 5": "its document 2 is not taken",
        "statement 6": "“Cuba” is too short: a quotation has 2 words or more",
        "statement 7": "the folder has no actor 'Cubba'",
        "statement 8": "the folder has no issue 'Another thing'",
        "statement 10": "statement 9 says the same",
        "statement 11": "statement 9 says the same, but as support",
        "statement 12": "its speaker holds a control character",
    }
    assert "1 new position of 1 actor" in output.out
    assert "left out: 13, listed above" in output.out
    assert "Not taken: other variables of statements: place (1); who coded what" in output.out


def test_a_concept_begins_an_issue_where_that_is_wanted(room: Path, capsys: Output) -> None:
    write_dna(room / "net.dna", 3, [SPEECH], [said(WANTED, concept="Make a list")])
    assert bring(room, "--new-issues", "--attribution", "own", "--write") == 0
    assert "1 new issue" in capsys.readouterr().out
    data = load(room / "positions")
    assert data.issues.set_index("issue").loc["make-a-list", "proposition"] == "Make a list"
    assert list(data.positions["attribution"]) == ["own"]


def test_a_map_says_which_issue_a_concept_is_and_on_which_side(room: Path, capsys: Output) -> None:
    statements = [said(WANTED, concept="No list"), said("it will say so again", concept="A list", agreement=-2)]
    write_dna(room / "net.dna", 3, [SPEECH], statements)
    chart = room / "map.csv"
    assert bring(room, "--map", str(chart), "--write") == 0
    assert f"drafted: {chart}" in capsys.readouterr().out
    draft = chart.read_text(encoding="utf-8-sig")
    assert "concept,No list,1,,,,,\n" in draft
    chart.write_text(draft.replace("No list,1,,", "No list,1,convention,oppose"), encoding="utf-8")
    assert bring(room, "--map", str(chart), "--write") == 0
    assert [row[1:5] for row in positions(room)] == [("convention", -1, "2019-07-08", WANTED)]
    assert "the folder has no issue 'A list'" in capsys.readouterr().err
    chart.write_text(draft.replace("No list,1,,", "No list,1,convention,mixed"), encoding="utf-8")
    assert bring(room, "--map", str(chart)) == 1
    assert "'mixed' is none of a concept" in capsys.readouterr().err


def test_a_stance_that_the_folder_has_otherwise_is_not_overwritten(room: Path, capsys: Output) -> None:
    write_dna(room / "net.dna", 3, [SPEECH], [said(WANTED)])
    assert bring(room, "--write") == 0
    file = room / "positions/actors/cuba.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("stance: support", "stance: mixed"), encoding="utf-8")
    capsys.readouterr()
    assert bring(room, "--write") == 0
    output = capsys.readouterr()
    assert "these words are coded there with another stance: actors/cuba.yaml:" in output.err
    assert "stance: mixed" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no database at all, but a text of some length", "cannot be read as a database of DNA"),
        (None, "No such file or directory"),
        ("CREATE TABLE DOCUMENTS(ID INTEGER);", "is no database of DNA 2 or 3: it has no table DATABOOLEAN"),
        (
            "DROP TABLE DATASHORTTEXT; CREATE TABLE DATASHORTTEXT(RoleVariableLinkId INTEGER, Entity INTEGER);",
            "open it in",
        ),
        ("DROP TABLE DATABOOLEAN; CREATE VIEW DATABOOLEAN AS SELECT 1;", "it has no table DATABOOLEAN"),
    ],
)
def test_what_is_no_database_of_dna_is_refused(
    room: Path, content: str | bytes | None, said: str, capsys: Output
) -> None:

    path = room / "net.dna"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content:
        if content.startswith("DROP"):
            write_dna(path, 3, [], [])
        with closing(sqlite3.connect(path)) as database:
            database.executescript(content)
    assert bring(room) == 2
    assert said in capsys.readouterr().err


def test_dates_of_version_2_are_of_the_machines_own_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for zone in ("Europe/Berlin", "America/Lima"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        found = read_dna(write_dna(tmp_path / f"{zone[:3]}.dna", 2, [SPEECH], []), DnaVariables())
        assert [one.published for one in found.documents.values()] == ["2019-07-08"]
    monkeypatch.undo()
    time.tzset()


@given(st.text(st.sampled_from("a é 😀𝔘\n"), max_size=30), st.integers(-3, 40))
def test_units_of_java_are_characters_and_a_cut_letter_is_none(text: str, number: int) -> None:
    found = characters(text, number)
    if 0 <= number <= len(text.encode("utf-16-le")) // 2:
        assert found == max(at for at in range(len(text) + 1) if len(text[:at].encode("utf-16-le")) // 2 <= number)
    else:
        assert not 0 <= found <= len(text)


def export(room: Path) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """The documents and statements that are written for rDNA."""
    assert main(["export", str(room / "positions"), "--format", "dna-csv", "-o", str(room / "out")]) == 0
    texts = [(room / "out" / name).read_bytes() for name in ("dna-documents.csv", "dna-statements.csv")]
    assert all(text.startswith(b"id,") for text in texts)
    documents, statements = (list(csv.DictReader(io.StringIO(text.decode(), newline=""))) for text in texts)
    return documents, statements


def test_positions_go_to_dna_and_come_back_the_same(room: Path, capsys: Output) -> None:
    write_dna(room / "net.dna", 3, [SPEECH], [said(WANTED), said("it will say so again", agreement=0)])
    assert bring(room, "--write") == 0
    before = positions(room)
    capsys.readouterr()
    documents, statements = export(room)
    assert "a mixed stance neither agrees nor disagrees" in capsys.readouterr().err
    assert list(documents[0]) == [
        *("id", "title", "text", "coder", "author", "source", "section", "notes", "type", "date"),
    ]
    assert list(statements[0])[:6] == ["id", "documentId", "startCaret", "endCaret", "statementTypeId", "coder"]
    back = [
        DnaStatement(
            int(one["documentId"]),
            int(one["startCaret"]),
            int(one["endCaret"]),
            {
                **{name: one[name] for name in ("person", "organization", "concept")},
                "agreement": one["agreement"] == "1",
            },
        )
        for one in statements
    ]
    write_dna(room / "back.dna", 3, [(documents[0]["title"], documents[0]["text"], documents[0]["date"])], back)
    (room / "net.dna").unlink()
    (room / "back.dna").rename(room / "net.dna")
    (room / "positions/actors/cuba.yaml").write_text(actor().replace("An Actor", "Actor cuba"), encoding="utf-8")
    assert bring(room, "--write") == 0
    assert positions(room) == [one for one in before if one[2]]


def test_a_text_that_begins_like_a_formula_moves_its_carets(room: Path) -> None:
    text = f"=SUM(A1) 😀 and {WANTED}."
    speech = DnaStatement(1, *units(text, WANTED), SAID)
    write_dna(room / "net.dna", 3, [("Sums", text, "2019-07-08")], [speech])
    assert bring(room, "--write") == 0
    (document,), (statement,) = export(room)
    assert document["text"] == f"'{text}"
    written = document["text"].encode("utf-16-le")
    assert written[2 * int(statement["startCaret"]) : 2 * int(statement["endCaret"])].decode("utf-16-le") == WANTED
