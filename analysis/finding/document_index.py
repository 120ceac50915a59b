"""The text of one document by its words, in passages that lie end to end."""

import re
from collections.abc import Iterator

import numpy as np

from analysis.finding.folded_words import folded_words, joined_words
from analysis.finding.occurrences import Excerpt, excerpt
from analysis.finding.query import MOST_WORDS, Query
from analysis.finding.word_index import Rows, WordIndex
from analysis.passage_marks import Span
from loaders.words import in_pieces

PASSAGE, MOST_LETTERS = 100, 5_000
"""A passage has so many words, or some more, since it ends with a piece of the text; or it has so many letters."""

PIECE = 500
"""Letters in a piece. A longer word is cut, and is found by its beginning."""

_CUT = re.compile(r"[-\u2010\u2011\u00ad]\s*\Z")


class DocumentIndex:
    """A document's text by its words. What is looked for is found where it stands near together, in one passage.

    Over each border of two passages lies a seam: the words before and behind it, as far as a phrase may reach. It
    counts where neither of the two passages has what is looked for: no phrase is lost, and no place counts twice.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends: list[int] = []
        self._index = WordIndex({"printed": 1.0, "joined": 1.0}, self._rows())

    def matching(self, query: Query) -> Rows:
        """The passages (2 n) and seams (2 n + 1) with all of what is looked for, in the order of the text."""
        rows = self._index.matching(query)
        is_seam = rows % 2 == 1
        found: Rows = rows[~(is_seam & (np.isin(rows - 1, rows) | np.isin(rows + 1, rows)))]
        return found

    def excerpts(self, query: Query, rows: Rows, most: int) -> tuple[Excerpt, ...]:
        """Of those that match, so many excerpts, the best first."""
        best = self._index.ranked(query, rows)[:most].tolist()
        return tuple(excerpt(self.text, self._span(row), query) for row in best)

    def _span(self, row: int) -> Span:
        first, last = row // 2, row // 2 + row % 2
        return self._ends[first - 1] if first else 0, self._ends[last]

    def _rows(self) -> Iterator[tuple[str, str]]:
        before: list[str] = []
        for text in self._passages():
            words = folded_words(text)
            if before:
                yield " ".join([*before[1 - MOST_WORDS :], *words[: MOST_WORDS - 1]]), ""
            yield " ".join(words), " ".join(joined_words(text))
            before = words

    def _passages(self) -> Iterator[str]:
        """The text of each passage, whose end is kept. None ends in a word that a line cuts, but a very long one."""
        start = end = number = 0
        for piece in in_pieces(self.text, PIECE):
            number += len(folded_words(piece))
            end += len(piece)
            if end - start >= MOST_LETTERS or (number >= PASSAGE and not _CUT.search(piece)):
                self._ends.append(end)
                yield self.text[start:end]
                start, number = end, 0
        if number:
            self._ends.append(end)
            yield self.text[start:end]
