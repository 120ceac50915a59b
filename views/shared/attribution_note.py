"""Whose words stand behind what is shown."""

from collections.abc import Sequence

from analysis.wording.figures import in_part, listed
from views.shared.markdown_text import plain
from views.shared.view import View


def second_hand(view: View, actors: Sequence[str], most: int = 9) -> str:
    """Which of the actors are known through one other actor alone, in a sentence for Markdown; "" for none.

    At `most` so many others are named, those first through whom most actors are known;
    of very many actors the first are named and the rest counted.
    """
    told: dict[str, list[str]] = {}
    for actor in actors:
        voice = view.coverage.sole_voices.get(actor)
        if voice:
            told.setdefault(voice, []).append(view.names[actor])
    ordered = sorted(told.items(), key=lambda item: -len(item[1]))[:most]
    parts = [f"of {plain(listed(in_part(names)))} comes through {plain(view.names.get(v, v))}" for v, names in ordered]
    return f"All that is known here {'; '.join(parts)}." if parts else ""
