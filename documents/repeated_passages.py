"""What stands twice in a text, so that a page that prints its body twice is not coded twice."""

from dataclasses import dataclass

from loaders.words import words

_RUN = 12
LEAST = 30
"""So many words in a row that stand twice are reported."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """So many words that begin on both lines (from 1), and the first of them."""

    length: int
    line: int
    again: int
    opening: str


def find_repeats(text: str) -> list[Repeat]:
    """The passages that stand again further below, the longest first; without case and punctuation."""
    found: list[str] = []
    lines: list[int] = []
    for number, line in enumerate(text.splitlines(), 1):
        mine = words(line)
        found += mine
        lines += [number] * len(mine)
    first: dict[str, int] = {}
    repeats: list[Repeat] = []
    at = 0
    while at <= len(found) - _RUN:
        before = first.setdefault(" ".join(found[at : at + _RUN]), at)
        length = 0
        while before + length < at + length < len(found) and found[before + length] == found[at + length]:
            length += 1
            if before + length == at:
                break
        if length >= LEAST:
            opening = " ".join(found[at : at + 8])
            repeats.append(Repeat(length, lines[before], lines[at], opening))
        at += length if length >= LEAST else 1
    return sorted(repeats, key=lambda repeat: -repeat.length)
