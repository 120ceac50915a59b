"""How the cost grows with the positions and with the actors: loading, all pairs, and a run of two pages."""

import logging
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np

from analysis.alignment_matrix import align_pairs
from analysis.stance_matrix import stances
from loaders import load
from loaders.settings import DOCUMENTS_VARIABLE, POSITIONS_VARIABLE, SECOND_VARIABLE

FACTORS = (1, 2, 4, 8)
ACTORS, EACH, ISSUES = 25, 20, 40
"""The room at x1: so many actors with so many positions each."""

REPEATS = 2
STANCES = ("strong_oppose", "oppose", "mixed", "support", "strong_support")
PAGES = {"Overview run": "overview", "Compare run": "compare"}


def write_room(folder: Path, actors: int, each: int, version: int = 0) -> None:
    """A folder with so many actors and so many positions of each, all on the same number of issues.

    Another `version` has other words in every file, so that nothing that is kept of one serves it.
    """
    (folder / "actors").mkdir(parents=True, exist_ok=True)
    issues = (
        f"- {{id: issue-{number}, title: Title {number}, proposition: Something should be done about {number}, "
        "support_means: wants it, oppose_means: does not want it, contested: true}\n"
        for number in range(ISSUES)
    )
    (folder / "issues.yaml").write_text("".join(issues))
    (folder / "sources.yaml").write_text(
        "- {id: record, title: A record, publisher: A publisher, published: 2024-03-29, language: en, "
        f"sha256: '{'0' * 64}', file: record.txt}}\n"
    )
    for actor in range(actors):
        (folder / "actors" / f"actor-{actor}.yaml").write_text(_actor(actor, each, version))


def _actor(actor: int, each: int, version: int) -> str:
    said = "".join(
        f"  - issue: issue-{(actor + place) % ISSUES}\n"
        f"    stance: {STANCES[(3 * actor + 7 * place) % 5]}\n"
        f"    date: {2000 + place // 12 % 24}-{place % 12 + 1:02}-{actor % 28 + 1:02}\n"
        "    source: record\n"
        f"    quote: what actor {actor} said when asked at meeting {place}.{version}\n"
        "    attribution: own\n"
        for place in range(each)
    )
    return f"name: Actor {actor}\nkind: state\npositions:\n{said}"


def shortest(work: Callable[[], object], before: Callable[[int], object] = lambda _: None) -> float:
    """Milliseconds of the shortest of a few runs, each after what is to be done before it, which does not count."""
    times = []
    for number in range(REPEATS):
        before(number)
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def forget() -> None:
    """Drop what the dashboard keeps between runs, so that a run works everything out."""
    import streamlit as st

    st.cache_resource.clear()
    st.cache_data.clear()


def run_page(page: str) -> Callable[[], object]:
    """A run of the dashboard on a page."""
    from benchmarks.headless_page import headless_page

    def run() -> None:
        app = headless_page(page, 60)
        if app.exception:
            raise RuntimeError(app.exception[0].message)

    return run


def measure(folder: Path, many: int, each: int) -> dict[str, float]:
    """Milliseconds of each step: loading from nothing, pairs from the positions in force, and warm runs of pages."""
    loading = shortest(lambda: load(folder), before=lambda number: write_room(folder, many, each, number))
    data = load(folder)
    actors, issues = list(data.actors["actor"]), list(data.issues["issue"])
    newest = data.positions.sort_values("latest").drop_duplicates(["actor", "issue"], keep="last")
    found = {
        "load": loading,
        "room (all pairs with intervals)": shortest(lambda: align_pairs(stances(newest, actors, issues)).interval),
    }
    here = {POSITIONS_VARIABLE: str(folder), DOCUMENTS_VARIABLE: str(folder), SECOND_VARIABLE: ""}
    with patch.dict(os.environ, here):
        for label, page in PAGES.items():
            run = run_page(page)
            forget()
            run()
            found[label] = shortest(run)
    return found


def exponent(factors: Sequence[int], times: Sequence[float]) -> float:
    """The e of time = c * factor**e, by least squares on the logarithms: 0 is constant, 1 linear, 2 quadratic."""
    slope, _ = np.polyfit(np.log(factors), np.log(times), 1)
    return float(slope)


def grow(title: str, rooms: dict[int, tuple[int, int]]) -> None:
    """Measure rooms (factor -> actors, positions of each) and print a row for each step."""
    measured: dict[int, dict[str, float]] = {}
    for factor, (actors, each) in rooms.items():
        with TemporaryDirectory() as name:
            folder = Path(name) / "positions"
            measured[factor] = measure(folder, actors, each)
    print(f"\n{title}")
    print(f"{'what (ms)':<34}" + "".join(f"{f'x{factor}':>10}" for factor in rooms) + f"{'exponent':>12}")
    for what in measured[min(rooms)]:
        times = [measured[factor][what] for factor in rooms]
        print(f"{what:<34}" + "".join(f"{one:>10,.1f}" for one in times) + f"{exponent(list(rooms), times):>12.2f}")


def main() -> None:
    """Measure and print."""
    logging.disable(logging.WARNING)
    grow(f"Positions x1 to x8, {ACTORS} actors, {ACTORS * EACH:,} positions at x1",
         {factor: (ACTORS, EACH * factor) for factor in FACTORS})  # fmt: skip
    grow(f"Actors x1 to x8, {EACH} positions each, {ACTORS} actors at x1",
         {factor: (ACTORS * factor, EACH) for factor in FACTORS})  # fmt: skip


if __name__ == "__main__":
    main()
