"""Whose words stand behind what is shown."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from analysis.wording.articles import with_article
from analysis.wording.figures import count
from analysis.wording.intermediaries import known_at_second_hand
from views.shared.markdown_text import plain
from views.shared.view import View


def second_hand(view: View, actors: Sequence[str], most: int = 9) -> str:
    """The sentence of `known_at_second_hand` for Markdown."""
    return known_at_second_hand(view, actors, most, plain)


def say_second_hand(view: View, actors: Sequence[str]) -> None:
    """Say beside figures of the actors which of them are known through another alone; nothing where none is."""
    hearsay = second_hand(view, actors)
    if hearsay:
        st.markdown(f":material/record_voice_over: {hearsay}")


def known_through(view: View, actors: Sequence[str]) -> str:
    """Through which one other actor most are known, with the first of these, for Markdown; "" where none is."""
    told = [
        (view.coverage.sole_voices[actor], view.names[actor]) for actor in actors if actor in view.coverage.sole_voices
    ]
    if not told:
        return ""
    voice, _ = Counter(other for other, _ in told).most_common(1)[0]
    first, *more = [name for other, name in told if other == voice]
    others = f" and {count(len(more), 'other')}" if more else ""
    return (
        f"Known only through {plain(with_article(view.names.get(voice, voice)))}: {plain(with_article(first))}{others}."
    )
