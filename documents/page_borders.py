"""What stands between the last line of a page and the first of the next, in the middle of what people read as one.

Left out is only what shows what it is: lines that stand on several pages at that place, page numbers, symbols of
documents, and footnotes. Where a text has no pages, a page number between lines tells where one ended.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.document_text import VERY_LONG

MOST_LINES = 4
"""So many lines are left out at the head of a page, and so many at its foot, ..."""

MOST_OF_A_FOOTNOTE = 12
"""... where so many lines of footnotes may stand besides."""

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*[^\s][^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*")
_DIGITS = re.compile(r"\d+")
_COUNTED = r"\d{1,4} ?(?:/|of|von|de|из|от) ?\d{1,4}"
_NAMED = r"(?:page|pages|p\.|pg\.|seite|página|pagina|стр\.|страница|صفحة) ?(?:\d{1,4}|[ivxlc]+)"
_SURE_NUMBER = rf"(?:(?:page |p\. ?|seite )?{_COUNTED}|{_NAMED}|[-–—] ?\d{{1,4}} ?[-–—]|第? ?\d{{1,4}} ?[页頁])"
_NUMBER = rf"(?:{_SURE_NUMBER}|\d{{1,3}}|[ivxlc]{{1,6}})"
_SYMBOL = r"(?=\S*\d)(?=\S*[A-Z])(?:[A-Z][A-Za-z0-9]*(?:/[A-Za-z0-9.()*-]+)+|[A-Z]{1,3}\.\d{2}-\d{3,6})(?: \([A-Z]\))?"
_IS_NUMBER = re.compile(_NUMBER, re.IGNORECASE)
_IS_SURE = re.compile(rf"(?:.* )?{_SURE_NUMBER}(?: .*)?", re.IGNORECASE)
_IS_FURNITURE = re.compile(rf"(?:(?i:{_NUMBER})|{_SYMBOL})(?: ?[|·–—-]? ?(?:(?i:{_NUMBER})|{_SYMBOL})){{0,3}}")
_SURE_SOMEWHERE = re.compile(rf"(?:^|\s){_SURE_NUMBER}(?:\s|$)", re.IGNORECASE)
_RULE = re.compile(r"[_\-–—=*]{3,}")
_FOOTNOTE = re.compile(r"(?:\d{1,3}[/)]? (?=[^\Wa-z_]|[“\"'‘(«])|\d{1,3}(?=[A-Z])|[*†‡§¹²³⁴-⁹⁰]+ ?\S|\[\d{1,3}\] )")
_ENDS = re.compile(r"[.?!:;。？！；][)\]”\"'’»）」』]*$")
_ENDS_FOOTNOTE = re.compile(r"(?:[.?!)\]”\"'’»。]|/[^\s/]*\d\S*)$")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def left_out(text: str) -> list[tuple[int, int]]:
    """The ranges between pages that a reader passes over, ascending: line ends, and the lines between the texts."""
    if len(text) > VERY_LONG:
        return []
    return list(_between_pages(text) if "\f" in text.strip() else _around_numbers(text))


def _between_pages(text: str) -> Iterator[tuple[int, int]]:
    pages = [lines for lines in _pages(text) if lines]
    heads = Counter(key for page in pages for key in {_key(line) for line in page[:MOST_LINES]})
    feet = Counter(key for page in pages for key in {_key(line) for line in page[-MOST_LINES:]})
    before: _Line | None = None
    rest: list[_Line] = []
    for page in pages:
        first = _furniture(page, heads)
        if first == len(page):
            continue
        body = page[first : len(page) - _furniture(page[:first:-1], feet)]
        if before is not None:
            last = _without_footnotes(rest, body[0])
            if first or last is not before:
                yield last.end, body[0].start
        before, rest = page[-1], body


def _pages(text: str) -> Iterator[list[_Line]]:
    start = 0
    while start <= len(text):
        end = text.find("\f", start)
        end = len(text) if end < 0 else end
        yield list(_lines(text, start, end))
        start = end + 1


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    """The lines that are not empty, without the white space around them."""
    for found in _LINE.finditer(text, start, end):
        line = found[0]
        begin = found.start() + len(line) - len(line.lstrip())
        yield _Line(begin, begin + len(line.strip()), " ".join(line.split()))


def _key(line: _Line) -> str:
    """What lines have in common that stand on every page, each with its number."""
    return _DIGITS.sub("#", line.text.casefold())


def _furniture(lines: Sequence[_Line], known: Counter[str]) -> int:
    """How many lines from the edge of the page on are none of its text: what stands outside of such a line is none."""
    found = 0
    for number, line in enumerate(lines[:MOST_LINES]):
        if number > found:  # there is text outside: the other edge of a short page, or a number as tables have them
            is_plain_number = _IS_NUMBER.fullmatch(line.text) and not _IS_SURE.fullmatch(line.text)
            if is_plain_number or 2 * number >= len(lines):
                continue
        if known[_key(line)] > 1 or _IS_FURNITURE.fullmatch(line.text):
            found = number + 1
    return found


def _without_footnotes(lines: Sequence[_Line], after: _Line) -> _Line:
    """The last line of a page's text above its footnotes, if it goes on in the line `after`."""
    for number in range(max(1, len(lines) - MOST_OF_A_FOOTNOTE), len(lines)):
        above, line = lines[number - 1], lines[number].text
        if _RULE.fullmatch(line):
            return above
        goes_on = not _ENDS.search(above.text) and not after.text[0].isupper()
        if goes_on and _FOOTNOTE.match(line) and _ENDS_FOOTNOTE.search(lines[-1].text):
            return above
    return lines[-1]


def _around_numbers(text: str) -> Iterator[tuple[int, int]]:
    """The same in a text without pages: a few lines in a row that are page numbers and symbols, a sure one of them."""
    if not _SURE_SOMEWHERE.search(text):
        return
    before: _Line | None = None
    between: list[_Line] = []
    for line in _lines(text, 0, len(text)):
        if _IS_FURNITURE.fullmatch(line.text):
            between.append(line)
            continue
        is_sure = any(_IS_SURE.fullmatch(one.text) for one in between)
        if before is not None and is_sure and len(between) <= MOST_LINES:
            yield before.end, line.start
        before, between = line, []
