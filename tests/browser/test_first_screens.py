"""Each reading page has its chart in the first screen, after few words, and cuts nothing, in a full room too.

That it is so on the default data is seen where each page is visited (test_every_page.py).
"""

import csv
import shutil
from collections.abc import Iterator

import pytest

from commands.__main__ import main
from loaders.settings import DOCUMENTS_VARIABLE
from tests.browser.conftest import Watched
from tests.support.folders import ROOT
from tests.support.page_measures import READING_PAGES, faults
from tests.support.servers import serving

pytestmark = pytest.mark.browser

EXAMPLE = ROOT / "examples" / "ict-votes"
STATES = 60


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard on the votes of sixty states."""
    place = tmp_path_factory.mktemp("room")
    folder = place / "positions"
    folder.mkdir()
    for name in ("negotiation.yaml", "issues.yaml"):
        shutil.copy(EXAMPLE / name, folder)
    with (EXAMPLE / "votes.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    states = sorted({row[1] for row in rows})[:STATES]
    with (place / "votes.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *(row for row in rows if row[1] in states)])
    votes = ["import", "votes", str(place / "votes.csv"), str(folder), "--map", str(EXAMPLE / "map.csv")]
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(DOCUMENTS_VARIABLE, raising=False)  # what is imported stands in the folder itself
        assert main([*votes, "--new-actors", "--write"]) == 0
        with serving(folder, place / "server.log") as address:
            yield address


@pytest.fixture
def base(room: str) -> str:
    return room


@pytest.mark.parametrize("page", READING_PAGES)
def test_a_page_reads_well_of_sixty_states(watched: Watched, page: str) -> None:
    watched.open(page)
    assert faults(watched.page) == {}
