"""`publish`: a site of all that the data says, which opens from a disk and from any web host."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from analysis.filters import Filters
from analysis.selection import Selection
from analysis.wording.display_text import web_address
from analysis.wording.figures import count
from briefing.site import addresses
from briefing.site.former_addresses import read_addresses
from briefing.site.site_files import SiteFile, number_of_files, sign, site_files
from briefing.site.website import Website
from commands.console import (
    DOCUMENTS,
    FAULTY,
    FOLDER,
    Commands,
    bar,
    day,
    list_problems,
    misused,
    on_positions,
    prefix,
    tell,
    warn,
    what_errors_keep_out,
    with_documents,
)
from documents.document_files import texts_at_hand
from documents.quotation_check import Verification, verify
from documents.unverified_quotations import unverified_quotations
from exchange.data_package.package import data_package
from exchange.data_package.position_ids import position_ids
from exchange.data_package.published_data import published_data
from exchange.published_folder import known_before, publish_files, refuse_other_folder
from loaders.dataset import Dataset, load
from loaders.joint_statements import once
from loaders.problems import Problem


def add(commands: Commands) -> None:
    """Offer the command."""
    publish = commands.add_parser("publish", help="a site that opens without a server, to give to others")
    publish.add_argument("output", type=Path, metavar="OUT", help="the folder of the site, made if need be")
    publish.add_argument("--folder", **FOLDER)
    publish.add_argument("--documents", **DOCUMENTS)
    publish.add_argument("--title", default="", help="what the site is called (default: the negotiation's title)")
    publish.add_argument("--base-url", type=_base_url, metavar="URL", help="where the site will stand, for citations")
    publish.add_argument("--as-of", type=day, metavar="DAY", help="what had been stated by this day")
    publish.add_argument("--without-notes", action="store_true", help="leave out what coders noted")
    publish.add_argument(
        "--allow-unverified", action="store_true", help="publish quotations that are not verified too, marked as such"
    )
    publish.set_defaults(run=on_positions(with_documents(_publish)))


def _publish(options: argparse.Namespace) -> int:
    data = load(options.folder)
    try:
        refuse_other_folder(options.output, options.folder)
        checked = verify(once(data.positions), data.sources, options.documents, options.folder)
        site = _website(data, checked, options)
        stated = once(site.selection.stated.all)
        unverified = sum(not site.is_verified(label) for label in stated.index)
        if unverified and not options.allow_unverified:
            return _refused(unverified, unverified_quotations(stated, site.verified), options.folder)
        pages = bar(site_files(site), "publishing", "files", number_of_files(site))
        files = chain(pages, _data_files(site, checked, options.documents))
        published = publish_files(files, options.output, options.folder, sign)
    except ValueError as error:
        return misused(str(error))
    except OSError as error:
        return misused(f"cannot write to '{options.output}': {error.strerror}")
    changed = f"written: {published.written:,}, removed: {published.removed:,}"
    tell(f"{options.output}: {count(published.files, 'file')}, {_size(published.size)}; {changed}")
    tell(f"begin with {options.output / addresses.OVERVIEW}")
    return what_errors_keep_out(data, "rows out")


def _refused(unverified: int, problems: Sequence[Problem], folder: Path) -> int:
    """List the quotations that keep the site from being published; the exit code."""
    list_problems(problems, prefix(folder))
    warn(
        f"nothing is published: {count(unverified, 'quotation is', 'quotations are')} not verified. Mend them, or "
        "publish with --allow-unverified, which marks them on every page"
    )
    return FAULTY


def _base_url(text: str) -> str:
    """The address at which a site will stand. Raises ArgumentTypeError for what is none."""
    if not web_address(text) or "?" in text or "#" in text:
        raise argparse.ArgumentTypeError(f"'{text}' is no address of a site; write it as https://example.org/positions")
    return text.rstrip("/")


def _size(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


def _website(data: Dataset, checked: Verification, options: argparse.Namespace) -> Website:
    positions = data.positions
    table = checked.of(positions).table
    last = data.days[1] if data.days else date.min
    before = known_before(options.output)
    return Website(
        Selection(data, options.as_of or last, Filters()),
        dict(zip(positions.index, position_ids(positions), strict=True)),
        dict(zip(positions.index, table["how"], strict=True)),
        options.title,
        options.base_url or "",
        not options.without_notes,
        dict(zip(positions.index, table["start"], strict=True)),
        read_addresses(before) if before is not None else {},
    )


def _data_files(site: Website, checked: Verification, documents: Path | None) -> Iterator[SiteFile]:
    """The data package of what is on the site."""
    shown = published_data(site.selection.data, site.selection.as_of, with_notes=site.with_notes)
    texts = texts_at_hand(documents, shown.sources)
    places = checked.table.loc[once(shown.positions).index]
    identifiers = [site.ids[label] for label in shown.positions.index]
    files = data_package(shown, places, texts, identifiers, packed=site.has_many_positions)
    for name, content in files.items():
        yield SiteFile(addresses.data(name), content)
