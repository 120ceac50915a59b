"""Who or what stands where, as a list by stance in which every name is a button to its quotations."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TypedDict

from analysis.wording.display_text import legible
from analysis.wording.figures import ATTRIBUTIONS, SIGNS
from analysis.wording.stance_lists import beside_name, heading
from loaders.table_rows import PositionRow
from loaders.vocabularies import Attribution
from views.components.own_component import own_component
from views.shared.view import View

MOST = 40
"""How many names of a stance and group stand in sight where a list leads its page; the others fold beneath them."""


class Name(TypedDict):
    """An actor or an issue; `voice` is a class of the style, and `told` says it in words, "" for own words."""

    id: str
    name: str
    stance: int
    voice: str
    told: str


class Group(TypedDict):
    """Some names at a stance, under a label or under none."""

    label: str
    marks: list[Name]


class Level(TypedDict):
    """A stance that somebody takes."""

    stance: int
    sign: str
    label: str
    kinds: list[Group]


class Rest(TypedDict):
    """Names that stand nowhere, in a fold with a label."""

    label: str
    names: list[str]


_list = own_component("stance_list", '<div class="stance-list"></div>', Path(__file__).with_suffix(""))


def show_stance_list(levels: Sequence[Level], rest: Rest, *, key: str, most: int = MOST) -> str | None:
    """The names by stance, `most` of each in sight, below them the rest in a fold, where there is any.

    The id whose name was clicked, in the run that the click began.
    """
    marks = [mark for level in levels for group in level["kinds"] for mark in group["marks"]]
    seen = {*Attribution, *(mark["voice"] for mark in marks)}
    shown = {
        "levels": levels,
        "silent": {"label": rest["label"], "names": [legible(name) for name in rest["names"]]},
        "voices": [{"voice": voice, "words": words} for voice, words in ATTRIBUTIONS.items() if voice in seen],
        "most": most,
    }
    version = sha256(repr(shown).encode()).hexdigest()[:16]
    picked: str | None = _list(key=key, data={**shown, "version": version}, on_picked_change=lambda: None).picked
    return picked if picked in {mark["id"] for mark in marks} else None


def level_of(stance: int, number: int, groups: Iterable[Group]) -> Level:
    """A stance that so many take."""
    return {"stance": stance, "sign": SIGNS[stance], "label": heading(stance, number), "kinds": list(groups)}


def name_of(row: PositionRow, view: View, id: str, name: str) -> Name:
    """A position as a name to press."""
    return {
        "id": id,
        "name": legible(name),
        "stance": row.stance,
        "voice": row.attribution,
        "told": legible(beside_name(row, view.names)),
    }
