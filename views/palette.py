"""The colours and signs of stances: the same on every chart, in light and in dark."""

from dataclasses import dataclass
from typing import Literal

Badge = Literal["violet", "orange", "gray"]

SIGNS = {-2: "−−", -1: "−", 0: "±", 1: "+", 2: "++"}
"""What stands in a cell, so that colour is never the only sign."""

VERBS = {-2: "strongly opposes", -1: "opposes", 0: "is mixed", 1: "supports", 2: "strongly supports"}

BADGES: dict[int, Badge] = {-2: "orange", -1: "orange", 0: "gray", 1: "violet", 2: "violet"}


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours for one theme; `stance` is keyed by the score from -2 to +2."""

    stance: dict[int, str]
    ink: str
    muted: str
    faint: str
    paper: str
    accent: str

    def on(self, stance: int) -> str:
        """Black or white, whichever reads better on the colour of the stance."""
        red, green, blue = (int(self.stance[stance][i : i + 2], 16) for i in (1, 3, 5))
        return "#000000" if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else "#ffffff"


LIGHT = Palette(
    stance={-2: "#9a3b00", -1: "#e08a3c", 0: "#8f8f98", 1: "#8f7fd6", 2: "#4b2f9e"},
    ink="#1d1d1f",
    muted="#5d5d66",
    faint="#e6e4de",
    paper="#ffffff",
    accent="#4b3b8f",
)

DARK = Palette(
    stance={-2: "#ff8a3d", -1: "#c9762f", 0: "#8f8f98", 1: "#8f7fd6", 2: "#c3b6ff"},
    ink="#ececf1",
    muted="#a9a9b4",
    faint="#34343c",
    paper="#16161a",
    accent="#b7a9f2",
)
