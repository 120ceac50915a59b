"""What is new: who moved since a day, which pairs that moved, what we did, and the link for the next visit."""

from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.dashboard import component_data, open_page, tables, text_of, use
from tests.support.folders import actor, joint, position, source, write_folder, write_joint
from tests.support.repositories import commit, needs_git

pytestmark = pytest.mark.usefixtures("fresh_caches")

OLD, NEW = "in the first year we said that we want it", "in the second year we said that we do not"
BOTH = "both of us have always wanted a convention"


def entries(app: AppTest) -> list[dict[str, str]]:
    return [entry for data in component_data(app) for entry in data.get("entries", ())]


def pairs(app: AppTest) -> dict[str, list[dict[str, str]]]:
    (table,) = [data for data in component_data(app) if "columns" in data]
    return {group["heading"]: group["rows"] for group in table["groups"]}


def test_the_page_opens_with_what_the_newest_document_brought_and_gives_a_link_for_the_next_visit() -> None:
    app = open_page("new", as_of="2024-03-29")
    assert app.query_params["since"] == "2019-10-25"
    assert app.header[0].value.startswith(
        "Since 25 October 2019 Russia broke a silence on “Closing the digital divide”"
    )
    assert "22 new statements: 1 broken silence, 9 first statements" in text_of(app).replace("\\", "")
    first = entries(app)[0]
    assert (first["who"], first["on"]) == ("Russia", "Closing the digital divide")
    assert "broken silence: last heard on it 8–10 July 2019" in first["when"].replace("\u00a0", " ")
    told = pairs(app)["As others tell it (20)"][0]
    assert (told["pair"], told["before"]) == ("Russia and United States", "not comparable")
    assert "n = 5" in told["after"].replace("\u00a0", " ")
    assert told["href"].startswith("compare?")
    (next_time,) = [one.proto for one in app.get("page_link") if "next time" in one.proto.label]
    query = parse_qs(next_time.query_string)
    assert query["since"] == ["2024-03-29"]
    assert "as_of" not in query


def test_a_scenario_is_set_aside_and_leaves_all_as_it_was_said() -> None:
    query = {"as_of": "2024-03-29", "since": "2019-10-25"}
    app, said = open_page("new", **query, **{"if": "belarus~un-convention~strong_oppose"}), open_page("new", **query)
    assert "Your scenario is set aside here" in text_of(app)
    assert entries(app) == entries(said)
    # the ways to Compare keep the scenario
    figures = [[{**row, "href": ""} for rows in pairs(one).values() for row in rows] for one in (app, said)]
    assert figures[0] == figures[1]


def test_nothing_is_new_since_the_day_of_the_view_nor_is_a_later_day_taken() -> None:
    app = open_page("new", as_of="2024-03-29", since="2025-01-01")
    assert app.query_params["since"] == "2024-03-29"
    assert app.header[0].value.startswith("Nothing moved since 29 March 2024")
    assert "The link names" in text_of(app)
    assert entries(app) == []
    assert "No pair stands otherwise than on 29 March 2024." in text_of(app).replace("\u00a0", " ")


def test_a_press_chooses_a_day_by_the_day_of_the_view() -> None:
    app = open_page("new", as_of="2019-11-01")
    app.button(key="since_Last month").click().run()
    assert app.query_params["since"] == "2019-10-02"
    assert {entry["who"] for entry in entries(app)} == {"SCO", "SCO member states", "SCO RATS"}


@needs_git
def test_it_tells_the_world_apart_from_what_we_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    early = position(date="2019-07-08", quote=OLD)
    late = position(date="2026-05-02", stance="oppose", source="record", quote=NEW)
    documents = source("sputnik-2024") + source("record", published="2026-05-03")
    write_folder(tmp_path, {"kenya": actor(early), "chad": actor(early)}, sources=documents)
    commit(tmp_path, "Ada", "2026-05-01")
    write_folder(tmp_path, {"kenya": actor(early, late), "chad": actor(early)}, sources=documents)
    together = position(issue="un-convention", date="2026-05-03", source="record", quote=BOTH, attribution=None)
    write_joint(tmp_path, both=joint("[kenya, chad]", together))
    use(tmp_path, monkeypatch)
    app = open_page("new", since="2026-05-01", as_of="2026-05-04")
    assert "Actor kenya (2026) changed sides in own words." in app.header[0].value.replace("\\", "")
    assert [entry["who"] for entry in entries(app)] == ["Actor kenya", "Joint statement of Actor kenya and Actor chad"]
    words = text_of(app).replace("\\", "").replace("\u00a0", " ")
    assert "We changed the data since 1 May 2026, as git has it: 2 positions added" in words
    (pair,) = pairs(app)["In direct words (1)"]
    assert [cause["quote"] for cause in pair["causes"]] == [NEW, BOTH, BOTH]  # type: ignore[index]
    found = {tuple(table.columns[:2]): table for table in tables(app)}
    assert list(found["New", "Actor"]["New"]) == ["change of side", "first statement", "first statement"]
    assert list(found["Actor", "Other"]["n, now"]) == [2]
    assert "Added" in set(found["What we did", "To what"]["What we did"])
    assert date(2026, 5, 1) == app.date_input(key="since").value
