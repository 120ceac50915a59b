"""The data as the user chose to see it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import pandas as pd

from analysis.chosen import Chosen
from analysis.closeness import alignment_over_time
from loaders.versions import Edition


@dataclass(frozen=True)
class View(Chosen):
    """The data as the user chose to see it, which is all that a page gets. Shared between sessions."""

    edition: Edition | None = None
    """Which state of the data this is, where git can tell."""

    @cached_property
    def over_time(self) -> Callable[[str], pd.DataFrame]:
        """The alignment over time of an actor with every other, of which the last few asked for are kept."""

        @lru_cache(maxsize=4)
        def found(actor: str) -> pd.DataFrame:
            return alignment_over_time(self.positions, actor, self.actor_ids, self.issue_ids, self.as_of)

        return found
