"""The Overview page: a square for every position in force, and none for silence."""

from pathlib import Path

import pytest

from loaders.settings import POSITIONS_VARIABLE
from tests.support.dashboard import figures, open_page, points, text_of
from tests.support.folders import actor, issue, negotiation, position, write_folder

pytestmark = pytest.mark.usefixtures("fresh_caches")


def test_overview_has_a_square_for_every_position_in_force_and_none_for_silence() -> None:
    cells = points(figures(open_page("overview", as_of="2024-03-29"))[0])
    assert len(cells) == len(set(cells)) == 48
    assert ("russia", "broad-offences") in cells
    assert ("united-states", "terrorism-extremism") not in cells


def test_overview_keeps_the_issues_without_evidence_in_sight() -> None:
    figure = figures(open_page("overview"))[0]
    labels = " ".join(figure["layout"]["yaxis"]["ticktext"])
    assert all(
        title in labels for title in ("Human-rights safeguards", "Real-time collection", "Early entry into force")
    )
    assert [a["text"] for a in figure["layout"]["annotations"]].count("no stated position") == 3


def test_an_issue_added_at_the_end_stands_under_its_own_track(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    issues = issue("i", track="one") + issue("j", track="two") + issue("k", title="Added last", track="one")
    tracks = negotiation("one", "two")
    said = actor(*(position(issue=one) for one in "ijk"))
    monkeypatch.setenv(
        POSITIONS_VARIABLE, str(write_folder(tmp_path, {"cuba": said}, issues=issues, negotiation=tracks))
    )
    [figure] = figures(open_page("overview"))
    squares = [trace for trace in figure["data"] if "customdata" in trace]
    rows = {cell[1]: row for trace in squares for cell, row in zip(trace["customdata"], trace["y"], strict=True)}
    headings = {note["text"]: note["y"] for note in figure["layout"]["annotations"]}
    one, two = headings["<b>Track one</b>"], headings["<b>Track two</b>"]
    assert one < rows["i"] < rows["k"] < two < rows["j"]


def test_the_matrix_marks_whose_words_a_cell_stands_for() -> None:
    *squares, dots = figures(open_page("overview"))[0]["data"]
    symbols = {tuple(cell): trace["marker"]["symbol"] for trace in squares for cell in trace["customdata"]}
    assert symbols["russia", "broad-offences"] == "square"
    assert symbols["united-states", "broad-offences"] == "square-open"
    assert len(dots["x"]) == 11


def test_own_words_only_leaves_the_united_states_silent() -> None:
    cells = points(figures(open_page("overview", evidence="own"))[0])
    assert not [cell for cell in cells if cell[0] in ("united-states", "us-allies", "the-west")]


def test_the_as_of_date_takes_later_statements_away() -> None:
    before = points(figures(open_page("overview", as_of="2019-10-24"))[0])
    assert ("belarus", "un-mechanism") in before
    assert not [cell for cell in before if cell[0] == "sco" and cell[1] == "un-convention"]


def test_a_cell_shows_its_quotation_with_file_and_line() -> None:
    words = text_of(open_page("overview", cell_actor="russia", cell_issue="broad-offences"))
    assert "insisting on including in the convention a long list of criminal offenses" in words
    assert "actors/russia.yaml:" in words


def test_a_silent_cell_is_called_silence_not_neutrality() -> None:
    app = open_page("overview", cell_actor="united-states", cell_issue="rights-safeguards")
    assert "silence, not neutrality" in app.info[0].value


def test_the_kinds_of_actors_apply_to_every_figure_of_overview() -> None:
    app = open_page("overview", kinds=["organisation"])
    figures_by_label = {metric.label: metric.value for metric in app.metric}
    assert (figures_by_label["Actors"], figures_by_label["Positions"]) == ("3", "8")
    assert "United States" not in app.markdown[0].value


def test_a_day_before_the_first_statement_becomes_the_first_day() -> None:
    assert open_page("overview", as_of="1999-01-01").query_params["as_of"] == "2014-12-17"


def test_a_selected_square_leaves_the_signs_of_the_others_readable() -> None:
    for trace in figures(open_page("overview"))[0]["data"][:-1]:
        assert trace["unselected"]["textfont"]["color"] == trace["textfont"]["color"]
