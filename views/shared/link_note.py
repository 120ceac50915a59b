"""What a link names that is not here, said on the page that it leads to."""

from streamlit.delta_generator import DeltaGenerator

from analysis.wording.display_text import cut
from analysis.wording.figures import in_part, listed
from views.shared.markdown_text import plain
from views.shared.session import lost_choices

_WIDTH = 60


def say_lost(place: DeltaGenerator) -> None:
    """Say in `place` which choices of the link could not be made, until others are made for them."""
    lost = [f"“{cut(word, _WIDTH)}” ({one.label})" for one in lost_choices() for word in one.words]
    if lost:
        named = plain(listed(in_part(lost)))
        rest = "which is not here. The page shows what there is instead."
        place.warning(
            f"The link names {named}, {rest if len(lost) == 1 else rest.replace('is', 'are', 1)}",
            icon=":material/link_off:",
        )
