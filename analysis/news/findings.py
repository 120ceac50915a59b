"""All that is found since a day: what the world did, what that did to the picture, and what we did."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from analysis.filters import Filters
from analysis.news.coding_work import CodingWork, coding_work
from analysis.news.new_statements import News, news_of
from analysis.news.pair_moves import Picture, picture_since
from analysis.selection import Selection
from loaders.git.earlier_version import EarlierVersion


@dataclass(frozen=True)
class Findings:
    """What is found in a view since a day."""

    selection: Selection
    news: News
    picture: Picture
    work: CodingWork

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is new and it is known that nothing was done."""
        return not self.news.statements and self.work.is_nothing

    @cached_property
    def then(self) -> Selection:
        """All of the earlier version, in which removed records still have their names; the view itself without one."""
        data = self.work.earlier.data
        return self.selection if data is None else Selection(data, self.selection.as_of, Filters())


def findings(selection: Selection, since: date, earlier: EarlierVersion) -> Findings:
    """What is found after a day in a view, and in the whole data against the earlier version of it."""
    work = coding_work(earlier, selection.data)
    return Findings(selection, news_of(selection, since), picture_since(selection, since), work)
