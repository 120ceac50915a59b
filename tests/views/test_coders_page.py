"""The page of two coders, and of more."""

import os
from pathlib import Path

import pytest

from loaders.settings import READ_ONLY_VARIABLE, SECOND_VARIABLE
from tests.support.dashboard import all_text, figures, links_of_cards, open_page, points, text_of, unfold, use
from tests.support.folders import actor, issue, position, source, write_folder

OTHER = "and rules for the transfer of technology to others"
ISSUES = issue("broad-offences", title="Offences") + issue("un-convention", title="A convention")


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Coder A is on view, coder B is the second: they differ in Kenya's stance, and B has more of Peru."""
    write_folder(tmp_path / "a", coding(position(), position()), issues=ISSUES)
    write_folder(
        tmp_path / "b",
        coding(position(stance="oppose", note="'*plain* <b>words</b>'"), position(), position(quote=OTHER)),
        issues=ISSUES,
    )
    use(tmp_path / "a", monkeypatch)
    monkeypatch.setenv(SECOND_VARIABLE, str(tmp_path / "b"))
    return tmp_path


def coding(of_kenya: str, *of_peru: str) -> dict[str, str]:
    return {"kenya": actor(of_kenya, name="Kenya"), "peru": actor(*of_peru, name="Peru")}


def words(**query: str) -> str:
    return all_text(open_page("coders", **query)).replace("\\", "").replace("\u2060", "")


def edit_links(**query: str) -> int:
    return sum(label == "Edit this position" for label, _ in links_of_cards(open_page("coders", **query)))


def test_without_a_second_coding_it_says_how_to_name_one() -> None:
    app = open_page("coders")
    assert "make run SECOND=" in app.info[0].value
    assert SECOND_VARIABLE in app.info[0].value


def test_a_folder_that_is_not_there_is_said(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SECOND_VARIABLE, str(folders / "nowhere"))
    assert "There is no folder" in open_page("coders").info[0].value


def test_no_address_names_a_folder(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SECOND_VARIABLE)
    app = open_page("coders", second=str(folders / "b"), folder=str(folders / "b"))
    assert "No second coding is named" in app.info[0].value


def test_figures_come_with_their_n_and_both_sides_are_shown(folders: Path) -> None:
    said = words()
    assert "(ordinal, n = 2 units that both coded)" in said
    assert "Both found 2 of 3 units" in said
    assert "A: a" in said
    assert "B: b" in said
    assert "opposes" in said
    assert "supports" in said
    assert "*plain* <b>words</b>" in said
    assert "**A: a** has no such position." in said


def test_words_that_the_other_coder_has_on_another_issue_are_shown_there(folders: Path) -> None:
    write_folder(folders / "b", coding(position(issue="un-convention"), position()), issues=ISSUES)
    assert "**B: b** has no such position, but quotes these words on “A convention”" in words(difference="only in A")


def test_the_chart_has_every_segment_and_its_table(folders: Path) -> None:
    app = open_page("coders")
    [figure] = figures(app)
    assert points(figure) == [("broad-offences",)] * 3
    table = unfold(app).dataframe[0].value
    assert dict(table.iloc[0][["Issue", "Found by both", "Same stance", "Two or more", "Only B"]]) == {
        "Issue": "Offences",
        "Found by both": 2,
        "Same stance": 1,
        "Two or more": 1,
        "Only B": 1,
    }


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ({"difference": "stance"}, ["stance"]),
        ({"difference": "only in B"}, ["only in B"]),
        ({"coded_actor": "kenya"}, ["stance"]),
        ({"coded_issue": "broad-offences"}, ["stance", "only in B"]),
        ({"coded_issue": "nowhere", "difference": "taste"}, ["stance", "only in B"]),
    ],
)
def test_filters_are_in_the_address(folders: Path, query: dict[str, str], kept: list[str]) -> None:
    app = open_page("coders", **query)
    assert list(unfold(app).dataframe[-1].value["They differ in"]) == kept


def test_an_issue_without_disagreements_says_so(folders: Path) -> None:
    write_folder(
        folders / "b",
        coding(position(), position(), position(issue="un-convention", quote=OTHER)),
        issues=ISSUES,
    )
    app = open_page("coders", coded_issue="broad-offences")
    assert "No disagreement under these filters" in app.info[0].value


