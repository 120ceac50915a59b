"""Numbered citations: a number for each passage, in the order in which a briefing comes to speak of it."""

import re
from collections.abc import Iterable, Mapping

from analysis.inheritance import stated_label
from analysis.scenarios.pinned_positions import is_supposed
from analysis.selection import Selection
from analysis.wording.document_kinds import caution_on, kind_in_words
from analysis.wording.evidence import said_by
from analysis.wording.figures import SIGNS, VERBS, date_in_words, voice
from analysis.wording.joint_statements import is_joint, speakers
from analysis.wording.position_details import deed_in_words, translation_in_words, translation_mark
from briefing.content import Cell, Citation, Coding
from loaders.table_rows import PositionRow

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\^{|}\x00-\x20\x7f-\x9f]+", re.ASCII | re.IGNORECASE)


class Citations:
    """Gives numbers to passages. Positions of several actors that rest on one passage share its number."""

    def __init__(self, selection: Selection, verified: Mapping[int, str] | None = None) -> None:
        """`verified` says of positions, by their labels in the table, how their quotation was found in its document."""
        self._selection = selection
        self._verified = verified or {}
        self._passages: dict[int, tuple[int, dict[int, PositionRow]]] = {}

    def cite(self, position: PositionRow) -> int:
        """The number of the passage of a position (a row of the positions table), counted from 1."""
        number, positions = self._passages.setdefault(position.passage, (len(self._passages) + 1, {}))
        positions.setdefault(position.Index, position)
        return number

    def stance(self, position: PositionRow) -> Cell:
        """The stance of a position in words, with its sign, whose words it rests on, its date and its citation.

        What a scenario supposes has neither date nor citation.
        """
        told = voice(position, self._selection.names)
        if is_supposed(position):
            return Cell(stance_in_words(position.stance), (told,))
        below = [told, *filter(None, [deed_in_words(position)]), date_in_words(position.date)]
        if caution := caution_on(position, self._selection):
            below.append(caution)
        if position.Index in self._selection.shown.assumed_order:
            below.append("order assumed: the dates allow another")
        if position.confidence != "high":
            below.append(f"coded with {position.confidence} confidence")
        return Cell(stance_in_words(position.stance), (" · ".join(below),), (self.cite(position),))

    def listed(self) -> tuple[Citation, ...]:
        """All that was cited so far."""
        return tuple(self._citation(number, list(held.values())) for number, held in self._passages.values())

    def _citation(self, number: int, positions: list[PositionRow]) -> Citation:
        longest = max(positions, key=lambda position: (len(position.quote), bool(position.translation)))
        source, names = self._selection.documents[longest.source], self._selection.names
        affiliation = source.affiliation
        return Citation(
            number=number,
            quote=longest.quote,
            said=_said(longest),
            title=source.title,
            publisher=source.publisher,
            published=date_in_words(source.published),
            affiliation=f"a source of {names.get(affiliation, affiliation)}" if affiliation else "",
            url=source.url if _ADDRESS.fullmatch(source.url) else "",
            codings=tuple(self._coding(position, longest) for position in _each_once(positions)),
            language=source.language,
            translation=longest.translation,
            mark=translation_mark(longest) if longest.translation else "",
            place=longest.locator,
            author=source.author,
            kind=kind_in_words(source.kind),
            archived=source.archived if _ADDRESS.fullmatch(source.archived) else "",
            excerpt="only an excerpt of it was read" if source.excerpt else "",
        )

    def _coding(self, position: PositionRow, longest: PositionRow) -> Coding:
        return Coding(
            actor=speakers(position, self._selection),
            issue=self._selection.titles[position.issue],
            stance=VERBS[position.stance],
            voice=voice(position, self._selection.names),
            confidence=position.confidence,
            note=position.note,
            where=f"{position.file}:{position.line}",
            quote="" if position.quote == longest.quote else position.quote,
            said="" if _said(position) == _said(longest) else _said(position),
            verified=self._verified.get(stated_label(position.Index), ""),
            deed=deed_in_words(position),
            translation=translation_in_words(position) if position.quote != longest.quote else "",
            caution=caution_on(position, self._selection),
        )


def _each_once(positions: Iterable[PositionRow]) -> list[PositionRow]:
    """The positions, of those of several signatories for one position of a joint statement the first."""
    kept: dict[object, PositionRow] = {}
    for one in positions:
        kept.setdefault((one.file, one.line) if is_joint(one) else one.Index, one)
    return list(kept.values())


def stance_in_words(stance: int) -> str:
    """2 -> "++ strongly supports"."""
    return f"{SIGNS[stance]} {VERBS[stance]}"


def _said(position: PositionRow) -> str:
    """By whom, where and when something was said, as far as that is known."""
    return ", ".join(part for part in (*said_by(position), date_in_words(position.date)) if part)
