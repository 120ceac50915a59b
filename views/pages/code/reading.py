"""A document as the reader of the page Code gets it: its text, what is coded in it, and what may help to code it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypedDict

import pandas as pd
import streamlit as st

from analysis.passage_marks import Passage, Span, covered, passages_of
from analysis.reading.chosen_range import nearest_bounds
from analysis.reading.mentions import Mention, actor_names, issue_terms, mentions, uncoded
from analysis.reading.sentences import sentences
from analysis.wording.display_text import legible
from analysis.wording.figures import SIGNS, VERBS, date_in_words, in_part, listed, voice
from analysis.wording.joint_statements import speakers, speaking
from documents.dates_in_text import find_dates
from documents.registration import BEGINNING
from loaders.joint_statements import once
from loaders.models import QUOTE_WORDS
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import Attribution
from loaders.words import count_words
from views.shared.view import View

MOST_DATES = 40
"""How many of the dates that the text names are offered."""

Names = tuple[tuple[str, tuple[str, ...]], ...]
"""What stands for an id in a text, by the id."""


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


class Named(TypedDict):
    """Where the text names an actor or a term of an issue: characters, "actor" or "issue", and its name."""

    start: int
    end: int
    kind: str
    name: str


class LongSentence(TypedDict):
    """A sentence, by its number, that has too many words for a quotation, and runs within it that have not."""

    sentence: int
    runs: list[Span]


class OfferedDate(TypedDict):
    """A date that the text names, and the words around it."""

    date: str
    about: str


class Reading(TypedDict):
    """All that the reader shows of a document; places are in characters of Python. `sentences` are starts and ends."""

    document: str
    text: str
    coded: list[Coded]
    told: list[Told]
    sentences: list[int]
    long: list[LongSentence]
    promising: list[int]
    named: list[Named]
    dates: list[OfferedDate]


class Found(NamedTuple):
    """What follows from the text and the code book."""

    sentences: list[Span]
    long: list[LongSentence]
    mentions: list[Mention]
    dates: list[OfferedDate]


@st.cache_resource(show_spinner=False, max_entries=4)
def _found(actors: Names, issues: Names, text: str) -> Found:
    dates = find_dates(text[:BEGINNING])[:MOST_DATES]
    spans = sentences(text)
    return Found(
        spans,
        [
            {"sentence": number, "runs": nearest_bounds(text, spans, span, QUOTE_WORDS)}
            for number, span in enumerate(spans)
            if count_words(text[slice(*span)]) > QUOTE_WORDS[1]
        ],
        mentions(text, dict(actors), dict(issues)),
        [{"date": one.date, "about": legible(f"… {one.context} …")} for one in dates],
    )


def reading_of(source: str, text: str, view: View, coded_by: Mapping[int, str]) -> Reading:
    """The document `source`, whose text this is. `coded_by` says of positions, by their labels, who coded them when."""
    found = _found(_names(actor_names(view.data.actors)), _names(issue_terms(view.data.issues)), text)
    rows = {row.Index: row for row in records(_resting_on(source, view), PositionRow)}
    passages = _passages(text, rows, view)
    names = {"actor": view.names, "issue": view.titles}
    return {
        "document": source,
        "text": text,
        "coded": [_coded(span, touching, rows, view) for span, touching in covered(passages)],
        "told": [_told(one, rows, view, coded_by) for one in passages],
        "sentences": [place for span in found.sentences for place in span],
        "long": found.long,
        "promising": uncoded(found.sentences, [one.span for one in passages], found.mentions),
        "named": [
            {"start": one.span[0], "end": one.span[1], "kind": one.kind, "name": legible(names[one.kind][one.id])}
            for one in found.mentions
        ],
        "dates": found.dates,
    }


def _names(by_id: Mapping[str, Sequence[str]]) -> Names:
    return tuple((identifier, tuple(names)) for identifier, names in by_id.items())


def _resting_on(source: str, view: View) -> pd.DataFrame:
    return once(view.data.positions[view.data.positions["source"] == source])


def _passages(text: str, rows: Mapping[int, PositionRow], view: View) -> list[Passage]:
    """The passages of the document, each where it stands first."""
    at = view.verification.table.loc[list(rows)]
    at = at[at["start"] >= 0]
    return passages_of(zip(at.index, zip(at["start"], at["end"], strict=True), strict=True), text, again=False)


def _coded(span: Span, touching: Sequence[Passage], rows: Mapping[int, PositionRow], view: View) -> Coded:
    stances = {rows[label].stance for one in touching for label in one.positions}
    ending = [one for one in touching if one.span[1] == span[1]]
    return {
        "start": span[0],
        "end": span[1],
        "look": f"v{stances.pop()}" if len(stances) == 1 else "several",
        "passages": [one.number for one in touching],
        "label": legible(" ".join(_label(one, rows, view) for one in ending)),
    }


def _label(passage: Passage, rows: Mapping[int, PositionRow], view: View) -> str:
    """The number of a passage, and the sign and the actors of each stance that rests on it."""
    by_stance: dict[int, list[str]] = {}
    for row in map(rows.__getitem__, passage.positions):
        by_stance.setdefault(row.stance, []).append(speaking(row, view))
    said = [
        f"{SIGNS[stance]} {listed(in_part(dict.fromkeys(by_stance[stance])))}" for stance in sorted(by_stance)[::-1]
    ]
    return f"{passage.number} {', '.join(said)}"


def _told(passage: Passage, rows: Mapping[int, PositionRow], view: View, coded_by: Mapping[int, str]) -> Told:
    lines = []
    for row in map(rows.__getitem__, passage.positions):
        told = "" if row.attribution == Attribution.own else voice(row, view.names)
        stands = VERBS[row.stance] + (" on" if row.stance == 0 else "")
        what = f"{speakers(row, view)} {stands} “{view.titles[row.issue]}”"
        parts = [what, date_in_words(row.date), told, coded_by.get(row.Index, "")]
        lines.append(legible(", ".join(part for part in parts if part)))
    return {"number": passage.number, "lines": lines}
