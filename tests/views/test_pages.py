"""Every page, driven through the whole dashboard without a browser."""

from pathlib import Path

import plotly.graph_objects as go
import pytest

from loaders import git_quarantine
from loaders.settings import POSITIONS_VARIABLE, SECOND_VARIABLE
from tests.support.dashboard import PAGES, figures, open_page, points, text_of, unfold, use
from tests.support.folders import ROOT, actor, issue, position, source, write_folder
from tests.support.repositories import commit, commit_of, git, needs_git

pytestmark = pytest.mark.usefixtures("fresh_caches")


@pytest.mark.parametrize("page", PAGES)
class TestEveryPage:
    def test_opens_on_the_default_data(self, page: str) -> None:
        assert open_page(page).title[0].value.endswith("?")

    def test_drops_bad_parameters_without_an_error(self, page: str) -> None:
        app = open_page(
            page,
            as_of="yesterday",
            evidence="hearsay",
            kinds=["state", "planet"],
            left="atlantis",
            actor="../etc",
            x="1",
        )
        assert app.query_params["evidence"] == "all"
        assert app.query_params["kinds"] == "state"
        assert "x" not in app.query_params
        assert "atlantis" not in str(dict(app.query_params))

    def test_says_what_to_do_in_an_empty_folder(
        self, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_folder(tmp_path)
        use(tmp_path, monkeypatch)
        app = open_page(page)
        if page not in ("problems", "method"):
            assert len(app.info) == 1
            assert len(app.info[0].value) > 30

    def test_works_with_a_missing_folder(self, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        use(tmp_path / "nowhere", monkeypatch)
        assert "1 error in 1 of" in text_of(open_page(page))

    def test_works_with_one_actor(self, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write_folder(tmp_path, {"kenya": actor(position(), name="Kenya")})
        use(tmp_path, monkeypatch)
        app = open_page(page)
        if page in ("overview", "compare", "actor"):
            assert "Kenya" in text_of(app)

    def test_works_with_an_actor_without_positions(
        self, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_folder(tmp_path, {"kenya": actor(name="Kenya"), "peru": actor(position(), name="Peru")})
        use(tmp_path, monkeypatch)
        open_page(page, actor="kenya", left="kenya", right="peru", follow="all")

    def test_keeps_the_good_part_beside_a_broken_file(
        self, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_folder(tmp_path, {"kenya": actor(position(), name="Kenya"), "peru": "name: [Peru"})
        use(tmp_path, monkeypatch)
        app = open_page(page)
        assert "1 error in 1 of" in app.sidebar.error[0].value

    def test_shows_markup_in_the_data_as_text(self, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        evil = "'<b>Kenya</b> ![](http://x.example/a.png) $a$ :smile: [x](javascript:1)'"
        write_folder(
            tmp_path,
            {"kenya": actor(position(speaker=evil, note=evil), name=evil), "peru": actor(position(), name="Peru")},
            issues=issue("broad-offences", title=evil, proposition=evil),
            sources=source("sputnik-2024", title=evil, publisher=evil),
        )
        use(tmp_path, monkeypatch)
        words = text_of(open_page(page, left="kenya", right="peru"))
        assert "<b>" not in words.replace(r"\<b\>", "")
        assert "](" not in words.replace(r"\]\(", "")
        assert ":smile:" not in words


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
    issues = issue("i") + issue("j", track="state-conduct") + issue("k", title="Added last")
    said = actor(*(position(issue=one) for one in "ijk"))
    monkeypatch.setenv(POSITIONS_VARIABLE, str(write_folder(tmp_path, {"cuba": said}, issues=issues)))
    [figure] = figures(open_page("overview"))
    squares = [trace for trace in figure["data"] if "customdata" in trace]
    rows = {cell[1]: row for trace in squares for cell, row in zip(trace["customdata"], trace["y"], strict=True)}
    headings = {note["text"]: note["y"] for note in figure["layout"]["annotations"]}
    crime, conduct = headings["<b>The crime treaty</b>"], headings["<b>The conduct of states</b>"]
    assert crime < rows["i"] < rows["k"] < conduct < rows["j"]


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


def test_compare_gives_n_interval_range_and_the_figure_without_characterisations() -> None:
    words = text_of(open_page("compare", left="russia", right="united-states", as_of="2024-03-29"))
    assert "55\u00a0% alignment on 5 shared issues" in words
    assert "90\u00a0% interval 22 to 84\u00a0%" in words
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
    assert "2 shared issues: too little to rank" in app.header[0].value


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
    assert "on 5 shared issues" in app.header[0].value


@pytest.mark.parametrize("follow", ["actor", "issue", "pair", "all"])
def test_change_draws_what_is_followed_and_names_no_shift_that_is_none(follow: str) -> None:
    app = open_page(
        "change", follow=follow, actor="russia", issue="un-convention", left="russia", right="united-states"
    )
    assert len(figures(app)) == 1
    assert "Nobody has changed sides" in text_of(app)


def test_the_slider_moves_the_date_that_all_pages_share() -> None:
    from datetime import date

    app = open_page("change", as_of="2024-03-29")
    app.slider[0].set_value(date(2019, 12, 31)).run()
    assert app.query_params["as_of"] == "2019-12-31"


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


def test_problems_give_file_line_excerpt_and_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(tmp_path, {"kenya": actor(position(issue="broad-offence"), name="Kenya")})
    use(tmp_path, monkeypatch)
    app = open_page("problems")
    assert "line 4, column 12" in text_of(app)
    assert "broad\\-offences" in text_of(app)
    assert "- issue: broad-offence" in app.code[0].value


def test_the_method_page_has_the_constants_of_the_code() -> None:
    words = text_of(open_page("method"))
    assert "fewer than 3 passages" in words
    assert "The 90\u00a0% Jeffreys interval" in words
    assert "{" not in words


def test_the_kinds_of_actors_apply_to_every_figure_of_overview() -> None:
    app = open_page("overview", kinds=["organisation"])
    figures_by_label = {metric.label: metric.value for metric in app.metric}
    assert (figures_by_label["Actors"], figures_by_label["Positions"]) == ("3", "8")
    assert "United States" not in app.markdown[0].value


def test_compare_shows_what_leaving_out_uncontested_issues_does() -> None:
    words = text_of(open_page("compare", left="russia", right="belarus"))
    assert "100\u00a0% alignment on 3 shared issues" in words
    assert "On contested issues only: **100\u00a0% on n = 2**, too little to rank." in words


def test_many_issues_told_in_one_sentence_are_not_ranked() -> None:
    app = open_page("compare", left="united-states", right="us-allies")
    assert app.header[0].value == ":gray[100\u00a0% alignment on 4 shared issues: too little to rank]"
    assert "resting on 1 passage" in text_of(app)
    assert "own words only: not comparable · with reports: not comparable · **with what others say" in text_of(app)


@pytest.mark.parametrize(
    ("page", "query"),
    [
        *((page, {}) for page in ("overview", "compare", "actor", "issue", "coverage", "coders")),
        ("overview", {"inherited": "counted"}),
        *(("alignment", {"part": part}) for part in ("matrix", "blocs", "issues")),
        *(("alignment", {"part": "networks", "network": one}) for one in ("two-mode", "congruence", "conflict")),
        *(("change", {"follow": one}) for one in ("actor", "issue", "pair", "all")),
    ],
    ids=str,
)
def test_every_property_of_a_figure_is_one_that_plotly_knows(
    page: str, query: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SECOND_VARIABLE, str(ROOT / "positions"))
    drawn = figures(open_page(page, **query))
    assert drawn
    for figure in drawn:
        go.Figure(figure)  # raises for any other


@pytest.mark.parametrize("page", ["overview", "compare", "alignment", "change", "actor", "issue"])
def test_a_table_is_made_as_its_fold_opens(page: str) -> None:
    app = open_page(page)
    before = len(app.dataframe)
    assert "The same as a table" in {fold.label for fold in app.expander}
    assert len(unfold(app).dataframe) > before


def test_an_actor_at_two_dates_keeps_its_whole_time_line() -> None:
    app = open_page(
        "compare", left="russia", right="russia", two_dates="true", left_as_of="2019-12-31", right_as_of="2024-03-29"
    )
    assert len(unfold(app).dataframe[-1].value) == 15


def test_a_day_before_the_first_statement_becomes_the_first_day() -> None:
    assert open_page("overview", as_of="1999-01-01").query_params["as_of"] == "2014-12-17"


def test_a_stale_file_and_a_warning_are_announced_in_the_sidebar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_folder(tmp_path, {"kenya": actor(position(), name="Kenya")})
    use(folder, monkeypatch)
    open_page("actor")
    (folder / "actors" / "kenya.yaml").write_text("name: [Kenya")
    app = open_page("actor")
    assert "On view: an earlier version of actors" in app.sidebar.warning[0].value
    assert "Kenya" in app.title[0].value
    (folder / "actors" / "kenya.yaml").write_text(actor(position(), position(date="2018"), name="Kenya"))
    assert open_page("actor").sidebar.warning[0].value == "1 warning"


def test_an_actor_is_not_compared_with_itself_at_one_date() -> None:
    app = open_page("compare", left="russia", right="russia")
    assert "agrees with itself" in app.info[0].value
    assert not figures(app)


def test_a_selected_square_leaves_the_signs_of_the_others_readable() -> None:
    for trace in figures(open_page("overview"))[0]["data"][:-1]:
        assert trace["unselected"]["textfont"]["color"] == trace["textfont"]["color"]


def with_history(folder: Path) -> None:
    """Kenya supported on 1 May, as Ada recorded; Ben made it opposition two days later."""
    for stance, by, day in (("support", "Ada", "2026-05-01"), ("oppose", "Ben", "2026-05-03")):
        write_folder(folder, {"kenya": actor(position(stance=stance), name="Kenya")})
        commit(folder, by, day)


@needs_git
def test_an_actor_with_a_history_says_when_and_by_whom_it_was_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_history(tmp_path)
    use(tmp_path, monkeypatch)
    (row,) = unfold(open_page("actor")).dataframe[-1].value.to_dict("records")
    assert (row["Recorded on"], row["Recorded by"]) == ("2026-05-01", "Ada")
    assert (row["Last changed on"], row["Changed by"]) == ("2026-05-03", "Ben")


@needs_git
def test_a_commit_without_a_day_and_with_an_odd_name_is_told_on_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_history(tmp_path)
    write_folder(tmp_path, {"kenya": actor(position(stance="mixed"), position(issue="un-convention"), name="Kenya")})
    commit_of(tmp_path, b"\x1b[31m Eve\xe2\x80\xae \xe9 " + b"x" * 500 + b" <e@b>", b"Eve <e@b> -99999999999999 +0000")
    use(tmp_path, monkeypatch)
    rows = unfold(open_page("actor")).dataframe[-1].value.to_dict("records")
    assert [row["Recorded on"] for row in rows] == ["2026-05-01", "day not known"]
    assert [row["Last changed on"] for row in rows] == ["day not known", "day not known"]
    assert rows[1]["Recorded by"].startswith("\ufffd[31m Eve\ufffd \ufffd xxx")
    assert len(rows[1]["Recorded by"]) <= 60


@needs_git
def test_a_history_without_any_day_has_no_clock_but_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(tmp_path, {"kenya": actor(position(), name="Kenya")})
    git(tmp_path, "init", "-q")
    commit_of(tmp_path, b"Eve <e@b>", b"Eve <e@b>")
    use(tmp_path, monkeypatch)
    app = unfold(open_page("actor"))
    assert [one.label for one in app.sidebar.date_input] == ["As of"]
    assert app.dataframe[-1].value["Recorded on"].tolist() == ["day not known"]


@needs_git
def test_a_clone_with_its_past_cut_off_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_history(tmp_path / "whole")
    git(tmp_path, "clone", "-q", "--depth", "1", (tmp_path / "whole").as_uri(), "cut")
    use(tmp_path / "cut", monkeypatch)
    app = unfold(open_page("actor", data_on="2026-05-01"))
    said = " ".join(caption.value for caption in app.sidebar.caption)
    assert (
        "The history of this clone is cut off at 3\u00a0May\u00a02026. `git fetch --unshallow` fetches the rest."
        in said
    )
    (row,) = app.dataframe[-1].value.to_dict("records")
    assert (row["Recorded on"], row["Recorded by"]) == ("on or before 2026-05-03", "")
    assert app.query_params["data_on"] == "2026-05-03"


@needs_git
def test_the_history_of_a_folder_from_somebody_else_runs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, program, sprung = tmp_path / "theirs", tmp_path / "program", tmp_path / "sprung"
    with_history(folder)
    program.write_text(f"#!/bin/sh\necho x >> '{sprung}'\n")
    program.chmod(0o755)
    for setting in ("filter.x.clean", "diff.x.textconv", "diff.external", "core.fsmonitor"):
        git(folder, "config", setting, str(program))
    (folder / ".gitattributes").write_text("* diff=x filter=x\n")
    write_folder(folder, {"kenya": actor(position(stance="mixed"), name="Kenya")})
    git(folder, "status")
    assert sprung.exists()
    sprung.unlink()
    use(folder, monkeypatch)
    for query in ({}, {"data_on": "2026-05-01"}):
        app = unfold(open_page("actor", **query))
        assert app.dataframe[-1].value["Recorded by"].tolist() == ["Ada"]
    assert not sprung.exists()


@needs_git
def test_a_history_that_takes_too_long_is_said_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_history(tmp_path)
    monkeypatch.setattr(git_quarantine, "MOST_BYTES", 10)
    use(tmp_path, monkeypatch)
    app = open_page("actor")
    assert "git did not tell the history of this folder" in " ".join(caption.value for caption in app.sidebar.caption)
    assert app.title[0].value.startswith("Kenya")


@needs_git
def test_the_second_clock_shows_what_the_data_said_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_history(tmp_path)
    use(tmp_path, monkeypatch)
    app = open_page("actor", data_on="2026-05-02")
    assert "The data as recorded on 2\u00a0May\u00a02026" in app.sidebar.info[0].value
    assert "**Supports**" in text_of(app)
    assert unfold(app).dataframe[-1].value["Changed by"].tolist() == ["Ada"]
    assert app.query_params["data_on"] == "2026-05-02"
    app.date_input(key="data_on").set_value(None).run()
    assert "**Opposes**" in text_of(app)
    assert not app.sidebar.info
    assert "data_on" not in app.query_params


@needs_git
def test_data_problems_are_those_of_the_chosen_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_history(tmp_path)
    (tmp_path / "actors" / "kenya.yaml").write_text("name: [Kenya")
    use(tmp_path, monkeypatch)
    then = open_page("problems", data_on="2026-05-03")
    assert not then.sidebar.error
    assert "not the files on disk" in text_of(then)
    assert open_page("problems").sidebar.error


def test_without_a_history_there_is_one_clock_and_no_word_of_recording(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(tmp_path, {"kenya": actor(position(), name="Kenya")})
    use(tmp_path, monkeypatch)
    app = open_page("actor", data_on="2026-05-02")
    assert [one.label for one in app.sidebar.date_input] == ["As of"]
    assert "data_on" not in app.query_params
    assert not [fold for fold in app.expander if "recorded" in fold.label]


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
