"""The rows of a table in CSV, each with the line on which it begins."""

import csv
from collections.abc import Iterable, Iterator


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
