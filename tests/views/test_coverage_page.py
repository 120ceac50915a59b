"""Coverage: what is thin."""

from pathlib import Path

import pytest

from loaders import load
from loaders.table_rows import PositionRow, records
from tests.support.dashboard import (
    component_text,
    figures,
    links_of_cards,
    open_page,
    points,
    tables,
    text_of,
    unfold,
    use,
)
from tests.support.folders import ROOT, actor, issue, position, source, write_folder

DAYS = ("2019", "2020", "2021")


def test_the_silent_issues_the_thin_actors_and_the_dominant_document_come_first() -> None:
    app = open_page("coverage", as_of="2024-03-29")
    assert app.header[0].value == (
        "3 of 19 issues silent, 10 of 14 actors hardly known, 41\u00a0% of positions from one document."
    )
    assert app.markdown[0].value.replace("\\", "").startswith("Own words: 34 of 54 positions")
    assert "4 actors are known through Russia alone" in app.markdown[0].value


def test_each_kind_of_weakness_is_a_row_with_its_number_and_its_worst_case() -> None:
    rows = [fold.label.replace("\\", "") for fold in open_page("coverage", as_of="2024-03-29").expander]
    for row in (
        "**3 of 19** issues without a position: “Human-rights safeguards” and 2 more",
        "**7 of 19** issues with one actor or one document: “Terrorist and extremist use” and 6 more",
        "**10 of 14** actors with fewer than 3 separate quotations: Cuba (1) and 9 more",
        "**7 of 14** actors known in others’ words only: United States (5 positions) and 6 more",
        "**10 of 14** actors last heard more than 3 years ago: ITU, 17\u00a0December\u00a02014",
        "**41\u00a0%** of the positions from one document: “Russia Hopes to Finalize Deal on Combating ICT…”",
        "**0 of 5** documents without a position in view",
        "**0 of 5** documents still to be coded",
        "**0 of 54** quotations not verified",
        "**12 of 54** positions coded with low confidence: 22 more with medium",
    ):
        assert row in rows


def test_a_link_opens_the_rows_that_it_names_and_no_other() -> None:
    app = open_page("coverage", folds=["others_words", "weights"])
    words = text_of(app)
    assert "7 actors with positions, and none of them in own words" in words
    assert "All that is known here of United States, US allies, 79 supporters of 2019 and The West comes" in words
    assert "Without it" in words
    assert "silence is not neutrality" not in words
    assert app.query_params["folds"] == ["others_words", "weights"]
    app.session_state["fold_weights"], app.session_state["fold_silent_issues"] = False, True
    app.run()
    assert app.query_params["folds"] == ["silent_issues", "others_words"]
    assert "silence is not neutrality" in text_of(app)


def test_who_is_known_in_others_words_only_is_listed_with_through_whom() -> None:
    (told,) = [table for table in tables(open_page("coverage")) if "Through" in table]
    rows = {row["Actor"]: row for row in told.to_dict("records")}
    assert rows["United States"]["Through"] == "Russia (5 of 5)"
    assert rows["United States"]["Reported"] + rows["United States"]["Another’s account"] == 5
    assert "Russia" not in rows


def test_the_three_central_issues_nobody_speaks_to_are_named() -> None:
    words = text_of(unfold(open_page("coverage"))).replace("\\", "")
    assert "“Human-rights safeguards”, “Real-time collection” and “Early entry into force”" in words
    assert "silence is not neutrality" in words


def test_what_would_be_lost_without_the_dominant_document_is_said() -> None:
    words = text_of(unfold(open_page("coverage", as_of="2024-03-29")))
    assert "carries 41\u00a0% of the positions (22 of 54, on 13 separate quotations)" in words
    assert "79 supporters of 2019, The West, United States and US allies" in words
    assert "Without it 29 of 53 comparable pairs" in words


