"""The steps of evidence: the figure at each, found once where steps do not differ, and said on every page."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.evidence_steps import HEARD, Step, by_step
from analysis.filters import Filters
from loaders import load
from loaders.vocabularies import Attribution
from tests.support.dashboard import open_page, tables, text_of, use
from tests.support.folders import ROOT, actor, position, write_folder
from views.shared.evidence_comparison import ALL_OWN, pair_changes, steps_in_words
from views.shared.view import View

pytestmark = pytest.mark.usefixtures("fresh_caches")

attributions = st.lists(st.sampled_from(list(Attribution)))


@given(attributions)
def test_a_figure_at_a_step_is_that_of_what_is_heard_there(given_words: list[Attribution]) -> None:
    asked = []

    def heard(step: Step) -> list[Attribution]:
        asked.append(step)
        return [one for one in given_words if one in HEARD[step]]

    found = by_step(given_words, heard)
    assert found == {step: [one for one in given_words if one in HEARD[step]] for step in Step}
    assert len(asked) == len({tuple(words) for words in found.values()})


@pytest.fixture(scope="module")
def view() -> View:
    return View(load(ROOT / "positions"), date(2024, 3, 29), Filters())


def test_a_view_at_another_step_hears_what_the_sidebar_would_let_in(view: View) -> None:
    for step, one in view.at_steps.items():
        at_step = View(view.data, view.as_of, Filters(attributions=HEARD[step]))
        assert one.stated.all.equals(at_step.stated.all)
        assert {other: len(seen.stated.all) for other, seen in at_step.at_steps.items()} == {
            other: len(seen.stated.all) for other, seen in view.at_steps.items()
        }
        assert at_step.at_steps[step] is at_step
    assert view.step is Step.all


def test_where_nothing_but_own_words_is_there_no_figure_is_asked_for(tmp_path: Path) -> None:
    data = load(write_folder(tmp_path, {"kenya": actor(position()), "peru": actor(position())}))
    view = View(data, date(2024, 3, 29), Filters())
    assert all(one is view for one in view.at_steps.values())
    assert steps_in_words(view, lambda _: pytest.fail("asked")) == ""
    assert pair_changes(view, ["kenya"], ["peru"]).empty


def test_the_changes_of_pairs_are_those_of_the_pairs_at_the_other_steps(view: View) -> None:
    table = view.room.pairs.table()
    changes = pair_changes(view, list(table["actor"]), list(table["other"]))
    assert list(changes.columns) == [
        f"{step}: {what}" for step in ("Own words only", "With reports") for what in ("points", "n")
    ]
    at = table.index[(table["actor"] == "russia") & (table["other"] == "united-states")][0]
    direct = view.direct.room.pairs.between(["russia"], ["united-states"])
    assert changes.loc[at, "With reports: n"] == direct["n"].iloc[0] == 1
    assert changes.loc[at, "With reports: points"] == pytest.approx(50 - 55)


PAGES: dict[str, dict[str, str]] = {
    "overview": {},
    "compare": {"left": "russia", "right": "united-states"},
    "alignment": {},
    "change": {"follow": "pair", "left": "russia", "right": "united-states"},
    "actor": {"actor": "russia"},
    "issue": {"issue": "un-convention"},
}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_how_its_figure_would_differ(page: str) -> None:
    [line, *_] = [c.value for c in open_page(page, **PAGES[page]).markdown if ":material/hearing:" in c.value]
    assert "own words only: " in line or "own words only or others too" in line


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_once_where_all_is_own_words(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(tmp_path, {name: actor(position(), name=name.title()) for name in ("kenya", "peru")})
    use(tmp_path, monkeypatch)
    assert text_of(open_page(page, follow="pair")).count(ALL_OWN) == 1


def test_compare_gives_the_figure_at_each_step_with_the_one_on_view_marked() -> None:
    words = text_of(open_page("compare", left="russia", right="united-states", as_of="2024-03-29", evidence="reported"))
    assert (
        "own words only: not comparable · **with reports: on opposite sides on the one issue that they share, "
        "50\u00a0% on n = 1, too little to rank (on view)**" in words
    )
    assert "with what others say of them: on opposite sides on 4 of 5 issues, 55\u00a0% on n = 5" in words


def test_the_tables_of_pairs_have_a_column_for_each_other_step() -> None:
    several = [t for t in tables(open_page("alignment", as_of="2024-03-29")) if "Ranked" in t.columns]
    assert several
    for pairs in several:
        assert {"Own words only: points", "With reports: n"} <= set(pairs.columns)
    [direct, told] = [t for t in tables(open_page("actor", actor="russia")) if "Ranked" in t.columns]
    assert {"Own words only: n", "With what others say of them: n"} <= set(direct.columns)
    assert {"Own words only: n", "With reports: n"} <= set(told.columns)
    [near] = [t for t in tables(open_page("actor", actor="russia", evidence="own")) if "Ranked" in t.columns]
    assert "With what others say of them: n" in near.columns
