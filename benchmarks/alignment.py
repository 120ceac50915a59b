"""All pairs of 193 actors on 926 issues: the General Assembly's roll calls where at hand, else votes made up alike."""

import sys
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.alignment import align
from analysis.alignment_history import alignment_over_time
from analysis.alignment_matrix import align_pairs
from analysis.stance_matrix import Stances, stances
from benchmarks.measure import Figure, milliseconds, peak_megabytes, show, together

VOTES = Path(__file__).parent.parent.parent / "shared" / "data" / "unga-rollcalls-2010-2019.csv.gz"
ACTORS, ISSUES, STATED = 193, 926, 0.92
DATES = 400


def read_votes(path: Path) -> pd.DataFrame:
    """Roll calls as a positions table: one position a vote, each resting on its own passage."""
    votes = pd.read_csv(path, dtype="str")
    score = votes["vote"].map({"yes": 2, "abstain": 0, "no": -2}).astype("int64")
    return pd.DataFrame(
        {
            "actor": votes["country"],
            "issue": votes["rcid"],
            "stance": score,
            "passage": range(len(votes)),
            "attribution": "own",
            "latest": pd.to_datetime(votes["date"]).astype("datetime64[s]"),
        }
    )


def make_votes() -> pd.DataFrame:
    """As many made-up votes."""
    random = np.random.default_rng(0)
    actor, issue = np.nonzero(random.random((ACTORS, ISSUES)) < STATED)
    days = pd.Timestamp("2010-01-01") + pd.to_timedelta(issue * 4, unit="D")
    return pd.DataFrame(
        {
            "actor": [f"actor-{number}" for number in actor],
            "issue": [f"issue-{number}" for number in issue],
            "stance": random.choice([2, 0, -2], len(actor), p=[0.8, 0.12, 0.08]),
            "passage": range(len(actor)),
            "attribution": "own",
            "latest": pd.DatetimeIndex(days).astype("datetime64[s]"),
        }
    )


def spread(votes: pd.DataFrame, dates: int) -> pd.DataFrame:
    """The same votes on so many different days, in their order."""
    order = votes["latest"].rank(method="first")
    place = (votes["issue"].map(order.groupby(votes["issue"]).min()).rank(method="dense") - 1).astype("int64")
    number = place * dates // (int(place.max()) + 1)
    days = pd.Timestamp("2010-01-01") + pd.to_timedelta(number * 9, unit="D")
    return votes.assign(latest=pd.DatetimeIndex(days).astype("datetime64[s]")).sort_values("latest", kind="stable")


class Products:
    """The bare matrix products that alignment, n and range cannot do without, on arrays that are ready."""

    def __init__(self, held: Stances) -> None:
        stated = held.stated.astype(np.float64)
        self._stated = np.ascontiguousarray(stated.T)
        self._rows = np.vstack([stated, stated * (held.score + 2), stated * (np.abs(held.score) + 2)])
        self._steps = np.hstack([stated * (held.score > step - 2) for step in range(4)])

    def __call__(self) -> object:
        return self._rows @ self._stated, self._steps @ self._steps.T


def pandas_loop(table: pd.DataFrame, actors: list[str], pairs: int) -> float:
    """Milliseconds for all pairs, estimated from some, by joining two actors' positions in pandas."""
    by_actor = {actor: own.set_index("issue")["stance"] for actor, own in table.groupby("actor")}
    chosen = [(actors[i], actors[j]) for i in range(len(actors)) for j in range(i)][:: max(1, 18528 // pairs)]

    def loop() -> None:
        for one, other in chosen:
            both = pd.concat([by_actor[one], by_actor[other]], axis=1, join="inner")
            _ = 1 - (both.iloc[:, 0] - both.iloc[:, 1]).abs().mean() / 4, len(both)

    return milliseconds(loop, 1) * len(actors) * (len(actors) - 1) / 2 / len(chosen)


def plain_loop(table: pd.DataFrame, actors: list[str], issues: list[str], pairs: int) -> float:
    """Milliseconds for all pairs, estimated from some, by comparing one pair at a time."""
    said = {a: dict(zip(own["issue"], own["stance"], strict=True)) for a, own in table.groupby("actor")}
    chosen = [(actors[i], actors[j]) for i in range(len(actors)) for j in range(i)][:: max(1, 18528 // pairs)]
    loop = milliseconds(lambda: [align(said[one], said[other], issues) for one, other in chosen], 1)
    return loop * len(actors) * (len(actors) - 1) / 2 / len(chosen)


def each_date_afresh(table: pd.DataFrame, actor: str, actors: list[str], issues: list[str], some: int) -> float:
    """Milliseconds for one actor against all others on every date, estimated from some dates, each counted afresh."""
    days = sorted(set(table["latest"]))
    chosen = days[:: max(1, len(days) // some)]
    here = actors.index(actor)

    def work() -> None:
        for day in chosen:
            now = table[table["latest"] <= day].drop_duplicates(["actor", "issue"], keep="last")
            held = stances(now, actors, issues)
            shared = held.stated & held.stated[here]
            distance = (np.abs(held.score - held.score[here]) * shared).sum(axis=1)
            _ = 1 - distance / (4 * np.maximum(shared.sum(axis=1), 1))

    return milliseconds(work, 1) * len(days) / len(chosen)


def main() -> int:
    """Measure, print, and say by the exit code whether every target is met."""
    at_hand = VOTES.exists()
    votes = read_votes(VOTES) if at_hand else make_votes()
    actors, issues = sorted(set(votes["actor"])), sorted(set(votes["issue"]))
    held = stances(votes, actors, issues)
    products = Products(held)
    pairs_time, floor = together(lambda: align_pairs(held), products)
    interval_time, second_floor = together(lambda: align_pairs(held).interval, products)
    loop = pandas_loop(votes, actors, 120)
    dated = spread(votes, DATES)
    series = milliseconds(lambda: alignment_over_time(dated, actors[60], actors, issues, date(2100, 1, 1)), 3)
    afresh = each_date_afresh(dated, actors[60], actors, issues, 12)
    figures = [
        Figure("alignment, n and range of all pairs / bare products", pairs_time, floor, 3),
        Figure("the same with intervals / bare products", interval_time, second_floor, 10),
        Figure("a pairwise pandas loop / alignment, n and range", pairs_time, loop, 100, at_least=True),
        Figure("a plain loop over pairs / alignment, n and range", pairs_time, plain_loop(votes, actors, issues, 60),
               100, at_least=True),
        Figure(f"one actor and all others, {DATES} dates: afresh / by changes", series, afresh, 1, at_least=True),
        Figure("memory of all pairs with intervals / 1 GiB",
               peak_megabytes(lambda: align_pairs(held).interval), 1073.7, 1, unit="MB"),
    ]  # fmt: skip
    source = "General Assembly roll calls" if at_hand else "made-up votes"
    show(f"Alignment of {len(actors)} actors on {len(issues)} issues ({source}, {len(votes):,} positions)", figures)
    return 0 if all(figure.is_met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
