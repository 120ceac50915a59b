"""Code: what the reader gets of a document, and what stands around it. What is pressed in it is tested in a browser."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from loaders.settings import DOCUMENTS_VARIABLE, READ_ONLY_VARIABLE
from tests.support.dashboard import component_data, open_page, text_of, use
from tests.support.folders import actor, issue, position, source, write_folder

TEXT = (
    "A meeting 🙂 of 2019-07-08.\n\nKenya said that it wants a long list of offences in the convention 𝒂𝒃𝒄. "
    "<b>Peru</b> and Kenya spoke of tariffs too."
)
QUOTE = "it wants a long list of offences in the convention"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh_caches: None) -> Path:
    """Two actors and one document with a coded passage, and signs that are two units in JavaScript before it."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents/meeting.txt").write_text(TEXT, encoding="utf-8")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    made = write_folder(
        tmp_path,
        {
            "kenya": actor(position(source="meeting", quote=QUOTE), name="Republic of Kenya", short_name="Kenya"),
            "peru": actor(name="Peru"),
        },
        issues=issue("broad-offences", title="Offences", terms="[tariffs]"),
        sources=source("meeting", file="meeting.txt", sha256=digest) + source("lost", title="Another document"),
    )
    use(made, monkeypatch)
    return made


def reader(app: AppTest) -> Any:
    """What the reader gets."""
    (data,) = component_data(app)
    return data


def test_places_are_characters_of_the_text_which_comes_letter_for_letter(folder: Path) -> None:
    reading = reader(open_page("code", source="meeting"))["reading"]
    assert reading["text"] == TEXT
    (coded,) = reading["coded"]
    assert TEXT[coded["start"] : coded["end"]] == QUOTE
    assert (coded["look"], coded["label"]) == ("v1", "1 + Kenya")
    (told,) = reading["told"]
    assert told["lines"] == ["Kenya supports “Offences”, 8 July 2019"]
    starts, ends = reading["sentences"][::2], reading["sentences"][1::2]
    assert TEXT[starts[-1] : ends[-1]] == "<b>Peru</b> and Kenya spoke of tariffs too."


def test_it_offers_dates_names_and_the_next_sentence_that_nobody_coded(folder: Path) -> None:
    reading = reader(open_page("code", source="meeting"))["reading"]
    assert [one["date"] for one in reading["dates"]] == ["2019-07-08"]
    named = [(TEXT[one["start"] : one["end"]], one["kind"], one["name"]) for one in reading["named"]]
    assert ("tariffs", "issue", "Offences") in named
    assert named.count(("Kenya", "actor", "Kenya")) == 2
    starts = reading["sentences"][::2]
    assert [TEXT[starts[at] :].startswith("<b>Peru") for at in reading["promising"]] == [True]


def test_a_choice_is_found_by_any_of_its_words_and_nothing_is_chosen_yet(folder: Path) -> None:
    data = reader(open_page("code", source="meeting"))
    (one,) = data["choices"]["issue"]
    assert "tariffs" in one["find"]
    assert "Something should be done" in one["find"]
    assert [choice["key"] for choice in data["choices"]["stance"]] == list("12345")
    assert [choice["key"] for choice in data["choices"]["attribution"]] == list("orc")
    assert data["outcome"] is None


def test_the_document_to_code_first_is_chosen_and_its_status_is_set_here(folder: Path) -> None:
    app = open_page("code")
    assert app.query_params["source"] == "lost"
    status = app.segmented_control[0]
    assert status.value == "to-code"
    status.set_value("nothing-to-code").run()
    assert not app.exception
    assert "status: nothing-to-code" in (folder / "sources.yaml").read_text(encoding="utf-8")
    assert "2 of 2 documents done" in str(app.get("progress")[0].proto)


def test_a_document_that_is_not_at_hand_is_asked_for(folder: Path) -> None:
    app = open_page("code", source="lost")
    assert component_data(app) == []
    assert "lost.txt" in text_of(app)
    assert app.get("file_uploader")


def test_a_reader_of_a_read_only_dashboard_codes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READ_ONLY_VARIABLE, "1")
    app = open_page("code", source="meeting")
    assert component_data(app) == []
    assert "read-only" in text_of(app)


@pytest.mark.parametrize("lacking", ["sources", "issues", "actors"])
def test_what_a_position_needs_comes_first(
    lacking: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh_caches: None
) -> None:
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)
    lists = {"issues": issue("broad-offences"), "sources": source("sputnik-2024")} | {lacking: ""}
    actors = {} if lacking == "actors" else {"kenya": actor(name="Kenya")}
    lists.pop("actors", None)
    use(write_folder(tmp_path, actors, **lists), monkeypatch)
    app = open_page("code")
    assert "Nothing is coded yet" in text_of(app)
    assert component_data(app) == []
