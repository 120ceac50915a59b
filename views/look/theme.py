"""The colours of the theme in use."""

import streamlit as st

from briefing.look.palette import DARK, LIGHT, Palette


def palette() -> Palette:
    """The colours of the theme in use."""
    return DARK if st.context.theme.type == "dark" else LIGHT
