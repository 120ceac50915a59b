"""What is new, in briefings: on its own, and as a part of the others."""

from datetime import date

import pytest

from analysis.compared_actor import ComparedActor
from analysis.filters import Filters
from analysis.news.new_statements import news_of
from analysis.news.pair_moves import picture_since
from analysis.selection import Selection
from analysis.wording.news import what_is_new
from briefing.actor import brief_actor
from briefing.content import Briefing, Cell, Section
from briefing.issue import brief_issue
from briefing.news import MOST_PAIRS, brief_news
from briefing.pair import brief_pair
from briefing.sections import Origin
from loaders import load
from tests.support.folders import ROOT

SINCE, ORIGIN = date(2019, 10, 25), Origin(date(2026, 11, 22))
NEW, PICTURE = "New since 25\u00a0October\u00a02019", "What it did to the picture"


@pytest.fixture(scope="module")
def selection() -> Selection:
    return Selection(load(ROOT / "positions"), date(2024, 3, 29), Filters())


def sections(briefing: Briefing) -> dict[str, Section]:
    return {one.heading: one for one in briefing.sections}


def table_rows(section: Section) -> tuple[tuple[Cell, ...], ...]:
    return section.table.rows if section.table else ()


def rows(section: Section) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table_rows(section)]


def test_all_that_is_new_has_its_citations_and_the_pairs_that_it_moved(selection: Selection) -> None:
    news, picture = news_of(selection, SINCE), picture_since(selection, SINCE)
    briefing = brief_news(news, picture, selection, ORIGIN)
    assert briefing.answer == (what_is_new(news, selection),)
    assert [row[0] for row in rows(sections(briefing)[NEW])] == [
        " and ".join(selection.names[row.actor] for row in item.rows) for item in news.items
    ]
    cited = {number for cells in table_rows(sections(briefing)[NEW]) for cell in cells for number in cell.citations}
    assert cited <= {one.number for one in briefing.citations}
    moved = table_rows(sections(briefing)[PICTURE])
    assert len(moved) == sum(min(MOST_PAIRS, picture.number(told=told)) for told in (False, True))
    for _, _, after, by in moved:
        assert "n = " in after.text
        assert by.citations
    assert ("New since", "25\u00a0October\u00a02019") in briefing.provenance


def test_briefings_on_actors_and_issues_have_what_is_new_of_them_where_it_is_asked_for(selection: Selection) -> None:
    belarus = sections(brief_actor("belarus", selection, ORIGIN, SINCE))
    assert belarus[NEW].paragraphs == ("Nothing moved since 25\u00a0October\u00a02019: no statement is dated later.",)
    assert {"Belarus" in pair for pair, *_ in rows(belarus[PICTURE])} == {True}
    left, right = (ComparedActor(name, selection) for name in ("russia", "united-states"))
    pair = sections(brief_pair(left, right, ORIGIN, SINCE))
    assert {who for who, *_ in rows(pair[NEW])} == {"Russia", "United States"}
    assert [row[0] for row in rows(pair[PICTURE])] == ["Russia and United States"]
    issue = sections(brief_issue("un-convention", selection, ORIGIN, since=SINCE))
    assert len(rows(issue[NEW])) == len(news_of(selection, SINCE).on("un-convention").items)
    assert not {NEW, PICTURE} & sections(brief_actor("belarus", selection, ORIGIN)).keys()


def test_nothing_new_is_said_and_has_no_table(selection: Selection) -> None:
    today = selection.as_of
    briefing = brief_news(news_of(selection, today), picture_since(selection, today), selection, ORIGIN)
    assert briefing.answer[0].startswith("Nothing moved")
    assert briefing.figures.table is None
    assert sections(briefing)[PICTURE].table is None
