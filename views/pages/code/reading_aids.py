"""What helps to code a text: its sentences, where it names actors and terms of issues, and the dates in it."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple, TypedDict

import streamlit as st

from analysis.passage_marks import Span
from analysis.reading.chosen_range import quotable_runs
from analysis.reading.mentions import Mention, actor_names, issue_terms, mentions
from analysis.reading.sentences import sentences
from analysis.wording.display_text import legible
from analysis.wording.figures import listed
from documents.dates_in_text import find_dates
from documents.registration import BEGINNING
from loaders.models import QUOTE_WORDS
from loaders.words import count_words
from views.shared.view import View

MOST_DATES = 40
"""How many of the dates that the text names are offered."""

Names = tuple[tuple[str, tuple[str, ...]], ...]
"""By the id, what stands for it: the name that is shown, then those that a text may have."""


class LongSentence(TypedDict):
    """A sentence, by its number, that has too many words for a quotation, and runs within it that have not."""

    sentence: int
    runs: list[Span]


class Named(TypedDict):
    """Where the text names an actor or a term of an issue: characters, "actor" or "issue", and its name.

    Where the words stand for several, it has the names of all.
    """

    start: int
    end: int
    kind: str
    name: str


class OfferedDate(TypedDict):
    """A date that the text names, and the words around it."""

    date: str
    about: str


class Aids(NamedTuple):
    """All that is found in a text; `stamp` tells it from what is found in another, or by other names."""

    sentences: list[Span]
    long: list[LongSentence]
    mentions: list[Mention]
    named: list[Named]
    dates: list[OfferedDate]
    stamp: str


def aids_in(text: str, view: View) -> Aids:
    """What is found in a text by the code book of a view; once, for as long as both stay the same."""
    actors = _shown_first(actor_names(view.data.actors), view.names)
    return _aids_in(text, actors, _shown_first(issue_terms(view.data.issues), view.titles))


def _shown_first(names: Mapping[str, Sequence[str]], shown: Mapping[str, str]) -> Names:
    return tuple((identifier, (shown[identifier], *some)) for identifier, some in names.items())


@st.cache_resource(show_spinner=False, max_entries=4)
def _aids_in(text: str, actors: Names, issues: Names) -> Aids:
    spans = sentences(text)
    shown = {"actor": {one: names[0] for one, names in actors}, "issue": {one: names[0] for one, names in issues}}
    met = mentions(text, {one: names[1:] for one, names in actors}, {one: names[1:] for one, names in issues})
    named: list[Named] = [
        {
            "start": one.span[0],
            "end": one.span[1],
            "kind": one.kind,
            "name": legible(listed([shown[one.kind][name] for name in (one.id, *one.also)])),
        }
        for one in met
    ]
    return Aids(
        spans,
        [
            {"sentence": number, "runs": quotable_runs(text, span, QUOTE_WORDS)}
            for number, span in enumerate(spans)
            if count_words(text[slice(*span)]) > QUOTE_WORDS[1]
        ],
        met,
        named,
        [
            {"date": one.date, "about": legible(f"… {one.context} …")}
            for one in find_dates(text[:BEGINNING])[:MOST_DATES]
        ],
        sha256(repr(named).encode()).hexdigest(),
    )
