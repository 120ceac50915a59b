"""Records with their places: in which file, on which line, and by which way from its beginning."""

from typing import Generic, NamedTuple, TypeVar

from pydantic import BaseModel

Path = tuple[int | str, ...]
"""The way to a value in a file: keys, and numbers in lists."""

R = TypeVar("R", bound=BaseModel)


class Placed(NamedTuple, Generic[R]):
    """A record with the path of its file, and the lines on which it and its quotation begin, counted from 1."""

    record: R
    file: str
    line: int
    path: Path = ()
    quote_line: int = 0
