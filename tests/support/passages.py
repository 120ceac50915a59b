"""The passages of a list of quotations, found document by document and without anything that is kept."""

from collections.abc import Iterable

from loaders.passages import find_holders

Text = tuple[str, str]
"""A document's id and a quotation from it, on one line."""


def number_passages(quotations: Iterable[Text]) -> list[int]:
    """A number for each (document, quotation): the same number, the same passage.

    A quotation that stands inside another from the same document is the same
    passage; of several that hold it, the longest counts.
    """
    texts = list(quotations)
    by_source: dict[str, list[str]] = {}
    for source, quote in texts:
        by_source.setdefault(source, []).append(quote)
    holders = {source: find_holders(quotes) for source, quotes in by_source.items()}
    numbers: dict[Text, int] = {}
    return [numbers.setdefault((source, holders[source].get(quote, quote)), len(numbers)) for source, quote in texts]
