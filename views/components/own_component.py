"""A component of the dashboard's own: each part of it is a script, with a style of the same name where it has one."""

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from briefing.look.stance_look import stance_css

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_NODES = Path(__file__).with_name("nodes")
CARDS = Path(__file__).with_name("passage_cards")
"""The part that draws passages as cards."""


def own_component(name: str, html: str, *parts: Path) -> "ComponentRenderer":
    """The component of these parts (files without their endings), in their order, after what makes nodes.

    It has the colours of stances and the looks of voices.
    """
    scripts = (part.with_suffix(".js") for part in (_NODES, *parts))
    styles = (style for part in parts if (style := part.with_suffix(".css")).exists())
    return st.components.v2.component(
        name,
        html=html,
        css=stance_css() + "".join(style.read_text(encoding="utf-8") for style in styles),
        js="\n".join(script.read_text(encoding="utf-8") for script in scripts),
    )
