"""What a link names that is not here, said on the page that it leads to."""

from streamlit.delta_generator import DeltaGenerator

from analysis.wording.display_text import cut
from analysis.wording.figures import in_part, listed
from views.shared.markdown_text import plain
from views.shared.session import lost_choices
from views.shared.url_parameters import Lost

_WIDTH = 60


def say_lost(place: DeltaGenerator) -> None:
    """Say in `place` which choices of the link could not be made, until others are made for them."""
    lost = lost_choices()
    gone = [_named(word, one) for one in lost for word in one.words if word not in one.there]
    hidden = [_named(name, one) for one in lost for name in one.there.values()]
    parts = []
    if gone:
        parts.append(f"{_all(gone)}, which {'is' if len(gone) == 1 else 'are'} not here")
    if hidden:
        where = "in the data but not on view: left out by the filters, or without a position"
        parts.append(f"{_all(hidden)}, which {'is' if len(hidden) == 1 else 'are'} {where}")
    if parts:
        place.warning(
            f"The link names {'; and '.join(parts)}. The page shows what there is instead.", icon=":material/link_off:"
        )


def _named(word: str, lost: Lost) -> str:
    fault = lost.faults.get(word, "")
    return f"“{cut(word, _WIDTH)}” ({lost.label}{f': {cut(fault, _WIDTH)}' if fault else ''})"


def _all(names: list[str]) -> str:
    return plain(listed(in_part(names)))
