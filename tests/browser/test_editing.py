"""Editing in a real browser: add a position, see it on Compare, take it back."""

import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched, choose

pytestmark = pytest.mark.browser

# it stands in the document that the form begins with, since where documents are at hand a misquotation is refused
QUOTE = "insisting on including in the convention a long list of criminal offenses"


def test_an_added_position_is_on_compare_and_can_be_taken_back(watched: Watched, folder: Path) -> None:
    page, file = watched.page, folder / "actors" / "cuba.yaml"
    before = file.read_text(encoding="utf-8")
    watched.open("edit?task=position&actor=cuba&line=new")
    choose(page, "Issue", "Restricting extremist content")
    page.get_by_test_id("stRadio").filter(has_text="Stance").get_by_text("opposes", exact=True).click()
    expect(page.get_by_role("radio", name="opposes", exact=True)).to_be_checked()
    page.get_by_test_id("stRadio").filter(has_text="Whose words").get_by_text("own words", exact=True).click()
    for label, words in (("Date of the statement", "2019-07-08"), ("Speaker", "Кубинский делегат 古巴 كوبا")):
        page.get_by_role("textbox", name=label, exact=True).fill(words)
        page.get_by_role("textbox", name=label, exact=True).press("Tab")
        expect(page.get_by_role("textbox", name=label, exact=True)).to_have_value(words)
    page.get_by_role("textbox", name="Quotation, verbatim").fill(QUOTE)
    page.get_by_role("textbox", name="Quotation, verbatim").press("Control+Enter")
    expect(page.get_by_text("What will be written")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("actors/cuba.yaml is saved")).to_be_visible()
    assert "Кубинский делегат 古巴 كوبا" in file.read_text(encoding="utf-8")

    undo = page.get_by_role("button", name=re.compile("Undo the last save"))
    expect(undo).to_be_visible()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Compare", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Where do .* differ.$"))
    choose(page, "Left", "Cuba")
    # the two share no issue, so that what each has said alone is in sight
    page.get_by_role("table").get_by_role("button", name="Restricting extremist content").click()
    expect(page.get_by_role("table").get_by_text(QUOTE)).to_be_visible(timeout=10_000)

    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Edit", exact=True).click()
    undo.click()
    expect(
        page.get_by_text("The save of actors/cuba.yaml is undone").or_(page.get_by_text("is undone"))
    ).to_be_visible()
    assert file.read_text(encoding="utf-8") == before


def test_one_click_leads_from_a_quotation_to_its_place_in_the_editor(watched: Watched) -> None:
    page = watched.page
    watched.open("actor?actor=belarus&as_of=2024-03-29")
    page.get_by_role("link", name="Edit this position").first.click()
    expect(page).to_have_url(re.compile(r"/edit\?.*actor=belarus.*line=\d+"))
    expect(page.get_by_text(re.compile(r"actors/belarus\.yaml:\d+")).first).to_be_visible()


def test_what_is_typed_and_not_saved_is_there_again_after_a_look_at_another_page(watched: Watched) -> None:
    page = watched.page
    words = "مقترح روسيا 中国 длинный список преступлений"
    watched.open("edit?task=position&actor=cuba&line=new")
    page.get_by_role("textbox", name="Date of the statement").fill("2019-07-08")
    page.get_by_role("textbox", name="Quotation, verbatim").fill(words)  # and the field is not left before the click
    # as long as a hand needs: a click of no length is overtaken by what the field sends when it is left
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Compare", exact=True).click(delay=150)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Where do .* differ.$"))
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Edit", exact=True).click()
    expect(page.get_by_text("You have an unsaved draft here")).to_be_visible()
    expect(page.get_by_role("textbox", name="Date of the statement")).to_have_value("2019-07-08")
    expect(page.get_by_role("textbox", name="Quotation, verbatim")).to_have_value(words)


