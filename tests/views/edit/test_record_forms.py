"""The forms of actors, issues and documents: adding, refusing, removing."""

import hashlib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from commands.__main__ import main
from documents.folder_report import report
from editing.generated_files import write_schemas
from loaders import load
from loaders.editor_schemas import schemas
from loaders.settings import DOCUMENTS_VARIABLE, documents_folder
from tests.support.dashboard import open_page, text_of
from tests.support.edit_page import button, draft, file_of, unescaped
from tests.support.folders import actor, position, source, write_folder


def test_an_actor_whom_a_file_with_faults_names_is_not_removed(folder: Path) -> None:
    named = actor(position(), name="Kenya", member_of="[peru]")
    (folder / "actors/kenya.yaml").write_text(named)
    open_page("edit")
    (folder / "actors/kenya.yaml").write_text("kind: nonsense\nmember_of: [peru]\n")
    app = open_page("edit", task="records")
    next(one for one in app.selectbox if one.key == "remove_actor").set_value("peru")
    app.run()
    assert "actors/kenya.yaml:2" in unescaped(text_of(app))
    assert not [one for one in app.button if one.label == "Remove"]


def test_a_new_actor_gets_its_file_from_the_template(folder: Path) -> None:
    app = open_page("edit", task="records")
    draft(app, name="Republic of Ghana", short_name="Ghana", also_known_as="Accra; Ghana, Republic of")
    button(app, "Save")
    text = file_of(folder, "actors/republic-of-ghana.yaml")
    assert "short_name: Ghana" in text
    assert "# positions:" in text
    actors = load(folder).actors.set_index("actor")
    assert actors.loc["republic-of-ghana", "also_known_as"] == "Accra; Ghana, Republic of"


def test_a_new_issue_is_added_to_the_list(folder: Path) -> None:
    app = open_page("edit", task="records", kind_of_new="issue")
    draft(
        app, id="peaceful-use", title="Peaceful use", proposition="ICTs should be used peacefully",
        support_means="wants it", oppose_means="does not", terms="peaceful use; peaceful purposes",
    )  # fmt: skip
    button(app, "Save")
    assert list(load(folder).issues["issue"]) == ["broad-offences", "un-convention", "peaceful-use"]
    assert list(load(folder).issues["terms"]) == ["", "", "peaceful use; peaceful purposes"]


def test_the_schemas_of_the_folder_know_a_new_actor_at_once(folder: Path) -> None:
    write_schemas(folder, schemas(load(folder)))
    app = open_page("edit", task="records")
    draft(app, name="Republic of Ghana")
    button(app, "Save")
    assert "republic-of-ghana" in file_of(folder, "schemas/actor.schema.json")
    assert load(folder).problems == ()


def test_an_issue_in_use_cannot_be_removed_and_what_uses_it_is_named(folder: Path) -> None:
    before = file_of(folder, "issues.yaml")
    app = open_page("edit", task="records", kind_of_new="issue")
    next(one for one in app.selectbox if one.key == "remove_issue").set_value("un-convention")
    app.run()
    assert "is referred to 1 time" in unescaped(app.error[0].value)
    assert f"actors/peru.yaml:{int(load(folder).positions['line'].iloc[1])}" in unescaped(text_of(app))
    assert not [one for one in app.button if one.label == "Remove"]
    assert file_of(folder, "issues.yaml") == before


def test_an_actor_is_removed_after_asking_and_comes_back(folder: Path) -> None:
    before = file_of(folder, "actors/peru.yaml")
    app = open_page("edit", task="records")
    next(one for one in app.selectbox if one.key == "remove_actor").set_value("peru")
    app.run()
    assert next(one for one in app.button if one.label == "Remove").disabled
    app.checkbox[0].check()
    app.run()
    button(app, "Remove")
    assert not (folder / "actors" / "peru.yaml").exists()
    button(app, "Undo")
    assert file_of(folder, "actors/peru.yaml") == before


@pytest.mark.parametrize(
    ("what", "fields", "words"),
    [
        ("source", {"published": "last week"}, "2019-07-08"),
        ("source", {"sha256": "abc"}, "64"),
        ("issue", {"id": "No Such"}, "hyphens"),
        ("actor", {"name": "Ghana", "iso3": "gh"}, "three capitals"),
    ],
)
def test_a_field_of_a_new_record_says_what_is_wrong_with_it(
    folder: Path, what: str, fields: dict[str, str], words: str
) -> None:
    app = draft(open_page("edit", task="records", kind_of_new=what), **fields)
    assert any(words in unescaped(error.value) for error in app.error)
    assert all(one.disabled for one in app.button if one.label == "Save")


def test_a_second_issue_of_the_same_id_is_refused_before_saving(folder: Path) -> None:
    app = draft(
        open_page("edit", task="records", kind_of_new="issue"), id="un-convention", title="Again",
        proposition="Again", support_means="yes", oppose_means="no",
    )  # fmt: skip
    assert "un-convention" in unescaped(text_of(app))
    assert next(one for one in app.button if one.label == "Save").disabled