def test_the_chart_has_a_square_for_every_actor_and_document() -> None:
    app = unfold(open_page("coverage"))
    (figure,) = figures(app)
    squares = points(figure)
    assert len(squares) == len(set(squares)) == 15
    filled, hearsay = figure["data"]
    assert ["united-states", "sputnik-2024"] in hearsay["customdata"]
    assert ["russia", "sputnik-2024"] in filled["customdata"]


def test_documents_of_one_publisher_and_year_have_columns_with_names_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = source("first", publisher="UN") + source("second", publisher="UN") + source("third", publisher="Press")
    said = actor(
        *(position(source=name, date=day) for name, day in zip(("first", "second", "third"), DAYS, strict=True))
    )
    use(write_folder(tmp_path, {"cuba": said}, sources=sources), monkeypatch)
    (figure,) = figures(unfold(open_page("coverage")))
    shown = figure["layout"]["xaxis"]["ticktext"]
    assert shown[:2] == ["first", "second"]
    assert shown[2].endswith("Press")


def test_every_doubtful_coding_has_its_quotation_its_note_and_the_way_to_edit_it() -> None:
    app = unfold(open_page("coverage"))
    assert "12 of 54 positions in view coded with low confidence and 22 with medium" in text_of(app)
    assert "Coded with low confidence" in component_text(app)
    edits = [address for _, address in links_of_cards(app) if address.startswith("edit?")]
    data = load(ROOT / "positions").positions
    for row in records(data[data["confidence"] == "low"], PositionRow):
        assert any(f"actor={row.actor}&line={row.line}" in query for query in edits)


def test_the_page_follows_the_filters_and_the_date() -> None:
    app = unfold(open_page("coverage", as_of="2015-01-01", evidence="own"))
    words = text_of(app)
    assert "Of 3 positions in view, of 54 in the data" in words
    assert "4 documents carry no position in view" in words


def test_unverified_quotations_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_folder(
        tmp_path,
        {"kenya": actor(position(), name="Kenya"), "peru": actor(name="Peru")},
        issues=issue("broad-offences", title="Long list") + issue("un-convention", title="Convention"),
        sources=source("sputnik-2024") + source("unused", title="An unread report"),
    )
    use(folder, monkeypatch)
    app = unfold(open_page("coverage", as_of="2019-08-01"))
    words = text_of(app)
    assert "Quotations: 1 not verified" in words
    assert "neither the document nor its fingerprint is at hand" in words
    assert "1 document carries no position in view:** “An unread report”" in words
    assert "No two actors can be compared" not in words
    table = next(one.value for one in app.dataframe if "Thin because" in one.value)
    assert dict(zip(table["Actor"], table["Thin because"], strict=True)) == {
        "Peru": "no stated position in view",
        "Kenya": "few quotations",
    }


def test_nothing_in_view_is_thin_and_no_error() -> None:
    words = text_of(open_page("coverage", kinds="state", tracks="state-conduct", as_of="2014-12-17"))
    assert "No position is in view" in words


def test_documents_are_listed_by_status_and_the_way_to_those_to_code_is_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = source("read") + source("waiting", title="Not read yet") + source("wrong", status="nothing-to-code")
    said = actor(position(source="read"), position(source="wrong", issue="un-convention"))
    use(write_folder(tmp_path, {"cuba": said}, sources=sources), monkeypatch)
    app = unfold(open_page("coverage"))
    words = text_of(app)
    assert "**Of 3 documents: 1 to code, 1 coded and 1 with nothing to code.**" in words
    assert "of which sources.yaml says that there is nothing to code" in words
    tables = [table.value for table in app.dataframe if "Status" in table.value.columns]
    assert tables[0]["Status"].tolist() == [
        "to code (by what rests on it)", "coded (by what rests on it)",
        "with nothing to code (but positions rest on it)",
    ]  # fmt: skip


def test_what_is_to_be_coded_is_listed_where_nothing_is_coded_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(write_folder(tmp_path, {"cuba": actor()}), monkeypatch)
    assert "**Of 1 document: 1 to code, 0 coded and 0 with nothing to code.**" in text_of(open_page("coverage"))
