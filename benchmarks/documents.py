"""Registering hostile documents of 50 MB, beside reading them; and HTML and PDF that ask for more than they may."""

import json
import math
import os
import resource
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.made_up import write_folder
from benchmarks.measure import Figure, show

SIZE, MARKUP = 50_000_000, 9_900_000
CUT = 150
"""Seconds after which a measurement is given up."""

_DAYS = [(day, month, year) for year in range(1900, 2100, 3) for month in range(1, 13) for day in (1, 12, 28)]
_WORDS = " ".join(f"word{number}" for number in range(2_000))

KINDS = {
    "ordinary words": ("", f"{_WORDS}\n"),
    "line-end hyphens": ("", "a seri-\nous con-\nvention "),
    "hyphens and spaces": ("", f"seri-{' ' * 60}"),
    "one compound": ("", "a-"),
    "ISO dates": ("", "".join(f"{year}-{month:02}-{day:02} " for day, month, year in _DAYS)),
    "slashed dates": ("", "".join(f"{month:02}/{day:02}/{year} " for day, month, year in _DAYS)),
    "one slashed date": ("", "07/08/2019 "),
    "dates in words": ("", "8 July 2019, 5 de mayo de 2021, 5 декабря 2018, March 2019, 2018年12月5日 "),
    "digits": ("", "20191231"),
    "one paragraph again and again": (
        "",
        "It is said once more that all of this is to be done in time and place.\n\n",
    ),
    "a b a b": ("", "a b "),
    "29 words that stand twice": ("", f"{' '.join(_WORDS.split()[:29])} x\n{' '.join(_WORDS.split()[:29])} y\n"),
    "empty lines": ("", "\n"),
    "empty lines with spaces": ("", " \r\n\t\n"),
    "page breaks": ("", "\f"),
    "spaces": ("", " "),
    "one word": ("", "x"),
    "one line": ("", "word "),
    "one letter with all the marks": ("a", "\u0301"),
    "the same out of order": ("a", "\u0301\u0323"),
    "letters with 100 marks": ("", "a" + "\u0301\u0323" * 50),
    "letters with 30 marks": ("", "a" + "\u0301\u0323" * 15),
    "letters with one mark": ("", "e\u0301"),
    "half-width marks": ("", "\uff9e\u0323"),
    "Arabic with vowel signs": ("", "قَائِمَة طَوِيلَة "),
    "Chinese": ("", "各国应当缔结打击网络犯罪公约"),
    "Thai": ("", "ที่ประชุมสนับสนุน"),
    "Thai vowel signs": ("", "\u0e34"),
    "punctuation": ("", ".,;:-!?"),
    "dashes": ("", "—"),
    "symbols": ("", "$€"),
    "emoji": ("", "\U0001f600"),
    "one sign for four words": ("", "\ufdfa"),
    "Hangul in parts": ("", "\u1100\u1161\u11a8"),
    "joiners": ("", "\u200d"),
    "angle brackets": ("", "<"),
}
"""Texts by what they are made of: a beginning, and what is repeated behind it."""

HTML = {
    "HTML: one element in another": ("<html>", "<b>"),
    "HTML: cells without an end": ("<html><table>", "<td>x"),
    "HTML: comments without an end": ("<html>", "<!----!>"),
    "HTML: spaces in a tag": ("<html></p", " "),
    "HTML: words": ("<html><p>", "words and words "),
}

TOLD = ["--title", "T", "--publisher", "P", "--language", "en"]


def write(path: Path, beginning: str, again: str, size: int) -> None:
    """A file of so many bytes at most, written without being held in memory."""
    head, unit = beginning.encode(), again.encode()
    block = unit * max(1, 100_000 // len(unit))
    with path.open("wb") as file:
        file.write(head)
        blocks, rest = divmod(size - len(head), len(block))
        for _ in range(blocks):
            file.write(block)
        file.write(unit * (rest // len(unit)))


def pdf_of(content: bytes, pages: int) -> bytes:
    """A PDF whose pages all have this one content, deflated."""
    stream = zlib.compress(content, 9)
    numbers = range(5, 5 + pages)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % one for one in numbers), pages),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        *[
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>"
        ]
        * pages,
    ]
    made, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    size = len(objects) + 1
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def pdf_of_many_words() -> bytes:
    """A PDF of 100 kB on which a reader works for minutes."""
    return pdf_of(b"BT /F1 12 Tf " + b"(word) Tj " * 20_000 + b"ET", 600)


