"""Everything that is coded, by its words: quotations with what stands beside them, actors, issues and titles."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.finding.folded_words import folded_words
from analysis.finding.query import Query
from analysis.finding.word_index import WordIndex
from analysis.reading.mentions import actor_names
from loaders import Dataset
from loaders.joint_statements import once, standing_in
from loaders.table_rows import PositionRow, records

Flags = npt.NDArray[np.bool_]

CONTEXT = "context"
"""Who says it and on what: beside a word of the quotation these count, by themselves they lead to all that is said."""

WEIGHTS = {"quote": 10.0, "translation": 8.0, "speaker": 4.0, "note": 3.0, CONTEXT: 1.0}

ACTOR_FIELDS = ("actor", "name", "short_name", "also_known_as", "note")
ISSUE_FIELDS = ("issue", "title", "proposition", "support_means", "oppose_means", "terms")
SOURCE_FIELDS = ("source", "title", "publisher", "author", "note")


class QuotationIndex:
    """The positions of a data set by their words, the newest first among equals; one of a joint statement is one."""

    def __init__(self, data: Dataset) -> None:
        stated = once(data.positions)
        newest = stated["latest"].to_numpy().argsort(kind="stable")[::-1]
        self._labels = stated.index.to_numpy()[newest]
        row_of = pd.Series(np.arange(len(newest)), index=self._labels)
        self._row_of = row_of.loc[standing_in(data.positions)].to_numpy()
        self._index = WordIndex(WEIGHTS, _rows(stated.iloc[newest], data), context=[CONTEXT])
        self._actors, self._issues, self._sources = (
            {str(row[0]): f" {' '.join(folded_words(' · '.join(map(str, row))))} " for row in _cells(table, fields)}
            for table, fields in (
                (data.actors, ACTOR_FIELDS), (data.issues, ISSUE_FIELDS), (data.sources, SOURCE_FIELDS)
            )
        )  # fmt: skip

    def find(self, query: Query, kept: Flags | None = None) -> list[int]:
        """The labels of the positions with all of what is looked for, the best first.

        `kept` says of each row of the positions' table whether it may be among them; None for all.
        """
        # narrowed afterwards: of a few rows among many, all between them would have to be weighed
        rows = self._index.ranked(query, self._index.matching(query))
        if kept is not None:
            may_be = np.zeros(len(self._labels), dtype=bool)
            may_be[self._row_of[kept]] = True
            rows = rows[may_be[rows]]
        found: list[int] = self._labels[rows].tolist()
        return found

    def actors(self, query: Query) -> list[str]:
        """The actors by whose names or notes the words are found."""
        return _having(query, self._actors)

    def issues(self, query: Query) -> list[str]:
        """The issues by whose titles, propositions or terms the words are found."""
        return _having(query, self._issues)

    def sources(self, query: Query) -> list[str]:
        """The documents by whose titles, publishers, authors or notes the words are found."""
        return _having(query, self._sources)


def _having(query: Query, texts: dict[str, str]) -> list[str]:
    wanted = [f" {' '.join(term.words)}{'' if term.is_open else ' '}" for term in query.terms]
    return [one for one, text in texts.items() if all(words in text for words in wanted)]


def _rows(stated: pd.DataFrame, data: Dataset) -> Iterator[Sequence[str]]:
    names = {actor: " · ".join(known) for actor, known in actor_names(data.actors).items()}
    titles = dict(zip(data.issues["issue"], data.issues["title"], strict=True))
    together = {joint: f"{title} · {' · '.join(names.get(one, one) for one in actors.split('; '))}"
                for joint, title, actors in _cells(data.joint, ("joint", "title", "actors"))}  # fmt: skip
    folded = lru_cache(maxsize=4096)(_folded)
    for row in records(stated, PositionRow):
        yield (
            _folded(row.quote),
            _folded(row.translation),
            folded(f"{row.speaker} · {row.venue}"),
            _folded(row.note),
            folded(f"{together.get(row.joint, '') or names.get(row.actor, row.actor)} · {titles.get(row.issue, '')}"),
        )


def _folded(text: str) -> str:
    return " ".join(folded_words(text))


def _cells(table: pd.DataFrame, columns: Iterable[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(table[column] for column in columns), strict=True)
