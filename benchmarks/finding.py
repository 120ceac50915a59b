"""How long Find looks for words, on the server: 50,000 quotations in 500 files, and a document of 10 MB.

By a tenth of a second, which is what a reader may wait. Common words and rare ones, phrases, beginnings, and narrowed;
the slowest of them counts. Printed besides: how long it takes to read all of it word by word, once for each version.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from analysis.finding.finder import ALL, Narrowing, find
from analysis.finding.library import Library, library
from analysis.finding.query import read_query
from analysis.finding.quotation_index import QuotationIndex
from benchmarks.made_up import write_folder
from benchmarks.measure import Figure, milliseconds, show
from loaders import Dataset, load

POSITIONS, FILES, LETTERS = 50_000, 500, 10_000_000
MOST_MS = 100.0

QUESTIONS = (
    "the",
    "of the",
    "convention",
    '"of the convention"',
    "conv",
    "and of the to in",
    "number 7",
    "nowhere",
    "网络",
)


def with_document(folder: Path, data: Dataset) -> Dataset:
    """The data with a document of so many letters, made of its quotations, at hand as its first source."""
    said = "\n".join(data.positions["quote"])
    content = (said * (1 + LETTERS // len(said)))[:LETTERS].encode()
    (folder / "documents").mkdir()
    (folder / "documents" / "source-0.txt").write_bytes(content)
    path = folder / "sources.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f"'{0:064}'", hashlib.sha256(content).hexdigest(), 1), encoding="utf-8")
    return load(folder)


def measure(place: Path) -> Iterator[Figure]:
    """What each question takes, by what it may take."""
    folder = write_folder(place / "positions", POSITIONS, FILES)
    data = with_document(folder, load(folder))
    nothing = Library({}, {})
    coded = QuotationIndex(data)
    at_hand = library(data.sources, folder / "documents", {})
    reading = (
        milliseconds(lambda: QuotationIndex(data), 1),
        milliseconds(lambda: library(data.sources, folder / "documents", {}), 1),
    )
    print(f"read word by word: quotations {reading[0]:,.0f} ms, the document {reading[1]:,.0f} ms")
    narrowed = Narrowing(actor="actor-0007", kind="not-given")
    cases = {
        "50,000 quotations": (nothing, ALL),
        "the same, of one actor": (nothing, narrowed),
        "with a document of 10 MB": (at_hand, ALL),
    }
    for what, (texts, where) in cases.items():
        times = {asked: taken(asked, data, coded, texts, where) for asked in QUESTIONS}
        slowest = max(times, key=times.__getitem__)
        for asked in (slowest, "convention"):
            yield Figure(f"{what}: {asked}", times[asked], MOST_MS, 1.0)


def taken(asked: str, data: Dataset, coded: QuotationIndex, texts: Library, where: Narrowing) -> float:
    """The milliseconds that an answer takes."""
    return milliseconds(lambda: find(read_query(asked), data, coded, texts, where))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        show("Finding words", measure(Path(name)))
