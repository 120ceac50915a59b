"""Which quotations are the same passage of a document, so that one remark is never counted as several.

They are found document by document, by the rarest inner word of a quotation, and kept by document; a few that come or
go are compared with all others. Where one formula is said twice in a document, the locators of its quotations tell the
remarks apart.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

MOST_SOURCES, FEW = 10_000, 4
_FOUND: dict[str, tuple[list[tuple[str, ...]], dict[str, str]]] = {}


def holders_in(source: str, quotes: list[tuple[str, ...]]) -> Mapping[str, str]:
    """The holders of a document's quotations, which are given file by file; found once for the same ones."""
    before, known = _FOUND.get(source, ([], {}))
    if before != quotes:
        if len(_FOUND) >= MOST_SOURCES:
            _FOUND.clear()
        found = _after_a_change(set(chain.from_iterable(before)), known, set(chain.from_iterable(quotes)))
        known = find_holders(chain.from_iterable(quotes)) if found is None else found
        _FOUND[source] = (quotes, known)
    return known


def _after_a_change(before: set[str], known: Mapping[str, str], now: set[str]) -> dict[str, str] | None:
    """The holders where a few quotations have come or gone; None where there are so many that all are gone through."""
    gone, come = before - now, now - before
    if len(gone) + len(come) > FEW:
        return None
    kept = {quote: holder for quote, holder in known.items() if quote not in gone and holder not in gone}
    lost = [quote for quote, holder in known.items() if quote not in gone and holder in gone]
    if len(lost) > FEW:
        return None
    for new in come:
        kept |= {quote: min(new, kept.get(quote, new), key=_place) for quote in now if quote != new and quote in new}
    for quote in (*come, *lost):
        holding = [other for other in now if other != quote and quote in other]
        if holding:
            kept[quote] = min(holding, key=_place)
    return kept


def told_apart(passages: npt.NDArray[np.int64], locators: Sequence[str]) -> npt.NDArray[np.int64]:
    """Numbers of passages, with one of its own for each place at which the same words are said to stand.

    `passages` has a number for each quotation, the same for the same words, and `locators` says where in its document
    each stands, "" where its coder does not say. What has no locator is no remark of its own: it counts with the first
    of the places by name, so that to leave locators out never makes more of one remark.
    """
    said = [" ".join(locator.split()).casefold() for locator in locators]
    first: dict[int, str] = {}
    for passage, place in zip(passages.tolist(), said, strict=True):
        if place:
            first[passage] = min(place, first.get(passage, place))
    numbers: dict[tuple[int, str], int] = {}
    return np.array(
        [
            numbers.setdefault((passage, place or first.get(passage, "")), len(numbers))
            for passage, place in zip(passages.tolist(), said, strict=True)
        ],
        np.int64,
    )


def _place(quote: str) -> tuple[int, str]:
    """Longer quotations come first."""
    return -len(quote), quote


def forget() -> None:
    """Drop what was found."""
    _FOUND.clear()


MANY = 16


def find_holders(quotes: Iterable[str]) -> dict[str, str]:
    """For each quotation that stands inside another one of them, the longest that holds it.

    The words at the ends of a quotation may be cut, those between stand whole in whatever holds it. The rarest of them
    is what a quotation is looked up by, while all are gone through from the longest on; where that is the rarest word
    of many, it is looked up by three words in a row.
    """
    longest_first = sorted(set(quotes), key=_place)
    words = [["", *quote.split()] for quote in longest_first]
    often = Counter(chain.from_iterable(words))
    by_word: dict[str, list[int]] = {}
    for place, spoken in enumerate(words):
        rarest = min(spoken[2:-1] or [""], key=often.__getitem__)
        if often[rarest] > 1:  # or it stands in no other quotation
            by_word.setdefault(rarest, []).append(place)
    by_run: dict[tuple[str, ...], list[int]] = {}
    for word in [word for word, places in by_word.items() if len(places) > MANY]:
        for place in by_word.pop(word):
            by_run.setdefault(_run_around(word, words[place][2:-1]), []).append(place)
    sizes = {len(run) for run in by_run}
    holders: dict[str, str] = {}
    for place, (quote, spoken) in enumerate(zip(longest_first, words, strict=True)):
        found = [by_word[word] for word in by_word.keys() & spoken]
        for size in sizes:
            found += [
                by_run[run] for run in by_run.keys() & zip(*(spoken[start:] for start in range(size)), strict=False)
            ]
        for other in chain.from_iterable(found):
            held = longest_first[other]
            if other > place and held not in holders and held in quote:
                holders[held] = quote
    return holders


def _run_around(word: str, inner: list[str]) -> tuple[str, ...]:
    """Up to three words in a row with this one among them."""
    first = max(0, min(inner.index(word) - 1, len(inner) - 3)) if inner else 0
    return tuple(inner[first : first + 3]) or (word,)
