"""The rows of a table in CSV, each with the line on which it begins."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

_SEPARATORS = ",;\t"
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


class BrokenTableError(ValueError):
    """A row after which nothing can be made of a table, and the line on which it begins."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def csv_rows(lines: Iterable[str], separator: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, the white space in its cells as single spaces. Raises BrokenTableError.

    `lines` keep their line ends, as those of a text that is read with newline="".
    """
    reader = csv.reader(lines, delimiter=separator, strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cells):
                yield begins, [" ".join(cell.split()) for cell in cells]
            begins = reader.line_num + 1
    except csv.Error as error:
        raise BrokenTableError(str(error), begins) from error


def decode_table(content: bytes) -> str:
    """The text of a CSV file, which is UTF-8, or UTF-16 that says so. Raises UnicodeDecodeError."""
    return content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")


def separated_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table that a spreadsheet has written, whose separator its first line tells."""
    named = _SEPARATOR_LINE.match(text)
    start = named.end() if named else 0
    head = text[start:].partition("\n")[0]
    separator = named[1] if named else max(_SEPARATORS, key=head.count)
    for line, cells in csv_rows(io.StringIO(text[start:], newline=""), separator):
        yield line + bool(named), cells
