"""The documents behind the data, where they are at hand: is a quotation in its document, word for word?"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from loaders.frames import records
from loaders.problems import Problem


@dataclass(frozen=True, slots=True)
class Verification:
    """What checking the quotations against the documents came to."""

    verified: int
    not_at_hand: tuple[str, ...]
    problems: tuple[Problem, ...]


def locate(quote: str, text: str) -> tuple[int, int] | None:
    """The character range of the quotation in the text, or None.

    Words must be the same to the letter; the white space between them may
    differ, since documents break lines and pages inside sentences.
    """
    words = r"\s+".join(map(re.escape, quote.split()))
    found = re.search(rf"(?<!\w){words}(?!\w)", text)
    return found.span() if found else None


def nearest(quote: str, text: str) -> str:
    """The passage of the text that is most like the quotation, in whole words."""
    from rapidfuzz import fuzz

    flat = " ".join(text.split())
    match = fuzz.partial_ratio_alignment(quote, flat)
    if match is None:
        return ""
    start = flat.rfind(" ", 0, match.dest_start + 1) + 1
    end = flat.find(" ", match.dest_end)
    return flat[start : end if end >= 0 else len(flat)]


def verify(quotations: pd.DataFrame, sources: pd.DataFrame, folder: Path) -> Verification:
    """Check every quotation (columns quote, source, file, quote_line) whose document is in `folder`.

    Misquotations, changed documents and unreadable ones come back as problems.
    """
    problems: list[Problem] = []
    verified = 0
    missing = []
    for source in sources.to_dict("records"):
        text = _read(folder, source["document"])
        if text is None:
            missing.append(str(source["source"]))
            continue
        if isinstance(text, Problem):
            problems.append(text)
            continue
        if hashlib.sha256(text).hexdigest() != source["sha256"]:
            message = f"the document '{source['document']}' is not the one that was registered: its SHA-256 differs"
            hint = "put the registered file there, or check its quotations again and update sha256"
            problems.append(Problem("warning", message, source["file"], source["line"], 1, hint=hint))
        words = text.decode("utf-8", errors="replace")
        mine = quotations[quotations["source"] == source["source"]]
        wrong = list(_misquotations(records(mine), words, source["source"]))
        problems += wrong
        verified += len(mine) - len(wrong)
    return Verification(verified, tuple(missing), tuple(problems))


def _misquotations(rows: Iterable[Any], text: str, source: str) -> Iterable[Problem]:
    lines = {" ".join(line.split()) for line in text.splitlines()}
    for row in rows:
        # a table of votes has a quotation on every line, and searching it for each would take hours
        if row.quote not in lines and locate(row.quote, text) is None:
            message = f"the quotation is not in its document '{source}': “{row.quote}”"
            hint = f"the nearest passage is “{nearest(row.quote, text)}”"
            yield Problem("error", message, row.file, row.quote_line, 1, hint=hint)


def _read(folder: Path, name: str) -> bytes | Problem | None:
    path = folder / name
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return Problem("error", f"the document '{name}' is outside the documents folder", "sources.yaml")
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: a loop of links; ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or "no such name is possible, or it is a loop of links"
        return Problem("error", f"the document '{name}' cannot be read: {reason}", "sources.yaml")
