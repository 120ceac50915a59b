"""The text of a document with its coded passages marked, and what is coded beside each line."""

from collections.abc import Sequence

import streamlit as st

from analysis.passage_marks import Marked, Passage, Segment, Span, around, lines, segments
from analysis.wording.figures import SIGNS, VERBS, count
from analysis.wording.joint_statements import speaking_by_stance
from analysis.wording.statements import in_one_line
from briefing.look.palette import Palette
from loaders.joint_statements import once
from loaders.table_rows import PositionRow, records
from views.look.theme import palette
from views.shared.chart_panel import show_table
from views.shared.links import link
from views.shared.markdown_text import plain, plain_run
from views.shared.position_links import edit_choices, may_edit
from views.shared.position_tables import table_of
from views.shared.view import View

WIDTHS = (3, 2)
"""Of the text and of what is coded beside it."""

MOST_NOTES = 20
"""So many positions are named beside a passage; what more it carries is in its table."""


class CodedText:
    """A stretch of a document's text and the passages that touch it, as Markdown."""

    def __init__(self, marked: Marked, span: Span, view: View) -> None:
        self.text, self.view, self.palette = marked.text, view, palette()
        self.passages = marked.near(span)
        labels = {label for passage in self.passages for label in passage.positions}
        stated = view.stated.all
        mine = once(stated.loc[stated.index.intersection(sorted(labels))])
        self.rows = {row.Index: row for row in records(mine, PositionRow)}

    def markdown(self, span: Span) -> str:
        """The line or lines of a stretch, the passages in it washed in the colour of their stance."""
        inside = [one for one in self.passages if one.span[0] < span[1] and one.span[1] > span[0]]
        shown = [
            "".join(self._segment(one) for one in segments((span[0] + start, span[0] + end), inside)).strip()
            for start, end in lines(self.text[slice(*span)])
        ]
        # an empty line parts paragraphs, two spaces keep the end of a line
        return "".join(f"{line}  \n" if line else "\n" for line in shown)

    def _segment(self, segment: Segment) -> str:
        words = plain_run(self.text[slice(*segment.span)])
        bare = words.strip()
        if bare and segment.within:
            words = words.replace(bare, self._washed(bare, segment), 1)
        return words + "".join(self._label(passage) for passage in segment.ending)

    def _washed(self, words: str, segment: Segment) -> str:
        stances = {self.rows[label].stance for one in segment.within for label in one.positions if label in self.rows}
        if not stances:
            return hidden(words)
        ground = self.palette.wash(stances.pop() if len(stances) == 1 else None)
        return f':color[{words}]{{foreground="{self.palette.ink}" background="{ground}"}}'

    def _label(self, passage: Passage) -> str:
        """Behind a passage: its number, and the sign and the actors of each stance."""
        said = speaking_by_stance((self.rows[one] for one in passage.positions if one in self.rows), self.view)
        number = f"{passage.number} again" if passage.again else str(passage.number)
        if not said:
            return f" :small[{number}] "
        return f" :small[**{number}**] " + " ".join(self.badge(stance, who) for stance, who in said.items())

    def badge(self, stance: int, words: str = "") -> str:
        """The sign of a stance and some words in the full colour of the stance."""
        ground, ink = self.palette.stance[stance], self.palette.on(stance)
        text = plain(f"{SIGNS[stance]} {words}".strip())
        return f':small[:color[\u00a0{text}\u00a0]{{foreground="{ink}" background="{ground}"}}]'


def hidden(words: str) -> str:
    """Words that are coded, but by no position in view."""
    return f":gray[*{words}*]"


def show_part(marked: Marked, part: Sequence[Span], view: View) -> None:
    """Some lines of the text; beside each line on which a passage ends, what is coded there."""
    if not part:
        st.caption("The document holds no text.")
        return
    coded = CodedText(marked, (part[0][0], part[-1][1]), view)
    waiting: list[Span] = []
    for span in part:
        ending = [one for one in coded.passages if span[0] < one.span[1] <= span[1]]
        if ending:
            _show_lines(coded, waiting, [])
            _show_lines(coded, [span], ending)
            waiting = []
        else:
            waiting.append(span)
    _show_lines(coded, waiting, [])


def _show_lines(coded: CodedText, spans: Sequence[Span], ending: Sequence[Passage]) -> None:
    if not spans:
        return
    shown = coded.markdown((spans[0][0], spans[-1][1]))
    if not shown.strip():
        return
    left, right = st.columns(WIDTHS, gap="medium")
    with left:
        st.markdown(shown)
    with right:
        for passage in ending:
            _show_note(coded, passage)


def _show_note(coded: CodedText, passage: Passage) -> None:
    """What is coded with a passage, each position with the ways to it."""
    rows = [coded.rows[label] for label in passage.positions if label in coded.rows]
    if passage.again:
        told_apart = len({row.passage for row in rows}) > 1
        which = "which place is meant its locator says" if told_apart else "counted once, where it stands first"
        st.caption(f"**{passage.number}** stands here again: {which}.")
        return
    if not rows:
        st.caption(f"**{passage.number}** is coded, but no position on it passes the filters in the sidebar.")
        return
    for row in rows[:MOST_NOTES]:
        with st.container(horizontal=True, gap="small", key=f"note_{row.Index}"):
            said = f"**{passage.number}** {coded.badge(row.stance)} {plain(in_one_line(row, coded.view))}"
            link("actor", f":small[{said}]", actor=row.actor)
            if may_edit(coded.view):
                link("edit", ":small[Edit]", **edit_choices(row, row.actor))
    if len(rows) > MOST_NOTES:
        st.caption(f"{MOST_NOTES} of {count(len(rows), 'position')} on quotation {passage.number}; the table has all.")
        all_of_them = coded.view.stated.all.loc[[row.Index for row in rows]]
        label = f"Quotation {passage.number} as a table"
        show_table(
            all_of_them, key=f"passage_{passage.number}", label=label, words=lambda some: table_of(some, coded.view)
        )


def show_context(marked: Marked, stretch: Span, view: View) -> None:
    """A stretch of the text, such as a passage, with the text around it."""
    span = around(stretch, marked.text)
    before, after = "… " * (span[0] > 0), " …" * (span[1] < len(marked.text))
    with st.container(border=True):
        st.markdown(before + CodedText(marked, span, view).markdown(span).rstrip() + after)


def legend(colours: Palette) -> str:
    """What the colours mean, as Markdown."""
    grounds = [(f"{plain(SIGNS[stance])} {VERBS[stance]}", stance) for stance in sorted(SIGNS, reverse=True)]
    washes = [
        f':color[{words}]{{foreground="{colours.ink}" background="{colours.wash(stance)}"}}'
        for words, stance in [*grounds, ("several stances on the same words", None)]
    ]
    return f":small[{' · '.join([*washes, hidden('coded, but not in view')])}]"
