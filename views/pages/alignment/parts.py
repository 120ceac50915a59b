"""The parts of the page below its matrix, in folds: the address says which of them is open."""

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from views.pages.alignment.blocs import show_blocs
from views.pages.alignment.divisions import show_divisions
from views.pages.alignment.networks import show_networks
from views.pages.alignment.open_questions import show_prospects
from views.shared.session import chosen, set_choices, settle
from views.shared.url_parameters import read_word
from views.shared.view import View

NONE = "matrix"
FOLDED: dict[str, tuple[str, Callable[[View], None]]] = {
    "blocs": ("Blocs and map", show_blocs),
    "issues": ("What divides the room", show_divisions),
}
ADVANCED: dict[str, tuple[str, Callable[[View], None]]] = {
    "networks": ("Networks", show_networks),
    "next": ("What would change it", show_prospects),
}
PARTS = (NONE, *FOLDED, *ADVANCED)
"""What the address may name: the matrix alone, or the part that is open below it."""


def show_parts(view: View) -> None:
    """A fold for each part; what few readers need is in one that is called advanced. A part is made as it opens."""
    part = settle("part", read_word, lambda value: value if value in PARTS else None, NONE, "Part of the page")
    for name, (label, show) in FOLDED.items():
        fold = _fold(label, [name], part)
        if part == name:
            with fold:
                show(view)
    fold = _fold("Advanced: networks, and what would change it", list(ADVANCED), part)
    if part in ADVANCED:
        with fold:
            _pick_advanced(part)
            ADVANCED[part][1](view)


def _fold(label: str, parts: Sequence[str], part: str) -> DeltaGenerator:
    """The fold of some parts, which is open where it has the one that is asked for; opened, it asks for its first."""
    key = f"part_{parts[0]}"
    _stand(key, part in parts)
    return st.expander(label, key=key, on_change=lambda: set_choices(part=parts[0] if chosen(key) else NONE))


def _pick_advanced(part: str) -> None:
    _stand("advanced", part)
    st.radio(
        "Show", list(ADVANCED), key="advanced", horizontal=True, label_visibility="collapsed",
        format_func=lambda name: ADVANCED[name][0], on_change=lambda: set_choices(part=chosen("advanced")),
    )  # fmt: skip


def _stand(key: str, value: object) -> None:
    """What a widget shows follows from the part that is open."""
    if chosen(key) != value:
        set_choices(**{key: value})
