"""Issues by stance as a table of real rows in which names are the marks; a row opens its quotations."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from analysis.wording.figures import ATTRIBUTIONS, SIGNS, VERBS, as_sentence
from loaders.vocabularies import Attribution
from views.components.own_component import CARDS, own_component
from views.components.passage_cards import Card
from views.shared.links import follow
from views.shared.position_marks import Mark
from views.shared.session import chosen, set_choices, settle
from views.shared.url_parameters import read_word

"""What the looks of marks mean; the last is told only where it is seen."""


class IssueRow(TypedDict):
    """A row: its marks stand in the columns of their stances, `about` and the cards open beneath it."""

    id: str
    title: str
    about: str
    marks: list[Mark]
    cards: list[Card]


class Group(TypedDict):
    """Rows under a heading, and a text in their place or after them; `folded` until somebody opens it."""

    title: str
    folded: bool
    rows: list[IssueRow]
    text: str


_table = own_component("stance_table", '<div class="stance-table"></div>', CARDS, Path(__file__).with_suffix(""))


def show_stance_table(groups: Sequence[Group], *, key: str, label: str) -> None:
    """The table, named `label` for those who do not see it. The open row, one at a time, is `row` in the URL.

    All texts must be legible (`analysis.wording.display_text`); the browser shows them as text, whatever they hold.
    """
    opening = {row["id"] for group in groups for row in group["rows"] if row["cards"]}
    row = settle("row", read_word, lambda value: value if value in opening else None, None, "Row")
    seen = {*Attribution, *(mark["voice"] for group in groups for one in group["rows"] for mark in one["marks"])}
    found = _table(
        key=key,
        data={
            "label": label,
            "columns": [_column(stance) for stance in VERBS],
            "voices": [{"voice": voice, "words": words} for voice, words in ATTRIBUTIONS.items() if voice in seen],
            "groups": groups,
            "open": row,
        },
        on_open_change=lambda: set_choices(row=chosen(key)["open"]),
        on_go_change=lambda: None,
    )  # fmt: skip
    if found.go:
        follow(found.go)


def _column(stance: int) -> dict[str, str | int]:
    return {"stance": stance, "sign": SIGNS[stance], "words": as_sentence(VERBS[stance].removeprefix("is "))}
