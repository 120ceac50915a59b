"""Text from the data as people are to see it: on one line, with nothing in it that hides, steers or runs over."""

import re
import unicodedata
from functools import lru_cache
from textwrap import wrap
from urllib.parse import urlsplit

from loaders.steering_characters import visible

_MARK = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_HEAP = re.compile(rf"({_MARK}{{8}}){_MARK}+")
"""No script stacks more marks than so many on a letter; what does covers the lines around it."""

WIDE = ("W", "F")

_NO_ADDRESS = re.compile(r"[\s\\\"<>`{}|^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
"""What no address in use has, or what hides where it leads."""


def legible(text: str) -> str:
    """The text on one line; a sign (�) stands for each character that steers, an ellipsis for marks in heaps."""
    line = " ".join(text.split())
    # most texts are such, and a site of a large room asks this millions of times
    if line.isascii() and line.isprintable():
        return line
    return _HEAP.sub(r"\1…", visible(line))


def cut(text: str, width: int) -> str:
    """The legible text, cut with an ellipsis where it is wider than `width` letters; the wide ones count twice."""
    shown = legible(text)
    if len(shown) * 2 <= width or _width(shown) <= width:
        return shown
    taken = 1  # for the ellipsis
    for place, letter in enumerate(shown):
        taken += _width(letter)
        if taken > width:
            return f"{shown[:place].rstrip()}…"
    return shown


def lines(text: str, width: int, most: int) -> list[str]:
    """The legible text on at most so many lines, each at most `width` letters wide; an ellipsis ends what is cut."""
    return list(_lines(text, width, most))


# charts ask for the same quotations and titles at every run of a page
@lru_cache(maxsize=4096)
def _lines(text: str, width: int, most: int) -> tuple[str, ...]:
    shown = legible(text)
    # a letter that is twice as wide is followed by one that stands for its other half, while the lines are found
    found = wrap("".join(c + "\x00" * (_width(c) - 1) for c in shown), width)
    if len(found) > most:
        last = found[most - 1]
        # no letter is kept whose other half is cut off
        room = width - 1 - (last[width - 1 : width] == "\x00")
        found = [*found[: most - 1], f"{last if len(last) < width else last[:room]}…"]
    return tuple(line.replace("\x00", "") for line in found)


def web_address(url: str) -> str:
    """An address that may be a link: http or https, with a host and nothing hidden in it; "" for any other."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 it raises for a port that is none
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        return ""
    return "" if _NO_ADDRESS.search(url) or not url.startswith(f"{parts.scheme}://") else url


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in WIDE else not unicodedata.combining(c) for c in text)
