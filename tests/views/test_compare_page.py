"""The Compare page: a figure with all that makes it less sure."""

import pytest

from tests.support.dashboard import figures, open_page, text_of, unfold

pytestmark = pytest.mark.usefixtures("fresh_caches")


def test_compare_gives_n_interval_range_and_the_figure_without_characterisations() -> None:
    words = text_of(open_page("compare", left="russia", right="united-states", as_of="2024-03-29"))
    assert "55\u00a0% alignment on 5 shared issues" in words
    assert "90\u00a0% interval 9 to 94\u00a0%" in words
    assert "it could be 36 to 80\u00a0% if the 6 issues that only one has addressed were filled in" in words
    assert "50\u00a0% on n = 1" in words
    assert "all that is known comes through Russia" in words


def test_compare_puts_the_largest_difference_first_and_names_what_neither_said() -> None:
    app = open_page("compare", left="russia", right="united-states")
    assert app.subheader[0].value == "A long list of offences"
    assert [h.value for h in app.header][1:4] == ["They differ", "They agree", "Only Russia has a stated position"]
    assert "Real\\-time collection" in text_of(app)


def test_compare_greys_a_figure_on_fewer_than_three_issues() -> None:
    app = open_page("compare", left="russia", right="sco")
    assert app.header[0].value.startswith(":gray[")
    assert "both issues: too little to rank" in app.header[0].value


def test_compare_says_not_comparable_where_nothing_is_shared() -> None:
    assert "cannot be compared" in text_of(open_page("compare", left="european-union", right="sco-rats"))


def test_swap_exchanges_the_two_sides_in_the_url() -> None:
    app = open_page("compare", left="russia", right="united-states")
    app.button(key="swap").click().run()
    assert (app.query_params["left"], app.query_params["right"]) == ("united-states", "russia")


def test_an_actor_is_compared_with_itself_at_two_dates() -> None:
    app = open_page(
        "compare", left="russia", right="russia", two_dates="true", left_as_of="2019-12-31", right_as_of="2024-03-29"
    )
    assert app.title[0].value == "Has Russia changed its mind?"
    assert "on all 5 issues" in app.header[0].value


def test_compare_shows_what_leaving_out_uncontested_issues_does() -> None:
    words = text_of(open_page("compare", left="russia", right="belarus"))
    assert "100\u00a0% alignment on 3 shared issues" in words
    assert (
        "On contested issues only: **on the same side on both issues, 100\u00a0% on n = 2, too little to rank**."
        in words
    )


def test_many_issues_told_in_one_sentence_are_not_ranked() -> None:
    app = open_page("compare", left="united-states", right="us-allies")
    assert app.header[0].value == ":gray[On the same side on all 4 issues, as others tell it: too little to rank]"
    assert "resting on 1 passage" in text_of(app)
    assert "own words only: not comparable · with reports: not comparable · **with what others say" in text_of(app)


def test_an_actor_at_two_dates_keeps_its_whole_time_line() -> None:
    app = open_page(
        "compare", left="russia", right="russia", two_dates="true", left_as_of="2019-12-31", right_as_of="2024-03-29"
    )
    assert len(unfold(app).dataframe[-1].value) == 15


def test_an_actor_is_not_compared_with_itself_at_one_date() -> None:
    app = open_page("compare", left="russia", right="russia")
    assert "agrees with itself" in app.info[0].value
    assert not figures(app)


@pytest.mark.parametrize(("key", "value"), [("kinds", ["state"]), ("tracks", ["crime-treaty"])])
def test_a_click_that_still_carries_the_url_before_is_not_taken_for_the_back_button(key: str, value: list[str]) -> None:
    app = open_page("compare")
    before = dict(app.query_params)
    app.toggle(key="contested").set_value(True).run()
    assert app.query_params != before
    app.query_params.clear()
    app.query_params.update(before)
    app.button_group(key=key).set_value(value)
    app.run()
    assert app.session_state[key] == value
    assert app.session_state["contested"] is True


def test_the_back_button_takes_back_a_choice_that_was_empty_before() -> None:
    app = open_page("compare")
    before = dict(app.query_params)
    app.button_group(key="kinds").set_value(["state"])
    app.run()
    app.query_params.clear()
    app.query_params.update(before)
    app.run()
    assert app.session_state["kinds"] == []
