"""The Alignment page: every part of it, on small rooms and on large ones."""

from pathlib import Path
from typing import Any

import pytest

from briefing.look.palette import LIGHT
from tests.support.dashboard import component_text, figures, open_page, points, tables, text_of, use
from tests.support.folders import actor, issue, position, write_folder

PARTS = ("matrix", "blocs", "issues", "networks", "next")
ISSUES = [f"issue-{letter}" for letter in "abcdef"]


def write_room(folder: Path, camps: dict[str, int], stances: dict[str, list[str]]) -> Path:
    """A folder in which each camp has so many actors, all with the same stances on `ISSUES` ("" for silence)."""
    actors = {}
    for camp, size in camps.items():
        for number in range(size):
            name = f"{camp}-{number}"
            said = [
                position(issue=about, stance=stance, quote=f"{name} on {about} said this here")
                for about, stance in zip(ISSUES, stances[camp], strict=True)
                if stance
            ]
            actors[name] = actor(*said, name=name.title())
    return write_folder(folder, actors, issues="".join(issue(i, title=f"On {i}") for i in ISSUES))


@pytest.fixture
def two_camps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four for everything but the last issue, four against, and one silent."""
    folder = write_room(
        tmp_path,
        {"pro": 4, "contra": 4, "silent": 1},
        {
            "pro": ["support"] * 5 + ["oppose"],
            "contra": ["oppose"] * 4 + ["strong_oppose", "support"],
            "silent": [""] * 6,
        },
    )
    use(folder, monkeypatch)
    return folder


def texts(figure: dict[str, Any]) -> list[str]:
    """All words written into a figure: on points, axes and beside them."""
    written = [str(word) for trace in figure["data"] for word in trace.get("text") or []]
    written += [str(note.get("text", "")) for note in figure["layout"].get("annotations", [])]
    for axis in ("xaxis", "yaxis"):
        written += [str(word) for word in figure["layout"].get(axis, {}).get("ticktext", [])]
    return written


@pytest.mark.parametrize("part", PARTS)
class TestEveryPart:
    def test_has_its_table_and_says_how_it_was_computed(self, part: str) -> None:
        app = open_page("alignment", part=part)
        assert app.query_params["part"] == part
        assert any(caption.value.startswith(":material/functions:") for caption in app.caption)
        assert len(tables(app)) >= 1

    def test_works_where_nobody_can_be_ranked(self, part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write_folder(tmp_path, {name: actor(position(), name=name.title()) for name in ("kenya", "peru", "fiji")})
        use(tmp_path, monkeypatch)
        app = open_page("alignment", part=part)
        assert "can be ranked" in text_of(app)

    @pytest.mark.usefixtures("two_camps")
    def test_works_where_the_blocs_are_clear(self, part: str) -> None:
        assert "2 blocs: A with 4 and B with 4" in text_of(open_page("alignment", part=part))

    def test_drops_bad_choices(self, part: str) -> None:
        app = open_page(
            "alignment", part=part, find="atlantis", bloc="Z", sort_issues="x", network="x", divisor="x", repeats="x",
            since="never", one_side="bloc:Q", other_side="../etc", silent_since="1", ask="nobody",
        )  # fmt: skip
        written = str(dict(app.query_params))
        assert not any(word in written for word in ("atlantis", "never", "bloc:Q", "../etc", "nobody", "'x'"))


def test_an_unknown_part_opens_the_matrix() -> None:
    assert open_page("alignment", part="cellar").query_params["part"] == "matrix"


def test_the_matrix_has_a_square_for_each_comparable_pair_and_none_for_the_others() -> None:
    app = open_page("alignment", as_of="2024-03-29")
    [matrix] = figures(app)
    cells = set(points(matrix))
    assert ("russia", "united-states") in cells
    assert ("united-states", "russia") in cells
    assert ("cuba", "the-west") not in cells
    assert len(cells) == 2 * 53
    words = text_of(app)
    assert "3 of 91 pairs of actors can be ranked on direct evidence" in words
    assert (
        "Only as others tell it 2 more pairs can be ranked; farthest Russia and United States, "
        "**on opposite sides on 4 of 5 issues** (55\u00a0% on n = 5" in words
    )
    assert "No pair that can be ranked stands farther apart" in words


def test_pairs_that_need_an_account_have_a_list_of_their_own() -> None:
    told = next(t for t in tables(open_page("alignment", as_of="2024-03-29")) if "Ranked" in t.columns and len(t) < 10)
    assert set(told["Other"]) == {"United States", "US allies"}
    assert set(told["Ranked"]) == {"only as others tell it"}
    direct = tables(open_page("alignment", as_of="2024-03-29", evidence="reported"))
    assert not [t for t in direct if "Ranked" in t.columns and "only as others tell it" in set(t["Ranked"])]


def test_what_rests_on_too_little_is_open_and_grey_in_the_matrix() -> None:
    [matrix] = figures(open_page("alignment", as_of="2024-03-29"))
    open_cells = {
        tuple(cell) for t in matrix["data"] if t["marker"].get("symbol") == "square-open" for cell in t["customdata"]
    }
    assert ("united-states", "us-allies") in open_cells  # four issues, but one passage
    assert ("russia", "united-states") not in open_cells


def test_every_cell_tells_its_n_and_its_uncertainty_on_hover() -> None:
    [matrix] = figures(open_page("alignment", as_of="2024-03-29"))
    hovers = [text for trace in matrix["data"] if trace.get("customdata") for text in trace["hovertext"]]
    assert hovers
    assert all("n = " in text and "90 % interval" in text and "quotation" in text for text in hovers)


@pytest.mark.usefixtures("two_camps")
def test_actors_that_share_nothing_are_listed_and_not_drawn() -> None:
    app = open_page("alignment")
    [matrix] = figures(app)
    assert not any("silent-0" in cell for cell in points(matrix))
    assert any("Not comparable with anybody" in c.value and "Silent" in c.value for c in app.caption)


def test_blocs_that_do_not_show_are_not_drawn() -> None:
    app = open_page("alignment", part="blocs", as_of="2024-03-29")
    assert "No blocs show" in app.info[0].value
    [matrix] = figures(app)
    assert "A" not in texts(matrix)


@pytest.mark.usefixtures("two_camps")
def test_blocs_stand_on_the_map_and_in_the_matrix_with_their_stability() -> None:
    app = open_page("alignment", part="blocs")
    _, chart = figures(app)
    letters = [letter for trace in chart["data"] for letter in trace.get("text", [])]
    assert sorted(letters) == ["A"] * 4 + ["B"] * 4
    table = next(t for t in tables(app) if "Cohesion" in t.columns)
    assert list(table["Bloc"]) == ["A", "B"]
    assert list(table["Cohesion"]) == ["100\u00a0%", "100\u00a0%"]
    # A is the camp of those whose names come first; no issue and no actor holds either together alone
    assert list(table["Stays together"]) == ["100\u00a0%", "100\u00a0%"]
    [matrix] = figures(open_page("alignment", part="matrix"))
    assert texts(matrix).count("A") == texts(matrix).count("B") == 8


@pytest.mark.usefixtures("two_camps")
def test_a_bloc_says_what_holds_it_together_and_what_others_say_there() -> None:
    app = open_page("alignment", part="blocs", bloc="B")
    assert app.query_params["bloc"] == "B"
    assert "What holds bloc B together, and where it splits" in text_of(app)
    assert "Nobody stands on another side" in text_of(app)
    held = next(table for table in tables(app) if "Others' mean" in table.columns)
    assert len(held) == 5


@pytest.mark.usefixtures("two_camps")
def test_the_map_states_its_stress_and_what_it_means() -> None:
    captions = [c.value for c in open_page("alignment", part="blocs").caption]
    assert any("Stress 0." in caption and "poor" in caption for caption in captions)


def test_a_map_that_must_not_be_read_is_not_drawn_and_says_what_it_needs() -> None:
    app = open_page("alignment", part="blocs", as_of="2024-03-29")
    assert len(figures(app)) == 1
    [said] = [info.value for info in app.info if "No map is drawn" in info.value]
    assert "to rank 50\u00a0% of its 30 distances; 3 can be ranked" in said


def test_issues_with_few_actors_have_no_polarisation() -> None:
    app = open_page("alignment", part="issues", as_of="2024-03-29")
    table = next(t for t in tables(app) if "Polarisation" in t.columns)
    few = table["With direct evidence"] < 5
    assert few.any()
    assert not few.all()
    assert set(table.loc[few, "Polarisation"]) == {"too few"}
    assert "too few" not in set(table.loc[~few, "Polarisation"])
    assert "too few" in texts(figures(app)[1])


def test_what_another_says_of_an_actor_counts_in_bars_but_not_in_polarisation() -> None:
    table = next(t for t in tables(open_page("alignment", part="issues")) if "Polarisation" in t.columns)
    assert (table["Actors"] > table["With direct evidence"]).any()


@pytest.mark.usefixtures("two_camps")
def test_issues_are_sorted_as_chosen() -> None:
    for order, column, ascending in (("polarisation", "Polarisation", False), ("agreement", "Agreement A", True)):
        app = open_page("alignment", part="issues", sort_issues=order)
        values = next(t for t in tables(app) if column in t.columns)[column].astype(float)
        assert list(values) == sorted(values, reverse=not ascending)
        assert app.query_params["sort_issues"] == order


@pytest.mark.parametrize("network", ["congruence", "conflict", "subtract", "two-mode"])
@pytest.mark.usefixtures("two_camps")
def test_each_network_is_drawn_with_its_ties_as_a_table(network: str) -> None:
    app = open_page("alignment", part="networks", network=network, divisor="none", repeats="kept")
    _, chart = figures(app)
    ties = next(t for t in tables(app) if "Weight" in t.columns)
    lines = {dash: sum(len(t["x"]) // 3 for t in chart["data"] if t.get("line", {}).get("dash") == dash)
             for dash in ("solid", "dash")}  # fmt: skip
    # eight actors: 6 + 6 pairs within camps agree wholly on 6 issues; 16 across differ by 2, 2, 2, 2, 3 and 2
    across = 16
    expected = {"congruence": 12 + across, "conflict": across, "subtract": 12 + across, "two-mode": 48}
    assert len(ties) == expected[network]
    assert f"{expected[network]} ties" in text_of(app)
    # no whole line joins two of different camps, who are opponents on all they share
    drawn = {"congruence": (12, 0), "conflict": (0, across), "subtract": (12, across), "two-mode": (24, 24)}
    assert (lines["solid"], lines["dash"]) == drawn[network]


def test_a_tie_on_too_little_is_in_the_table_and_not_drawn() -> None:
    app = open_page("alignment", part="networks", as_of="2024-03-29")
    _, chart = figures(app)
    ties = next(t for t in tables(app) if "Weight" in t.columns)
    lines = sum(len(t["x"]) // 3 for t in chart["data"] if t["mode"] == "lines")
    assert 0 < lines == (ties["Drawn"] == "yes").sum() < len(ties)
    drawn = ties[ties["Drawn"] == "yes"]
    assert (2 * drawn["Same side"] > drawn["Shared issues"]).all()
    assert (drawn["Ranked"] == "yes").all()
    assert f"{lines} of {len(ties)} ties drawn" in text_of(app)


def test_a_network_in_which_no_tie_may_be_drawn_says_so_and_keeps_its_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(tmp_path, {name: actor(position(), name=name.title()) for name in ("kenya", "peru", "fiji")})
    use(tmp_path, monkeypatch)
    app = open_page("alignment", part="networks")
    assert len(figures(app)) == 1
    assert any("No line is drawn: a line needs 3 shared issues" in info.value for info in app.info)
    assert len(next(t for t in tables(app) if "Weight" in t.columns)) == 3


def test_the_dates_and_repetitions_of_a_network_are_in_the_url() -> None:
    app = open_page("alignment", part="networks", since="2019-01-01", repeats="year", divisor="cosine")
    query = {key: app.query_params[key] for key in ("since", "repeats", "divisor", "network")}
    assert query == {"since": "2019-01-01", "repeats": "year", "divisor": "cosine", "network": "congruence"}


@pytest.mark.usefixtures("two_camps")
def test_one_actors_ties_can_be_looked_at_alone() -> None:
    app = open_page("alignment", part="networks", ties_of="pro-0")
    ties = next(t for t in tables(app) if "Weight" in t.columns)
    assert len(ties) == 7
    assert ((ties["Source"] == "Pro-0") | (ties["Target"] == "Pro-0")).all()


def test_a_network_offers_its_files() -> None:
    app = open_page("alignment", part="networks")
    labels = {button.proto.label for button in app.get("download_button")}
    assert {"GraphML", "GEXF (Gephi)", "Ties (CSV)", "Nodes (CSV)"} <= labels


def test_a_bridge_stands_near_to_both_of_the_chosen_sides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_room(
        tmp_path,
        {"pro": 3, "contra": 3, "middle": 1},
        {"pro": ["support"] * 6, "contra": ["oppose"] * 6, "middle": ["support"] * 3 + ["oppose"] * 3},
    )
    use(tmp_path, monkeypatch)
    app = open_page("alignment", part="next", one_side="pro-0", other_side="contra-0")
    assert "**Middle\\-0** stands nearest to both: 75" in text_of(app)


@pytest.mark.usefixtures("two_camps")
def test_red_lines_are_strong_oppositions_with_their_quotations() -> None:
    app = open_page("alignment", part="next")
    assert "**4 strong oppositions** of 4 actors" in text_of(app)
    assert "on issue-e said this here" in component_text(app)


def test_silences_follow_the_chosen_day() -> None:
    assert open_page("alignment", part="next", as_of="2024-03-29").query_params["silent_since"] == "2021-03-29"
    early = open_page("alignment", part="next", silent_since="2014-12-18", as_of="2024-03-29")
    late = open_page("alignment", part="next", silent_since="2023-01-01", as_of="2024-03-29")
    assert early.query_params["silent_since"] == "2014-12-18"
    assert "nothing more was said after 18\u00a0December\u00a02014" in text_of(early)
    assert "nothing more was said after 1\u00a0January\u00a02023" in text_of(late)


def test_the_next_question_can_be_asked_of_one_actor() -> None:
    app = open_page("alignment", part="next", ask="belarus")
    asked = next(t for t in tables(app) if "Ask" in t.columns)
    assert set(asked["Ask"]) == {"Belarus"}


@pytest.fixture
def _large_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_room(
        tmp_path,
        {"pro": 30, "contra": 25},
        {"pro": ["support"] * 6, "contra": ["oppose"] * 5 + [""]},
    )
    use(tmp_path, monkeypatch)


@pytest.mark.usefixtures("_large_room")
def test_in_a_large_room_the_matrix_is_one_of_groups() -> None:
    app = open_page("alignment")
    [matrix] = figures(app)
    rows = matrix["layout"]["yaxis"]["ticktext"]
    assert len(rows) <= 18
    assert any("+ " in row for row in rows)
    assert "55 actors are too many to show one by one" in "".join(c.value for c in app.caption)
    assert any(left.startswith("group:") for left, _ in points(matrix))


@pytest.mark.usefixtures("_large_room")
def test_in_a_large_room_finding_an_actor_opens_its_group() -> None:
    [matrix] = figures(open_page("alignment", find="contra-7"))
    rows = matrix["layout"]["yaxis"]["ticktext"]
    assert any("Contra-7" in row and "<b>" in row for row in rows)
    assert len(rows) <= 18 + 16
    assert ("contra-7", "contra-7") not in points(matrix)
    assert any(left == "contra-7" and not right.startswith("group:") for left, right in points(matrix))


@pytest.mark.usefixtures("_large_room")
def test_in_a_large_room_the_table_still_has_every_pair() -> None:
    assert len(next(t for t in tables(open_page("alignment")) if "Other" in t.columns)) == min(55 * 54 // 2, 1000)


@pytest.mark.usefixtures("_large_room")
def test_in_a_large_room_the_page_says_the_same_before_and_after_somebody_looked_at_the_blocs() -> None:
    def told() -> tuple[str, str]:
        app = open_page("alignment", part="networks")
        return text_of(app), str(figures(app))

    before = told()
    assert "They fall into 2 blocs: A with 30 and B with 25 actors." in before[0]
    open_page("alignment", part="blocs")
    assert told() == before


@pytest.mark.usefixtures("_large_room")
def test_in_a_large_room_blocs_are_tested_and_described() -> None:
    app = open_page("alignment", part="blocs")
    assert [*next(t for t in tables(app) if "Cohesion" in t.columns)["Actors"]] == [30, 25]
    assert "What holds bloc A together" in text_of(app)


def test_only_the_part_that_the_address_names_is_made() -> None:
    open_folds = {
        part: [fold.label for fold in open_page("alignment", part=part).expander if fold.proto.expanded]
        for part in PARTS
    }
    advanced = ["Advanced: networks, and what would change it"]
    assert open_folds == {
        "matrix": [], "blocs": ["Blocs and map"], "issues": ["What divides the room"], "networks": advanced,
        "next": advanced,
    }  # fmt: skip


def test_the_page_opens_with_who_stands_closest_and_farthest_and_whose_words_that_is() -> None:
    app = open_page("alignment", as_of="2024-03-29")
    assert app.header[0].value == (
        "Closest: Belarus and SCO member states, on the same side on all 4 issues; farthest, as others tell it: Russia "
        "and the United States, on opposite sides on 4 of 5 issues."
    )
    assert app.markdown[0].value == "Known only through Russia: the United States and 3 others."
    own = open_page("alignment", as_of="2024-03-29", evidence="own")
    assert "as others tell it" not in own.header[0].value
    assert "Known only through Russia" not in text_of(own)


def test_hearsay_is_marked_in_no_colour_of_a_stance() -> None:
    [matrix] = figures(open_page("alignment", as_of="2024-03-29"))
    marked = {cell for cell, hover in _hovers(matrix) if "what another actor says" in hover}
    rings = [t for t in matrix["data"] if t["marker"].get("symbol") == "circle"]
    assert sum(len(t["x"]) for t in rings) == len(marked) > 0
    colours = {*LIGHT.stance.values()} - {LIGHT.stance[0]}
    assert not colours & {colour for t in rings for colour in (t["marker"]["color"], t["marker"]["line"]["color"])}


def _hovers(matrix: dict[str, Any]) -> list[tuple[tuple[str, ...], str]]:
    return [
        (tuple(cell), hover)
        for trace in matrix["data"]
        for cell, hover in zip(trace.get("customdata") or [], trace.get("hovertext") or [], strict=True)
    ]
