"""How stances, and whose words they are, look in HTML: one style from the palettes, for light and dark at once."""

from briefing.look.palette import DARK, LIGHT, Palette, ink_on

_NAMES = {-2: "so", -1: "o", 0: "m", 1: "s", 2: "ss"}


def stance_css() -> str:
    """The style of a component: colours as variables that follow the theme, `.v-2` to `.v2`, and a class a voice.

    Direct words of the actor are filled, a report is outlined, another actor's account is dashed, what is inherited is
    hatched in grey and what a scenario supposes in its colour, so that colour is never the only sign. A component that
    has this style needs no run of the script where the theme changes.
    """
    stances = "".join(
        f"--{name}:{_both(LIGHT.stance[stance], DARK.stance[stance])};"
        f"--on-{name}:{_both(ink_on(LIGHT.stance[stance]), ink_on(DARK.stance[stance]))};"
        for stance, name in _NAMES.items()
    )
    plain = "".join(
        f"--{name}:{_both(_colour(LIGHT, name), _colour(DARK, name))};"
        for name in ("ink", "muted", "faint", "paper", "accent")
    )
    classes = "".join(f".v{stance}{{--c:var(--{name});--on:var(--on-{name})}}" for stance, name in _NAMES.items())
    return f":host,.stances{{{stances}{plain}}}{classes}{_VOICES}"


def _both(light: str, dark: str) -> str:
    return f"light-dark({light},{dark})"


def _colour(palette: Palette, name: str) -> str:
    colour: str = getattr(palette, name)
    return colour


_VOICES = (
    ".own{background:var(--c);color:var(--on);border:2px solid var(--c)}"
    ".reported{background:var(--paper);color:var(--ink);border:2px solid var(--c)}"
    ".characterised{background:var(--paper);color:var(--ink);border:2px dashed var(--c)}"
    ".inherited{background:repeating-linear-gradient(135deg,var(--paper) 0 5px,var(--faint) 5px 8px);color:var(--ink);"
    "border:2px dotted var(--c)}"
    ".scenario{background:repeating-linear-gradient(45deg,var(--paper) 0 4px,"
    "color-mix(in srgb,var(--c) 24%,var(--paper)) 4px 8px);color:var(--ink);border:3px double var(--c)}"
    ".own,.reported,.characterised,.inherited,.scenario{border-radius:6px}"
)
