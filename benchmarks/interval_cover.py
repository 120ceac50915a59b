"""How often the interval of an alignment holds the true one: `make simulate` prints what docs/method.md says of it."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

import numpy as np

from analysis.alignment import INTERVAL_LEVEL, STANCE_RANGE
from analysis.alignment_matrix import jeffreys_all
from analysis.stance_matrix import Floats

DRAWS = 20_000
LEVELS = [number / 100 for number in range(50, 100, 5)]
"""The true alignments; those under one half mirror them."""

ISSUES = (3, 5, 8, 12, 20)

Answers = Callable[[np.random.Generator, float, int], Floats]
"""The closeness on so many issues in each of DRAWS comparisons, whose expectation is the true alignment."""


def graded(random: np.random.Generator, level: float, issues: int) -> Floats:
    """Stances on all five steps, each as likely; the other actor takes the same or the mirrored one, or any of them."""
    ours, theirs = random.integers(-2, 3, (2, DRAWS, issues))
    by_chance = 0.6  # the expected closeness of any two; that of mirrored ones is 0.4
    copied = (level - by_chance) / 0.4 if level >= by_chance else (by_chance - level) / 0.2
    other = np.where(random.random(ours.shape) < copied, ours if level >= by_chance else -ours, theirs)
    near: Floats = 1 - np.abs(ours - other) / STANCE_RANGE
    return near


def all_or_nothing(random: np.random.Generator, level: float, issues: int) -> Floats:
    """Stances at the ends: the same, or as far apart as can be."""
    return (random.random((DRAWS, issues)) < level).astype(np.float64)


def in_threes(answers: Answers) -> Answers:
    """Three issues on one remark each, with one answer to all three."""
    return lambda random, level, issues: np.repeat(answers(random, level, -(-issues // 3)), 3, axis=1)[:, :issues]


def going_together(answers: Answers) -> Answers:
    """Issues on passages of their own, each of which follows one common answer as often as not."""

    def drawn(random: np.random.Generator, level: float, issues: int) -> Floats:
        own, common = answers(random, level, issues), answers(random, level, 1)
        return np.where(random.random(own.shape) < 0.5, own, common)

    return drawn


def cover(answers: Answers, issues: int, effective: float) -> list[float]:
    """The share of intervals that hold the true alignment, for each of LEVELS."""
    random = np.random.default_rng(issues)
    found = []
    for level in LEVELS:
        low, high = jeffreys_all(answers(random, level, issues).mean(axis=1), np.full(DRAWS, effective))
        found.append(float(np.mean((low <= level) & (level <= high))))
    return found


def mean_and_least(shares: Iterable[float]) -> str:
    """A cell: the mean, and the least in brackets."""
    every = list(shares)
    return f"{np.mean(every):.2f} ({min(every):.2f})"


def threes(issues: int) -> float:
    """What so many issues are worth in passages of three."""
    sizes = [3] * (issues // 3) + ([issues % 3] if issues % 3 else [])
    return float(issues**2 / sum(size**2 for size in sizes))


def chains() -> list[str]:
    """Cover and mean width where an actor's passage joins every issue to the next: by pairs of issues, and by groups.

    The passages of one actor join the first issue to the second, the third to the fourth; those of the other the second
    to the third. Each passage holds strong support in eight of ten cases, else strong opposition.
    """
    lines, level = [], 0.8**2 + 0.2**2
    for issues in (4, 8, 16):
        random = np.random.default_rng(issues)
        ours, theirs = (random.choice([-2.0, 2.0], (DRAWS, issues), p=[0.2, 0.8]).repeat(2, axis=1) for _ in range(2))
        share = (1 - np.abs(ours[:, :issues] - theirs[:, 1 : issues + 1]) / STANCE_RANGE).mean(axis=1)
        cells = [f"{issues}"]
        for effective in (issues, issues**2 / (issues + 2 * (issues - 1)), 1.0):
            low, high = jeffreys_all(share, np.full(DRAWS, float(effective)))
            cells.append(f"{np.mean((low <= level) & (level <= high)):.2f} ({np.mean(high - low):.2f} wide)")
        lines.append(row(cells))
    return lines


def row(cells: Sequence[object]) -> str:
    """A line of a Markdown table."""
    return f"| {' | '.join(map(str, cells))} |"


def main() -> None:
    """Print the tables."""
    print(
        f"How often the {100 * INTERVAL_LEVEL:.0f} % interval holds the true alignment: "
        "the mean over the true ones (and the least), by n and over all n\n"
    )
    settings: tuple[tuple[str, Answers, Answers, Callable[[int], float]], ...] = (
        ("independent", graded, all_or_nothing, float),
        ("three on a remark, counted by issues", in_threes(graded), in_threes(all_or_nothing), float),
        ("three on a remark, counted by passages", in_threes(graded), in_threes(all_or_nothing), threes),
        ("half of them follow one answer", going_together(graded), going_together(all_or_nothing), float),
    )
    print(row(["issues", "stances", *(f"n = {issues}" for issues in ISSUES)]))
    print(row(["---"] * (2 + len(ISSUES))))
    pooled = []
    for what, by_steps, by_ends, worth in settings:
        cells = [what]
        for stances, answers in (("graded", by_steps), ("all or nothing", by_ends)):
            found = [cover(answers, issues, worth(issues)) for issues in ISSUES]
            print(row([what, stances, *map(mean_and_least, found)]), flush=True)
            cells.append(mean_and_least(chain.from_iterable(found)))
        pooled.append(row(cells))
    print(f"\n{row(['issues', 'graded stances', 'all or nothing'])}\n{row(['---'] * 3)}")
    print("\n".join(pooled))
    print("\nThe same, and the mean width, where every issue shares a passage with the next\n")
    print(row(["n", "by issues", "by pairs of issues", "by groups"]))
    print(row(["---"] * 4))
    print("\n".join(chains()))


if __name__ == "__main__":
    main()
