"""The colours and signs of stances: the same on every chart, in light and in dark."""

from dataclasses import dataclass

WASH = 0.3
"""How much of a stance's colour is in the ground of text that is coded with it."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours for one theme; `stance` is keyed by the score from -2 to +2.

    `near` are the ends of the scale of closeness, which no stance has, and
    `blocs` the colours of groups of actors.
    """

    stance: dict[int, str]
    ink: str
    muted: str
    faint: str
    paper: str
    accent: str

    near: tuple[str, str]
    blocs: tuple[str, ...]

    def on(self, stance: int) -> str:
        """Black or white, whichever reads better on the colour of the stance."""
        return ink_on(self.stance[stance])

    def closeness(self, share: float) -> str:
        """The colour of a closeness from 0 (far, near the paper) to 1 (near, strong)."""
        return _blend(*self.near, share)

    def wash(self, stance: int | None) -> str:
        """The colour of a stance as a ground on which text can be read; None is for several stances at once."""
        return _blend(self.paper, self.near[1] if stance is None else self.stance[stance], WASH)

    def bloc(self, number: int) -> str:
        """The colour of a bloc; its letter tells apart what the colours no longer do."""
        return self.blocs[number % len(self.blocs)]


def ink_on(colour: str) -> str:
    """Black or white, whichever has the greater contrast with the colour (relative luminance, WCAG 2.2)."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#000000" if (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) else "#ffffff"


def _linear(channel: float) -> float:
    """A channel from 0 to 1 as light, from its value in sRGB."""
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _blend(one: str, other: str, share: float) -> str:
    """The colour between two, from the first (0) to the other (1)."""
    mixed = (
        round(a + (b - a) * min(max(share, 0.0), 1.0)) for a, b in zip(_channels(one), _channels(other), strict=True)
    )
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


LIGHT = Palette(
    stance={-2: "#9a3b00", -1: "#e08a3c", 0: "#8f8f98", 1: "#8f7fd6", 2: "#4b2f9e"},
    ink="#1d1d1f",
    muted="#5d5d66",
    faint="#e6e4de",
    paper="#ffffff",
    accent="#4b3b8f",
    near=("#e9f1f4", "#0b5a73"),
    blocs=("#0072b2", "#c2427f", "#008f6b", "#a67c00", "#3aa3dd", "#6b6b76"),
)

DARK = Palette(
    stance={-2: "#ff8a3d", -1: "#c9762f", 0: "#8f8f98", 1: "#8f7fd6", 2: "#c3b6ff"},
    ink="#ececf1",
    muted="#a9a9b4",
    faint="#34343c",
    paper="#16161a",
    accent="#b7a9f2",
    near=("#1f2c33", "#7fd3ee"),
    blocs=("#56a8e0", "#e58bb5", "#2fc19a", "#e0b93c", "#9cd3f5", "#a9a9b4"),
)
