"""Briefings on what members inherit: the figures of Compare, and every such cell named as what it is."""

from datetime import date

import pytest

from analysis.compared_actor import ComparedActor
from analysis.filters import Filters
from analysis.inheritance import Inheritance
from analysis.selection import Selection
from briefing.actor import brief_actor
from briefing.content import Briefing, Cell
from briefing.issue import brief_issue
from briefing.pair import brief_pair
from briefing.sections import Origin
from loaders import Dataset, load
from tests.support.dashboard import open_page, text_of
from tests.support.folders import ROOT

DAY = date(2026, 11, 22)
OF_THE_SCO = "inherited from SCO member states, not its own words"


@pytest.fixture(scope="module")
def data() -> Dataset:
    return load(ROOT / "positions")


def selection(data: Dataset, inheritance: str) -> Selection:
    return Selection(data, DAY, Filters(inheritance=Inheritance(inheritance)))


def pair(data: Dataset, inheritance: str, left: str = "belarus", right: str = "russia") -> Briefing:
    seen = selection(data, inheritance)
    everything = {int(label): f"checked {label}" for label in data.positions.index}
    return brief_pair(ComparedActor(left, seen), ComparedActor(right, seen), Origin(DAY, verified=everything))


def cells(briefing: Briefing) -> list[Cell]:
    return [cell for one in briefing.sections if one.table for row in one.table.rows for cell in row]


@pytest.mark.parametrize("inheritance", ["off", "shown", "counted"])
@pytest.mark.parametrize("pairing", [("belarus", "russia"), ("russia", "sco-member-states"), ("belarus", "cuba")])
def test_the_briefing_and_compare_give_the_same_figure(
    data: Dataset, inheritance: str, pairing: tuple[str, str]
) -> None:
    left, right = pairing
    page = text_of(open_page("compare", left=left, right=right, as_of=str(DAY), inherited=inheritance))
    briefing = pair(data, inheritance, left, right)
    assert briefing.answer[0].rstrip(".") in page
    assert briefing.answer[1].rstrip(".") in page
    assert briefing.answer[2].split(".")[0] in page
    assert briefing.answer[3].rstrip(".") in page


def test_nothing_is_inherited_unless_it_is_asked_for(data: Dataset) -> None:
    assert "inherited" not in str(pair(data, "off"))
    assert "inherited" in str(pair(data, "shown"))


def test_only_what_is_counted_is_in_the_answer(data: Dataset) -> None:
    issue = "Regional arrangements"
    assert issue not in str(pair(data, "shown").answer)
    assert issue in str(pair(data, "counted").answer)
    assert any("No figure counts them." in point for point in pair(data, "shown").figures.points)
    assert any("Alignments count them, but not" in point for point in pair(data, "counted").figures.points)


def test_an_inherited_cell_and_its_citation_name_the_group(data: Dataset) -> None:
    briefing = pair(data, "counted")
    derived = [cell for cell in cells(briefing) if "inherited from" in str(cell.below)]
    assert len(derived) == 5
    assert sum(OF_THE_SCO in cell.below[0] for cell in derived) == 4
    codings = [one for cited in briefing.citations for one in cited.codings if one.voice == OF_THE_SCO]
    assert {one.where.split(":")[0] for one in codings} == {"actors/sco-member-states.yaml"}
    lines = dict(zip(data.positions["line"].astype(str) + data.positions["file"], data.positions.index, strict=True))
    for one in codings:
        file, line = one.where.split(":")
        assert one.verified == f"checked {lines[line + file]}"


def test_a_silence_is_not_filled_by_a_group(data: Dataset) -> None:
    silent = "Neither has a stated position on"
    told = [[point for point in pair(data, way).unknown.points if silent in point] for way in ("off", "counted")]
    assert told[0] == told[1]
    assert told[0]


def test_a_groups_words_are_not_compared_with_themselves(data: Dataset) -> None:
    briefing = pair(data, "counted", "russia", "sco-member-states")
    same = [cell for cell in cells(briefing) if cell.text == "not compared"]
    assert len(same) == 5
    shown = [cell for cell in cells(pair(data, "shown")) if cell.below == ("not counted",)]
    assert len(shown) == 2


def test_actor_and_issue_list_what_is_inherited_apart(data: Dataset) -> None:
    stated = brief_actor("russia", selection(data, "off"), Origin(DAY))
    russia = brief_actor("russia", selection(data, "shown"), Origin(DAY))
    assert russia.answer == stated.answer
    apart = next(one for one in russia.sections if one.heading == "What its groups say, and it does not")
    assert apart.table is not None
    assert len(apart.table.rows) == 5
    assert "No figure counts them." in apart.paragraphs[0]
    counted, off = (brief_issue("peaceful-use", selection(data, way), Origin(DAY)) for way in ("counted", "off"))
    assert (counted.answer, counted.figures.table) == (off.answer, off.figures.table)
    heirs = next(one for one in counted.sections if one.heading == "For whom only a group speaks").table
    assert heirs is not None
    assert "Russia" in [row[0].text for row in heirs.rows]
