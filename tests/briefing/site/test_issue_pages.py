"""The page of an issue: who stands where, in whose words, whether it would carry, and how it moved."""

import re
from html import unescape
from pathlib import Path

import pytest

from briefing.site.pages import issue as issue_module
from briefing.site.pages.issue import issue_pages
from briefing.site.pages.position import position_pages
from tests.support.folders import ROOT, actor, position, rule, write_folder
from tests.support.joint_room import SIGNATORIES, write_joint_room
from tests.support.naughty import MARK, hostile_folder
from tests.support.websites import pages_of, website


def text_of(page: str) -> str:
    """What a reader sees, in one line."""
    return " ".join(unescape(re.sub("<[^>]*>", " ", page.partition("<main ")[2])).split())


def chips(page: str) -> dict[str, tuple[str, str]]:
    """The voice and the stance in whose look each name stands in the list."""
    found = re.findall(r'<li><a class="chip (\w+) v(-?\d)" href="[^"]*"><bdi>(.*?)</bdi>', page)
    return {unescape(name): (voice, stance) for voice, stance, name in found}


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return pages_of(issue_pages, website(ROOT / "positions"))


def test_every_issue_has_a_page_that_answers_states_apart_from_groups(pages: dict[str, str]) -> None:
    assert len(pages) == 19
    text = text_of(pages["issue/un-convention.html"])
    assert "States: 2 for, none against; as others tell it 1 for." in text
    assert "Groups and organisations: 3 for, none against; as others tell it 1 for, 1 against." in text
    assert "2 of 8 in own words (Russia and SCO). 6 actors in view are silent." in text
    assert "7 actors support, 1 opposes; 2 of the 8 in own words. They rest on 6 separate quotations." in text


def test_every_actor_stands_once_in_the_look_of_its_words_and_leads_to_its_position(pages: dict[str, str]) -> None:
    page = pages["issue/un-convention.html"]
    found = chips(page)
    assert len(found) == 8
    assert found["SCO"] == ("own", "2")
    assert found["Azerbaijan"] == ("reported", "1")
    assert found["The West"] == ("characterised", "-1")
    goals = set(re.findall(r'href="\.\./(position/[^"]*)"', page))
    assert goals
    assert goals <= set(pages_of(position_pages, website(ROOT / "positions")))
    assert "Silent on this (6)" in text_of(page)


def test_what_others_tell_stands_apart(pages: dict[str, str]) -> None:
    kinds = re.findall(r'<div class="kind"><span>(.*?)</span>(.*?)</div>', pages["issue/un-convention.html"], re.DOTALL)
    assert len(kinds) == 6
    assert {label for label, names in kinds if "characterised" in names} == {"as others tell it"}


def test_the_chart_has_a_bar_for_each_voice_and_says_in_words_what_it_shows(pages: dict[str, str]) -> None:
    (chart,) = re.findall("<svg.*?</svg>", pages["issue/un-convention.html"], re.DOTALL)
    bars = re.findall(r'<rect class="(\w+) v(-?\d)" x="([\d.]+)%" y="\d+" width="([\d.]+)%"', chart)
    assert [(voice, stance) for voice, stance, *_ in bars] == [
        ("own", "2"),
        ("own", "1"),
        ("reported", "1"),
        ("characterised", "1"),
        ("characterised", "-1"),
    ]
    assert sum(float(width) for _, stance, _, width in bars if stance == "1") == pytest.approx(100, abs=0.1)
    assert "another’s account (2): United States and US allies" in re.findall("<desc.*?>(.*?)</desc>", chart)[0]


def test_silence_is_a_finding_and_has_no_chart(pages: dict[str, str]) -> None:
    page = pages["issue/realtime-data.html"]
    assert "No stated position on this issue in these documents." in text_of(page)
    assert "Silent on this (14)" in text_of(page)
    assert "<svg" not in page


def test_a_passage_stands_once_with_all_that_rests_on_it(pages: dict[str, str]) -> None:
    page = pages["issue/un-convention.html"]
    cards = re.findall(r'<article class="card">(.*?)</article>', page, re.DOTALL)
    assert len(cards) == 6
    (shared,) = [card for card in cards if "the ITU and Azerbaijan held" in card]
    assert "Azerbaijan" in text_of(f"<main {shared}")
    assert "2011 to 18 December 2014" in text_of(f"<main {shared}")


def test_of_very_many_positions_some_have_their_words_and_the_page_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issue_module, "MOST_QUOTED", 2)
    stances = {"cuba": "support", "peru": "support", "mali": "oppose"}
    folder = write_folder(
        tmp_path, {name: actor(position(stance=stance, quote=f"{name} says so")) for name, stance in stances.items()}
    )
    page = pages_of(issue_pages, website(folder))["issue/broad-offences.html"]
    assert len(re.findall('<article class="card">', page)) == 2
    assert "2 of 3 positions, the newest of each side. Each name above leads to its words." in text_of(page)
    assert len(chips(page)) == 3


def test_it_would_carry_by_the_first_rule_of_the_folder_and_is_not_asked_where_there_is_none(tmp_path: Path) -> None:
    actors = {name: actor(position(), name=name) for name in ("cuba", "peru", "mali")}
    folder = write_folder(tmp_path / "a", actors, negotiation=rule())
    text = text_of(pages_of(issue_pages, website(folder))["issue/broad-offences.html"])
    assert "It would carry: 3 for, 0 against." in text
    assert "Rule: A rule (Article 1)." in text
    without = write_folder(tmp_path / "b", actors)
    assert "carry" not in text_of(pages_of(issue_pages, website(without))["issue/broad-offences.html"])


def test_who_moved_stands_in_a_table_with_both_stances(tmp_path: Path) -> None:
    moved = actor(position(date="2018", stance="oppose"), position(date="2020", note="a secret remark"), name="Cuba")
    folder = write_folder(tmp_path, {"cuba": moved})
    page = pages_of(issue_pages, website(folder))["issue/broad-offences.html"]
    (row,) = re.findall("<tr><td>2020</td>.*?</tr>", page)
    assert text_of(f"<main {row}") == "2020 Cuba opposes own words supports own words change of side"
    assert re.findall('class="chip own v(-?1)"', row) == ["-1", "1"]


def test_a_joint_statement_is_one_card_of_all_who_make_it(tmp_path: Path) -> None:
    site = website(write_joint_room(tmp_path))
    pages = pages_of(issue_pages, site)
    joint = [page for page in pages.values() if "Joint statement of" in page]
    assert joint
    cards = re.findall(r'<article class="card">(.*?)</article>', joint[0], re.DOTALL)
    assert sum("Joint statement of" in card for card in cards) == 1
    assert len(chips(joint[0])) >= len(SIGNATORIES)


def test_no_text_of_the_data_is_markup_on_the_pages_of_issues(tmp_path: Path) -> None:
    pages = pages_of(issue_pages, website(hostile_folder(tmp_path)))
    tags = {tag for page in pages.values() for tag in re.findall(r"<(/?[a-z0-9]+)[\s>]", page)}
    assert not tags & {"script", "img", "style", "iframe", "br"}
    links = {unescape(link) for page in pages.values() for link in re.findall('<[^>]* href="([^"]*)"', page)}
    assert not {link for link in links if ":" in link or MARK in link}
    assert not any(sign in page for page in pages.values() for sign in "\u202e\u2067")
    assert all(len(page.encode()) < 100_000 for page in pages.values())
