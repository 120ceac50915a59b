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
    key = _key(parts[0])
    _stand(key, part in parts)
    return st.expander(label, key=key, on_change=_press, args=(parts,))


def _key(first: str) -> str:
    """The key of the fold whose first part this is."""
    return f"part_{first}_{chosen(f'part_{first}_shut') or 0}"


def _press(parts: Sequence[str]) -> None:
    """Open or shut a fold that somebody pressed, in a callback. One that it shuts is a new one from then on.

    The browser learns late that a fold was shut for it, and until then tells that it stands open: of the new one it
    tells nothing. It also tells of folds that stand as they are to stand.
    """
    is_open = chosen(_key(parts[0]))
    if is_open == (chosen("part") in parts):
        return
    others = [one for one in (*FOLDED, next(iter(ADVANCED))) if one != parts[0] and chosen(_key(one))]
    set_choices(**{f"part_{one}_shut": (chosen(f"part_{one}_shut") or 0) + 1 for one in others if is_open})
    set_choices(part=parts[0] if is_open else NONE)


def _pick() -> None:
    """Show another of the advanced parts, in a callback. It also comes for a choice that has left the page."""
    if chosen("part") in ADVANCED:
        set_choices(part=chosen("advanced"))


def _pick_advanced(part: str) -> None:
    _stand("advanced", part)
    st.radio(
        "Show", list(ADVANCED), key="advanced", horizontal=True, label_visibility="collapsed",
        format_func=lambda name: ADVANCED[name][0], on_change=_pick,
    )  # fmt: skip


def _stand(key: str, value: object) -> None:
    """What a widget shows follows from the part that is open."""
    if chosen(key) != value:
        set_choices(**{key: value})
