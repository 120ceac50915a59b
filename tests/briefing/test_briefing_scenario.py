"""Briefings under a scenario: headed as one in every format, with the pins named and no citation for them."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from analysis.compared_actor import ComparedActor
from analysis.filters import Filters
from analysis.scenarios.pins import Pin
from analysis.selection import Selection
from analysis.wording.scenarios import NO_DATA
from briefing.content import Briefing
from briefing.html import to_html
from briefing.issue import brief_issue
from briefing.markdown import to_markdown
from briefing.pair import brief_pair
from briefing.sections import Origin
from briefing.word import to_word
from loaders import load
from loaders.vocabularies import Stance
from tests.support.folders import ROOT

DAY = date(2024, 3, 29)
ORIGIN = Origin(DAY)
PIN = Pin("cuba", "un-convention", Stance.oppose)
SUPPOSED = f"If Cuba opposed “A UN convention”. No one said this. {NO_DATA}"


@pytest.fixture(scope="module")
def selection() -> Selection:
    return Selection(load(ROOT / "positions"), DAY, Filters(), scenario=(PIN,))


@pytest.fixture(scope="module")
def briefing(selection: Selection) -> Briefing:
    return brief_issue("un-convention", selection, ORIGIN)


def test_it_says_before_its_answer_what_it_supposes_and_what_that_changes(
    briefing: Briefing, selection: Selection
) -> None:
    markdown, html = to_markdown(briefing), to_html(briefing)
    word = "\n".join(paragraph.text for paragraph in Document(BytesIO(to_word(briefing, DAY))).paragraphs)
    for text in (markdown, html, word):
        assert text.index("Scenario") < text.index(SUPPOSED) < text.index(briefing.answer[0])
        assert "8 of 91 pairs of actors change." in text
    assert "| Cuba and The West | not comparable | same side 1 · 100\u00a0% on n = 1, too little to rank |" in markdown
    assert ("Scenario", "if Cuba opposed “A UN convention”") in briefing.provenance
    said = brief_issue("un-convention", selection.as_said, ORIGIN)
    assert said.scenario is None
    assert briefing.citations == said.citations
    assert "scenario" not in to_markdown(said).casefold()


def test_a_pair_at_two_dates_supposes_at_the_later_one(selection: Selection) -> None:
    sides = (ComparedActor("cuba", selection.at(date(2020, 1, 1))), ComparedActor("cuba", selection))
    found = brief_pair(*sides, ORIGIN)
    assert found.scenario is not None
    assert found.scenario.paragraphs[0] == SUPPOSED
