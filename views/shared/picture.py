"""A picture of a chart or table, with what stands around it on the page, drawn by the browser when asked for."""

from pathlib import Path

from briefing.look.palette import Palette
from views.components.own_component import own_component

_button = own_component(
    "picture", '<button type="button">Picture</button> <span role="status"></span>', Path(__file__).with_suffix("")
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
