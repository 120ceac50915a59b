"""A passage as a card for a component: its words once, and the positions that rest on it as lines."""

from collections.abc import Iterable, Sequence
from typing import TypedDict

from analysis.scenarios.pinned_positions import is_supposed
from analysis.wording.display_text import legible
from analysis.wording.evidence import said_by
from analysis.wording.figures import VERBS, as_sentence, date_in_words, voice
from analysis.wording.joint_statements import is_joint
from analysis.wording.position_details import deed_in_words, translation_mark
from analysis.wording.scenarios import NOBODY
from analysis.wording.statements import told
from loaders.vocabularies import Attribution
from views.components.passage_evidence import cautions, doubts, source
from views.shared.position_links import Link, to_document, to_edit
from views.shared.position_marks import Held, Mark, mark_of

Shown = str | list[str]
"""A text, or one in parts of which every second is marked as what was looked for."""


class Line(Mark):
    """A position on a card: `stands` is its stance as a verb, `about` what else it is, `issue` "" where it is known.

    Where the page is about the actor, the stance itself is the mark, and `stands` is "".
    """

    stands: str
    about: str
    issue: Shown


class Words(TypedDict):
    """A quotation, and in English with the mark of what nobody has verified; "" without a translation."""

    quote: Shown
    translation: Shown
    mark: str


class Card(TypedDict):
    """A passage. `cautions` stand in sight; `source` and `doubts` fold."""

    lines: list[Line]
    words: list[Words]
    who: Shown
    cautions: list[str]
    source: list[str]
    doubts: list[Shown]
    links: list[Link]


def cards_of(
    every: Iterable[Held], *, with_issue: bool = False, leads: bool = True, editable: bool = True
) -> list[Card]:
    """A card for each passage, in the order in which positions first rest on it.

    A card that does not lead to its document stands beside it already; what is not editable is of data that this
    dashboard never writes.
    """
    return [
        _supposed(some, with_issue)
        if is_supposed(some[0].position)
        else _card(some, with_issue, [*([to_document(some[0])] if leads else []), *(to_edit(some) if editable else [])])
        for some in by_passage(every)
    ]


def by_passage(every: Iterable[Held]) -> Iterable[list[Held]]:
    """The positions that rest on each passage, in the order in which positions first rest on it."""
    found: dict[int, list[Held]] = {}
    for held in every:
        found.setdefault(held.position.passage, []).append(held)
    return found.values()


def _supposed(some: Sequence[Held], with_issue: bool) -> Card:
    """The card of a pin, which has no words and no document."""
    return {
        "lines": [_line(held, with_issue) for held in some],
        "words": [],
        "who": "",
        "cautions": [f"{NOBODY}."],
        "source": [],
        "doubts": [],
        "links": [],
    }


def _card(some: Sequence[Held], with_issue: bool, links: list[Link]) -> Card:
    position = some[0].position
    dates = dict.fromkeys(date_in_words(held.position.date) for held in some)
    return {
        "lines": [_line(held, with_issue) for held in some],
        "words": _words(some),
        "who": " · ".join(legible(part) for part in (*said_by(position), *dates) if part),
        "cautions": cautions(some),
        "source": source(some),
        "doubts": [*doubts(some)],
        "links": links,
    }


def _line(held: Held, with_issue: bool) -> Line:
    position, view, name, remark = held
    about = [deed_in_words(position), voice(position, view.names)]
    if is_supposed(position) or position.attribution == Attribution.reported:
        about[-1] = told(position, view)
    if is_joint(position):
        about.append("in a joint statement")
    mark, issue, stands = mark_of(held), legible(view.titles[position.issue]), VERBS[position.stance]
    if not name:
        mark["name"] = as_sentence(stands)
    return {
        **mark,
        "stands": stands if name else "",
        "issue": issue if with_issue else "",
        "about": legible(" · ".join(part for part in (*about, remark) if part)),
    }


def _words(some: Sequence[Held]) -> list[Words]:
    """The quotations that have words which no other of the passage has, each with its translation."""
    positions = {held.position.quote: held.position for held in some}
    return [
        {
            "quote": legible(quote),
            "translation": legible(position.translation),
            "mark": legible(as_sentence(translation_mark(position))) if position.translation else "",
        }
        for quote, position in positions.items()
        if not any(quote in other for other in positions if other != quote)
    ]
