"""The quotations that nobody could check or that are not in their documents, as errors with what to do."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from documents.quotation_check import How, QuotationRow, is_short, too_short_for_fingerprint
from loaders.problems import Problem
from loaders.table_rows import records

VERIFIED: frozenset[How] = frozenset(["document", "fingerprint"])


def unverified_quotations(quotations: pd.DataFrame, how: Mapping[int, How]) -> list[Problem]:
    """Those of the quotations (columns quote, source, file, quote_line) that are not verified, in their order.

    `how` says by the label of each how it is checked.
    """
    wrong = quotations[np.array([how[label] not in VERIFIED for label in quotations.index], bool)]
    return [
        Problem("error", message, row.file, row.quote_line, 1, hint=hint)
        for label, row in zip(wrong.index, records(wrong, QuotationRow), strict=True)
        for message, hint in (_fault(row, how[label]),)
    ]


def _fault(row: QuotationRow, how: How) -> tuple[str, str]:
    """What to say of a quotation that is not verified, and what to do."""
    if how == "misquoted":
        message = f"the quotation is not in its document '{row.source}': “{row.quote}”"
        return message, "correct it; 'tracker check' says what comes nearest"
    if is_short(row.quote):
        return too_short_for_fingerprint(row.quote, row.source)
    message = f"nobody can check the quotation: neither its document '{row.source}' nor a fingerprint is at hand"
    return message, "put the document in the folder's documents/, or run 'tracker fingerprint' where it is"
