"""A picture of a chart or table, with what stands around it on the page, drawn by the browser when asked for."""

from pathlib import Path

import streamlit as st

from views.components.stance_look import stance_css
from views.shared.palette import Palette

_HERE = Path(__file__)
_button = st.components.v2.component(
    "picture",
    html='<button type="button">Picture</button> <span role="status"></span>',
    css=stance_css() + _HERE.with_suffix(".css").read_text(encoding="utf-8"),
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
)


def offer_picture(place: str, file: str, legend: str, palette: Palette) -> None:
    """A button for a PNG of the chart or table in the container of the key `place`.

    The picture has the title, the answer, whose words, the filters and the masthead as they stand on the page, and the
    legend (plain text), in the colours of the palette, which must be those that the page has.
    """
    _button(
        key=f"picture_{place}",
        data={"place": place, "file": f"{file}.png", "legend": legend, "paper": palette.paper, "ink": palette.ink},
    )
