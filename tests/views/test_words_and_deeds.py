"""Words and deeds on the pages Actor and Change, on a folder in which votes were imported beside statements."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.support.dashboard import component_data, open_page, open_unfolded, text_of, use
from tests.support.edit_page import unescaped
from tests.support.spoken_votes import write_spoken_votes

pytestmark = pytest.mark.usefixtures("fresh_caches")

Rows = dict[str, list[tuple[str, list[str]]]]


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_spoken_votes(tmp_path_factory.mktemp("spoken"))


@pytest.fixture
def folder(spoken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(spoken, monkeypatch)


def words_of(app: AppTest) -> str:
    return unescaped(text_of(app)).replace("\u00a0", " ")


def rows_of(app: AppTest) -> Rows:
    """The rows of the table of deeds by their heading, each with the quotations that open beneath it."""
    (table,) = [data for data in component_data(app) if "groups" in data]
    return {
        group["title"].replace("\u00a0", " "): [
            (row["title"].replace("\u00a0", " "), [words["quote"] for card in row["cards"] for words in card["words"]])
            for row in group["rows"]
        ]
        for group in table["groups"]
    }


@pytest.mark.usefixtures("folder")
def test_the_page_of_an_actor_has_each_deed_between_what_was_said_before_and_after(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files: list[str] = []
    monkeypatch.setattr(st, "download_button", lambda *_, file_name, **__: files.append(file_name))
    app = open_unfolded("actor", actor="cuba")
    assert "Cuba voted as it spoke on 2 of 4 votes, against its own words on 2." in words_of(app)
    rows = rows_of(app)
    assert list(rows) == ["Against its words (2)", "As it spoke (2)"]
    assert rows["Against its words (2)"][0] == (
        "The treaty · vote, 27 December 2019",
        ["we want this treaty to be made", "On 2019-12-27 Cuba voted no on R/2.", "this treaty was never for us"],
    )
    (table,) = [one.value for one in app.dataframe if "Said by then: quotation" in one.value]
    assert list(table["Outcome"]).count("against its words") == 2
    assert {"actor-deeds-cuba.csv", "actor-deeds-cuba.xlsx"} <= set(files)


@pytest.mark.usefixtures("folder")
def test_hearsay_an_open_order_and_missing_votes_are_said_apart() -> None:
    rows = rows_of(open_page("actor", actor="albania"))
    assert {heading: len(found) for heading, found in rows.items()} == {
        "As it spoke (1)": 1,
        "Order not known (1)": 1,
        "Nothing said by then (2)": 2,
        "As others tell it: against its words (2)": 2,
    }
    chile = words_of(open_unfolded("actor", actor="chile"))
    assert "No vote recorded in 2 of 4 roll calls: that is no abstention." in chile
    assert "“The fund” (1 June 2020) and “The treaty” (17 December 2018)." in chile


@pytest.mark.usefixtures("folder")
def test_change_puts_the_actors_with_enough_deeds_in_order_and_the_others_apart() -> None:
    app = open_unfolded("change", follow="deeds")
    words = words_of(app)
    assert app.title[0].value == "Does anybody act against its own words?"
    assert "Cuba (2 of 4) voted against its own words. So did Chile, on too few deeds to be ranked." in words
    rows = rows_of(app)
    assert list(rows) == [
        "Cuba: against its words on 2 of 4 votes (50 %, 90 % interval 10 to 90 %)",
        "Ranked, and no deed against own words (1)",
        "Not ranked: fewer than 3 deeds to compare, or on fewer than 3 separate quotations (2)",
        "As others tell it: against words that they report (2)",
    ]
    assert [title for title, _ in rows[list(rows)[2]]] == ["Chile · The treaty · vote, 27 December 2019"]
    (actors,) = [one.value for one in app.dataframe if "Share against" in one.value]
    assert list(actors["Actor"]) == ["Cuba", "Peru", "Albania", "Chile"]
    assert list(actors["Share against"])[1:] == ["0\u00a0%", "—", "—"]
    assert list(actors["No vote recorded"]) == [0, 0, 0, 2]
    own = open_page("change", follow="deeds", evidence="own")
    assert not [heading for heading in rows_of(own) if heading.startswith("As others")]


def test_the_default_data_has_one_plain_line_and_no_empty_table() -> None:
    app = open_page("change", follow="deeds")
    assert "The one vote in view cannot be held against own words" in words_of(app)
    assert not [data for data in component_data(app) if "groups" in data]
    assert "Does it act as it speaks?" not in words_of(open_page("actor", actor="russia"))
