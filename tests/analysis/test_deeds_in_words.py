"""Deeds and words in sentences, on a folder in which votes were imported beside statements."""

from datetime import date
from pathlib import Path

import pytest

from analysis.deeds.actor_deeds import ActorDeeds
from analysis.filters import Filters
from analysis.selection import Selection
from analysis.wording.deeds import (
    acted_as_spoken,
    against_in_brief,
    room_in_figures,
    what_that_rests_on,
    who_acted_against,
)
from briefing.actor import brief_actor
from briefing.markdown import to_markdown
from briefing.sections import Origin
from loaders import load
from tests.support.folders import ROOT, actor, position, write_folder
from tests.support.spoken_votes import write_spoken_votes

DAY = date(2024, 6, 1)


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Selection:
    return Selection(load(write_spoken_votes(tmp_path_factory.mktemp("spoken"))), DAY, Filters())


def said_of(name: str, view: Selection) -> list[str]:
    found = view.deeds.of(name)
    return [
        text.replace("\u00a0", " ") for text in (acted_as_spoken(view.names[name], found), *what_that_rests_on(found))
    ]


def room_of(view: Selection) -> dict[str, ActorDeeds]:
    return view.deeds.by_actor


def test_an_actor_with_enough_deeds_has_a_share_with_its_n_and_interval(spoken: Selection) -> None:
    assert said_of("cuba", spoken) == [
        "Cuba voted as it spoke on 2 of 4 votes, against its own words on 2.",
        "n = 4 votes on 6 separate quotations: 50 % against its words, 90 % interval 10 to 90 % "
        "(they weigh as 2.0, since they share quotations).",
    ]
    assert (
        said_of("peru", spoken)[0] == "Peru voted as it spoke on 1 of 4 votes, neither with nor against its words on 3."
    )


def test_one_vote_makes_no_share_and_a_missing_one_is_no_abstention(spoken: Selection) -> None:
    assert said_of("chile", spoken) == [
        "Chile voted against its own words on the one vote that can be compared.",
        "n = 1 vote on 2 separate quotations. A share is told only from 3 deeds on 3 separate quotations.",
        "Not compared: it had said nothing on the issue by then (1).",
        "No vote recorded in 2 of 4 roll calls: that is no abstention.",
    ]


def test_hearsay_and_an_order_that_is_not_known_stand_apart(spoken: Selection) -> None:
    assert said_of("albania", spoken)[2:] == [
        "Not compared: it had said nothing on the issue by then (2) and the order is not known (1).",
        "As others tell it: 2 against its words (3 separate quotations).",
    ]


def test_all_actors_are_named_in_order_and_those_with_too_few_deeds_apart(spoken: Selection) -> None:
    room = room_of(spoken)
    assert against_in_brief(room) == "3 of 10 deeds against own words"
    assert who_acted_against(room, spoken.names) == (
        "Cuba (2 of 4) voted against its own words. So did Chile, on too few deeds to be ranked."
    )
    assert room_in_figures(room, len(spoken.deeds.absences)) == (
        "10 of 14 deeds can be held against own words: 4 with them, 3 against them and 3 neither. "
        "Of 1 deed the order is not known. No vote is recorded 2 times where others voted: that is no abstention."
    )


def test_before_anybody_acts_there_is_no_deed_and_with_one_side_alone_nobody_acts_against_its_words(
    spoken: Selection,
) -> None:
    early = Selection(spoken.data, date(2018, 6, 1), Filters())
    assert who_acted_against(room_of(early), early.names).startswith("No deed is in view")
    first = Selection(spoken.data, date(2019, 1, 1), Filters())
    assert who_acted_against(room_of(first), first.names) == (
        "Nobody is known to have voted against its own words, on 2 votes that can be held against them."
    )


def test_a_signature_and_a_vote_are_deeds_of_which_neither_word_is_said(tmp_path: Path) -> None:
    said = position(date="2018-01-01", quote="we shall never sign such a thing", stance="oppose")
    done = [position(form=form, date=f"2019-01-0{day}") for day, form in enumerate(("signature", "vote"), 1)]
    view = Selection(load(write_folder(tmp_path, {"cuba": actor(said, *done)})), DAY, Filters())
    assert said_of("cuba", view)[0] == "Actor cuba acted against its own words on both deeds that can be compared."


def test_the_default_data_has_a_vote_that_nothing_can_be_held_against() -> None:
    view = Selection(load(ROOT / "positions"), DAY, Filters())
    assert who_acted_against(room_of(view), view.names) == (
        "The one vote in view cannot be held against own words: its actor had said nothing on the issue by then."
    )
    assert room_in_figures(room_of(view), len(view.deeds.absences)) == ""
    assert against_in_brief(room_of(view)) == "no deed can be held against own words"


def test_a_briefing_has_each_deed_with_both_quotations_and_none_without_deeds(spoken: Selection) -> None:
    briefing = brief_actor("cuba", spoken, Origin(DAY))
    (section,) = [one for one in briefing.sections if one.heading == "Does it act as it speaks?"]
    assert section.paragraphs[0].startswith("Cuba voted as it spoke on 2 of 4 votes, against its own words on 2. n = 4")
    assert section.table
    quotes = {one.number: one.quote for one in briefing.citations}
    rows = [
        (row[-1].text, *(" / ".join(quotes[number] for number in cell.citations) for cell in row[1:4]))
        for row in section.table.rows
    ]
    later = "this treaty was never for us"
    assert rows[1] == (
        "Against its words",
        "On 2019-12-27 Cuba voted no on R/2.",
        "we want this treaty to be made",
        later,
    )
    absent = to_markdown(brief_actor("chile", spoken, Origin(DAY))).replace("\u00a0", " ")
    assert "Roll calls without its vote: “The fund” (1 June 2020) and “The treaty” (17 December 2018)." in absent
    unclear = to_markdown(brief_actor("albania", spoken, Origin(DAY)))
    assert "Order not known" in unclear
    assert "as others tell it" in unclear
    early = brief_actor("cuba", Selection(spoken.data, date(2018, 6, 1), Filters()), Origin(DAY))
    assert "act as it speaks" not in to_markdown(early)
