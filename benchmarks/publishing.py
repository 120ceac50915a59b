"""How long a site takes: 20 actors with 2,000 positions on 40 issues, by the time of a cold load.

And how large its pages are, by kind, by 100 kB: what a page may have without its pictures.
"""

import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from analysis.filters import Filters
from analysis.selection import Selection
from benchmarks.loading import cold
from benchmarks.made_up import write_folder
from benchmarks.measure import Figure, show, together
from briefing.site.site_files import site_files
from briefing.site.website import Website
from documents.quotation_check import verify
from exchange.data_package.position_ids import position_ids
from loaders import load
from loaders.joint_statements import once

POSITIONS, FILES = 2_000, 20
MOST_KB = 100.0
MOST_LOADS = 100.0

_PICTURE = re.compile(rb"<svg.*?</svg>", re.DOTALL)


def website(folder: Path) -> Website:
    """The site of a folder, whose quotations nobody can check."""
    data = load(folder)
    positions = data.positions
    checked = verify(once(positions), data.sources, None).of(positions).table
    return Website(
        Selection(data, data.days[1] if data.days else date.min, Filters()),
        dict(zip(positions.index, position_ids(positions), strict=True)),
        dict(zip(positions.index, checked["how"], strict=True)),
    )


def measure(place: Path) -> Iterator[Figure]:
    """The time of a whole site, and the largest page of each kind in kB."""
    folder = write_folder(place / "positions", POSITIONS, FILES)
    making, loading = together(lambda: list(site_files(website(folder))), lambda: cold(folder), 2)
    yield Figure("all files of a site / a cold load", making, loading, MOST_LOADS)
    largest: defaultdict[str, float] = defaultdict(float)
    for address, content in site_files(website(folder)):
        if address.endswith(".html"):
            kind = address.partition("/")[0]
            largest[kind] = max(largest[kind], len(_PICTURE.sub(b"", content)) / 1e3)
    for kind, size in sorted(largest.items()):
        yield Figure(f"the largest page: {kind}", size, MOST_KB, 1, "kB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        show(f"{POSITIONS:,} positions of {FILES} actors as a site", measure(Path(place)))
