"""The files of a folder that are made from its data and documents: schemas for editors, and fingerprints."""

from collections.abc import Mapping
from pathlib import Path

from documents.document_files import Document
from documents.fingerprints import fingerprint_text, name_of
from editing.file_replacement import put
from editing.saves import UnwritableError, refuse_if_read_only
from loaders.data_files import read_generated, read_schemas
from loaders.dataset import load
from loaders.editor_schemas import schemas
from loaders.models import check_id


def write_schemas(folder: Path, texts: Mapping[str, str]) -> list[Path]:
    """Write those schemas (path below the folder -> text) that are not there as they are given; returns their paths.

    Raises UnwritableError in read-only mode, and OSError where writing fails.
    """
    refuse_if_read_only()
    kept = read_schemas(folder)
    changed = [folder / name for name, text in texts.items() if kept.get(name) != text]
    for path in changed:
        path.parent.mkdir(exist_ok=True)
        put(path, texts[path.relative_to(folder).as_posix()].encode())
    return changed


def renew_schemas(folder: Path) -> list[Path]:
    """Where the folder keeps schemas for text editors, let them know the ids that there are now; the paths written.

    Raises UnwritableError in read-only mode, and OSError where writing fails.
    """
    return write_schemas(folder, schemas(load(folder))) if read_schemas(folder) else []


def write_fingerprint(folder: Path, source: str, content: str) -> Path | None:
    """Write the fingerprint of a document; its path, or None where it says that already.

    Raises UnwritableError in read-only mode or where the place leads out of the folder, OSError where writing fails.
    """
    refuse_if_read_only()
    name = name_of(check_id(source))
    path = folder / name
    if not path.parent.resolve().is_relative_to(folder.resolve()) or path.is_symlink():
        raise UnwritableError(f"'{name}' is a link, or in a folder that is one; put the file itself there")
    if read_generated(folder, name) == content:
        return None
    path.parent.mkdir(exist_ok=True)
    put(path, content.encode())
    return path


def renew_fingerprint(folder: Path, source: str, document: Document) -> tuple[tuple[str, ...], str]:
    """Write the fingerprint of a document: the path if it was not there like this, and why it cannot be made.

    Raises SaveError and OSError.
    """
    try:
        content = fingerprint_text(source, document.sha256, document.text)
    except ValueError as error:
        return (), f"{error}: its quotations can be checked with the document only"
    path = write_fingerprint(folder, source, content)
    return (() if path is None else (path.relative_to(folder).as_posix(),)), ""
