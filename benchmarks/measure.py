"""How a figure is measured and a table of them printed."""

import time
import tracemalloc
from collections.abc import Callable, Iterable
from dataclasses import dataclass

REPEATS = 15


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, against which floor, and what their ratio should be at most (or at least)."""

    what: str
    measured: float
    floor: float
    target: float
    unit: str = "ms"
    at_least: bool = False

    @property
    def ratio(self) -> float:
        """Measured by floor or, where more is better, floor by measured."""
        return self.floor / self.measured if self.at_least else self.measured / self.floor

    @property
    def is_met(self) -> bool:
        """Whether the target is reached."""
        return self.ratio >= self.target if self.at_least else self.ratio <= self.target


def milliseconds(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """The shortest of several runs, after one that warms up: what else the machine does only ever adds."""
    work()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def together(first: Callable[[], object], second: Callable[[], object], repeats: int = REPEATS) -> tuple[float, float]:
    """The shortest times of two pieces of work that take turns, so that both meet the same machine."""
    pairs = [(milliseconds(first, 1), milliseconds(second, 1)) for _ in range(repeats)]
    return min(one for one, _ in pairs), min(other for _, other in pairs)


def peak_megabytes(work: Callable[[], object]) -> float:
    """The most memory that the work held at once."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def show(title: str, figures: Iterable[Figure]) -> None:
    """Print the figures as a table, each as it comes."""
    print(f"\n{title}")
    print(f"{'what':<58}{'measured':>14}{'floor':>14}{'ratio':>10}{'target':>12}", flush=True)
    for one in figures:
        measured, floor = (f"{value:,.1f} {one.unit}" for value in (one.measured, one.floor))
        target = f"{'>=' if one.at_least else '<='} {one.target:g}"
        missed = "" if one.is_met else "  missed"
        print(f"{one.what:<58}{measured:>14}{floor:>14}{one.ratio:>10.2f}{target:>12}{missed}", flush=True)
