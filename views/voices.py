"""Whose words stand behind what is shown."""

from collections.abc import Sequence

from analysis.coverage import only_voice
from views.view import View
from views.wording import listed, plain


def second_hand(view: View, actors: Sequence[str]) -> str:
    """Which of the actors are known through one other actor alone, in a sentence for Markdown; "" for none."""
    told: dict[str, list[str]] = {}
    for actor in actors:
        voice = only_voice(view.positions, view.data.sources, actor)
        if voice:
            told.setdefault(voice, []).append(view.names[actor])
    parts = [f"of {plain(listed(names))} comes through {plain(view.names.get(v, v))}" for v, names in told.items()]
    return f"All that is known here {listed(parts)}." if parts else ""
