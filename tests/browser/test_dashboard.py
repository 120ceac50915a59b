"""What people do with the dashboard, in a real browser."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watched, choose, open_more_filters

pytestmark = pytest.mark.browser

SOURCE = re.compile("^Source")
"""How the fold of a card begins that has its source and file, and its doubts where there are any."""


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def filter_contested(page: Page) -> None:
    """Leave out what nobody opposes, by a filter that few need."""
    open_more_filters(page)
    page.get_by_test_id("stSidebar").get_by_text("Contested issues only").click()
    expect(page).to_have_url(re.compile("contested=true"))


def test_the_page_that_the_dashboard_starts_with_has_an_address(watched: Watched) -> None:
    watched.open("overview?as_of=2019-07-08")
    expect(watched.page.get_by_role("heading", level=1)).to_have_text("Who is on opposite sides?")
    expect(watched.page.get_by_role("dialog")).to_have_count(0)
    assert query(watched.page)["as_of"] == ["2019-07-08"]


def test_a_day_that_is_typed_counts_on_enter(watched: Watched) -> None:
    watched.open("?as_of=2024-03-29")
    watched.page.get_by_role("group", name="As of").get_by_role("spinbutton").first.click()
    watched.page.keyboard.type("20190708")
    watched.page.keyboard.press("Enter")
    expect(watched.page).to_have_url(re.compile("as_of=2019-07-08"))


def test_a_link_to_an_actor_that_is_gone_says_so_until_another_is_chosen(watched: Watched) -> None:
    watched.open("actor?actor=republic-of-nowhere")
    said = watched.page.get_by_text("The link names “republic-of-nowhere” (Actor), which is not here.")
    expect(said).to_be_visible()
    choose(watched.page, "Actor", "Belarus")
    expect(said).to_have_count(0)


def test_a_changed_pair_is_in_the_url_and_the_url_opens_the_same_view(watched: Watched, browser: Browser) -> None:
    page = watched.page
    watched.open("compare?left=russia&right=united-states")
    choose(page, "Right", "Belarus")
    expect(page).to_have_url(re.compile("right=belarus"))
    filter_contested(page)
    answer = page.get_by_role("heading", level=2).first.inner_text()

    afresh = Watched(browser.new_context(viewport={"width": 1280, "height": 900}).new_page(), watched.base)
    other = afresh.page
    other.goto(page.url)
    expect(other.get_by_role("heading", level=1)).to_have_text("Where do Russia and Belarus differ?")
    expect(other.get_by_role("heading", level=2).first).to_have_text(answer)
    expect(other).to_have_url(page.url)
    other.context.close()
    assert (afresh.foreign, afresh.complaints) == ([], [])


def test_the_choices_of_the_sidebar_go_along_to_the_other_pages_and_back(watched: Watched) -> None:
    page = watched.page
    watched.open("?as_of=2019-12-31&evidence=own")
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Issue", exact=True).click()
    expect(page).to_have_url(re.compile("/issue.*as_of=2019-12-31.*evidence=own"))
    page.get_by_text("Own words and reports").click()
    expect(page).to_have_url(re.compile("evidence=reported"))


def test_swap_turns_the_sides_round(watched: Watched) -> None:
    watched.open("compare?left=russia&right=united-states")
    watched.page.get_by_role("button", name="Swap").click()
    expect(watched.page).to_have_url(re.compile("left=united-states&right=russia"))
    expect(watched.page.get_by_role("heading", level=1)).to_have_text("Where do the United States and Russia differ?")


def test_a_cell_that_a_link_names_is_open_and_another_is_opened_by_a_click(watched: Watched) -> None:
    page = watched.page
    watched.open("?cell_actor=cuba&cell_issue=international-cooperation")
    dialog = page.get_by_role("dialog")
    dialog.locator("summary").get_by_text(SOURCE).first.click()
    expect(dialog.get_by_text("actors/cuba.yaml:").first).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)
    expect(page).not_to_have_url(re.compile("cell_actor"))
    page.get_by_role("button", name="Belarus supports (own words): A standing UN body").click()
    dialog.locator("summary").get_by_text(SOURCE).click()
    expect(dialog.get_by_text("actors/belarus.yaml:").first).to_be_visible()
    expect(page).to_have_url(re.compile("cell_actor=belarus&cell_issue=un-mechanism"))
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)
    filter_contested(page)
    expect(dialog).to_have_count(0)


FOCUS = """() => {
    let inner = document.activeElement;
    while (inner?.shadowRoot?.activeElement) inner = inner.shadowRoot.activeElement;
    return inner?.getAttribute('aria-label') ?? '';
}"""
"""What has the focus, also within a component, by its name for those who do not see it."""


def test_enter_opens_a_cell_and_escape_and_the_back_button_close_it(watched: Watched) -> None:
    page, dialog = watched.page, watched.page.get_by_role("dialog")
    watched.open("?as_of=2024-03-29")
    name = "United States opposes (as Russia tells it): A long list of offences"
    page.get_by_role("button", name=name).press("Enter")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.wait_for_function(f"name => ({FOCUS})() === name", arg=name)
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    expect(page).to_have_url(re.compile("cell_actor=united-states&cell_issue=broad-offences"))
    page.go_back()
    expect(dialog).to_have_count(0)


def test_in_a_narrow_window_every_position_is_a_chip_with_its_actor(watched: Watched) -> None:
    page = watched.page
    watched.open("?as_of=2024-03-29")
    assert watched.fits(400)
    chip = page.get_by_role("button", name="ITU supports (reported): A UN convention")
    expect(chip).to_have_text("ITU +")
    chip.click()
    page.get_by_role("dialog").locator("summary").get_by_text(SOURCE).first.click()
    expect(page.get_by_role("dialog").get_by_text("actors/itu.yaml:").first).to_be_visible()


def test_an_edit_on_disk_shows_within_seconds_and_a_broken_save_keeps_the_last_good_version(
    watched: Watched, folder: Path
) -> None:
    page = watched.page
    file = folder / "actors" / "cuba.yaml"
    good = file.read_text(encoding="utf-8")
    watched.open("actor?actor=cuba")
    expect(page.get_by_text("oppose").first).to_have_count(0)

    edited = good.replace("stance: support", "stance: strong_oppose")
    file.write_text(edited, encoding="utf-8")
    expect(page.get_by_text("strongly opposes").first).to_be_visible(timeout=5_000)

    file.write_text(edited.replace("stance: strong_oppose", "stance: [strong"), encoding="utf-8")
    expect(page.get_by_test_id("stMain").get_by_text("1 error in 1 of 18 files")).to_be_visible(timeout=5_000)
    expect(page.get_by_role("link", name="Data problems (1)", exact=True)).to_be_visible()
    expect(page.get_by_text("strongly opposes").first).to_be_visible()
    page.get_by_text("See what is wrong, and where").click()
    expect(page.get_by_text("An earlier version of actors/cuba.yaml is on view until")).to_be_visible()
    expect(page.get_by_text("stance: [strong")).to_be_visible()

    file.write_text(good, encoding="utf-8")
    expect(page.get_by_text("Every file reads")).to_be_visible(timeout=5_000)


def test_a_new_file_and_a_removed_one_show_at_once(watched: Watched, folder: Path) -> None:
    page = watched.page
    watched.open("?as_of=2024-03-29")
    page.get_by_text("How much is known?").click()
    actors = page.get_by_test_id("stMetric").filter(has_text="Actors")
    expect(actors).to_contain_text("14")
    new = folder / "actors" / "kenya.yaml"
    new.write_text((folder / "actors" / "cuba.yaml").read_text().replace("Cuba", "Kenya").replace("CUB", "KEN"))
    expect(actors).to_contain_text("15", timeout=5_000)
    new.unlink()
    expect(actors).to_contain_text("14", timeout=5_000)


def test_the_back_button_brings_the_earlier_view_back(watched: Watched) -> None:
    page = watched.page
    watched.open("compare?left=russia&right=united-states")
    expect(page).to_have_url(re.compile("two_dates"))
    choose(page, "Right", "Cuba")
    expect(page).to_have_url(re.compile("right=cuba"))
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Where do Russia and the United States differ?")


def test_one_press_of_back_leads_from_a_comparison_to_the_actor_it_was_chosen_on(watched: Watched) -> None:
    page = watched.page
    watched.open("actor?actor=russia")
    page.get_by_text("Alignment with every other actor").click()
    page.get_by_role("link", name="Compare with").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Where do .* differ.$"))
    expect(page.get_by_text("When did they speak?")).to_be_visible()
    watched.settle()
    expect(page).to_have_url(re.compile("two_dates"))
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Russia: what does it want?")


def test_one_click_gives_the_briefing(watched: Watched) -> None:
    watched.open("compare?left=russia&right=united-states&as_of=2024-03-29")
    for label, ending, beginning in (("Word", "docx", b"PK"), ("HTML", "html", b"<!d"), ("Markdown", "md", b"# W")):
        with watched.page.expect_download() as waiting:
            watched.page.get_by_role("button", name=label, exact=True).click()
        assert waiting.value.suggested_filename == f"briefing-russia-united-states-2024-03-29.{ending}"
        assert waiting.value.path().read_bytes().startswith(beginning)
