"""What is known of a document beside its text, and what rests on it, in words."""

import pandas as pd

from analysis.coverage import count_passages, own_share
from analysis.selection import Selection
from analysis.wording.document_kinds import kind_in_words
from analysis.wording.figures import count, date_in_words, listed, percent, separate_quotations
from loaders.joint_statements import count_positions
from loaders.table_rows import SourceRow
from loaders.vocabularies import MACHINE_MADE

NAMED = 8
"""How many actors are named that a document speaks of."""

MADE_BY_A_PROGRAM = "A program wrote this document: its words may be nobody's."
ONLY_AN_EXCERPT = "Only an excerpt of the document is at hand, and was read."
WHERE_PUBLISHED = "Where it was published"
ARCHIVED_COPY = "Its copy in an archive"


def record_in_words(source: SourceRow, selection: Selection) -> str:
    """Its kind, author, publisher, date, language, owner and terms."""
    parts = [kind_in_words(source.kind), source.author, source.publisher, date_in_words(source.published)]
    parts.append(source.language)
    if source.affiliation:
        parts.append(f"a source of {selection.names.get(source.affiliation, source.affiliation)}")
    # when it was taken from its address, and under which terms its text may be used
    parts += [f"retrieved {date_in_words(source.retrieved)}" if source.retrieved else ""]
    parts += [f"licence: {source.licence}" if source.licence else ""]
    return " · ".join(part for part in parts if part)


def is_machine_made(source: SourceRow) -> bool:
    """Whether a program wrote it."""
    return source.kind in MACHINE_MADE


def what_rests_on(positions: pd.DataFrame, selection: Selection) -> str:
    """How many positions and quotations of a document there are, there must be one, and of which actors."""
    shares = positions["actor"].value_counts()
    who = [f"{selection.names[str(actor)]} ({number:,})" for actor, number in shares.head(NAMED).items()]
    if len(shares) > NAMED:
        who.append(count(len(shares) - NAMED, "more actor"))
    number = count(count_positions(positions), "position")
    return f"{number} on {separate_quotations(count_passages(positions))}: {listed(who)}."


def in_own_words(positions: pd.DataFrame) -> str:
    """What share of the positions, of which there must be one, is in the actors' own words."""
    return f"{percent(own_share(positions))} are in the actors' own words."
