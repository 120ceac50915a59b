"""The Overview page: who is on opposite sides, and a cell for every position in force, and none for silence."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.dashboard import cells, component_data, component_text, open_page, text_of, use
from tests.support.folders import actor, issue, negotiation, position, write_folder

pytestmark = pytest.mark.usefixtures("fresh_caches")


def groups(app: AppTest) -> dict[str, list[str]]:
    """The titles of the issues in each group of rows."""
    (data,) = component_data(app)
    return {group["label"]: [row["title"] for row in group["rows"]] for group in data["groups"]}


def columns(app: AppTest) -> dict[str, list[str]]:
    """The names of the actors below each heading."""
    (data,) = component_data(app)
    return {one["label"]: [data["actors"][place] for place in one["actors"]] for one in data["columns"]}


def test_overview_has_a_cell_for_every_position_in_force_and_none_for_silence() -> None:
    found = cells(open_page("overview", as_of="2024-03-29"))
    assert len(found) == 48
    assert ("russia", "broad-offences") in found
    assert ("united-states", "terrorism-extremism") not in found


def test_the_headline_counts_states_apart_from_groups_and_names_who_is_opposed() -> None:
    assert open_page("overview", as_of="2024-03-29").header[0].value == (
        "Russia, with 2 states, 1 group and 2 organisations, faces the United States, US allies and The West "
        "on 5 of 19 issues\\."
    )


def test_whose_words_they_are_stands_right_below_the_headline() -> None:
    [words] = [one.value for one in open_page("overview").markdown if "other side" in one.value]
    assert words == "**The other side speaks only through Russia\\.** Own words\\: 34 of 54 positions\\."


def test_issues_stand_in_groups_and_those_without_evidence_are_named_as_silent() -> None:
    app = open_page("overview", as_of="2024-03-29")
    found = groups(app)
    assert {label: len(titles) for label, titles in found.items()} == {
        "Disputed": 5,
        "Agreed": 7,
        "One voice only": 4,
    }
    assert "Budapest as the model" in found["Disputed"]
    assert component_data(app)[0]["silent"] == [
        "Human-rights safeguards",
        "Real-time collection",
        "Early entry into force",
    ]


def test_actors_stand_by_side_and_the_side_that_another_tells_of_is_headed_so() -> None:
    found = columns(open_page("overview", as_of="2024-03-29"))
    assert list(found) == ["With Russia", "Against, as Russia tells it", "Others"]
    assert found["With Russia"] == ["Russia", "Belarus", "Azerbaijan", "79 supporters of 2019", "SCO", "ITU"]
    assert found["Against, as Russia tells it"] == ["United States", "US allies", "The West"]


def test_where_nobody_is_opposed_actors_stand_by_what_they_are() -> None:
    app = open_page("overview", as_of="2024-03-29", evidence="own")
    assert list(columns(app)) == ["States", "Groups", "Organisations"]
    assert app.header[0].value.startswith(r"In own words\: Nobody is known to be on opposite sides")


def test_a_filter_on_tracks_is_said_in_the_headline_and_leaves_the_issues_of_the_track() -> None:
    app = open_page("overview", as_of="2024-03-29", tracks="state-conduct")
    assert app.header[0].value.startswith("On The conduct of states\\: Nobody is known")
    (data,) = component_data(app)
    assert {row["track"] for group in data["groups"] for row in group["rows"]} == {"The conduct of states"}


def test_an_issue_says_its_track_and_one_on_none_says_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    issues = (
        issue("i", title="First", track="one") + issue("j", title="Second", track="two") + issue("k", title="Third")
    )
    said = actor(*(position(issue=one) for one in "ijk"))
    use(write_folder(tmp_path, {"cuba": said}, issues=issues, negotiation=negotiation("one", "two")), monkeypatch)
    (data,) = component_data(open_page("overview"))
    tracks = {row["title"]: row["track"] for group in data["groups"] for row in group["rows"]}
    assert tracks == {"First": "Track one", "Second": "Track two", "Third": ""}


def test_the_matrix_marks_whose_words_a_cell_stands_for() -> None:
    found = cells(open_page("overview"))
    assert found["russia", "broad-offences"] == [2, "o"]
    assert found["united-states", "broad-offences"] == [-1, "c", "Russia"]
    assert sum(voice == "c" for _, voice, *_ in found.values()) == 11


def test_no_quotation_is_sent_before_a_cell_is_open() -> None:
    (data,) = component_data(open_page("overview"))
    assert "insisting on including" not in str(data)


def test_own_words_only_leaves_the_united_states_silent() -> None:
    found = cells(open_page("overview", evidence="own"))
    assert found
    assert not [cell for cell in found if cell[0] in ("united-states", "us-allies", "the-west")]


def test_the_as_of_date_takes_later_statements_away() -> None:
    before = cells(open_page("overview", as_of="2019-10-24"))
    assert ("belarus", "un-mechanism") in before
    assert not [cell for cell in before if cell[0] == "sco" and cell[1] == "un-convention"]


def test_the_version_of_the_matrix_is_another_only_where_it_is() -> None:
    def version(**query: str) -> Any:
        return component_data(open_page("overview", as_of="2024-03-29", **query))[0]["version"]

    assert version() == version(cell_actor="russia", cell_issue="broad-offences")
    assert version() != version(evidence="own")


def test_a_cell_shows_its_quotation_with_file_and_line() -> None:
    words = component_text(open_page("overview", cell_actor="russia", cell_issue="broad-offences"))
    assert "insisting on including in the convention a long list of criminal offenses" in words
    assert "actors/russia.yaml:" in words


def test_an_open_cell_is_in_the_address_and_none_is_where_none_is_open() -> None:
    app = open_page("overview", cell_actor="russia", cell_issue="broad-offences")
    assert (app.query_params["cell_actor"], app.query_params["cell_issue"]) == ("russia", "broad-offences")
    assert "cell_actor" not in open_page("overview").query_params


def test_a_silent_cell_is_called_silence_not_neutrality() -> None:
    app = open_page("overview", cell_actor="united-states", cell_issue="rights-safeguards")
    assert "silence, not neutrality" in app.info[0].value


def test_the_kinds_of_actors_apply_to_every_figure_of_overview() -> None:
    app = open_page("overview", kinds=["organisation"])
    figures_by_label = {metric.label: metric.value for metric in app.metric}
    assert (figures_by_label["Actors"], figures_by_label["Positions"]) == ("3", "8")
    assert "United States" not in text_of(app)


def test_a_day_before_the_first_statement_becomes_the_first_day() -> None:
    assert open_page("overview", as_of="1999-01-01").query_params["as_of"] == "2014-12-17"
