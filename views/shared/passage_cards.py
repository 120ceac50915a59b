"""A passage as a card for a component: its words once, and the positions that rest on it as lines."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypedDict

from analysis.inheritance import is_inherited
from analysis.wording.display_text import legible
from analysis.wording.document_kinds import caution_on
from analysis.wording.figures import ORDER_ASSUMED, VERBS, VERIFIED, as_sentence, date_in_words, listed, voice
from analysis.wording.joint_statements import is_joint, signatories
from analysis.wording.position_details import deed_in_words, translation_mark
from loaders.table_rows import PositionRow
from loaders.vocabularies import Attribution
from views.shared.joint_signatories import edit_choices, named_place
from views.shared.links import address_of
from views.shared.quotation_cards import also_coded_for, document_in_words, may_edit
from views.shared.view import View

_CHECKED: dict[str, str] = {how: one for how, (one, _) in VERIFIED.items()}


class Mark(TypedDict):
    """Where somebody stands; `voice` is a class of `stance_look`, and `told` says the same in a few words."""

    name: str
    stance: int
    voice: str
    told: str


class Line(Mark):
    """A position on a card: `stands` is its stance as a verb, `about` what else it is, `issue` "" where it is known."""

    stands: str
    about: str
    issue: str


class Words(TypedDict):
    """A quotation, and in English with the mark of what nobody has verified; "" without a translation."""

    quote: str
    translation: str
    mark: str


class Link(TypedDict):
    """A way to another page, by its address below the dashboard's."""

    label: str
    href: str


class Card(TypedDict):
    """A passage. `cautions` stand in sight; `source` and `doubts` fold."""

    lines: list[Line]
    words: list[Words]
    who: str
    cautions: list[str]
    source: list[str]
    doubts: list[str]
    links: list[Link]


class Held(NamedTuple):
    """A position on a page: the view in which it is looked at, and the name under which the page shows it."""

    position: PositionRow
    view: View
    name: str


def mark_of(held: Held) -> Mark:
    """The mark of a position."""
    position, view, name = held
    kind = "inherited" if is_inherited(position) else str(position.attribution)
    return {
        "name": legible(name),
        "stance": int(position.stance),
        "voice": kind,
        "told": legible(_told(position, view)),
    }


def _told(position: PositionRow, view: View) -> str:
    """Whose words it is, short enough for a mark."""
    if is_inherited(position):
        return f"inherited from {view.names[position.inherited_from]}"
    if position.attribution == Attribution.characterised:
        return f"{view.names.get(position.according_to, position.according_to)}’s account"
    if position.attribution == Attribution.own:
        return "own words"
    affiliation = view.documents[position.source].affiliation
    if affiliation and affiliation != position.actor:
        return f"reported in a source of {view.names.get(affiliation, affiliation)}"
    return "reported"


def cards_of(every: Iterable[Held], *, with_issue: bool = False) -> list[Card]:
    """A card for each passage, in the order in which positions first rest on it."""
    by_passage: dict[int, list[Held]] = {}
    for held in every:
        by_passage.setdefault(held.position.passage, []).append(held)
    return [_card(some, with_issue=with_issue) for some in by_passage.values()]


def _card(some: Sequence[Held], *, with_issue: bool) -> Card:
    position = some[0].position
    dates = dict.fromkeys(date_in_words(held.position.date) for held in some)
    return {
        "lines": [_line(held, with_issue=with_issue) for held in some],
        "words": _words(some),
        "who": " · ".join(legible(part) for part in (position.speaker, position.venue, *dates) if part),
        "cautions": _distinct(words for held in some for words in _cautions(held)),
        "source": _source(some),
        "doubts": _doubts(some),
        "links": _links(some),
    }


def _line(held: Held, *, with_issue: bool) -> Line:
    position, view, _ = held
    about = [deed_in_words(position), voice(position, view.names)]
    if position.attribution == Attribution.reported:
        about[-1] = _told(position, view)
    if is_joint(position):
        about.append("in a joint statement")
    return {
        **mark_of(held),
        "stands": VERBS[position.stance],
        "about": legible(" · ".join(part for part in about if part)),
        "issue": legible(view.titles[position.issue]) if with_issue else "",
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
    position, view, _ = some[0]
    texts = [" · ".join(document_in_words(position, view))]
    if is_joint(position):
        names = signatories(position, view)
        texts.append(f"All {len(names)} signatories: {listed(names)}. In counts of evidence it is one.")
    for held in some:
        texts.append(f"{held.position.file}:{held.position.line} · {_CHECKED[_checked(held)]}")
    return _distinct(legible(text) for text in texts)


def _doubts(some: Sequence[Held]) -> list[str]:
    """An assumed order, low confidence and the note of each position, and for whom else the passage is coded."""
    texts = []
    for position, view, name in some:
        about = f"{name}: " if len(some) > 1 else ""
        if position.Index in view.shown.assumed_order:
            texts.append(f"{about}{ORDER_ASSUMED}")
        sure = f"Coded with {position.confidence} confidence. " if position.confidence != "high" else ""
        if position.note or sure:
            texts.append(f"{about}{sure}{position.note}")
    texts.append(also_coded_for([held.position for held in some], some[0].view))
    return _distinct(legible(text) for text in texts if text)


def _links(some: Sequence[Held]) -> list[Link]:
    """To the passage in its document, and to each position where it may be edited."""
    found: dict[str, str] = {}
    for position, view, name in some:
        holder = position.inherited_from if is_inherited(position) else position.actor
        if not found:
            place = named_place(position, holder)
            found[address_of("sources", source=position.source, passage=place)] = "In its document"
        if may_edit(view):
            one = "Edit this position" if len(some) == 1 else f"Edit the position of {name}"
            label = "Edit the joint statement" if position.joint else one
            found.setdefault(address_of("edit", **edit_choices(position, holder)), legible(label))
    return [{"label": label, "href": href} for href, label in found.items()]


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
