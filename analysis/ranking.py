"""Which pairs of actors can be ranked: on direct evidence, or only as others tell it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.alignment_matrix import Pairs
from analysis.stance_matrix import Flags


@dataclass(frozen=True)
class Ranking:
    """All pairs on direct evidence, and on all that is heard; both of the same actors in the same order.

    Where nobody tells of another, the two are one. `hearsay` says which figures
    of `heard` rest, among other things, on what another actor says of one of the two.
    """

    direct: Pairs
    heard: Pairs
    hearsay: Flags

    @property
    def ranked(self) -> Flags:
        """The pairs that can be ranked among each other: direct evidence is enough for them."""
        return self.direct.ranked

    @cached_property
    def told(self) -> Flags:
        """The pairs that can be ranked only as others tell it, in a list of their own."""
        only: Flags = self.heard.ranked & ~self.direct.ranked
        return only

    def told_of(self, actor: str) -> pd.DataFrame:
        """The alignment of an actor with those with which it needs an account, as it is with that account.

        The columns of `Pairs.of`, and its order: first those that are `told`.
        """
        here = self.heard.actors.index(actor)
        needed = self.hearsay[here] & ~self.direct.ranked[here]
        every = self.heard.of(actor)
        names = np.array(self.heard.actors, dtype=object)[needed]
        return every[every["other"].isin(names)].reset_index(drop=True)
