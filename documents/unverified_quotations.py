"""The quotations that nobody could check or that are not in their documents, as errors with what to do."""

from collections import Counter
from collections.abc import Mapping

import numpy as np
import pandas as pd

from documents.quotation_check import How, QuotationRow, is_short, too_short_for_fingerprint
from loaders.problems import Problem
from loaders.table_rows import records

VERIFIED: frozenset[How] = frozenset(["document", "fingerprint"])


def unverified_quotations(quotations: pd.DataFrame, how: Mapping[int, How]) -> list[Problem]:
    """Those of the quotations (columns quote, source, file, quote_line) that are not verified, in their order.

    `how` says by the label of each how it is checked. Where nobody can check those of a document, they are one problem,
    at the first of them.
    """
    wrong = quotations[np.array([how[label] not in VERIFIED for label in quotations.index], bool)]
    labelled = list(zip(wrong.index, records(wrong, QuotationRow), strict=True))
    unheld = Counter(row.source for label, row in labelled if _is_unheld(row, how[label]))
    problems = []
    for label, row in labelled:
        if not _is_unheld(row, how[label]):
            problems.append(_problem(row, *_fault(row, how[label])))
        elif number := unheld.pop(row.source, 0):
            problems.append(_problem(row, *_without_document(row.source, number)))
    return problems


def _is_unheld(row: QuotationRow, how: How) -> bool:
    """Whether a quotation is not verified for want of its document and of a fingerprint."""
    return how != "misquoted" and not is_short(row.quote)


def _problem(row: QuotationRow, message: str, hint: str) -> Problem:
    return Problem("error", message, row.file, row.quote_line, 1, hint=hint)


def _fault(row: QuotationRow, how: How) -> tuple[str, str]:
    """What to say of a quotation that is not verified, and what to do."""
    if how == "misquoted":
        message = f"the quotation is not in its document '{row.source}': “{row.quote}”"
        return message, "correct it; 'tracker check' says what comes nearest"
    return too_short_for_fingerprint(row.quote, row.source)


def _without_document(source: str, number: int) -> tuple[str, str]:
    """The same of those of a document that is not at hand."""
    which = "the quotation" if number == 1 else f"this and {number - 1:,} more quotations"
    message = f"nobody can check {which}: neither the document '{source}' nor a fingerprint is at hand"
    return message, "put the document in the folder's documents/, or run 'tracker fingerprint' where it is"
