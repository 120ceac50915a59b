"""A scenario on pages: headed as one, in the address, in no file of data, and in nobody else's picture."""

from io import BytesIO
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.wording.scenarios import NO_DATA, NOBODY
from tests.support.dashboard import all_text, cards, cells, component_data, open_page, open_unfolded, text_of
from tests.support.folders import ROOT
from views.pages.alignment import networks
from views.shared import table_files

pytestmark = pytest.mark.usefixtures("fresh_caches")

PINS = ["cuba~un-convention~oppose", "me~un-convention~support"]
DAY = "2024-03-29"


def says_scenario(app: AppTest) -> bool:
    return NO_DATA in text_of(app)


def marks(app: AppTest) -> dict[str, tuple[int, str]]:
    """On Issue the stance and the voice of each actor."""
    levels = next(data["levels"] for data in component_data(app) if "levels" in data)
    found = [mark for level in levels for kind in level["kinds"] for mark in kind["marks"]]
    return {mark["id"]: (mark["stance"], mark["voice"]) for mark in found}


def test_an_issue_shows_what_is_pinned_as_such_and_its_files_what_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, bytes] = {}

    def made(label: str, make: Any, name: str, *_: Any, **__: Any) -> None:
        if label == "CSV":
            files[name] = make()

    monkeypatch.setattr(table_files, "offer_file", made)
    app = open_unfolded("issue", issue="un-convention", as_of=DAY, **{"if": PINS})
    assert says_scenario(app)
    held = marks(app)
    assert (held["cuba"], held["me"], held["russia"]) == ((-1, "scenario"), (1, "scenario"), (1, "own"))
    assert "(in the scenario)" in app.header[0].value
    assert "17 of 105 pairs of actors change" in text_of(app)
    assert table_files.WITHOUT_PINS in text_of(app)
    assert table_files.NO_FILES in text_of(app)
    said = pd.read_csv(BytesIO(files[f"issue-un-convention-{DAY}.csv"]))
    assert set(said["Actor"]) >= {"Russia", "SCO"}
    assert not {"Cuba", "My delegation"} & set(said["Actor"])
    assert "scenario" not in "".join(content.decode().casefold() for content in files.values())
    assert app.query_params["if"] == PINS
    app.button(key="pin_0").click().run()
    assert app.query_params["if"] == PINS[1]
    app.button(key="pin_reset").click().run()
    assert "if" not in app.query_params
    assert marks(app) == marks(open_page("issue", issue="un-convention", as_of=DAY))


def test_a_scenario_stays_in_its_session_and_on_the_pages_that_follow_it() -> None:
    before = cells(open_page("overview", as_of=DAY))
    kept = {file: file.read_bytes() for file in (ROOT / "positions").rglob("*.yaml")}
    app = open_page("overview", as_of=DAY, cell_actor="cuba", cell_issue="un-convention", **{"if": PINS})
    assert cells(app)["cuba", "un-convention"] == [-1, "s"]
    assert [card["cautions"] for card in cards(app)] == [[f"{NOBODY}."]]
    app.selectbox(key="square_stance").select("mixed")
    app.button(key="square_pin").click().run()
    assert app.query_params["if"] == [PINS[1], "cuba~un-convention~mixed"]
    assert cells(open_page("overview", as_of=DAY)) == before
    assert {file: file.read_bytes() for file in (ROOT / "positions").rglob("*.yaml")} == kept

    change = open_page("change", as_of=DAY, **{"if": PINS})
    assert not says_scenario(change)
    assert "Your scenario is set aside here" in text_of(change)
    assert change.query_params["if"] == PINS
    edit = open_page("edit", **{"if": PINS})
    assert "scenario" not in all_text(edit)
    assert edit.query_params["if"] == PINS


def test_who_is_only_supposed_has_a_page_and_can_be_compared() -> None:
    app = open_page("actor", actor="me", **{"if": PINS})
    assert app.title[0].value == "My delegation: what does it want?"
    assert app.header[0].value.replace("\\", "") == "Supports 1 issue. Silent on 18 of 19 issues (in the scenario)."
    assert NOBODY in text_of(app)
    compared = open_page("compare", left="me", right="russia", **{"if": PINS})
    assert compared.header[0].value.replace(":gray[", "").startswith("In the scenario: on the same side")


def test_what_is_no_pin_is_said_and_shows_nothing() -> None:
    bad = ["atlantis~un-convention~support", "cuba~<img src=x>~support", "cuba~un-convention~maybe", "~~", "cuba"]
    app = open_page("issue", issue="un-convention", as_of=DAY, **{"if": bad})
    (said,) = [warning.value.replace("\\", "").replace("\u2060", "") for warning in app.warning]
    for fault in ("there is no actor “atlantis”", "there is no issue", "“maybe” is no stance", "a pin is written"):
        assert fault in said
    assert not says_scenario(app)
    assert "if" not in app.query_params


def test_a_network_and_its_files_are_of_what_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, list[bytes]] = {}

    def made(_: str, make: Any, name: str, *__: Any, **___: Any) -> None:
        files.setdefault(name, []).append(make())

    monkeypatch.setattr(networks, "offer_file", made)
    for pins in (PINS, []):
        open_page("alignment", part="networks", as_of=DAY, **{"if": pins})
    assert len(files) > 2
    for name, (under, without) in files.items():
        assert under == without, name
