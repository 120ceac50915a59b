"""What was found as cards, with the words marked: quotations, and passages of documents."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from analysis.finding.library import FoundPassages
from analysis.finding.occurrences import Part, parts
from analysis.finding.query import Query
from analysis.wording.display_text import legible
from analysis.wording.document_kinds import kind_in_words
from analysis.wording.figures import date_in_words
from analysis.wording.joint_statements import speakers
from loaders.joint_statements import standing_in
from loaders.steering_characters import visible
from loaders.table_rows import PositionRow, SourceRow, records
from views.components.passage_cards import Card, Shown, by_passage, cards_of
from views.shared.links import address_of
from views.shared.position_links import Link
from views.shared.position_marks import Held
from views.shared.view import View

_SPACE = re.compile(r"\s+")

LEFT_OUT = "left out by the filters"


def left_out(labels: Sequence[int], view: View) -> set[int]:
    """Which of these positions the filters and the day leave out of the view, for each of those who state it."""
    if len(view.stated.all) == len(view.data.positions):
        return set()
    shown = set(standing_in(view.data.positions).loc[view.stated.all.index])
    return {label for label in labels if label not in shown}


def quotation_cards(labels: Sequence[int], hidden: Collection[int], query: Query, view: View) -> list[Card]:
    """A card for each passage that the positions rest on, in their order, with what was looked for marked.

    `hidden` has those that the view leaves out, as `left_out` finds them.
    """
    held = [
        Held(row, view, speakers(row, view), LEFT_OUT if row.Index in hidden else "")
        for row in records(view.data.positions.loc[list(labels)], PositionRow)
    ]
    return [_marked(card, query) for some in by_passage(held) for card in _cards(some, hidden, view)]


def _cards(some: Sequence[Held], hidden: Collection[int], view: View) -> Iterator[Card]:
    """The card of a passage, those positions first that are in view: Sources knows no others, but has their words."""
    ordered = sorted(some, key=lambda held: held.position.Index in hidden)
    first = ordered[0].position
    is_known = first.Index not in hidden
    for card in cards_of(ordered, with_issue=True, leads=is_known):
        links = [] if is_known else [_to_place(first.source, int(view.verification.table["start"].loc[first.Index]))]
        yield {**card, "links": [*links, *card["links"]]}


def passage_cards(found: FoundPassages, query: Query, view: View) -> list[Card]:
    """A card for each excerpt of a document."""
    source = view.documents[found.source]
    return [
        {
            "lines": [],
            "words": [{"quote": _shown(one.with_gaps), "translation": "", "mark": ""}],
            "who": _shown(parts(_named(source), query)),
            "cautions": [],
            "source": [],
            "doubts": [],
            "links": [_to_place(found.source, one.place)],
        }
        for one in found.excerpts
    ]


def _named(source: SourceRow) -> str:
    said = (f"{source.title} ({source.publisher})", kind_in_words(source.kind), date_in_words(source.published))
    return legible(" · ".join(filter(None, said)))


def _to_place(source: str, start: int) -> Link:
    place = {"place": str(start)} if start >= 0 else {}
    return {"label": "In its document", "href": address_of("sources", source=source, **place), "away": False}


def _marked(card: Card, query: Query) -> Card:
    """The card with what was looked for marked, wherever it stands on it."""

    def shown(words: Shown) -> Shown:
        return _shown(parts(words, query)) if isinstance(words, str) else words

    return {
        **card,
        "lines": [{**line, "issue": shown(line["issue"])} for line in card["lines"]],
        "words": [
            {**one, "quote": shown(one["quote"]), "translation": shown(one["translation"])} for one in card["words"]
        ],
        "who": shown(card["who"]),
        "doubts": [shown(words) for words in card["doubts"]],
    }


def _shown(some: Iterable[Part]) -> Shown:
    """Parts as a component gets them: one text, or texts of which every second one is marked."""
    texts = [""]
    for part in some:
        if part.is_marked == (len(texts) % 2 == 1):
            texts.append("")
        texts[-1] += visible(_SPACE.sub(" ", part.text))
    return texts if len(texts) > 1 else texts[0]
