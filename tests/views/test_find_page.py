"""Find: what was found stands on the page with its words marked, and leads to card, document and Edit."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.dashboard import cards, links_of_cards, open_page, use
from tests.support.words_room import TEXTS, write_room
from views.shared.markdown_text import unmarked

pytestmark = pytest.mark.usefixtures("fresh_caches")


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    use(write_room(tmp_path), monkeypatch)
    return tmp_path


def quotes(shown: list[dict[str, Any]]) -> list[object]:
    return [card["words"][0]["quote"] for card in shown]


def said(app: AppTest) -> list[str]:
    """The answer of the page and its remarks, as they are read."""
    return [unmarked(str(one.value)) for one in (*app.header, *app.caption)]


@pytest.mark.usefixtures("room")
def test_what_was_found_is_marked_and_leads_to_where_it_stands() -> None:
    app = open_page("find", q="sanctions")
    found = "“sanctions” is in 4 quotations, 2 places of 2 documents, 1 issue and 1 document title."
    assert said(app)[0] == found
    shown = cards(app)
    assert ["we call for ", "sanctions", " on cyber crime"] in quotes(shown)
    assert quotes(shown)[-1] == ["", "Sanctions", TEXTS["second.txt"].removeprefix("Sanctions")]
    assert ["the ", "sanctions", " are illegal"] in [card["words"][0]["translation"] for card in shown]
    assert ["Not of ", "sanctions"] in [words for card in shown for words in card["doubts"]]
    links = links_of_cards(app)
    assert {label for label, _ in links} == {"In its document", "Edit this position", "Edit the joint statement"}
    assert any(href.endswith("source=second&place=0") for _, href in links)
    absent = "“A document” (not the file that was registered); “Of sanctions” (not at hand)"
    assert f"Not looked in: the text of {absent}." in said(app)


@pytest.mark.usefixtures("room")
def test_filters_hide_nothing_and_the_card_says_what_they_leave_out() -> None:
    app = open_page("find", q="sanctions", actors="cuba", said_by="kenya")
    assert said(app)[0].startswith("“sanctions” is in 3 quotations of Actor kenya and 2 places of 2 documents")
    left_out = [
        card for card in cards(app) if any("left out by the filters" in line["about"] for line in card["lines"])
    ]
    assert len(left_out) == 2  # the joint statement is Cuba's too
    assert all("place=" in card["links"][0]["href"] for card in left_out)
    assert "The filters in the sidebar leave out 2 of 3 quotations; each of these says so." in said(app)


@pytest.mark.usefixtures("room")
def test_nothing_found_says_what_was_looked_in_and_no_word_says_how_to_ask() -> None:
    app = open_page("find", q="nowhere")
    assert said(app)[0] == "“nowhere” was not found."
    assert any(one.startswith("Looked in: 4 quotations") for one in said(app))
    assert "There is no word in" in open_page("find", q='"* -').info[0].value
    assert "in a row" in open_page("find").info[0].value


@pytest.mark.usefixtures("room")
def test_the_box_in_the_sidebar_keeps_the_filters_on_its_way_to_the_page_and_is_empty_again() -> None:
    app = open_page("issue", actors="cuba", evidence="own")
    (box,) = app.sidebar.text_input
    box.input("sanctions").run()
    assert not app.exception
    assert app.title[0].value == "Where did they say that?"
    assert [app.query_params[name] for name in ("q", "actors", "evidence")] == ["sanctions", "cuba", "own"]
    assert app.sidebar.text_input[0].value in ("", None)


@pytest.mark.usefixtures("room")
def test_a_place_that_was_found_is_shown_in_its_document() -> None:
    app = open_page("sources", source="first", place="8")
    assert "The place that was found" in [one.value for one in app.subheader]
    assert any(TEXTS["first.txt"].split()[2] in one.value for one in app.markdown)
    gone = open_page("sources", source="first", place="99999")
    assert "The place that was found" not in [one.value for one in gone.subheader]
    assert "99999" in gone.warning[0].value
