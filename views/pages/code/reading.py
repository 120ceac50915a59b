"""A document as the reader of the page Code gets it: its text, what is coded in it, and what may help to code it."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TypedDict

from analysis.passage_marks import Passage, Span, covered, passages_of
from analysis.reading.mentions import uncoded
from analysis.wording.display_text import legible
from analysis.wording.figures import SIGNS
from analysis.wording.joint_statements import speaking_by_stance
from analysis.wording.statements import in_one_line
from loaders.joint_statements import once
from loaders.table_rows import PositionRow, records
from views.pages.code.reading_aids import LongSentence, Named, OfferedDate, aids_in
from views.shared.view import View

Rows = Mapping[int, PositionRow]
"""Positions by their labels."""


class Coded(TypedDict):
    """A stretch of coded text: its characters, the class of its look, the passages by number, a label at its end."""

    start: int
    end: int
    look: str
    passages: list[int]
    label: str


class Told(TypedDict):
    """A passage: its number, and a line for each position that rests on it."""

    number: int
    lines: list[str]


class Reading(TypedDict):
    """All that the reader shows of a document; places are in characters of Python. `sentences` are starts and ends.

    `marks` tells whether what is marked in the text is drawn already.
    """

    document: str
    text: str
    coded: list[Coded]
    told: list[Told]
    sentences: list[int]
    long: list[LongSentence]
    promising: list[int]
    named: list[Named]
    dates: list[OfferedDate]
    marks: str


def reading_of(source: str, text: str, view: View, coded_by: Mapping[int, str]) -> Reading:
    """The document `source`, whose text this is. `coded_by` says of positions, by their labels, who coded them when."""
    aids = aids_in(text, view)
    mine = once(view.data.positions[view.data.positions["source"] == source])
    rows = {row.Index: row for row in records(mine, PositionRow)}
    passages = _passages(text, rows, view)
    coded = [_coded(span, touching, rows, view) for span, touching in covered(passages)]
    told = [_told(one, rows, view, coded_by) for one in passages]
    return {
        "document": source,
        "text": text,
        "coded": coded,
        "told": told,
        "sentences": [place for span in aids.sentences for place in span],
        "long": aids.long,
        "promising": uncoded(aids.sentences, [one.span for one in passages], aids.mentions),
        "named": aids.named,
        "dates": aids.dates,
        "marks": sha256(repr((coded, told, aids.stamp)).encode()).hexdigest(),
    }


def _passages(text: str, rows: Rows, view: View) -> list[Passage]:
    """The passages of the document, each where it stands first."""
    at = view.verification.table.loc[list(rows)]
    at = at[at["start"] >= 0]
    return passages_of(zip(at.index, zip(at["start"], at["end"], strict=True), strict=True), text, again=False)


def _coded(span: Span, touching: Sequence[Passage], rows: Rows, view: View) -> Coded:
    stances = {rows[label].stance for one in touching for label in one.positions}
    ending = [one for one in touching if one.span[1] == span[1]]
    return {
        "start": span[0],
        "end": span[1],
        "look": f"v{stances.pop()}" if len(stances) == 1 else "several",
        "passages": [one.number for one in touching],
        "label": legible(" ".join(_label(one, rows, view) for one in ending)),
    }


def _label(passage: Passage, rows: Rows, view: View) -> str:
    """The number of a passage, and the sign and the actors of each stance that rests on it."""
    said = speaking_by_stance([rows[label] for label in passage.positions], view)
    return f"{passage.number} {', '.join(f'{SIGNS[stance]} {who}' for stance, who in said.items())}"


def _told(passage: Passage, rows: Rows, view: View, coded_by: Mapping[int, str]) -> Told:
    lines = [(in_one_line(rows[label], view), coded_by.get(label, "")) for label in passage.positions]
    return {"number": passage.number, "lines": [legible(", ".join(filter(None, line))) for line in lines]}
