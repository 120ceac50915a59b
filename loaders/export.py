"""Files for elsewhere: the tidy tables as CSV, Parquet or JSON, and whatever else a user names a file for."""

from pathlib import Path
from typing import Any

import pandas as pd

from loaders.dataset import Dataset

FORMATS = ("csv", "parquet", "json")

# A spreadsheet runs a cell that begins with one of these (OWASP, CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def export(data: Dataset, folder: Path, form: str) -> list[Path]:
    """Write positions, actors, issues, sources, events and memberships to `folder` in one of FORMATS.

    Raises OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in ("positions", "actors", "issues", "sources", "events", "memberships"):
        path = folder / f"{name}.{form}"
        frame: pd.DataFrame = getattr(data, name)
        if form == "parquet":
            frame.to_parquet(path, index=False)
        elif form == "json":
            frame.to_json(path, orient="records", date_format="iso", force_ascii=False, indent=1)
        else:
            path.write_bytes(to_csv(frame))
        written.append(path)
    return written


def export_file(content: bytes, path: Path, positions: Path) -> None:
    """Write a file that the user has named; one of that name is replaced.

    Raises ValueError where that would be among the positions, which only
    loaders.saving writes, and OSError where it cannot be written.
    """
    if path.resolve().is_relative_to(positions.resolve()):
        raise ValueError(f"'{path}' is in the positions folder; name a file elsewhere")
    path.write_bytes(content)


def to_csv(frame: pd.DataFrame) -> bytes:
    """The frame as UTF-8 CSV in which no text cell is a formula: such a cell gets a leading apostrophe."""
    safe = frame.copy()
    for column in safe.columns[[not pd.api.types.is_numeric_dtype(t) for t in safe.dtypes]]:
        if not pd.api.types.is_datetime64_any_dtype(safe[column].dtype):
            safe[column] = safe[column].map(_neutralise)
    # the byte-order mark is what makes spreadsheets read UTF-8
    return safe.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\r\n").encode("utf-8-sig")


def _neutralise(cell: Any) -> Any:
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return cell
