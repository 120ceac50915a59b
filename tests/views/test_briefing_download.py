"""The buttons of Compare, Actor and Issue that give a briefing on what the page shows."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.compared_actor import ComparedActor
from analysis.evidence_steps import HEARD, Step
from analysis.filters import Filters
from analysis.selection import Selection
from briefing.pair import brief_pair
from briefing.sections import Origin
from loaders import load
from tests.support.dashboard import open_page, text_of, use
from tests.support.folders import ROOT, actor, write_folder

LABELS = ["Word", "HTML", "Markdown"]


def offered(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.get("download_button") if one.proto.label in LABELS]


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("compare", {"left": "russia", "right": "united-states"}),
        ("compare", {"left": "russia", "right": "russia", "two_dates": "true"}),
        ("actor", {"actor": "cuba"}),
        ("issue", {"issue": "un-convention"}),
    ],
)
def test_a_page_offers_its_briefing_in_every_format_and_says_how_to_cite_it(page: str, query: dict[str, str]) -> None:
    app = open_page(page, **query)
    assert offered(app) == LABELS
    assert "Cite this" in [fold.label for fold in app.expander]


def test_a_page_without_positions_offers_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(write_folder(tmp_path, {"kenya": actor(name="Kenya")}), monkeypatch)
    for page in ("actor", "issue"):
        assert offered(open_page(page)) == []


@pytest.mark.parametrize("evidence", ["all", "reported", "own"])
def test_the_briefing_and_the_page_give_the_same_answer(evidence: str) -> None:
    app = open_page("compare", left="russia", right="united-states", as_of="2024-03-29", evidence=evidence)
    selection = Selection(load(ROOT / "positions"), date(2024, 3, 29), Filters(HEARD[Step(evidence)]))
    briefing = brief_pair(
        ComparedActor("russia", selection), ComparedActor("united-states", selection), Origin(date(2026, 11, 22))
    )
    page = text_of(app)
    assert briefing.answer[0].rstrip(".") in page
    assert briefing.answer[1].rstrip(".") in page
    assert app.title[0].value == briefing.title
