"""What kinds of documents do to what is in view, and what rests on none but those that a program wrote, in words."""

import pandas as pd

from analysis.selection import Selection
from analysis.wording.figures import count, listed
from loaders.joint_statements import count_positions
from loaders.table_rows import PositionRow
from loaders.vocabularies import SourceKind


def kind_in_words(kind: str) -> str:
    """`state-media` -> "state media"; "" for a document whose entry names no kind."""
    return SourceKind(kind).words if kind else ""


def effect_of_kinds(selection: Selection) -> str:
    """How many positions the chosen kinds of documents leave, or would be left without machine-made ones.

    "" where all kinds are chosen and none of the documents in view is machine-made.
    """
    stated = selection.stated.all
    number = count_positions(stated)
    if selection.filters.documents is not None:
        total = count_positions(selection.of_all_documents.stated.all)
        return f"Of these kinds, {number:,} of {count(total, 'position')} are left."
    made = count_positions(stated[stated["source"].isin(selection.machine_made)]) if selection.machine_made else 0
    if not made:
        return ""
    return f"Without machine-made documents {number - made:,} of {count(number, 'position')} are left."


def rest_on_machines(positions: pd.DataFrame, selection: Selection) -> list[str]:
    """How many of the positions rest on documents that a program wrote, as a point; nothing where none does."""
    made = positions[positions["source"].isin(selection.machine_made)] if selection.machine_made else positions.head(0)
    if made.empty:
        return []
    used = {selection.documents[str(source)].kind for source in made["source"].unique()}
    kinds = listed(sorted(kind_in_words(kind) for kind in used))
    return [
        f"{count_positions(made):,} of {count(count_positions(positions), 'position')} "
        f"from documents that a program wrote ({kinds}): the words may be the program's."
    ]


def caution_on(position: PositionRow, selection: Selection) -> str:
    """What a reader should know of a position from a document that a program wrote; "" for any other.

    Whether no other document in view says anything of the actor on the issue is said as well.
    """
    if position.source not in selection.machine_made:
        return ""
    others = set(selection.stated.of(position.actor).on(position.issue).all["source"]) - selection.machine_made
    alone = "" if others else "; nothing else in view bears it out"
    kind = kind_in_words(selection.documents[position.source].kind)
    return f"from a {kind}, whose words may be the program's{alone}"
