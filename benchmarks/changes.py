"""What is new after a week of 200 edits in 500 files, by what it takes to load them cold; both versions are loaded."""

import random
import re
import sys
import tempfile
from datetime import date
from itertools import cycle
from pathlib import Path

from analysis.filters import Filters
from analysis.news.findings import Findings, findings
from analysis.selection import Selection
from benchmarks.loading import FILES, POSITIONS, cold
from benchmarks.made_up import write_folder
from benchmarks.measure import Figure, show, together
from briefing.digest import make_digest
from loaders.dataset import Dataset, load
from loaders.git.earlier_version import EarlierVersion, Teller

EDITS = 200
SINCE, UNTIL = date(2020, 1, 1), date(2020, 1, 8)
REPEATS = 5

_ITEM = re.compile(r"(?m)^  - issue: .*\n(?:    .*\n|\n)*")


def edited(text: str, how: str, chance: random.Random) -> str:
    """The text of an actor's file with a position that was added in that week, recoded, corrected or removed."""
    old = chance.choice(_ITEM.findall(text))
    new = {
        "added": old + re.sub(r"(?m)^    date: .*$", f"    date: 2020-01-{chance.randint(2, 8):02}", old),
        "recoded": re.sub(r"(?m)^    stance: (strong_)?.*$", "    stance: mixed", old),
        "corrected": re.sub(r"(?m)^    speaker: .*$", "    speaker: another one", old),
        "removed": "",
    }
    return text.replace(old, new[how], 1)


def a_week_of_edits(folder: Path) -> None:
    """Edit single positions, most often by adding one; no file is edited more often than another."""
    chance = random.Random(0)
    paths = chance.sample(sorted((folder / "actors").iterdir()), EDITS)
    for path, how in zip(paths, cycle(("added", "recoded", "added", "corrected", "removed")), strict=False):
        path.write_text(edited(path.read_text("utf-8"), how, chance), encoding="utf-8")


def found_between(then: Dataset, now: Dataset) -> Findings:
    """What the world did and what we did between the two versions; the picture is made when it is asked for."""
    found = findings(Selection(now, UNTIL, Filters()), SINCE, EarlierVersion(SINCE, SINCE, then, Teller.git))
    assert len(found.news.items) > 0
    return found


def told(then: Dataset, now: Dataset) -> int:
    """How many entries the whole has in words, with what it did to the picture: all pairs on two days."""
    return sum(len(part.entries) for part in make_digest(found_between(then, now), UNTIL).parts)


def main() -> int:
    """Measure, print, and say by the exit code whether every target is met."""
    with tempfile.TemporaryDirectory() as name:
        folder = write_folder(Path(name) / "folder", POSITIONS, FILES)
        then = load(folder)
        a_week_of_edits(folder)
        now = load(folder)
        assert not now.errors
        assert told(then, now) > EDITS
        asked, loaded = together(lambda: found_between(then, now), lambda: cold(folder), REPEATS)
        whole, loaded_again = together(lambda: told(then, now), lambda: cold(folder), REPEATS)
    figures = [
        Figure("what the world did, and what we did / cold load", asked, loaded, 0.1),
        Figure("with what it did to all pairs, in words / cold load", whole, loaded_again, 0.1),
    ]
    show(f"Changes ({EDITS} edits of {POSITIONS:,} positions in {FILES} files)", figures)
    return 0 if all(figure.is_met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
