"""The briefing on an issue says whether it would carry, in the words of the page."""

from datetime import date

import pytest

from analysis.filters import Filters
from analysis.selection import Selection
from analysis.votes.ballots import put_to_vote, rules
from analysis.votes.electorates import electorates
from analysis.wording.votes import answer, basis, cases, who_decides
from briefing.issue import brief_issue
from briefing.sections import Origin
from loaders import load
from tests.support.folders import ROOT

ORIGIN = Origin(date(2026, 11, 22))


@pytest.mark.parametrize(("issue", "is_known"), [("un-convention", True), ("terrorism-extremism", False)])
def test_a_vote_is_a_section_with_the_words_of_the_page(issue: str, is_known: bool) -> None:
    selection = Selection(load(ROOT / "positions"), date(2024, 3, 29), Filters())
    room, rule = electorates(selection)["united-nations"], rules(selection)["committee-vote"]
    ballot = put_to_vote(issue, room, rule, selection)
    found = next(
        one for one in brief_issue(issue, selection, ORIGIN, ballot).sections if one.heading == "Would it carry?"
    )
    said = [answer(ballot, selection.names), who_decides(ballot, selection.names), basis(ballot, selection)]
    assert list(found.paragraphs[:-1]) == [one for one in said if one]
    assert bool(found.table) == is_known
    if found.table:
        assert [[cell.text for cell in row] for row in found.table.rows] == cases(ballot).astype(str).values.tolist()


def test_without_a_vote_there_is_no_such_section() -> None:
    selection = Selection(load(ROOT / "positions"), date(2024, 3, 29), Filters())
    headings = [one.heading for one in brief_issue("un-convention", selection, ORIGIN).sections]
    assert "Would it carry?" not in headings
