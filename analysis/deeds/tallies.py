"""How often an actor acted as it spoke: counts of deeds that can be held against words, and who may be put in order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.alignment import RANKED_FROM, Bounds, jeffreys
from analysis.deeds.comparisons import Comparison, Outcome
from analysis.shared_passages import effective_n


@dataclass(frozen=True, slots=True)
class Tally:
    """How many deeds stand how to the words of their day.

    `passages` are the separate quotations behind deeds and words that are compared, `quoted_deeds` those of the deeds
    alone. `effective` is how many deeds with words of their own the compared ones are worth (Kish's number, see
    analysis.shared_passages): three votes held against one remark are worth one.
    """

    counts: Mapping[Outcome, int]
    passages: int
    quoted_deeds: int
    effective: float

    @property
    def against(self) -> int:
        """The deeds against words of their day."""
        return self.counts.get(Outcome.against, 0)

    @property
    def spoken(self) -> int:
        """The deeds on the side of the words of their day."""
        return self.counts.get(Outcome.spoken, 0)

    @property
    def mixed(self) -> int:
        """The deeds that are neither: they or the words are mixed."""
        return self.counts.get(Outcome.mixed, 0)

    @property
    def n(self) -> int:
        """The deeds that can be held against words."""
        return self.against + self.spoken + self.mixed

    @property
    def ranked(self) -> bool:
        """Whether these are enough deeds, on enough separate quotations, for a share that is put in order with others.

        One vote makes no share, nor do three that one sentence tells.
        """
        return self.n >= RANKED_FROM and self.quoted_deeds >= RANKED_FROM

    @property
    def share(self) -> float | None:
        """The share of deeds against words among `n`; None where it may not be ranked."""
        return self.against / self.n if self.ranked else None

    @property
    def interval(self) -> Bounds | None:
        """The Jeffreys interval of the share, for `effective` deeds; None without a share."""
        return None if self.share is None else jeffreys(self.share, self.effective)


def tally(found: Iterable[Comparison]) -> Tally:
    """The counts of some comparisons."""
    counts: dict[Outcome, int] = {}
    pairs: list[tuple[int, int]] = []
    for one in found:
        counts[one.outcome] = counts.get(one.outcome, 0) + 1
        if one.is_compared and one.said is not None:
            pairs.append((one.said.passage, one.deed.passage))
    words, deeds = ({pair[place] for pair in pairs} for place in (0, 1))
    return Tally(counts, len(words | deeds), len(deeds), effective_n(pairs))


def by_share(tallies: Mapping[str, Tally]) -> list[str]:
    """The ids of those that may be ranked: the greatest share of deeds against words first, of equals the most deeds.

    Those that are equal in both stand by their ids.
    """
    ranked = [one for one, found in tallies.items() if found.ranked]
    return sorted(ranked, key=lambda one: (-(tallies[one].share or 0), -tallies[one].n, one))
