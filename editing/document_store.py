"""Documents that are given to the dashboard, kept in the documents folder under their own names."""

from contextlib import suppress
from pathlib import Path

from documents.document_files import hash_at_hand
from editing.file_replacement import in_words, put
from editing.saves import SaveError, UnwritableError, refuse_if_read_only
from loaders.settings import DOCUMENTS_VARIABLE

USUAL = "documents"
"""The documents folder in a positions folder, unless another one is named."""

_MOST_NAME = 200


def keep_document(folder: Path, name: str, content: bytes, sha256: str) -> None:
    """Put a document into the documents folder, unless it is there already; a file of other bytes is never replaced.

    Raises SaveError, after which the folder is as it was.
    """
    refuse_if_read_only()
    if (
        not name
        or Path(name).name != name
        or name.startswith(".")
        or not name.isprintable()
        or len(name.encode()) > _MOST_NAME
    ):
        raise SaveError(f"'{name}' is no name for a document; rename the file and choose it again")

    def other_bytes() -> None:
        if hash_at_hand(folder, name) not in (None, sha256):
            raise SaveError(f"another file '{name}' is in the documents folder already; rename this one")

    other_bytes()
    if hash_at_hand(folder, name) == sha256:
        return
    try:
        put(folder / name, content, last_check=other_bytes)
    except OSError as error:
        raise UnwritableError(f"'{name}' cannot be kept in '{folder}': {in_words(error)}") from error


def take_back_document(folder: Path, name: str, sha256: str) -> None:
    """Remove a document that was just kept and is not to be there after all. Never raises."""
    with suppress(OSError):
        if hash_at_hand(folder, name) == sha256:
            (folder / name).unlink()


def make_documents_folder(positions: Path, named: str) -> Path:
    """The documents folder of a positions folder that has none: a folder in it, or a link to one that is elsewhere.

    From then on every command finds it. `named` is its path, seen from the positions folder. Raises SaveError.
    """
    refuse_if_read_only()
    usual, target = positions / USUAL, positions / (Path(named.strip() or USUAL).expanduser())
    try:
        target.mkdir(parents=True, exist_ok=True)
        if target.resolve() != usual.resolve():
            usual.symlink_to(target.resolve(), target_is_directory=True)
    except (OSError, RuntimeError) as error:
        reason = in_words(error) if isinstance(error, OSError) else str(error)
        hint = f"or name the folder in {DOCUMENTS_VARIABLE} and start again"
        raise UnwritableError(f"'{target}' cannot be made the documents folder: {reason}, {hint}") from error
    return usual