def test_a_new_source_takes_the_hash_of_a_document_at_hand(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "note.txt").write_bytes(b"a note")
    monkeypatch.setenv(DOCUMENTS_VARIABLE, str(documents))
    app = draft(
        open_page("edit", task="records", kind_of_new="source"), id="note-2020", title="A note", publisher="UN",
        published="2020-01-01", language="en", file="note.txt",
    )  # fmt: skip
    button(app, "Save")
    assert hashlib.sha256(b"a note").hexdigest() in file_of(folder, "sources.yaml")


SPEECH = (
    "Havana, 8 July 2019. The minister said that we want a long list of offences in the convention and in the law. " * 2
)


def upload(app: AppTest, name: str, content: bytes) -> AppTest:
    """Put a file into the form of a new source."""
    app.file_uploader[0].set_value((name, content, "application/octet-stream"))
    return app.run()


def new_source(name: str, content: bytes) -> AppTest:
    app = upload(open_page("edit", task="records", kind_of_new="source"), name, content)
    return draft(app, id="speech-2019", title="A speech", publisher="A ministry", published="2019-07-08")


def test_a_document_that_is_uploaded_becomes_what_register_makes_of_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)
    app = new_source("speech.txt", SPEECH.encode())
    assert "2019-07-08, line 1" in unescaped(text_of(app))
    button(app, "Save")
    assert not app.exception
    assert file_of(folder, "documents/speech.txt") == SPEECH
    row = load(folder).sources.set_index("source").loc["speech-2019"]
    assert (row["document"], row["language"]) == ("speech.txt", "en")
    alone = write_folder(tmp_path / "alone", sources=source("sputnik-2024"))
    told = ["--title", "A speech", "--publisher", "A ministry", "--published", "2019-07-08"]
    main(["register", str(folder / "documents/speech.txt"), "--id", "speech-2019", "--folder", str(alone), *told])
    for name in ("sources.yaml", "fingerprints/speech-2019.txt"):
        assert file_of(folder, name) == file_of(alone, name)


def test_the_folder_for_documents_is_asked_once_and_remembered(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)
    app = new_source("speech.txt", SPEECH.encode())
    next(one for one in app.text_input if one.key == "documents_folder").set_value(str(tmp_path / "my papers"))
    button(app.run(), "Save")
    assert file_of(tmp_path, "my papers/speech.txt") == SPEECH
    assert documents_folder(folder) == folder / "documents"
    assert not report(load(folder), folder, documents_folder(folder)).verification.sources_by("misquoted")
    app = upload(open_page("edit", task="records", kind_of_new="source"), "another.txt", b"Another text.")
    assert "documents_folder" not in {one.key for one in app.text_input}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("speech.rtf", b"{\\rtf1 A speech", "RTF"),
        ("empty.txt", b"", "empty"),
        ("sputnik-2024.txt", b"another text", "is another document with the file name"),
    ],
)
def test_a_document_that_cannot_be_registered_is_refused_where_it_is_put(
    folder: Path, name: str, content: bytes, words: str
) -> None:
    app = upload(open_page("edit", task="records", kind_of_new="source"), name, content)
    assert any(words in unescaped(error.value) for error in app.error)


def test_a_document_on_disk_is_never_replaced_by_an_uploaded_one(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/speech.txt").write_text("Another text.")
    monkeypatch.setenv(DOCUMENTS_VARIABLE, str(tmp_path / "papers"))
    before = file_of(folder, "sources.yaml")
    app = new_source("speech.txt", SPEECH.encode())
    button(app, "Save")
    assert any("file 'speech.txt' is in the documents folder already" in unescaped(one.value) for one in app.error)
    assert file_of(tmp_path, "papers/speech.txt") == "Another text."
    assert file_of(folder, "sources.yaml") == before


def test_a_new_source_says_what_it_is_only_where_it_is_said(folder: Path) -> None:
    fields = {
        "title": "A note", "publisher": "UN", "published": "2020-01-01", "language": "en", "file": "a.txt",
        "sha256": "a" * 64,
    }  # fmt: skip
    button(draft(open_page("edit", task="records", kind_of_new="source"), id="plain", **fields), "Save")
    assert not {"kind:", "excerpt:", "status:", "author:"} & set(file_of(folder, "sources.yaml").split())
    fields |= {"kind": "ngo", "excerpt": "true", "status": "to-code", "author": "A Writer", "sha256": "b" * 64}
    button(draft(open_page("edit", task="records", kind_of_new="source"), id="full", **fields), "Save")
    written = file_of(folder, "sources.yaml").split("id: full")[1]
    assert [line.split(":")[0].strip() for line in written.strip().splitlines()] == [
        "title", "kind", "author", "publisher", "published", "language", "sha256", "file", "excerpt", "status",
    ]  # fmt: skip
    data = load(folder)
    full = data.sources.set_index("source").loc["full"]
    assert (full["kind"], bool(full["excerpt"]), full["status"]) == ("ngo", True, "to-code")
    assert [problem for problem in data.problems if problem.severity == "error"] == []
