"""The folder of a published site: written whole, and without what an earlier one had and this has no more."""

from collections.abc import Iterable
from pathlib import Path

from exchange.exported_files import refuse_among


def publish_files(files: Iterable[tuple[str, bytes]], folder: Path, positions: Path) -> int:
    """Write the files, each by its address below the folder; how many there are.

    Raises ValueError as `refuse_among` does, and OSError where the folder cannot be written.
    """
    refuse_among(positions, folder, "folder")
    made: set[Path] = set()
    number = 0
    for address, content in files:
        path = folder / address
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(content)
        number += 1
    return number
