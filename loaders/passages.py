"""Which quotations are the same passage of a document, so that one remark is never counted as several."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

Text = tuple[str, str]
"""A document's id and a quotation from it, on one line."""


def number_passages(quotations: Iterable[Text]) -> list[int]:
    """A number for each (document, quotation): the same number, the same passage.

    A quotation that stands inside another from the same document is the same
    passage; of several that hold it, the longest counts.
    """
    texts = list(quotations)
    longest_first = sorted(set(texts), key=lambda text: (-len(text[1]), text))
    holding: dict[Text, list[int]] = {}
    for place, (source, quote) in enumerate(longest_first):
        for word in {"", *quote.split()}:
            holding.setdefault((source, word), []).append(place)
    joined: dict[Text, tuple[str, list[int]]] = {}
    numbers: dict[Text, int] = {}
    for place, (source, quote) in enumerate(longest_first):
        # the words at the ends may be cut, those between stand whole in whatever holds the quotation
        rarest = min(((source, word) for word in quote.split()[1:-1] or [""]), key=lambda key: len(holding[key]))
        if rarest not in joined:
            joined[rarest] = _join([longest_first[other][1] for other in holding[rarest]])
        # the first place where it is found is in the longest that holds it, at the latest in itself
        lines, starts = joined[rarest]
        holder = holding[rarest][bisect_right(starts, lines.index(quote)) - 1]
        numbers[source, quote] = place if holder == place else numbers[longest_first[holder]]
    return [numbers[text] for text in texts]


def _join(quotes: list[str]) -> tuple[str, list[int]]:
    """The quotations on a line each, and where each begins: one search through them all is faster than many."""
    return "\n".join(quotes), [0, *accumulate(len(quote) + 1 for quote in quotes[:-1])]