def test_the_fields_stay_while_what_is_said_about_them_comes_and_goes(watched: Watched) -> None:
    """A field that is built anew loses what is just being typed in it."""
    page = watched.page
    watched.open("edit?task=position&actor=cuba&line=new")
    labels = ("Date of the statement", "Quotation, verbatim", "Speaker", "Venue", "Note: why this reading")
    boxes = {label: page.get_by_role("textbox", name=label, exact=True) for label in labels}
    for box in boxes.values():
        box.evaluate("e => { e.dataset.seen = 'before'; }")
    for label, words, said in (
        ("Date of the statement", "2019-02-31", "is not a day of the calendar"),
        ("Quotation, verbatim", "too-short", "the quotation has 1 word"),
    ):
        boxes[label].fill(words)
        boxes[label].press("Tab")
        expect(page.get_by_text(said, exact=False)).to_be_visible()
    expect(page.get_by_text("You have an unsaved draft here")).to_be_visible()
    assert [label for label, box in boxes.items() if box.get_attribute("data-seen") != "before"] == []


def test_a_word_that_is_just_being_typed_stays_while_its_position_moves_to_another_line(
    watched: Watched, folder: Path
) -> None:
    page, file = watched.page, folder / "actors" / "cuba.yaml"
    text = file.read_text(encoding="utf-8")
    line = text.splitlines().index("positions:") + 2
    watched.open(f"edit?task=position&actor=cuba&line={line}")
    venue = page.get_by_role("textbox", name="Venue", exact=True)
    venue.fill("")
    venue.press_sequentially("Hav")
    file.write_text(f"# by somebody else\n{text}", encoding="utf-8")
    expect(page.get_by_text(f"actors/cuba.yaml:{line + 1}").first).to_be_visible()
    venue.press_sequentially("ana")
    expect(venue).to_have_value("Havana")


def test_back_leads_to_the_draft_that_was_open_before(watched: Watched) -> None:
    page = watched.page
    watched.open("edit?task=position&actor=cuba&line=new")
    page.get_by_role("textbox", name="Venue", exact=True).fill("Havana")
    page.get_by_role("textbox", name="Venue", exact=True).press("Tab")
    expect(page.get_by_text("You have an unsaved draft here")).to_be_visible()
    choose(page, "Actor", "Belarus")
    expect(page.get_by_role("button", name="Cuba: a new position")).to_be_visible()
    expect(page.get_by_role("textbox", name="Venue", exact=True)).to_have_value("")
    page.go_back()
    expect(page.get_by_text("You have an unsaved draft here")).to_be_visible()
    expect(page.get_by_role("textbox", name="Venue", exact=True)).to_have_value("Havana")
    expect(page).to_have_url(re.compile(r"actor=cuba.*line=new"))


@pytest.mark.parametrize("task", ["position", "file", "records"])
def test_no_form_is_wider_than_a_narrow_window(watched: Watched, task: str) -> None:
    watched.page.set_viewport_size({"width": 400, "height": 900})
    watched.open(f"edit?task={task}")
    main = watched.page.get_by_test_id("stMain")
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 0


def test_a_document_that_is_put_on_the_page_is_registered_with_its_dates_hash_and_fingerprint(
    watched: Watched, folder: Path, tmp_path: Path
) -> None:
    page, file = watched.page, tmp_path / "speech.txt"
    # longer than what was taken before documents were
    words = "La Habana, 8 de julio de 2019. Los delitos que se dan en el texto no son los más graves. "
    file.write_text(words * 20_000)
    watched.open("edit?task=records&kind_of_new=source")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    expect(page.get_by_text("2019-07-08, line 1")).to_be_visible()
    for label, words in (
        ("Id", "speech-2019"),
        ("Title", "A speech"),
        ("Publisher", "A ministry"),
        ("Published", "2019-07-08"),
    ):
        page.get_by_role("textbox", name=label, exact=True).fill(words)
        page.get_by_role("textbox", name=label, exact=True).press("Tab")
        expect(page.get_by_role("textbox", name=label, exact=True)).to_have_value(words)
    expect(page.get_by_text("What will be written")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("sources.yaml is saved")).to_be_visible()
    entry = (folder / "sources.yaml").read_text(encoding="utf-8").rpartition("- id:")[2]
    assert f"sha256: {hashlib.sha256(file.read_bytes()).hexdigest()}" in entry
    assert "language: es" in entry
    assert (folder / "fingerprints/speech-2019.txt").is_file()