def test_only_our_own_positions_can_be_edited(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert edit_links(difference="stance") == 1
    monkeypatch.setenv(READ_ONLY_VARIABLE, "1")
    assert edit_links(difference="stance") == 0


def test_it_follows_the_files_of_both(folders: Path) -> None:
    app = open_page("coders")
    write_folder(folders / "b", coding(position(), position(), position(quote=OTHER)), issues=ISSUES)
    app.run()
    assert list(unfold(app).dataframe[-1].value["They differ in"]) == ["only in B"]
    write_folder(folders / "a", coding(position(), position(), position(quote=OTHER)), issues=ISSUES)
    app.run()
    assert app.success[0].value.startswith("In nothing")


def test_faults_and_other_codebooks_are_said(folders: Path) -> None:
    write_folder(folders / "b", {"cuba": actor(position(), position(issue="nowhere"))}, issues=ISSUES + issue("data"))
    said = words()
    assert "1 error in B may keep positions out" in said
    assert "Only B knows the issue data." in said


def test_a_save_that_breaks_a_file_keeps_its_last_good_version_in_the_comparison(folders: Path) -> None:
    app = open_page("coders")
    (folders / "b/actors/kenya.yaml").write_text("name: [", encoding="utf-8")
    app.run()
    assert "An earlier version of actors/kenya.yaml is compared for B" in text_of(app).replace("\\", "")
    assert list(unfold(app).dataframe[-1].value["They differ in"]) == ["stance", "only in B"]


def test_many_are_shown_in_steps(folders: Path) -> None:
    quotes = [f"statement number {n} of those that were made there" for n in range(45)]
    for name, stance in (("a", "support"), ("b", "oppose")):
        every = [position(quote=quote, stance=stance) for quote in quotes]
        write_folder(folders / name, {"kenya": actor(*every), "peru": actor()}, issues=ISSUES)
    app = open_page("coders")
    assert edit_links() == 20
    assert "20 of 45 disagreements" in text_of(app)
    assert len(unfold(app).dataframe[-1].value) == 45
    assert edit_links(cards="40") == 40


@pytest.fixture
def three(folders: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """C is a third coder, who has read Kenya as B has and has nothing of Peru."""
    write_folder(folders / "c", {"kenya": actor(position(stance="oppose")), "peru": actor()}, issues=ISSUES)
    monkeypatch.setenv(SECOND_VARIABLE, os.pathsep.join(str(folders / name) for name in "bc"))
    return folders


def test_of_more_than_two_it_shows_alpha_over_all_and_every_pair(three: Path) -> None:
    app = open_page("coders")
    assert app.title[0].value == "Do the coders agree?"
    said = text_of(app).replace("\\", "")
    assert "over all 3 coders" in said
    assert "(ordinal, n = 2 units that two coders or more coded)" in said
    assert "All found 1 of 3 units" in said
    assert "A is a, with 2 positions; B is b, with 3 positions; C is c, with 1 position." in said
    pairs = app.dataframe[0].value
    assert list(pairs["Pair"]) == ["A-B", "A-C", "B-C"]
    assert list(pairs["Found by both"]) == [2, 1, 1]
    assert list(pairs["Same stance"]) == [1, 0, 1]


def test_the_pair_is_in_the_address_and_its_disagreements_are_under_its_own_letters(three: Path) -> None:
    app = open_page("coders", pair="B-C")
    said = text_of(app).replace("\\", "").replace("\u2060", "")
    assert "**C: c** has no such position." in said
    assert "A: a" not in said
    assert list(unfold(app).dataframe[-1].value["They differ in"]) == ["only in B", "only in B"]
    assert edit_links(pair="B-C") == 0
    assert edit_links(pair="A-C", difference="stance") == 1
    assert list(unfold(open_page("coders", pair="A-C")).dataframe[-1].value["They differ in"]) == [
        "stance",
        "only in A",
    ]


def test_a_fault_of_any_coder_is_said_once_whichever_pair_is_shown(three: Path) -> None:
    (three / "c/actors/peru.yaml").write_text("name: [", encoding="utf-8")
    for pair in ("A-B", "B-C"):
        said = [warning.value.replace("\\", "") for warning in open_page("coders", pair=pair).warning]
        assert sum("1 error in C may keep positions out" in one for one in said) == 1


def test_what_one_coder_has_not_finished_is_neither_counted_nor_shown(folders: Path) -> None:
    for name, status in (("a", "coded"), ("b", "to-code")):
        texts = coding(position(stance="oppose", source="open"), position())
        listed = source("sputnik-2024", status="coded") + source("open", sha256="1" * 64, status=status)
        write_folder(folders / name, texts, issues=ISSUES, sources=listed)
    said = words()
    assert "1 document that every coder has finished is compared; 1 waits until" in said
    assert "the status coded or nothing-to-code: open for B." in said
    assert "Both found 1 of 1 unit" in said
    assert "opposes" not in said
    write_folder(
        folders / "b",
        texts,
        issues=ISSUES,
        sources=source("sputnik-2024") + source("open", sha256="1" * 64, status="to-code"),
    )
    app = open_page("coders")
    assert "No document is compared, since none is finished by every coder; 2 wait until" in app.info[0].value.replace(
        "\\", ""
    )
