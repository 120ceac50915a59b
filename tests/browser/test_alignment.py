"""What people click on the Alignment page, in a real browser."""

import re
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched, choose

pytestmark = pytest.mark.browser


def click_a_pair(page: Page) -> None:
    """Click the first coloured square of the matrix, which is a pair that can be ranked."""
    square = page.locator(".st-key-alignment_matrix .scatterlayer .trace path.point[style*='opacity: 1']").nth(20)
    square.scroll_into_view_if_needed()
    box = square.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 3)


def test_a_click_on_a_pair_compares_the_two_under_the_same_filters(watched: Watched) -> None:
    page = watched.page
    watched.open("alignment?as_of=2024-03-29&evidence=reported")
    click_a_pair(page)
    expect(page).to_have_url(re.compile(r"/compare\?.*as_of=2024-03-29.*evidence=reported.*left=.+&right=.+"))
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Where do .* differ\\?$"))
    expect(page.get_by_test_id("stSidebarNav").locator("[aria-current=page]")).to_contain_text("Compare")


def test_a_click_on_a_bar_leads_to_the_quotations_on_the_issue(watched: Watched) -> None:
    page = watched.page
    watched.open("alignment?part=issues&as_of=2024-03-29&sort_issues=codebook")
    number = page.locator(".st-key-divides .scatterlayer .trace text").first
    number.hover(force=True)  # once it stands still
    box = number.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 2, box["y"] + 2)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile(r"/issue\?.*issue=.+"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("who stands where?")


def test_the_parts_of_the_page_and_what_is_chosen_in_them_are_in_the_url(watched: Watched) -> None:
    page = watched.page
    watched.open("alignment")
    page.get_by_text("Advanced: networks, and what would change it").click()
    expect(page).to_have_url(re.compile("part=networks.*network=congruence"))
    choose(page, "Network", "Actors and issues (two-mode)")
    expect(page).to_have_url(re.compile("network=two-mode"))
    watched.settle()
    page.get_by_test_id("stMain").get_by_text("What divides the room").click()
    expect(page).to_have_url(re.compile("part=issues"))
    watched.settle()
    # by a key: the fold that closes may still move what a mouse would press
    page.get_by_role("radio", name="Order of the codebook").press("Space")
    expect(page).to_have_url(re.compile("part=issues.*sort_issues=codebook"))
    address = page.url
    watched.open(address.removeprefix(f"{watched.base}/"))
    expect(page).to_have_url(address)


def test_a_downloaded_network_opens_in_another_tool(watched: Watched, tmp_path: Path) -> None:
    page = watched.page
    watched.open("alignment?part=networks&network=subtract&divisor=none&repeats=kept&as_of=2024-03-29")
    for button, read in (("GraphML", nx.read_graphml), ("GEXF (Gephi)", nx.read_gexf)):
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        graph = read(file)
        assert graph.nodes["russia"]["kind"] == "state"
        assert graph.nodes["russia"]["label"] == "Russia"
        assert graph.edges["russia", "united-states"]["weight"] != 0
    with page.expect_download() as download:
        page.get_by_role("button", name="Ties (CSV)").click()
    assert download.value.suggested_filename.endswith("-edges.csv")


def test_an_actor_is_found_by_typing(watched: Watched) -> None:
    page = watched.page
    watched.open("alignment")
    box = page.get_by_test_id("stSelectbox").filter(has_text="Find an actor").locator("input")
    box.click()
    box.fill("Belar")
    expect(page.get_by_role("option", name="Belarus")).to_be_visible()
    box.press("Enter")
    expect(page).to_have_url(re.compile("find=belarus"))
    expect(page.locator(".st-key-alignment_matrix .ytick", has_text="Belarus").locator("tspan").first).to_be_visible()
