"""How often blocs are told in made-up rooms: without camps, where each is a false alarm, and with two camps."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from analysis.blocs.blocs import why_no_blocs, why_unstable
from analysis.room import Room
from analysis.stance_matrix import Floats, Numbers

ROOMS = 500
"""Of each kind: in 100 rooms luck alone moves a share of 4 % up to 8 %."""

SILENCE = 0.2
"""How often an actor has said nothing on an issue."""

STANCES = np.arange(-2, 3)
SHARES = {
    "uniform": (0.2, 0.2, 0.2, 0.2, 0.2),
    "skewed": (0.05, 0.1, 0.15, 0.3, 0.4),
    "polar": (0.45, 0.05, 0.0, 0.05, 0.45),
}
"""How often each stance is drawn in rooms without camps, from strong opposition to strong support."""

Made = Callable[[np.random.Generator], Floats]
"""What the actors (rows) of a made-up room say on each issue; missing for silence."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Rooms of one kind, and in how many of 100 of them blocs should be told at least and at most."""

    what: str
    room: Made
    least: int = 0
    most: int = 100

    def is_met(self, told: float) -> bool:
        """Whether the share is as it should be."""
        return self.least <= told <= self.most

    @property
    def target(self) -> str:
        """The same in words."""
        return f"at least {self.least}" if self.least else f"at most {self.most}" if self.most < 100 else "none"


def without_camps(actors: int, issues: int, shares: str, chance: np.random.Generator) -> Floats:
    """Everybody draws a stance on every issue, then some are silent."""
    return _silenced(chance.choice(STANCES, (actors, issues), p=SHARES[shares]), chance)


def two_camps(actors: int, issues: int, stray: float, chance: np.random.Generator) -> Floats:
    """Two camps of equal size that stand on opposite sides of every issue, then some are silent.

    Each member takes its camp's side, strongly or not as often, but in a share of cases (`stray`) any of the five
    stances instead.
    """
    side = chance.choice([-1, 1], issues) * np.where(np.arange(actors) % 2, 1, -1)[:, None]
    stance = side * chance.choice([1, 2], (actors, issues))
    strays = chance.random(stance.shape) < stray
    return _silenced(np.where(strays, chance.choice(STANCES, stance.shape), stance), chance)


def _silenced(stance: Numbers, chance: np.random.Generator) -> Floats:
    return np.where(chance.random(stance.shape) < SILENCE, np.nan, stance)


SETTINGS = [
    *(
        Setting(f"no camps, {actors} x {issues}, {shares}", partial(without_camps, actors, issues, shares), most=6)
        for actors, issues in ((6, 5), (10, 8), (20, 12))
        for shares in SHARES
    ),
    *(
        Setting(
            f"two camps, {actors} x {issues}, {100 * stray:.0f} of 100 astray",
            partial(two_camps, actors, issues, stray),
            least,
        )
        for stray, targets in ((0.2, (60, 80, 90)), (0.4, (0, 0, 0)), (0.1, (0, 0, 0)))
        for (actors, issues), least in zip(((8, 6), (10, 8), (20, 12)), targets, strict=True)
    ),
]


def told(said: Floats) -> tuple[bool, bool]:
    """Whether blocs would be told by their stability alone, and whether they are."""
    actors, issues = ([f"{number:03}" for number in range(size)] for size in said.shape)
    row, column = np.nonzero(~np.isnan(said))
    standing = pd.DataFrame(
        {
            "actor": [actors[number] for number in row],
            "issue": [issues[number] for number in column],
            "stance": said[row, column].astype("int64"),
            "passage": range(len(row)),
            "attribution": "own",
        }
    )
    room = Room(standing, actors, issues)
    found = not why_no_blocs(room.pairs, room.communities)
    return found and not why_unstable(room.communities, room.test_blocs().stability), bool(room.blocs)


def main() -> None:
    """Print a table of settings: in how many rooms blocs would be told by their stability alone, and are told."""
    print(f"| of 100 rooms ({ROOMS} made) | stable | told | target |\n| --- | --- | --- | --- |", flush=True)
    with ProcessPoolExecutor() as pool:
        for number, setting in enumerate(SETTINGS):
            rooms = [setting.room(np.random.default_rng([number, room])) for room in range(ROOMS)]
            stable, now = (100 * np.mean(list(pool.map(told, rooms, chunksize=10)), axis=0)).tolist()
            missed = "" if setting.is_met(now) else ", missed"
            print(f"| {setting.what} | {stable:.1f} | {now:.1f} | {setting.target}{missed} |", flush=True)


if __name__ == "__main__":
    main()
