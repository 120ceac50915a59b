"""The program that runs in the confined process: it reads a document on stdin and writes its text, in UTF-8, or why
there is none. Of the project it loads the readers only.
"""

import sys
from collections.abc import Callable
from contextlib import suppress

from documents.readers.html import html_text
from documents.readers.pdf import pdf_text
from documents.readers.unreadable import MOST_TEXT, UnreadableError, too_much
from documents.readers.word import word_text

TEXT, REFUSED, OUT_OF_MEMORY = 0, 3, 4
"""How the program ends: with a text on stdout, with the reason and a hint on two lines, or with nothing."""

READERS: dict[str, Callable[[bytes], str]] = {"html": html_text, "pdf": pdf_text, "word": word_text}


def answer(kind: str, content: bytes) -> tuple[int, bytes]:
    """How reading a document ends, and what is to be told."""
    try:
        text = READERS[kind](content)
        if len(text) > MOST_TEXT:
            raise too_much(f"its text has {len(text):,} characters; at most {MOST_TEXT:,} are read")
        return TEXT, text.encode("utf-8", "surrogatepass")
    except UnreadableError as error:
        return REFUSED, f"{error}\n{error.hint}".encode("utf-8", "surrogatepass")
    except MemoryError:
        return OUT_OF_MEMORY, b""


def _limit(seconds: int, memory: int) -> None:
    """Have the system end this process where it computes for longer, and refuse it more memory (bytes)."""
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limits, and some systems have not all
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds + 1, seconds + 1))  # whoever started it comes first
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    _limit(int(sys.argv[2]), int(sys.argv[3]))
    code, told = answer(sys.argv[1], sys.stdin.buffer.read())
    sys.stdout.buffer.write(told)
    sys.stdout.flush()
    sys.exit(code)
