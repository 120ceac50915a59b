"""The data as the user chose to see it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

import pandas as pd

from analysis.alignment_history import alignment_over_time
from analysis.news.new_statements import News, news_of
from analysis.news.pair_moves import Picture, picture_since
from analysis.selection import Selection
from analysis.thin_evidence import Thinness
from documents.document_files import document_text
from documents.folder_report import Report
from documents.quotation_check import Verification, unchecked
from loaders.git.history import Edition
from loaders.joint_statements import once
from loaders.problems import Problem


@dataclass(frozen=True)
class View(Selection):
    """The data as the user chose to see it, which is all that a page gets. Shared between sessions."""

    edition: Edition | None = None
    """Which state of the data this is, where git can tell."""
    report: Report | None = None
    """What holding the data against documents and fingerprints came to; None where nobody did."""
    documents_folder: Path | None = None

    @cached_property
    def over_time(self) -> Callable[[str], pd.DataFrame]:
        """The alignment over time of an actor with every other, of which the last few asked for are kept."""

        @lru_cache(maxsize=4)
        def found(actor: str) -> pd.DataFrame:
            return alignment_over_time(self.counted.all, actor, self.actor_ids, self.issue_ids, self.as_of)

        return found

    @cached_property
    def news_since(self) -> Callable[[date], News]:
        """What is new after a day, of which the last one asked for is kept."""
        return lru_cache(maxsize=1)(lambda since: news_of(self, since))

    @cached_property
    def picture_since(self) -> Callable[[date], Picture]:
        """The picture beside that on an earlier day, likewise."""
        return lru_cache(maxsize=1)(lambda since: picture_since(self, since))

    @cached_property
    def verification(self) -> Verification:
        """How each quotation is checked: the table has the index of `data.positions`."""
        if self.report is None:
            return unchecked(once(self.data.positions)).of(self.data.positions)
        return self.report.verification.of(self.data.positions)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with the data, as `check` lists it."""
        return self.data.problems if self.report is None else self.report.problems

    @cached_property
    def document_text(self) -> Callable[[str], str | None]:
        """The text of a registered document by its id, of which the last few are kept; None where it is not at hand."""

        @lru_cache(maxsize=4)
        def found(source: str) -> str | None:
            text = document_text(self.documents_folder, self.documents[source]) if source in self.documents else None
            return text if isinstance(text, str) else None

        return found

    @cached_property
    def thinness(self) -> Thinness:
        """What is thin in the positions in view."""
        documents = [str(source) for source in self.data.sources["source"]]
        return Thinness(self.stated.all, self.actor_ids, self.issue_ids, documents, self.as_of)
