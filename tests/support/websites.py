"""Sites of small folders."""

from collections.abc import Callable, Iterator
from pathlib import Path

from analysis.filters import Filters
from analysis.selection import Selection
from briefing.site.former_addresses import Addresses
from briefing.site.page import Page, render
from briefing.site.website import Website
from documents.quotation_check import verify
from exchange.data_package.position_ids import position_ids
from loaders.dataset import load
from loaders.joint_statements import once


def website(
    folder: Path,
    documents: Path | None = None,
    *,
    title: str = "",
    base_url: str = "",
    with_notes: bool = True,
    former: Addresses | None = None,
) -> Website:
    """The site of a positions folder as of its last day; its quotations are held to the documents."""
    data = load(folder)
    positions = data.positions
    checked = verify(once(positions), data.sources, documents, folder).of(positions).table
    assert data.days is not None
    return Website(
        Selection(data, data.days[1], Filters()),
        dict(zip(positions.index, position_ids(positions), strict=True)),
        dict(zip(positions.index, checked["how"], strict=True)),
        title,
        base_url,
        with_notes,
        dict(zip(positions.index, checked["start"], strict=True)),
        former or {},
    )


def pages_of(kind: Callable[[Website], Iterator[Page]], site: Website) -> dict[str, str]:
    """The pages of a kind as they are written, by address."""
    return {page.address: render(page, site).decode() for page in kind(site)}
