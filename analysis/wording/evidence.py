"""What is said of the evidence of a position: who said it where, its document, how it is checked, what is in doubt."""

from collections.abc import Sequence

import pandas as pd

from analysis.selection import Selection
from analysis.wording.document_kinds import kind_in_words
from analysis.wording.figures import ORDER_ASSUMED, VERIFIED, listed
from analysis.wording.joint_statements import is_joint
from analysis.wording.position_details import placed
from documents.quotation_check import How
from loaders.table_rows import JointRow, PositionRow, record_of

COUNTS_ONCE = "In counts of evidence it is one."
"""What is said of words on which positions of several actors rest."""


def said_by(position: PositionRow) -> list[str]:
    """Who said it and where, as far as that is known."""
    return [part for part in (position.speaker, position.venue) if part]


def document_in_brief(position: PositionRow, selection: Selection) -> str:
    """The title and publisher of its document, with the place in it."""
    document = selection.documents[position.source]
    return placed(f"{document.title} ({document.publisher})", position.locator)


def sort_of_document(position: PositionRow, selection: Selection) -> list[str]:
    """What kind its document is, and whose it is where it is another actor's."""
    document = selection.documents[position.source]
    kind, affiliation = kind_in_words(document.kind), document.affiliation
    owner = selection.names.get(affiliation, affiliation)
    return [*([kind] if kind else []), *([f"a source of {owner}"] if affiliation not in ("", position.actor) else [])]


def joint_record(position: PositionRow, selection: Selection) -> JointRow | None:
    """The joint statement that it is part of; None for a position of one actor alone."""
    return record_of(selection.data.joint, JointRow, "joint", position.joint) if is_joint(position) else None


def all_who_sign(names: Sequence[str]) -> str:
    """All who make a joint statement, and for what it counts."""
    return f"{all_signatories(len(names))} {listed(names)}. {COUNTS_ONCE}"


def all_signatories(number: int) -> str:
    """What stands before the names of all who make a joint statement."""
    return f"All {number} signatories:"


def checked(how: How) -> str:
    """How its quotation is checked."""
    return VERIFIED[how][0]


def checked_in_all(ways: "pd.Series[str]") -> str:
    """How quotations are checked, each one of How, in a sentence; "" without any."""
    counts = ways.value_counts()
    found = [f"{counts[how]:,} {several}" for how, (_, several) in VERIFIED.items() if how in counts]
    every = "all " if len(found) == 1 and len(ways) > 1 else ""
    return f"Quotations: {every}{listed(found)}." if found else ""


def order_in_doubt(position: PositionRow, selection: Selection) -> str:
    """That it is only assumed to be the latest; "" where nothing else could be."""
    return ORDER_ASSUMED if position.Index in selection.shown.assumed_order else ""


def confidence_in_words(position: PositionRow) -> str:
    """With what confidence it was coded, where that is not high."""
    return "" if position.confidence == "high" else f"Coded with {position.confidence} confidence."
