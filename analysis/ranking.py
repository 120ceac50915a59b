"""Which pairs of actors can be ranked: on direct evidence, or only as others tell it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.alignment_matrix import NeighbourRow, Pairs
from analysis.room import Room
from analysis.sides import SidesRow, as_columns
from analysis.stance_matrix import Flags

Pair = tuple[int, int]
"""The places of two actors, the first before the second."""


class RankedRow(NeighbourRow, SidesRow):
    """The alignment of one actor with another, and their sides (see `neighbours`)."""

    __slots__ = ()


@dataclass(frozen=True)
class Ranking:
    """The room on direct evidence, and on all that is heard; both of the same actors in the same order.

    Where nobody tells of another, the two are one.
    """

    direct: Room
    heard: Room

    @property
    def ranked(self) -> Flags:
        """The pairs that can be ranked among each other: direct evidence is enough for them."""
        return self.direct.pairs.ranked

    @cached_property
    def told(self) -> Flags:
        """The pairs that can be ranked only as others tell it, in a list of their own."""
        only: Flags = self.heard.pairs.ranked & ~self.ranked
        return only

    def direct_of(self, actor: str) -> pd.DataFrame:
        """See `neighbours`: an actor with all others, on direct evidence."""
        return neighbours(self.direct, actor)

    @cached_property
    def ranked_pairs(self) -> list[Pair]:
        """The pairs that can be ranked, nearest first by their shrunk alignment on direct evidence."""
        return _nearest_first(self.direct.pairs, self.ranked)

    @cached_property
    def told_pairs(self) -> list[Pair]:
        """Those that can be ranked only as others tell it, nearest first by what is heard."""
        return _nearest_first(self.heard.pairs, self.told)

    def told_of(self, actor: str) -> pd.DataFrame:
        """Those of `heard_of` with which an account is needed; first those that are `told`."""
        every = self.heard_of(actor)
        return every[every["told"]].reset_index(drop=True)

    def heard_of(self, actor: str) -> pd.DataFrame:
        """An actor with all others on all that is heard, those after the rest with which it needs an account.

        The columns of `neighbours` and told (whether an account is needed), and its order within both parts; those
        that share nothing come last.
        """
        here = self.heard.pairs.actors.index(actor)
        needed = np.array(self.heard.pairs.actors, dtype=object)[self.heard.hearsay[here] & ~self.ranked[here]]
        every = neighbours(self.heard, actor)
        every = every.assign(told=every["other"].isin(needed))
        late = pd.DataFrame({"silent": every["n"] == 0, "told": every["told"]})
        return every.loc[late.sort_values(["silent", "told"], kind="stable").index].reset_index(drop=True)


def _nearest_first(pairs: Pairs, chosen: Flags) -> list[Pair]:
    """The chosen pairs, each once."""
    ones, others = np.nonzero(np.triu(chosen))
    order = np.argsort(-pairs.shrunk[ones, others], kind="stable")
    return list(zip(ones[order].tolist(), others[order].tolist(), strict=True))


def neighbours(room: Room, actor: str) -> pd.DataFrame:
    """The alignment of one actor with each other, in the order and with the columns of `Pairs.of`, and their sides."""
    every = room.pairs.of(actor)
    there = pd.Index(room.pairs.actors).get_indexer(pd.Index(every["other"]))
    here = np.full(len(there), room.pairs.actors.index(actor), dtype=np.int64)
    return every.assign(**as_columns(room.sides, here, there))
