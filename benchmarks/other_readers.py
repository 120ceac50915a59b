"""PDFs as other libraries read them: blocks of prose by pdfminer.six, texts by pypdf, and the time beside ours.

A program for `quoted_sentences`, which has both libraries in a folder of its own: the tracker needs neither. It is
given a folder and writes next to each PDF what `Reading` holds.
"""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path

from benchmarks.measure import milliseconds, together
from documents.readers.pdf import pdf_text

WIDEST_GAP = 2.0
"""A line with a wider gap, in heights of its letters, goes across two columns or the cells of a table."""

REPEATS = 3
LONG = 1_000
"""A PDF that pypdf reads in more milliseconds is measured once."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A PDF as the others read it: blocks with their lines, pypdf's text, and milliseconds for ours and for pypdf."""

    blocks: list[str]
    pypdf: str
    ours_ms: float
    pypdf_ms: float


def prose_blocks(content: bytes) -> Iterator[str]:
    """The blocks in which pdfminer.six puts neighbouring lines together, but for those with cells side by side."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTTextBoxHorizontal, LTTextLineHorizontal

    for page in extract_pages(BytesIO(content)):
        for block in page:
            if isinstance(block, LTTextBoxHorizontal):
                lines = [line for line in block if isinstance(line, LTTextLineHorizontal)]
                if not any(has_gap([sign.bbox for sign in line if hasattr(sign, "bbox")]) for line in lines):
                    yield str(block.get_text())


def has_gap(boxes: list[tuple[float, float, float, float]]) -> bool:
    """Whether two neighbouring signs (left, bottom, right, top) are further apart than words of one line are."""
    return any(
        other[0] - one[2] > WIDEST_GAP * max(one[3] - one[1], other[3] - other[1]) for one, other in pairwise(boxes)
    )


def pypdf_text(content: bytes) -> str:
    """The text of all pages by pypdf, as the tracker once took it."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        reader.decrypt("")
    return "\n\f".join(page.extract_text() for page in reader.pages)


def read(content: bytes) -> Reading:
    """A PDF by all three; only its blocks where pypdf or the tracker refuses it. Raises what pdfminer.six does."""
    blocks = list(prose_blocks(content))
    try:
        text = pypdf_text(content)
        once = milliseconds(lambda: pypdf_text(content), 1)
        ours, theirs = together(lambda: pdf_text(content), lambda: pypdf_text(content), 1 if once > LONG else REPEATS)
    except Exception:  # each has errors of its own, and the PDFs are made to be broken
        return Reading(blocks, "", 0, 0)
    return Reading(blocks, text, ours, theirs)


def main() -> None:
    """Read every PDF of the folder; one that pdfminer.six cannot read gets nothing written next to it."""
    logging.disable(logging.CRITICAL)
    for path in sorted(Path(sys.argv[1]).glob("*.pdf")):
        with suppress(Exception):  # as above
            path.with_suffix(".json").write_text(json.dumps(asdict(read(path.read_bytes()))), encoding="utf-8")


if __name__ == "__main__":
    main()
