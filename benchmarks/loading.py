"""Loading 50,000 made-up positions in 500 files, beside what PyYAML takes to parse them and do nothing else."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import numpy as np
import yaml

from benchmarks.made_up import write_folder
from benchmarks.measure import Figure, milliseconds, show, together
from editing.saves import open_version, save
from loaders.dataset import forget, load
from loaders.garbage_collection import collector_paused
from loaders.settings import HISTORY_VARIABLE

POSITIONS, FILES = 50_000, 500
GROWTH = (1, 2, 4, 8)
EDITED = "actors/actor-0100.yaml"


def cold(folder: Path) -> None:
    """A load that begins with nothing."""
    forget()
    load(folder)


def parse_only(texts: list[str]) -> None:
    """The yardstick: every file through PyYAML's parser in C, without Python's garbage collector."""
    with collector_paused():
        for text in texts:
            yaml.load(text, yaml.CSafeLoader)


def edits(text: str) -> Iterator[str]:
    """The text with another beginning of its first quotation, each time another one."""
    before, behind = text.split("    quote: >-\n", 1)
    for number in count(1):
        yield f"{before}    quote: >-\n      edited for the time number {number}\n{behind}"


def after_a_save(folder: Path, repeats: int = 9) -> tuple[float, float]:
    """Milliseconds to load after one file was edited in an editor, and to save another edit of it here."""
    versions = edits((folder / EDITED).read_text("utf-8"))
    loads, saves = [], []
    for _ in range(repeats):
        (folder / EDITED).write_text(next(versions), encoding="utf-8")
        loads.append(milliseconds_once(lambda: load(folder)))
        opened, text = open_version(folder, EDITED), next(versions)
        saves.append(milliseconds_once(lambda: save(folder, EDITED, text, opened.sha256)))  # noqa: B023 called at once
        load(folder)
    return min(loads), min(saves)


def milliseconds_once(work: Callable[[], object]) -> float:
    """The time of work that cannot be done twice."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def peak_above_imports(folder: Path) -> float:
    """Megabytes that a process of its own takes to load the folder, above what it takes to be ready for it."""
    code = (
        "import resource, sys; from pathlib import Path; from loaders.dataset import load\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "before = peak(); load(Path(sys.argv[1])); print((peak() - before) / 1000)"
    )
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code, folder], cwd=root, check=True, capture_output=True, text=True)
    return float(done.stdout)


def growth(place: Path) -> float:
    """Print how long cold loads of more and more positions take; the exponent that fits best (1: as many times)."""
    sizes = [POSITIONS // max(GROWTH) * times for times in GROWTH]
    times = []
    for size in sizes:
        folder = write_folder(place / f"growth-{size}", size, FILES // max(GROWTH) * size * max(GROWTH) // POSITIONS)
        times.append(milliseconds(lambda: cold(folder), 2))  # noqa: B023 called at once
        print(f"  {size:>7,} positions{times[-1]:>12,.0f} ms")
    return float(np.polyfit(np.log(sizes), np.log(times), 1)[0])


def main() -> int:
    """Measure, print, and say by the exit code whether every target is met."""
    with tempfile.TemporaryDirectory() as name:
        os.environ[HISTORY_VARIABLE] = f"{name}/history"
        folder = write_folder(Path(name) / "positions", POSITIONS, FILES)
        texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml"))]
        megabytes = sum(len(text.encode()) for text in texts) / 1e6
        peak = peak_above_imports(folder)
        cold_time, floor = together(lambda: cold(folder), lambda: parse_only(texts), 3)
        warm, saving = after_a_save(folder)
        print("\nHow the time of a cold load grows")
        exponent = growth(Path(name))
    figures = [
        Figure("a cold load to checked tables / PyYAML's parser alone", cold_time, floor, 0.7),
        Figure("a load after one file was edited / a cold load", warm, cold_time, 0.03),
        Figure("one save with its check of the folder / a cold load", saving, cold_time, 0.03),
        Figure("peak memory above the imports / size of the text", peak, megabytes, 6, unit="MB"),
        Figure("exponent of growth with the number of positions / 1", exponent, 1, 1.1, unit=""),
    ]
    show(f"Loading {POSITIONS:,} positions in {FILES} files ({megabytes:.1f} MB)", figures)
    return 0 if all(figure.is_met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
