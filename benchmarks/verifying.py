"""Checking 10,000 quotations against 500 made-up documents, or their fingerprints, as `check` and the dashboard do."""

import os
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from benchmarks.measure import Figure, milliseconds, show, together
from documents.document_files import document_of, document_stamps
from documents.fingerprints import FOLDER, fingerprint_text, name_of
from documents.quotation_check import verify
from documents.quotation_search import locate_all
from loaders.frames import SOURCE_COLUMNS

QUOTATIONS, DOCUMENTS, WORDS, QUOTED = 10_000, 500, 8_000, 18
VOCABULARY = 20_000
LINES = 40_000
REPEATS = 5


def make_documents(folder: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Documents with line and paragraph breaks and their fingerprints below the folder; the quotations and sources."""
    random = np.random.default_rng(0)
    letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
    words = ["".join(random.choice(letters, random.integers(2, 11))) for _ in range(VOCABULARY)]
    quotes, sources = [], []
    (folder / FOLDER).mkdir()
    for number in range(DOCUMENTS):
        said = [words[place] for place in random.integers(0, VOCABULARY, WORDS)]
        lines = [" ".join(said[start : start + 12]) for start in range(0, WORDS, 12)]
        text = "\n\n".join("\n".join(lines[start : start + 6]) for start in range(0, len(lines), 6))
        document = document_of(f"{number}.txt", text.encode())
        (folder / document.name).write_text(text)
        (folder / name_of(f"source-{number}")).write_text(fingerprint_text(f"source-{number}", document.sha256, text))
        sources.append((f"source-{number}", document.name, document.sha256, "sources.yaml", number + 1))
        starts = random.integers(0, WORDS - QUOTED, QUOTATIONS // DOCUMENTS)
        quotes += [(" ".join(said[at : at + QUOTED]), f"source-{number}", "actors/a.yaml", at) for at in starts]
    quotations = pd.DataFrame(quotes, columns=["quote", "source", "file", "quote_line"])
    registered = pd.DataFrame(sources, columns=["source", "document", "sha256", "file", "line"])
    return quotations, registered.reindex(columns=list(SOURCE_COLUMNS), fill_value="")


def look_for_each(quotations: pd.DataFrame, sources: pd.DataFrame, folder: Path) -> int:
    """What cannot be done with less: read every document and look once for every quotation."""
    names = dict(zip(sources["source"], sources["document"], strict=True))
    found = 0
    for source, mine in quotations.groupby("source", sort=False)["quote"]:
        text = (folder / names[source]).read_bytes().decode()
        found += sum(quote in text for quote in mine)
    return found


def by_pattern(quotations: pd.DataFrame, folder: Path, some: int) -> float:
    """Milliseconds for all, estimated from some: a pattern for each quotation that lets its white space differ."""
    chosen = quotations.iloc[:: len(quotations) // some]
    texts = {source: (folder / f"{source.removeprefix('source-')}.txt").read_text() for source in set(chosen["source"])}

    def search() -> None:
        for quote, source in zip(chosen["quote"], chosen["source"], strict=True):
            pattern = r"\s+".join(map(re.escape, quote.split()))
            assert re.search(rf"(?<!\w){pattern}(?!\w)", texts[source])

    return milliseconds(search, 1) * len(quotations) / len(chosen)


def make_table() -> tuple[str, list[str]]:
    """A document with a vote on every line, and a quotation from the inside of each."""
    deeds = ("voted yes", "voted no", "abstained")
    lines = [
        f"On 2018-12-{n % 28 + 1:02} Actor {n % 193} {deeds[n % 3]} on resolution R/73/{n} on crime."
        for n in range(LINES)
    ]
    return "\n".join(lines), [line.split(" ", 2)[2].removesuffix(" on crime.") for line in lines]


def main() -> int:
    """Measure, print, and say by the exit code whether every target is met."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        quotations, sources = make_documents(folder)
        assert verify(quotations, sources, folder, folder).counts["document"] == QUOTATIONS
        assert verify(quotations, sources, None, folder).counts["fingerprint"] == QUOTATIONS
        exact, floor = together(
            lambda: verify(quotations, sources, folder), lambda: look_for_each(quotations, sources, folder), REPEATS
        )
        by_hash, second_floor = together(
            lambda: verify(quotations, sources, None, folder),
            lambda: look_for_each(quotations, sources, folder),
            REPEATS,
        )
        stamps, stat = together(
            lambda: document_stamps(folder, sources["document"]),
            lambda: [os.stat(folder / one) for one in sources["document"]],  # noqa: PTH116 the bare call is the floor
        )
        patterns = by_pattern(quotations, folder, 200)
    text, quotes = make_table()
    flat = text.replace("\n", " ")
    together_time = milliseconds(lambda: locate_all(quotes, text), 1)
    chosen = quotes[:: LINES // 100]
    one_by_one = milliseconds(lambda: [flat.find(quote) for quote in chosen], 1) * LINES / len(chosen)
    figures = [
        Figure("with the documents / read them, one `in` a quotation", exact, floor, 4),
        Figure("by fingerprint / read the documents, one `in` each", by_hash, second_floor, 6),
        Figure("a pattern for each quotation / with the documents", exact, patterns, 5, at_least=True),
        Figure(
            f"{LINES:,} quotations of one table: one by one / in one pass", together_time, one_by_one, 10, at_least=True
        ),
        Figure("has a document changed? / one os.stat each", stamps, stat, 6),
    ]
    size = f"{QUOTATIONS:,} quotations, {DOCUMENTS} documents of {WORDS:,} words"
    show(f"Verifying quotations ({size})", figures)
    return 0 if all(figure.is_met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
