"""The page of an actor: its issues by stance, what others tell apart, its neighbours, moves and deeds."""

import re
from pathlib import Path

import pytest

from briefing.site.pages import actor as module
from briefing.site.pages.actor import actor_pages
from briefing.site.website import Website
from tests.support.folders import ROOT, actor, issue, position, write_folder
from tests.support.websites import pages_of, website


@pytest.fixture(scope="module")
def site() -> Website:
    return website(ROOT / "positions")


@pytest.fixture(scope="module")
def pages(site: Website) -> dict[str, str]:
    return pages_of(actor_pages, site)


def part(page: str, begin: str, end: str) -> str:
    return page[page.index(begin) : page.index(end)]


def test_it_answers_as_the_dashboard_and_what_others_tell_stands_apart(pages: dict[str, str]) -> None:
    page = pages["actor/united-states.html"]
    assert "Supports 1 issue; as others tell it supports 1 issue, opposes 3. Silent on 14 of 19 issues." in page
    assert '<p class="caution" dir="auto">United States: none of 5 positions in its own words;' in page
    told = part(page, "<h2>As others tell it</h2>", "Silent on (14)")
    assert told.count("chip characterised") == 4
    assert "Russia&#39;s account" in told
    direct = part(page, "<section", "<h2>As others tell it</h2>")
    assert ("reported" in direct, "characterised" in direct) == (True, False)


def test_every_position_in_force_leads_to_its_page_and_its_issue(site: Website, pages: dict[str, str]) -> None:
    for one, held in site.held.items():
        page = part(pages[f"actor/{one}.html"], '<p class="answer">', "Who is it, and how well")
        for row in held.values():
            assert f'href="../{site.position(row.Index)}"' in page
            assert f'href="../issue/{row.issue}.html"' in page


def test_neighbours_have_per_cent_interval_and_n_and_lead_to_the_comparison(pages: dict[str, str]) -> None:
    page = pages["actor/russia.html"]
    assert "Nearest: Azerbaijan and Belarus (on the same side on all 3 issues) at 100 %." in page
    ranked = part(page, '<table class="near">', "<h3>As others tell it</h3>")
    assert re.findall('href="../(pair/[^"]+)"', ranked) == ["pair/azerbaijan/russia.html", "pair/belarus/russia.html"]
    (azerbaijan, _) = re.findall(r"<tr><th scope=\"row\">.*?</tr>", ranked)
    assert "<title>100 %, 90 % interval 40 to 100 %</title>" in azerbaijan
    assert '<td class="number">3</td>' in azerbaijan
    told = part(page, "<h3>As others tell it</h3>", "Not comparable with 1 other actor")
    assert "These figures need what another actor says of one of the two." in told
    assert "pair/russia/united-states.html" in told


def test_who_it_is_with_its_groups_and_since_when(pages: dict[str, str]) -> None:
    page = pages["actor/russia.html"]
    assert re.search(r"SCO</bdi></a> \(since 15 June 2001\); <a", page)
    assert "<bdi>Moscow</bdi>; <bdi>Russian</bdi>" in page
    assert ">Russia</bdi></a> (since 15 June 2001)" in pages["actor/sco.html"]


def test_notes_are_on_it_only_where_they_may_be(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"a": actor(position(confidence="medium"), note="what a coder thinks of it")})
    page = pages_of(actor_pages, website(folder))["actor/a.html"]
    without = pages_of(actor_pages, website(folder, with_notes=False))["actor/a.html"]
    assert ("what a coder thinks" in page, "what a coder thinks" in without) == (True, False)
    assert "1 of 1 position coded with less than high confidence; the notes say why." in page
    assert "1 of 1 position coded with less than high confidence." in without


def test_moves_and_deeds_stand_with_the_words_of_both(tmp_path: Path) -> None:
    said_first, said_then, voted = (
        "we say no to all of this",
        "by now we say yes to this",
        "it voted against all of this",
    )
    said = [
        position(stance="oppose", date="2017-02-01", quote=said_first),
        position(stance="support", date="2019-02-01", quote=said_then),
        position(stance="oppose", date="2020-02-01", form="vote", quote=voted),
    ]
    page = pages_of(actor_pages, website(write_folder(tmp_path, {"a": actor(*said)})))["actor/a.html"]
    moves = part(page, "Has it moved?", "Does it act as it speaks?")
    assert "Actor a (2019, 2020) changed sides in own words." in moves
    later, earlier = re.findall('<details class="move">.*?</details>', moves, re.DOTALL)
    assert re.findall("“(.*?)”", later) == [said_then, voted]
    assert re.findall("“(.*?)”", earlier) == [said_first, said_then]
    deeds = part(page, "Does it act as it speaks?", "Who is it")
    assert "Actor a voted against its own words on the one vote that can be compared." in deeds
    assert deeds.count('href="../position/') == 2


def test_an_actor_that_says_nothing_is_silent_and_not_neutral(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"a": actor(position()), "silent": actor(kind="group")})
    page = pages_of(actor_pages, website(folder))["actor/silent.html"]
    assert "No stated position. That is silence, not neutrality." in page
    assert "Silent on (2)" in page
    assert "nearest" not in page


def test_very_many_issues_go_on_further_pages_each_of_them_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "IN_SIGHT", 2)
    monkeypatch.setattr(module, "ON_A_PAGE", 3)
    ids = [f"issue-{letter}" for letter in "abcde"]
    said = actor(*(position(issue=one, quote=f"it spoke at some length on {one}") for one in ids))
    folder = write_folder(tmp_path, {"a": said}, issues="".join(issue(one, title=f"Title {one}") for one in ids))
    site = website(folder)
    found = pages_of(actor_pages, site)
    assert list(found) == ["actor/a.html", "actor/a/issues-1.html", "actor/a/issues-2.html"]
    assert "2 of 5." in found["actor/a.html"]
    assert all(f'href="{name.removeprefix("actor/")}"' in found["actor/a.html"] for name in list(found)[1:])
    assert all("Supports (5)" in page for page in found.values())
    further = found["actor/a/issues-1.html"] + found["actor/a/issues-2.html"]
    assert [further.count(site.position(label)) for label in site.ids] == [1] * 5
