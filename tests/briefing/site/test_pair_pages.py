"""The page of a pair says what Compare's briefing says, though it comes from the matrices of all pairs."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.compared_actor import ComparedActor, align_compared, sides_compared, told_issues
from analysis.pair_contrast import AGREE, DIFFER, LEFT_ONLY, NEITHER, RIGHT_ONLY, contrast, issues_of
from analysis.sides import side
from analysis.stance_matrix import stances
from analysis.wording.sides import BY_SIDE, alignment_in_words, verdict
from briefing.pair import brief_pair
from briefing.sections import Origin
from briefing.site import website as module
from briefing.site.pages.pair import MOST_IN_LARGE_ROOM, PairShown, pair_pages
from briefing.site.website import Website
from tests.support.folders import ROOT, actor, issue, position, positions_table, write_folder
from tests.support.websites import pages_of, website

ISSUES = ["i", "j", "k", "l", "m"]
HELD = st.dictionaries(st.sampled_from(ISSUES), st.integers(-2, 2))


@pytest.fixture(scope="module")
def site() -> Website:
    return website(ROOT / "positions")


def test_every_pair_of_the_negotiation_says_what_comparing_the_two_alone_gives(site: Website) -> None:
    selection = site.selection
    pages = {page.address: page.shown for page in pair_pages(site)}
    assert len(pages) == len(site.pairs) == len(selection.actor_ids) * (len(selection.actor_ids) - 1) // 2
    for places in site.pairs:
        left, right = (ComparedActor(selection.actor_ids[place], selection) for place in places)
        shown, found = pages[site.pair(right.actor, left.actor)], align_compared(left, right)
        assert isinstance(shown, PairShown)
        taken, other = sides_compared(left, right), len(selection.issue_ids) - found.n
        assert shown.answer == verdict(taken, told_issues(left, right), other, ranked=found.ranked)
        assert shown.figures == tuple(alignment_in_words(taken, found))
        assert {heading: number for heading, number, _ in shown.sides} == {
            BY_SIDE[sign]: kind.issues
            for sign, kind in ((-1, taken.opposite), (0, taken.mixed), (1, taken.same))
            if kind.issues
        }


def test_its_answer_begins_as_the_briefing_on_the_two(site: Website) -> None:
    left, right = (ComparedActor(one, site.selection) for one in ("russia", "united-states"))
    page = next(page for page in pair_pages(site) if page.address == "pair/russia/united-states.html")
    briefing = brief_pair(left, right, Origin(date(2026, 1, 1)))
    assert isinstance(page.shown, PairShown)
    assert (page.title, page.shown.answer, *page.shown.figures) == (briefing.title, *briefing.answer[:5])


@given(HELD, HELD)
def test_issues_stand_in_the_order_of_a_comparison_by_side(left: dict[str, int], right: dict[str, int]) -> None:
    rows = [
        (who, one, stance, "2019-01-01") for who, held in (("a", left), ("b", right)) for one, stance in held.items()
    ]
    table = positions_table(*rows)
    found = issues_of(stances(table, ["a", "b"], ISSUES), 0, 1)
    mine, theirs = table[table["actor"] == "a"], table[table["actor"] == "b"]
    slow = contrast(mine, theirs, ISSUES)
    both = [one for one, group in zip(slow["issue"], slow["group"], strict=True) if group in (DIFFER, AGREE)]
    by_side = sorted(both, key=lambda one: side(left[one], right[one]))
    assert [ISSUES[place] for place in found.shared] == by_side
    for group, places in ((LEFT_ONLY, found.left_only), (RIGHT_ONLY, found.right_only), (NEITHER, found.neither)):
        assert [ISSUES[place] for place in places] == list(slow.loc[slow["group"] == group, "issue"])


def test_a_page_shows_both_names_their_words_and_the_ways_to_them(site: Website) -> None:
    page = pages_of(pair_pages, site)["pair/russia/united-states.html"]
    assert "On opposite sides on 4 of 5 shared issues, partly as others tell it; 14 not comparable." in page
    assert "none of 5 positions in its own words; all that is known comes through Russia" in page
    assert page.index("Opposite sides (4)") < page.index("Same side (1)") < page.index("Neither has spoken (8)")
    assert page.count("Russia’s account") >= 4
    for position_page in set(re.findall(r'href="(\.\./\.\./position/[^"]+)"', page)):
        assert position_page.removeprefix("../../") in {site.position(label) for label in site.ids}
    assert "insisting on including in the convention a long list of criminal offenses" in page


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four actors, of which two say the same on twelve issues, one the opposite, and one nothing at all."""
    ids = [f"issue-{letter}" for letter in "abcdefghijkl"]
    said = {"north": "support", "south": "support", "west": "oppose"}
    actors = {
        name: actor(
            *(position(issue=one, stance=stance, quote=f"{name} spoke at some length on {one}") for one in ids),
            name=name,
        )
        for name, stance in said.items()
    }
    return write_folder(
        tmp_path_factory.mktemp("crowd"),
        {**actors, "nobody": actor(name="nobody")},
        issues="".join(issue(one) for one in ids),
    )


def test_in_a_large_room_ranked_pairs_alone_have_a_page_with_their_largest_differences(
    crowd: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_PAIRED", 3)
    large = website(crowd)
    pages = pages_of(pair_pages, large)
    assert sorted(pages) == ["pair/north/south.html", "pair/north/west.html", "pair/south/west.html"]
    assert large.pair("north", "nobody") == ""
    page = pages["pair/north/west.html"]
    assert "On opposite sides on all 12 shared issues." in page
    assert f"{MOST_IN_LARGE_ROOM} of 12 shared issues: opposite sides first" in page
    assert page.count("position/") == 2 * MOST_IN_LARGE_ROOM < 24


def test_a_pair_that_shares_nothing_says_so(crowd: Path) -> None:
    page = pages_of(pair_pages, website(crowd))["pair/nobody/north.html"]
    assert "They cannot be compared: there is no issue on which both have a stated position." in page
    assert "<svg" not in page
