"""The Compare page: a figure with all that makes it less sure."""

from pathlib import Path

import pytest
import streamlit as st

from tests.support.dashboard import component_data, figures, lines_of_cards, open_page, text_of, unfold, use
from tests.support.folders import actor, position, write_folder
from views.shared.markdown_text import plain, voice_badge

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
    [table] = component_data(app)
    assert [(group["title"], group["folded"]) for group in table["groups"]] == [
        ("Opposite sides (4)", False),
        ("Same side (1)", False),
        ("Only Russia has spoken (6)", True),
        ("Neither has spoken (8)", True),
    ]
    assert table["groups"][0]["rows"][0]["title"] == "A long list of offences"
    assert "“Real-time collection”" in table["groups"][-1]["text"]


def test_the_first_words_are_the_question_the_sides_and_whose_words_they_are() -> None:
    app = open_page("compare", left="russia", right="united-states", as_of="2024-03-29")
    assert app.title[0].value == "Where do Russia and the United States differ?"
    assert app.header[0].value == (
        "On opposite sides on 4 of 5 shared issues, partly as others tell it; 14 not comparable."
    )
    told = "United States: none of 5 positions in its own words; all that is known comes through Russia"
    assert app.markdown[0].value == plain(f"{told} (Sputnik International).")
    assert voice_badge("Russia: 1 of 15 positions not in its own words") in text_of(app)


def test_a_mark_says_whose_words_it_stands_for_and_a_card_holds_a_passage_once() -> None:
    [table] = component_data(open_page("compare", left="russia", right="united-states"))
    rows = {row["id"]: row for group in table["groups"] for row in group["rows"]}
    told = [[(mark["name"], mark["voice"], mark["told"]) for mark in rows[one]["marks"]] for one in rows][:2]
    assert told == [
        [("Russia", "own", "own words"), ("United States", "characterised", "Russia’s account")],
        [("Russia", "own", "own words"), ("United States", "reported", "reported in a source of Russia")],
    ]
    [card] = rows["industry-duties"]["cards"]
    assert [(line["name"], line["stands"]) for line in card["lines"]] == [
        ("Russia", "supports"),
        ("United States", "opposes"),
    ]
    assert len(card["words"]) == 1
    assert len(rows["budapest-baseline"]["cards"]) == 2


@pytest.mark.parametrize("read_only", [False, True])
def test_a_card_leads_to_its_document_and_where_it_may_be_edited_to_its_positions(
    read_only: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if read_only:
        monkeypatch.setenv("TRACKER_READ_ONLY", "1")
    [table] = component_data(open_page("compare", left="russia", right="united-states", as_of="2024-03-29"))
    [row] = [row for group in table["groups"] for row in group["rows"] if row["id"] == "industry-duties"]
    links = {link["label"]: link["href"] for link in row["cards"][0]["links"]}
    edits = ["Edit the position of Russia", "Edit the position of United States"]
    assert list(links) == ["In its document", *([] if read_only else edits)]
    place = row["cards"][0]["source"][1].split(" ")[0]
    assert place.startswith("actors/russia.yaml:")
    assert links["In its document"].startswith("sources?as_of=2024-03-29")
    assert f"passage=russia%3A{place.partition(':')[2]}" in links["In its document"]


def test_the_open_row_is_in_the_url_while_the_table_has_it() -> None:
    app = open_page("compare", left="russia", right="united-states", row="un-convention")
    assert app.query_params["row"] == "un-convention"
    assert component_data(app)[0]["open"] == "un-convention"
    app.button_group(key="tracks").set_value(["state-conduct"])
    app.run()
    assert "row" not in app.query_params
    assert component_data(app)[0]["open"] is None
    gone = open_page("compare", left="russia", right="united-states", row="nothing")
    assert "row" not in gone.query_params
    assert "“nothing” \\(Row\\)" in gone.warning[0].value


@pytest.mark.parametrize(
    ("page", "query", "stem"),
    [
        ("compare", {"left": "russia", "right": "united-states"}, "compare-russia-united-states"),
        ("issue", {"issue": "un-convention", "as_of": "2019-12-31"}, "issue-un-convention-2019-12-31"),
        ("overview", {}, "overview"),
        ("change", {"follow": "actor", "actor": "cuba"}, "change-actor-lanes-cuba"),
    ],
)
def test_the_files_of_a_page_are_named_for_what_they_hold(
    page: str, query: dict[str, str], stem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []
    monkeypatch.setattr(st, "download_button", lambda *_, file_name, **__: offered.append(file_name))
    app = unfold(open_page(page, **query))
    assert {f"{stem}.csv", f"{stem}.xlsx"} <= set(offered)
    assert f"{stem}.png" in {data.get("file") for data in component_data(app)}


def test_of_quotations_of_one_passage_the_longest_stands_on_the_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = "Kenya and Peru want a long list of offences"
    kenya = actor(position(quote=whole), name="Kenya")
    peru = actor(position(quote="want a long list of offences"), name="Peru")
    use(write_folder(tmp_path, {"kenya": kenya, "peru": peru}), monkeypatch)
    for left, right in (("kenya", "peru"), ("peru", "kenya")):
        app = open_page("compare", left=left, right=right)
        assert lines_of_cards(app) == [[left.title(), right.title()]]
        [card] = component_data(app)[0]["groups"][0]["rows"][0]["cards"]
        assert [words["quote"] for words in card["words"]] == [whole]


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
    assert "on all 5 shared issues" in app.header[0].value


def test_compare_shows_what_leaving_out_uncontested_issues_does() -> None:
    words = text_of(open_page("compare", left="russia", right="belarus"))
    assert "100\u00a0% alignment on 3 shared issues" in words
    assert (
        "On contested issues only: **on the same side on both issues, 100\u00a0% on n = 2, too little to rank**."
        in words
    )


def test_many_issues_told_in_one_sentence_are_not_ranked() -> None:
    app = open_page("compare", left="united-states", right="us-allies")
    assert app.header[0].value == (
        ":gray[On the same side on all 4 shared issues, as others tell it: too little to rank; 15 not comparable.]"
    )
    assert "resting on 1 quotation" in text_of(app)
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
