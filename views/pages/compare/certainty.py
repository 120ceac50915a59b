"""How sure a comparison is: per cent, interval and range, whose words, and what other evidence would give."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.alignment import Alignment, in_common
from analysis.compared_actor import align_compared, sides_compared
from analysis.wording.figures import COVER, as_sentence, based_on, count, percent, resting_on
from analysis.wording.joint_statements import joint_in_words
from analysis.wording.sides import HALF_IN_WORDS, pair_in_brief, sides_in_words
from views.pages.compare.whose_words import all_remarks
from views.shared.compared_actors import Side
from views.shared.evidence_comparison import show_steps
from views.shared.markdown_text import paragraphs, plain, voice_badge
from views.shared.view import View


def show_certainty(found: Alignment, left: Side, right: Side) -> None:
    """The figure with all that makes it less sure, behind a fold."""
    with st.expander("How sure?"):
        texts = [based_on(found)]
        if found.n:
            figure = f"{percent(found.value)} alignment on {count(found.n, 'shared issue')}"
            texts = [
                f"{as_sentence(sides_in_words(sides_compared(left, right)))}. **{figure}** · {based_on(found)}",
                f"{HALF_IN_WORDS} {resting_on(found, _in_common(left, right))} {COVER}",
            ]
        texts.append(" ".join(voice_badge(remark) for remark in all_remarks(left, right)))
        standing = pd.concat([left.counted.in_force, right.counted.in_force])
        texts += [plain(words) for words in joint_in_words(standing, left.selection)]
        st.markdown(paragraphs([*texts, _contested(found, left, right)]))
        show_steps(left.selection, lambda at: _in_brief(left, right, at))


def _in_common(left: Side, right: Side) -> str:
    """How many passages carry positions of both on what they share, and what one of them only inherits."""
    common, passed_on = in_common(left.counted.in_force, right.counted.in_force, left.selection.issue_ids)
    words = f", {common} of them coded for both and counted once" if common else ""
    if not passed_on:
        return words
    return f"{words}. {count(passed_on, 'issue')} more would be a group's words compared with themselves: not counted"


def _contested(found: Alignment, left: Side, right: Side) -> str:
    """What the figure is without uncontested issues."""
    if not found.n or left.selection.filters.contested_only:
        return ""
    return f"On contested issues only: **{_in_brief(left, right, left.selection.contested)}**."


def _in_brief(left: Side, right: Side, view: View) -> str:
    """Where the same two stand, at their dates, in another view, in a few words."""
    one, other = (replace(side, selection=view.at(side.selection.as_of)) for side in (left, right))
    return pair_in_brief(sides_compared(one, other), align_compared(one, other))
