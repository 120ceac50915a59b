"""The reader: a document beside the form of a position. Words are chosen and coded in it without a run of the page."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypedDict

from views.components.own_component import own_component
from views.pages.code.choices import Choices
from views.pages.code.reading import Reading
from views.shared.session import chosen

KEY = "reader"


class Said(TypedDict):
    """What is wrong with a field, or to be looked at."""

    field: str
    severity: str
    words: str


class Outcome(TypedDict):
    """What became of a save or an undo, and of which press of a key it tells."""

    press: str
    kind: Literal["saved", "refused", "undone"]
    words: str
    remarks: list[Said]


class Coding(TypedDict):
    """A position as the reader sends it to be saved: the document, the characters quoted, and the fields by name.

    `press` tells this press of a key from all others.
    """

    press: str
    document: str
    start: int
    end: int
    actors: list[str]
    title: str
    stance: str
    issue: str
    attribution: str
    according_to: str
    date: str
    speaker: str
    venue: str
    confidence: str
    form: str
    article: str
    locator: str
    note: str
    translation: str
    translated_by: str


_HERE = Path(__file__)
PARTS = ("text_places", "document_text", "position_form", "reader")
"""Its scripts, in the order in which they rest on each other."""

_reader = own_component(
    "document_reader", _HERE.with_suffix(".html").read_text(encoding="utf-8"), *map(_HERE.with_name, PARTS)
)


def show_reader(
    reading: Reading,
    choices: Choices,
    outcome: Outcome | None,
    *,
    can_undo: bool,
    save: Callable[[Coding], None],
    undo: Callable[[str], None],
) -> None:
    """The document and the form. `save` and `undo` run before the page does; the next `outcome` tells of them."""
    _reader(
        key=KEY,
        data={
            "reading": reading,
            "choices": choices,
            "outcome": outcome,
            "can_undo": can_undo,
            "book": _stamp(choices, reading["document"]),
        },
        on_save_change=lambda: save(chosen(KEY)["save"]),
        on_undo_change=lambda: undo(chosen(KEY)["undo"]["press"]),
    )


def _stamp(*parts: object) -> str:
    """What tells whether the browser has drawn these already."""
    return sha256(repr(parts).encode()).hexdigest()[:16]
