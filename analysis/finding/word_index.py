"""An index of words in the memory: SQLite's FTS5, which may be shared between threads.

It is given words that are folded already, with spaces between them, and has nothing to fold or to cut itself.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from threading import Lock

import numpy as np
import numpy.typing as npt

from analysis.finding.query import Query, Term

Rows = npt.NDArray[np.int64]

MOST_RANKED = 1_000
"""Of more rows than so many the first are ranked: to weigh each of fifty thousand takes a fifth of a second."""


class WordIndex:
    """Rows of texts by their words. `weights` has the name and the weight of each text of a row.

    `context` names texts that words may be found in beside others, and never alone.
    """

    def __init__(
        self, weights: Mapping[str, float], rows: Iterable[Sequence[str]], context: Sequence[str] = ()
    ) -> None:
        self._lock = Lock()
        self._weights = ", ".join(map(str, weights.values()))
        own = [name for name in weights if name not in context]
        self._own = f"{{{' '.join(own)}}} : " if context else ""
        self._memory = sqlite3.connect(":memory:", check_same_thread=False)
        # this tokenizer takes every sign beyond ASCII for part of a word, and folded words have no other that parts
        self._memory.execute(
            f"CREATE VIRTUAL TABLE texts USING fts5({', '.join(weights)}, content='', tokenize='ascii')"
        )
        marks = ", ".join("?" * (len(weights) + 1))
        self._memory.executemany(
            f"INSERT INTO texts(rowid, {', '.join(weights)}) VALUES ({marks})",
            ((number, *row) for number, row in enumerate(rows)),
        )

    def matching(self, query: Query) -> Rows:
        """The numbers of the rows that have all of what is looked for, ascending."""
        return self._numbers("SELECT rowid FROM texts WHERE texts MATCH ?", self._expression(query))

    def ranked(self, query: Query, rows: Rows) -> Rows:
        """All rows that match, or some of them, the best first; only the first MOST_RANKED change places."""
        if len(rows) < 2:
            return rows
        best = self._numbers(
            "SELECT rowid FROM texts WHERE texts MATCH ? AND rowid BETWEEN ? AND ? "
            f"ORDER BY bm25(texts, {self._weights}), rowid",
            self._expression(query), int(rows[0]), int(rows[:MOST_RANKED][-1]),
        )  # fmt: skip
        return np.concatenate([best[np.isin(best, rows)], rows[MOST_RANKED:]])

    def _numbers(self, question: str, *given: str | int) -> Rows:
        with self._lock:
            return np.fromiter((number for (number,) in self._memory.execute(question, given)), dtype=np.int64)

    def _expression(self, query: Query) -> str:
        """The terms as FTS5 reads them: all in quotation marks, so that none of their words is a command."""
        terms = list(map(_quoted, query.terms))
        beside = [f"{self._own}({' OR '.join(terms)})"] if self._own else []
        return " AND ".join([*beside, *terms])


def _quoted(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.is_open else ""}'
