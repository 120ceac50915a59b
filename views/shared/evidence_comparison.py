"""How a figure would differ at the other steps of evidence: in a line below it, or in columns of its table."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from analysis.evidence_steps import IN_WORDS, Step
from analysis.wording.figures import as_sentence
from views.shared.view import View

ALL_OWN = "Every figure here rests on own words, so it is the same at every step of evidence."

Figure = Callable[[View], str]
"""A figure of the page in a few words for Markdown."""


def show_steps(view: View, figure: Figure, *, beside: bool = False) -> None:
    """The figure at each step of evidence in one line, the step on view marked.

    `beside` is for a further figure of a page, which says nothing where the steps do not differ.
    """
    words = steps_in_words(view, figure)
    if words or not beside:
        besides = f"But for what is pinned, {ALL_OWN[0].lower()}{ALL_OWN[1:]}" if view.scenario else ALL_OWN
        st.markdown(f":small[:material/hearing: {words or besides}]")


def steps_in_words(view: View, figure: Figure) -> str:
    """The figure at each step, asked for only where the steps differ; "" where nothing but own words is there."""
    if not view.other_steps:
        return ""
    found = {step: figure(one) for step, one in view.other_steps.items()}
    here = figure(view)
    if all(words == here for words in found.values()):
        return f"Whoever is heard, own words only or others too: {here}."
    parts = []
    for step, one in view.at_steps.items():
        words = here if one is view else next(found[other] for other in found if view.at_steps[other] is one)
        part = f"{IN_WORDS[step]}: {words}"
        parts.append(f"**{part} (on view)**" if step is view.step else part)
    return f"By evidence – {' · '.join(parts)}."


def pair_changes(view: View, actors: Sequence[str], others: Sequence[str], base: View | None = None) -> pd.DataFrame:
    """For a table of pairs: by how many percentage points each differs at the other steps, and its n there.

    `base` is the step whose figures the table has: the one on view, where none is given. Two columns a step that
    differs; missing where the pair is not comparable. No columns where nothing but own words is there.
    """
    base = base or view
    here = base.room.pairs.between(actors, others)
    columns: dict[str, pd.Series[float] | pd.Series[int]] = {}
    for step, one in view.steps_besides(base).items():
        there = one.room.pairs.between(actors, others)
        label = step_label(view, step)
        columns[f"{label}: points"] = (100 * (there["alignment"] - here["alignment"])).round(1)
        columns[f"{label}: n"] = there["n"]
    return pd.DataFrame(columns, index=here.index)


def step_label(view: View, step: Step) -> str:
    """The heading of a column for a step, with the other one that is the same."""
    same = [IN_WORDS[other] for other, one in view.at_steps.items() if one is view.at_steps[step]]
    label = " or ".join(same)
    return as_sentence(label)
