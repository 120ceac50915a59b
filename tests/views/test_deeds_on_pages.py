"""Deeds, provisions, translations and kinds of documents on the pages."""

from pathlib import Path

import pytest

from tests.support.dashboard import component_text, open_page, text_of, unfold, use
from tests.support.deeds import ARABIC, ENGLISH, write_deeds
from tests.support.edit_page import unescaped
from tests.support.folders import actor, position, write_folder

pytestmark = pytest.mark.usefixtures("fresh_caches")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_deeds(tmp_path / "positions")
    use(folder, monkeypatch)
    return folder


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("page", ["compare", "actor"])
def test_a_card_shows_the_deed_its_place_and_the_translation_beside_the_original(page: str) -> None:
    app = open_page(page, actor="kenya", left="kenya", right="cuba")
    words = unescaped(text_of(app) + component_text(app))
    assert "vote on article 6(2)" in words
    assert "A document (A publisher), p. 12 · official record" in words
    shown = words.index(ARABIC)
    assert words.index(ENGLISH) > shown
    assert "Translation by the coder (not verified; only the original is)" in words
    assert "From a machine summary, whose words may be the program's" in words or page == "actor"


@pytest.mark.usefixtures("folder")
def test_the_page_of_a_document_says_what_it_is(folder: Path) -> None:
    app = open_page("sources", source="speech")
    words = unescaped(text_of(app))
    assert "transcript · Amina Said · A publisher" in words
    assert "retrieved 1 April 2024 · licence: CC BY 4.0" in words
    assert "Only an excerpt of the document is at hand" in words
    assert "A program wrote this document" not in words
    assert "A program wrote this document" in text_of(open_page("sources", source="summary"))


@pytest.mark.usefixtures("folder")
def test_tables_have_a_column_for_what_some_position_says() -> None:
    app = unfold(open_page("actor", actor="kenya"))
    columns = {str(column) for table in app.dataframe for column in table.value.columns}
    assert {"Deed", "Provision", "Place in the document", "Translation (not verified)", "Translated by"} <= columns
    app = unfold(open_page("actor", actor="cuba"))
    columns = {str(column) for table in app.dataframe for column in table.value.columns}
    assert not columns & {"Deed", "Provision", "Translated by"}


@pytest.mark.usefixtures("folder")
def test_kinds_of_documents_are_chosen_in_the_sidebar_and_by_a_link_and_their_effect_is_told() -> None:
    app = open_page("sources")
    assert any("Without machine-made documents 2 of 3 positions are left." in one.value for one in app.sidebar.caption)
    app = open_page("sources", document_kinds=["official-record", "transcript"])
    assert any("Of these kinds, 2 of 3 positions are left." in one.value for one in app.sidebar.caption)
    assert "2 positions rest on 2 of 4 registered documents" in text_of(app)
    app = open_page("sources", document_kinds=["ngo"])
    assert "ngo" in text_of(app)


def test_without_kinds_of_documents_there_is_no_such_filter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(write_folder(tmp_path, {"cuba": actor(position())}), monkeypatch)
    app = open_page("overview")
    assert not [one for one in app.sidebar.button_group if one.label.startswith("Documents")]
