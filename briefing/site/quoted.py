"""The words of a position as pages of the site quote them: who said them where, and what is in doubt of them."""

from dataclasses import dataclass

from analysis.wording.evidence import cautions, document_in_brief, said_by
from analysis.wording.position_details import deed_in_words, translation_mark
from analysis.wording.statements import told
from briefing.site.website import Website
from loaders.table_rows import PositionRow


@dataclass(frozen=True, slots=True)
class Quoted:
    """A position with its words. `said` is by whom, where and when; `mark` stands beside a translation.

    `told` is in a few words whose words it is. `doubts` are what nobody may miss, as that the words are not verified.
    """

    position: PositionRow
    language: str
    told: str
    said: str
    document: str
    mark: str
    doubts: tuple[str, ...]


def quoted(position: PositionRow, site: Website) -> Quoted:
    """The words of a position."""
    selection, how = site.selection, site.verified[position.Index]
    doubts = [*cautions(position, how, selection), *(["Not verified."] if how == "unverified" else [])]
    return Quoted(
        position,
        selection.documents[position.source].language,
        told(position, selection),
        " · ".join(filter(None, [*said_by(position), deed_in_words(position)])),
        document_in_brief(position, selection),
        translation_mark(position) if position.translation else "",
        tuple(doubts),
    )
