"""The pages of one actor, one issue and the course of time."""

from datetime import date

import pytest

from tests.support.dashboard import figures, open_page, points, text_of

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


def test_an_issue_without_evidence_is_a_finding() -> None:
    assert "is a finding" in open_page("issue", issue="rights-safeguards").info[0].value


def test_an_issue_places_every_actor_in_force_on_the_line() -> None:
    placed = points(figures(open_page("issue", issue="un-convention"))[0])
    assert {actor for (actor,) in placed} == {
        "russia", "azerbaijan", "itu", "sco", "supporters-2019", "united-states", "us-allies", "the-west",
    }  # fmt: skip
