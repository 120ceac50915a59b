"""Pages say through whom an actor is known, and which passages speak for several."""

from pathlib import Path

import pytest

from tests.support.dashboard import component_text, lines_of_cards, open_page, tables, text_of, use
from tests.support.folders import actor, issue, position, source, write_folder
from views.shared.markdown_text import plain, voice_badge

pytestmark = pytest.mark.usefixtures("fresh_caches")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Peru is known half through Kenya's radio; one sentence of it is coded for Kenya too."""
    shared = "Kenya and Peru want a long list of offences"
    use(tmp_path, monkeypatch)
    return write_folder(
        tmp_path,
        {
            "kenya": actor(position(source="radio", quote=shared), name="Kenya"),
            "peru": actor(
                position(source="radio", quote="want a long list of offences"),
                position(issue="un-convention", quote="we would like a convention soon"),
                name="Peru",
            ),
        },
        issues=issue("broad-offences") + issue("un-convention"),
        sources=source("sputnik-2024") + source("radio", publisher="Kenyan Radio", affiliation="kenya"),
    )


@pytest.mark.usefixtures("folder")
def test_a_part_that_comes_through_anothers_media_is_said_on_its_page_and_in_compare() -> None:
    share = "1 of 2 positions come through Kenya (Kenyan Radio)"
    assert plain(share) in text_of(open_page("actor", actor="peru"))
    compare = text_of(open_page("compare", left="peru", right="kenya"))
    assert voice_badge(f"Peru: {share}") in compare
    assert plain("Kenya: ") not in compare


@pytest.mark.usefixtures("folder")
def test_a_passage_that_is_coded_for_both_counts_once_and_is_named_on_their_cards() -> None:
    app = open_page("compare", left="peru", right="kenya")
    compare = text_of(app)
    assert "n = 1 issue, resting on 1 quotation, 1 of them coded for both and counted once" in compare
    assert lines_of_cards(app) == [["Peru", "Kenya"], ["Peru"]]
    assert "The same words are also coded for Peru (1 issue)" in component_text(open_page("actor", actor="kenya"))


@pytest.mark.usefixtures("folder")
def test_what_divides_the_room_counts_passages_once() -> None:
    [table] = [t for t in tables(open_page("alignment", part="issues")) if "Agreement A" in t.columns]
    assert next(zip(table["Actors"], table["Separate quotations"], strict=True)) == (2, 1)
