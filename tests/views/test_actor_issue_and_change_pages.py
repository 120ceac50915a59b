"""The pages of one actor, one issue and the course of time."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.dashboard import cards, component_data, component_text, figures, open_page, text_of, unfold, use
from tests.support.folders import actor, position, write_folder

pytestmark = pytest.mark.usefixtures("fresh_caches")


@pytest.mark.parametrize("follow", ["everybody", "actor", "issue", "pair", "all"])
def test_change_draws_what_is_followed_and_names_no_shift_that_is_none(follow: str) -> None:
    app = open_page(
        "change", follow=follow, actor="russia", issue="un-convention", left="russia", right="united-states"
    )
    assert len(figures(app)) == 1
    assert "Nobody is known to have changed sides" in text_of(app)


def test_the_slider_plays_what_had_been_stated_and_leaves_the_date_of_all_pages() -> None:
    app = open_page("change", follow="actor", actor="russia", as_of="2024-03-29")
    app.slider[0].set_value(date(2019, 12, 31)).run()
    assert app.query_params["as_of"] == "2024-03-29"
    assert app.query_params["until"] == "2019-12-31"
    app.slider[0].set_value(date(2024, 3, 29)).run()
    assert "until" not in app.query_params


def test_a_link_opens_at_the_day_that_was_played() -> None:
    then = open_page("change", as_of="2024-03-29", until="2019-12-31")
    assert then.slider[0].value == date(2019, 12, 31)
    assert "Nobody is known to have changed sides in 2 later statements" in text_of(then)
    assert "until" not in open_page("change", as_of="2024-03-29", until="2030-01-01").query_params


def test_an_actor_is_not_ranked_on_fewer_than_three_issues() -> None:
    words = text_of(open_page("actor", actor="cuba"))
    assert "Nobody can be ranked" in words


def test_an_actor_known_through_another_alone_is_marked() -> None:
    assert "comes through Russia" in text_of(open_page("actor", actor="united-states"))


def test_an_actor_opens_with_its_sides_whose_words_they_are_and_its_issues_by_stance() -> None:
    app = open_page("actor", actor="united-states")
    assert (
        app.header[0].value
        == "Supports 1 issue; as others tell it supports 1 issue, opposes 3\\. Silent on 14 of 19 issues\\."
    )
    assert "None of 5 statements in own words; all through Russia\\." in text_of(app)
    data = component_data(app)[0]
    names = {level["stance"]: [mark["name"] for mark in level["kinds"][0]["marks"]] for level in data["levels"]}
    assert names == {
        1: ["Budapest as the model", "A UN convention"],
        -1: ["A long list of offences", "Duties for technology firms", "Obligatory technology transfer"],
    }
    told = [mark["told"] for level in data["levels"] for mark in level["kinds"][0]["marks"]]
    assert told == ["reported", *["Russia's account"] * 4]
    assert data["silent"]["label"] == "Silent on (14)"


def test_a_passage_of_an_actor_is_one_card_with_its_positions_as_lines() -> None:
    app = open_page("actor", actor="united-states")
    four, one = cards(app)
    assert {(line["name"], line["issue"]) for line in four["lines"]} == {
        ("Opposes", "A long list of offences"),
        ("Opposes", "Duties for technology firms"),
        ("Opposes", "Obligatory technology transfer"),
        ("Supports", "A UN convention"),
    }
    assert len(four["words"]) == 1
    assert [line["issue"] for line in one["lines"]] == ["Budapest as the model"]


def test_an_issue_without_evidence_is_a_finding() -> None:
    assert "is a finding" in open_page("issue", issue="rights-safeguards").info[0].value


def levels(app: AppTest) -> dict[int, dict[str, list[str]]]:
    """The names on the page of an issue, by stance and by the label of their kind."""
    data, _ = component_data(app)
    return {
        level["stance"]: {kind["label"]: [mark["name"] for mark in kind["marks"]] for kind in level["kinds"]}
        for level in data["levels"]
    }


def test_an_issue_names_every_actor_in_force_by_stance_and_kind() -> None:
    assert levels(open_page("issue", issue="un-convention")) == {
        2: {"1 organisation": ["SCO"]},
        1: {
            "3 states": ["Russia", "Azerbaijan", "United States"],
            "2 groups": ["79 supporters of 2019", "US allies"],
            "1 organisation": ["ITU"],
        },
        -1: {"1 group": ["The West"]},
    }


def test_an_actor_heard_through_another_alone_is_counted_apart_and_says_whose_account_it_is() -> None:
    app = open_page("issue", issue="un-convention")
    assert app.header[0].value == "States: 2 for, none against; as others tell it 1 for."
    words = text_of(app)
    assert "**Groups and organisations: 3 for, none against; as others tell it 1 for, 1 against.**" in words
    assert "2 of 8 in own words" in words
    data, _ = component_data(app)
    marks = [mark for level in data["levels"] for kind in level["kinds"] for mark in kind["marks"]]
    assert {mark["told"] for mark in marks if mark["voice"] == "characterised"} == {"Russia's account"}
    assert {mark["name"]: mark["told"] for mark in marks}["Russia"] == ""


def test_who_is_silent_on_an_issue_is_named() -> None:
    data, _ = component_data(open_page("issue", issue="un-convention"))
    assert "Cuba" in data["silent"]["names"]
    assert data["silent"]["label"] == "Silent on this (6)"
    assert len(data["silent"]["names"]) == 6


def test_the_quotations_of_an_issue_are_one_fold_away() -> None:
    app = open_page("issue", issue="un-convention")
    assert "“" not in "".join(one.value for one in app.markdown)
    assert "The quotations (8)" in {fold.label for fold in app.expander}
    assert sum(len(card["lines"]) for card in cards(unfold(app))) == 8


def test_every_change_of_side_opens_its_quotation_and_whatever_it_holds_is_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "we no longer <b>support</b> any of it <img src=x onerror=alert(1)>"
    before = position(date="2019-07-08", quote="we support every part of it")
    after = position(date="2022-05-30", stance="oppose", quote=said)
    write_folder(tmp_path, {"kenya": actor(before, after, name="<i>Kenya</i>")})
    use(tmp_path, monkeypatch)
    (moves,) = component_data(open_page("change"))
    (entry,) = moves["entries"]
    assert entry["who"] == "<i>Kenya</i>"
    assert entry["quote"] == said
    assert "actors/kenya.yaml:" in entry["said"]
    assert (entry["before"]["words"], entry["after"]["words"]) == ("supports", "opposes")


def test_softer_moves_stand_apart_from_changes_of_side(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stronger = actor(position(date="2019-07-08"), position(stance="strong_support", date="2021-01-01"), name="Kenya")
    write_folder(tmp_path, {"kenya": stronger})
    use(tmp_path, monkeypatch)
    app = open_page("change")
    assert "Nobody is known to have changed sides in 1 later statement" in text_of(app)
    assert next(fold.label for fold in app.expander if "Softer" in fold.label).endswith("(1)")
    assert "change of strength" in component_text(app)


def test_only_what_was_heard_more_than_once_has_a_lane_and_says_since_when_it_is_silent() -> None:
    (lanes,) = figures(open_page("change", as_of="2024-06-01"))
    names = [text for trace in lanes["data"] if trace.get("mode") == "text" for text in trace["text"]]
    assert len(names) == 6
    assert " <b>SCO RATS · Restricting extremist content</b>" in names
    notes = [note["text"] for note in lanes["layout"]["annotations"] if "no evidence since" in note["text"]]
    assert len(notes) == 6
    assert "Havana forum" in {note["text"] for note in lanes["layout"]["annotations"]}


def test_a_pair_is_told_by_its_sides_first_and_year_by_year_by_what_was_said_in_it() -> None:
    app = open_page("change", follow="pair", left="russia", right="united-states", as_of="2024-06-01")
    assert app.header[0].value == "On opposite sides on 4 of 5 issues, partly as others tell it."
    years = app.dataframe[0].value
    assert list(years["Year"]) == sorted(years["Year"])
    assert years["Statements: Russia"].sum() == 15