def pdf_of_one_word() -> bytes:
    """A PDF of 70 kB whose text fills a gigabyte while it is read."""
    return pdf_of(b"BT /F1 12 Tf (" + b"x" * 70_000_000 + b") Tj ET", 1)


PDF = {"PDF: very many words": pdf_of_many_words, "PDF: one word of 70 MB": pdf_of_one_word}


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds to read and decode a document and to register it, the megabytes that took, and what was said last."""

    reading: float
    registering: float
    memory: float
    last: str = ""


def measure(path: Path) -> Measured:
    """Register a document in a process of its own, so that nothing else counts; without end where it takes too long."""
    command = [sys.executable, "-m", "benchmarks.documents", str(path)]
    with TemporaryDirectory() as name:
        environment = os.environ | {"TRACKER_HISTORY": f"{name}/history", "TRACKER_DOCUMENTS": name}
        try:
            done = subprocess.run(command, capture_output=True, check=True, timeout=CUT, env=environment)
        except subprocess.TimeoutExpired:
            return Measured(1, math.inf, math.inf)
    return Measured(**json.loads(done.stdout))


def measure_here(path: Path) -> Measured:
    """The same in this process: the longer of asking for its date and registering it.

    The memory is what is held above what was in use before, or what the largest process holds that is started for it.
    """
    with TemporaryDirectory() as name:
        folder = write_folder(Path(name) / "positions", 1, 1)
        small = Path(name) / "small.txt"
        small.write_text("Said on 8 July 2019.")
        register(small, folder, "--id", "small", *TOLD, "--published", "2019")  # loads what is loaded once
        before = peak(resource.RUSAGE_SELF)
        reading = min(read(path) for _ in range(3))
        asking, _ = register(path, folder, "--id", "hostile", *TOLD)
        registering, last = register(path, folder, "--id", "hostile", *TOLD, "--published", "2019")
    memory = max(peak(resource.RUSAGE_SELF) - before, peak(resource.RUSAGE_CHILDREN))
    return Measured(reading, max(asking, registering), memory, last)


def read(path: Path) -> float:
    """Seconds to read and decode a document, and to do nothing else with it."""
    start = time.perf_counter()
    path.read_bytes().decode("utf-8", "replace")
    return time.perf_counter() - start


def register(path: Path, folder: Path, *told: str) -> tuple[float, str]:
    """Seconds that the command took, and the last line that it said."""
    said = StringIO()
    start = time.perf_counter()
    with redirect_stdout(said), redirect_stderr(said):
        from commands.__main__ import main as run

        run(["register", str(path), "--folder", str(folder), *told])
    return time.perf_counter() - start, said.getvalue().strip().rpartition("\n")[2]


def peak(whose: int) -> float:
    """The most megabytes that this process, or the largest that it started, held at once."""
    return resource.getrusage(whose).ru_maxrss / 1000


def texts(folder: Path) -> Iterator[Figure]:
    """Time and memory of registering each kind of text, by the time of reading it and by its size."""
    path = folder / "hostile.txt"
    for kind, (beginning, again) in KINDS.items():
        write(path, beginning, again, SIZE)
        found = measure(path)
        yield Figure(f"{kind}: time", 1000 * found.registering, 1000 * found.reading, 10)
        yield Figure(f"{kind}: memory", found.memory, SIZE / 1e6, 8, unit="MB")


def markup(folder: Path) -> Iterator[Figure]:
    """Time and memory of registering each kind of HTML and PDF, by what they may take at most."""
    for kind, (beginning, again) in HTML.items():
        write(folder / "hostile.html", beginning, again, MARKUP)
        yield from bounded(kind, folder / "hostile.html")
    for kind, content in PDF.items():
        (folder / "hostile.pdf").write_bytes(content())
        yield from bounded(kind, folder / "hostile.pdf")


def bounded(kind: str, path: Path) -> Iterator[Figure]:
    """Time and memory by 60 seconds and 1 GB, a tenth more for what begins and ends the reading."""
    found = measure(path)
    yield Figure(f"{kind}: time", 1000 * found.registering, 60_000, 1.1)
    yield Figure(f"{kind}: memory", found.memory, 1_000, 1.1, unit="MB")


def main() -> None:
    """Measure and print."""
    with TemporaryDirectory() as name:
        show(f"Registering texts of {SIZE // 1_000_000} MB / reading and decoding them", texts(Path(name)))
        show("Registering HTML of 10 MB, and PDF / 60 seconds and 1 GB", markup(Path(name)))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(asdict(measure_here(Path(sys.argv[1])))))
    else:
        main()
