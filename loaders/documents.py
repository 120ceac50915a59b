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
        text = read_document(folder, source["document"])
        if text is None:
            missing.append(str(source["source"]))
            continue
        if isinstance(text, Problem):
            problems.append(text)
            continue
        if changed := changed_document(source["document"], text, source["sha256"]):
            message, hint = changed
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
            message, hint = misquotation(row.quote, text, source)
            yield Problem("error", message, row.file, row.quote_line, 1, hint=hint)


def misquotation(quote: str, text: str, source: str) -> tuple[str, str]:
    """What to say of a quotation that is not in the text of its document, and the passage that may be meant."""
    message = f"the quotation is not in its document '{source}': “{quote}”"
    return message, f"the nearest passage is “{nearest(quote, text)}”"


def changed_document(name: str, content: bytes, sha256: str) -> tuple[str, str] | None:
    """What to say of a document that is not the one that was registered, and what to do; None where it is."""
    if hashlib.sha256(content).hexdigest() == sha256:
        return None
    message = f"the document '{name}' is not the one that was registered: its SHA-256 differs"
    return message, "put the registered file there, or check its quotations again and update sha256"


def hash_at_hand(folder: Path | None, name: str) -> str | None:
    """The SHA-256 of a document; None where it is not at hand or cannot be read."""
    content = read_document(folder, name) if folder and name else None
    return hashlib.sha256(content).hexdigest() if isinstance(content, bytes) else None


def read_document(folder: Path, name: str) -> bytes | Problem | None:
    """The content of a document; None where it is not at hand, and a problem where it cannot be read."""
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
