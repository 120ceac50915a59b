"""What the address asks for of a document: a position that rests on it, or a place in its text."""

import pandas as pd

from loaders.table_rows import PositionRow, records
from views.shared.session import chosen, set_choices, settle
from views.shared.url_parameters import read_word


def sought_position(mine: pd.DataFrame) -> PositionRow | None:
    """The position that the URL names, as links to passages do, if it rests on this document and is in view."""

    def found(name: object) -> pd.DataFrame:
        holder, _, line = str(name).partition(":")
        joint = mine["joint"] if "/" in holder else mine["actor"].where(mine["joint"] == "", "")
        return mine[(joint == holder.removeprefix("joint/")) & (mine["line"].astype("str") == line)]

    settle("passage", read_word, lambda name: name if name and len(found(name)) else None, None, "Quotation")
    return next(records(found(chosen("passage")), PositionRow), None)


def sought_in_text(text: str) -> int | None:
    """The character of the text that the URL names, if the text has it."""

    def keep(name: object) -> str | None:
        digits = str(name)
        return (
            digits if digits.isascii() and digits.isdigit() and len(digits) < 10 and int(digits) < len(text) else None
        )

    name = settle("place", read_word, keep, None, "Place in the text")
    return None if name is None else int(name)


def from_its_beginning() -> None:
    """Leave the passage and the part that were chosen in another document."""
    set_choices(passage=None, place=None, text_part=1)
