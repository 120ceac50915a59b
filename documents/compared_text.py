"""A text as quotations are looked up in it: signs as they are seen, one space for all white space between words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from documents.composed_letters import compose
from documents.cut_words import SOFT, cuts
from loaders.look_alikes import as_seen, seen_sign

PIECE = 1_000_000
"""Characters of a long text that are worked on at once, so that what is made of them does not fill the memory."""

_SPACES = np.zeros(0x3003, dtype=bool)
_SPACES[[code for code in range(0x3001) if chr(code).isspace()]] = True
_ASCII = np.array([ord(" " if _SPACES[code] else seen_sign(chr(code))) for code in range(128)], dtype=np.uint8)
_HYPHENS = re.compile("- ?")

Codes = npt.NDArray[np.uint8 | np.uint32]
Places = npt.NDArray[np.uint32]


@dataclass(frozen=True)
class Skeleton:
    """A text without hyphens and the spaces behind them, in which words that lines cut can be looked up."""

    text: str
    place: npt.NDArray[np.intp]
    """For each of its characters where it stands in the flat text."""

    cuts: npt.NDArray[np.intp]
    ends: npt.NDArray[np.intp]
    """Where the flat text has what is between the parts of a word that is cut, ascending."""


@dataclass(frozen=True)
class ComparedText:
    """The signs of a text, and for each of them where it stands in the text as it was given."""

    flat: str
    place: Places
    source: str

    @cached_property
    def skeletons(self) -> list[Skeleton]:
        """The text with the words joined that lines cut; without and with those that only a soft hyphen cuts."""
        found = list(cuts(self.source))
        starts = np.searchsorted(self.place[: len(self.flat)], np.array([start for start, _ in found], dtype=np.uint32))
        soft = np.array([self.source[start] == SOFT for start, _ in found], dtype=bool)
        if not found:
            return []
        hard = self._skeleton(starts[~soft], starts[:0])
        return [hard, self._skeleton(starts, starts[soft])] if soft.any() else [hard]

    def _skeleton(self, starts: npt.NDArray[np.intp], spaces: npt.NDArray[np.intp]) -> Skeleton:
        """The text without hyphens and these spaces, which a soft hyphen leaves behind."""
        codes = np.frombuffer(self.flat.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        hyphen = codes == ord("-")
        left_out = hyphen | ((codes == ord(" ")) & np.concatenate([[False], hyphen[:-1]]))
        left_out[spaces] = True
        kept = np.flatnonzero(~left_out)
        text = codes[kept].tobytes().decode("utf-32-le", "surrogatepass")
        return Skeleton(text, kept, starts, kept[np.searchsorted(kept, starts)])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the text as it was given that are those of `flat` from `start` up to `end`."""
        return int(self.place[start]), int(self.place[end - 1]) + 1

    def allows(self, start: int, end: int, quote: str, skeleton: Skeleton) -> bool:
        """Whether `flat` from `start` up to `end` is the quotation, in one of the readings of each word that is cut."""
        first, last = np.searchsorted(skeleton.cuts, [start, end])
        parts, at = [], start
        for cut, rest in zip(skeleton.cuts[first:last].tolist(), skeleton.ends[first:last].tolist(), strict=True):
            parts.append(self.flat[at:cut])
            at = rest
        parts.append(self.flat[at:end])
        return bool(re.fullmatch("(?:- ?)?".join(map(re.escape, parts)), quote))


def compared_text(text: str) -> ComparedText:
    """The text as quotations are looked up in it."""
    return ComparedText(*_collapsed(text, _seen_codes), text)


def compared_quotation(quote: str) -> str:
    """A quotation as it is looked up in such a text."""
    return " ".join(as_seen(compose(quote)).split())


def without_hyphens(quote: str) -> str:
    """A quotation as it is looked up in the skeleton of a text."""
    return _HYPHENS.sub("", quote)


def collapse(text: str) -> tuple[str, Places]:
    """The text with a space for all white space between words, and where each of its characters stands in the text.

    The same as " ".join(text.split()), in a tenth of the time.
    """
    return _collapsed(text, lambda piece: (_with_spaces(_codes(piece)), None))


def mapped_codes(piece: str, sign_as: Callable[[str], str]) -> tuple[Codes, Places | None]:
    """The code points of a text with each sign as other signs, and where in the text each comes from.

    None where nothing is another.
    """
    codes = _codes(piece)
    table = {ord(sign): other for sign in set(piece) if (other := sign_as(sign)) != sign}
    if not table:
        return codes, None
    keys = np.array(sorted(table), dtype=np.uint32)
    others = [table[key] for key in keys.tolist()]
    pool = np.array([ord(sign) for other in others for sign in other], dtype=np.uint32)
    sizes = np.array([len(other) for other in others], dtype=np.uint32)
    begins = np.cumsum(sizes, dtype=np.uint32) - sizes
    which = np.minimum(np.searchsorted(keys, codes), len(keys) - 1)
    changed = keys[which] == codes
    lengths = np.where(changed, sizes[which], np.uint32(1))
    place = np.repeat(np.arange(len(codes), dtype=np.uint32), lengths)
    found = codes.astype(np.uint32)[place]
    within = np.arange(len(place), dtype=np.uint32) - (np.cumsum(lengths, dtype=np.uint32) - lengths)[place]
    new = changed[place]
    found[new] = pool[begins[which[place[new]]] + within[new]]
    return found, place


def _seen_codes(piece: str) -> tuple[Codes, Places | None]:
    if piece.isascii():
        return _ASCII[_codes(piece)], None
    codes, place = mapped_codes(piece, seen_sign)
    return _with_spaces(codes), place


def _with_spaces(codes: Codes) -> Codes:
    """The code points with a space for each white space."""
    space = _SPACES[codes] if codes.dtype == np.uint8 else _SPACES[np.minimum(codes, len(_SPACES) - 1)]
    return np.where(space, codes.dtype.type(ord(" ")), codes)


def _collapsed(text: str, codes_of: Callable[[str], tuple[Codes, Places | None]]) -> tuple[str, Places]:
    places: list[Places] = []
    pieces: list[str] = []
    after_space = True
    for start, piece in _pieces(text):
        flat, place = codes_of(piece)
        place = np.arange(start, start + len(piece), dtype=np.uint32) if place is None else place + np.uint32(start)
        space = flat == ord(" ")
        again = space & np.concatenate([[after_space], space[:-1]])[: len(space)]
        if again.any():
            flat, place = flat[~again], place[~again]
        pieces.append(flat.tobytes().decode("ascii" if flat.dtype == np.uint8 else "utf-32-le", "surrogatepass"))
        places.append(place)
        after_space = bool(space[-1]) if len(space) else after_space
    if len(places) == 1:
        return pieces[0].removesuffix(" "), places[0]
    return "".join(pieces).removesuffix(" "), np.concatenate([np.array([], dtype=np.uint32), *places])


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    return ((start, text[start : start + PIECE]) for start in range(0, len(text), PIECE))


def _codes(text: str) -> Codes:
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), dtype=np.uint8)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
