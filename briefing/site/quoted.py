"""The words of a position as pages of the site quote them: who said them where, and what is in doubt of them."""

from dataclasses import dataclass

from analysis.wording.document_kinds import caution_on
from analysis.wording.evidence import document_in_brief, said_by
from analysis.wording.figures import as_sentence, date_in_words
from analysis.wording.joint_statements import is_joint, speakers
from analysis.wording.position_details import deed_in_words, translation_mark
from analysis.wording.statements import told
from briefing.site.website import Website
from loaders.table_rows import PositionRow


@dataclass(frozen=True, slots=True)
class Quoted:
    """A position with its words. `said` is by whom, where and when; `mark` stands beside a translation.

    `joint` names those who state it together, "" where it is of one actor. `told` is in a few words whose words it is,
    `caution` what nobody may miss of its document.
    """

    position: PositionRow
    joint: str
    language: str
    told: str
    said: str
    document: str
    mark: str
    caution: str


def quoted(position: PositionRow, site: Website) -> Quoted:
    """The words of a position."""
    selection = site.selection
    return Quoted(
        position,
        speakers(position, selection) if is_joint(position) else "",
        selection.documents[position.source].language,
        told(position, selection),
        " · ".join(filter(None, [*said_by(position), date_in_words(position.date), deed_in_words(position)])),
        document_in_brief(position, selection),
        translation_mark(position) if position.translation else "",
        as_sentence(caution_on(position, selection)),
    )
