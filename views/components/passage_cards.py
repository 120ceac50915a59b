"""A passage as a card for a component: its words once, and the positions that rest on it as lines."""

from collections.abc import Iterable, Sequence
from typing import TypedDict

from analysis.scenarios.pinned_positions import is_supposed
from analysis.wording.display_text import legible
from analysis.wording.document_kinds import caution_on, kind_in_words
from analysis.wording.figures import (
    ORDER_ASSUMED,
    VERBS,
    VERIFIED,
    as_sentence,
    count,
    date_in_words,
    in_part,
    listed,
    voice,
)
from analysis.wording.joint_statements import is_joint, signatories
from analysis.wording.position_details import deed_in_words, placed, translation_mark
from analysis.wording.scenarios import NOBODY
from loaders.table_rows import JointRow, PositionRow, record_of
from loaders.vocabularies import Attribution
from views.shared.position_links import Link, to_document, to_edit
from views.shared.position_marks import Held, Mark, mark_of, named, told
from views.shared.view import View

_CHECKED: dict[str, str] = {how: one for how, (one, _) in VERIFIED.items()}


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
    by_passage: dict[int, list[Held]] = {}
    for held in every:
        by_passage.setdefault(held.position.passage, []).append(held)
    return [
        _supposed(some, with_issue)
        if is_supposed(some[0].position)
        else _card(some, with_issue, [*([to_document(some[0])] if leads else []), *(to_edit(some) if editable else [])])
        for some in by_passage.values()
    ]


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
        "who": " · ".join(legible(part) for part in (position.speaker, position.venue, *dates) if part),
        "cautions": _distinct(words for held in some for words in _cautions(held)),
        "source": _source(some),
        "doubts": _doubts(some),
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


def _cautions(held: Held) -> list[str]:
    """What nobody may miss: words that are not in the document, and those that may be a program's."""
    words = caution_on(held.position, held.view)
    found = [f"{as_sentence(words)}."] if words else []
    if _checked(held) == "misquoted":
        found.append("These words were NOT FOUND in the document.")
    return [legible(one) for one in found]


def _checked(held: Held) -> str:
    return str(held.view.verification.table["how"].get(held.position.Index, "unverified"))


def _source(some: Sequence[Held]) -> list[str]:
    """The document, who has signed it, and for each position its place in the files and how it is checked."""
    position, view = some[0].position, some[0].view
    texts = [" · ".join(_document_in_words(position, view))]
    if is_joint(position):
        names, record = signatories(position, view), record_of(view.data.joint, JointRow, "joint", position.joint)
        texts += [record.title, record.note] if record else []
        texts.append(f"All {len(names)} signatories: {listed(names)}. In counts of evidence it is one.")
    for held in some:
        texts.append(f"{held.position.file}:{held.position.line} · {_CHECKED[_checked(held)]}")
    return _distinct(legible(text) for text in texts if text)


def _doubts(some: Sequence[Held]) -> list[Shown]:
    """An assumed order, low confidence and the note of each position, and for whom else the passage is coded."""
    texts = []
    for held in some:
        position, view = held.position, held.view
        about = f"{named(held, some)}: " if len(some) > 1 else ""
        if position.Index in view.shown.assumed_order:
            texts.append(f"{about}{ORDER_ASSUMED}")
        sure = f"Coded with {position.confidence} confidence. " if position.confidence != "high" else ""
        if position.note or sure:
            texts.append(f"{about}{sure}{position.note}")
    texts.append(_also_coded_for([held.position for held in some], some[0].view))
    return [*_distinct(legible(text) for text in texts if text)]


def _also_coded_for(positions: Sequence[PositionRow], view: View) -> str:
    """For whom else the passage of the positions is coded, beside those who state them together; "" for nobody."""
    together = {actor for one in positions for actor in (one.actor, *view.signatories.get(one.joint, ()))}
    bearers = view.coverage.bearers.get(positions[0].passage, {})
    others = {actor: n for actor, n in bearers.items() if actor not in together}
    if not others:
        return ""
    words = [f"{view.names[actor]} ({count(n, 'issue')})" for actor, n in others.items()]
    return f"The same words are also coded for {listed(in_part(words))}. In counts of evidence it is one."


def _document_in_words(position: PositionRow, view: View) -> list[str]:
    """The document of a position with the place in it, what kind it is, and whose it is where it is another actor's."""
    source = view.documents[position.source]
    document = placed(f"{source.title} ({source.publisher})", position.locator)
    words = [part for part in (document, kind_in_words(source.kind)) if part]
    affiliation = source.affiliation
    if affiliation and affiliation != position.actor:
        words.append(f"a source of {view.names.get(affiliation, affiliation)}")
    return words


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
