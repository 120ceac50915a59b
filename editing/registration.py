"""Registering a document: its entry in sources.yaml and its fingerprint. The document itself is copied nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from documents.document_files import Document, open_document
from documents.fingerprints import fingerprint_text
from editing.editable_text import EditRefused
from editing.new_folder import renew_schemas, write_fingerprint
from editing.saves import SaveRefused, find_version, save
from editing.splice import add_record, change_record
from loaders.dataset import Dataset
from loaders.frames import records
from loaders.models import Source
from loaders.problems import Problem
from loaders.yaml_tree import parse

LIST = "sources.yaml"
BEGINNING = 150_000
"""Characters of a text that are looked through for its dates and for what stands twice: some sixty pages."""

FIELDS = tuple(Source.model_fields)
TO_GIVE = tuple(
    name for name, field in Source.model_fields.items() if field.is_required() and name not in ("sha256", "file")
)
"""What the coder has to say of a document; the rest is found in it, or may be left out."""


@dataclass(frozen=True, slots=True)
class Registered:
    """What was written: the paths, and why there is no fingerprint where there is none.

    `failure` says why something that belongs to the entry could not be written, "" where all was.
    """

    written: tuple[str, ...]
    warning: str = ""
    failure: str = ""


class NotRegisteredError(ValueError):
    """A document is not registered; the message says why, and what to do."""


def read_for_registration(file: Path) -> Document:
    """The document in a file, wherever that is. Raises NotRegisteredError."""
    found = open_document(file.absolute().parent, file.name)
    if found is None:
        raise NotRegisteredError(f"there is no file '{file}'")
    if isinstance(found, Problem):
        raise NotRegisteredError(f"{found.message}; {found.hint}" if found.hint else found.message)
    return found


def refuse_double(data: Dataset, identifier: str, document: Document, update: bool) -> None:
    """Raise NotRegisteredError where the id, the bytes or the name of the file are taken by a registered document."""
    for one in records(data.sources):
        if one.source == identifier:
            if update:
                continue
            if one.sha256 == document.sha256:
                raise NotRegisteredError(
                    f"'{identifier}' is registered already, with these very bytes ({LIST}:{one.line}); "
                    "'tracker fingerprint' makes its fingerprint anew"
                )
            raise NotRegisteredError(
                f"'{identifier}' is registered already, with other bytes ({LIST}:{one.line}); choose another --id, or "
                "add --update if this is a new version of that document"
            )
        if one.sha256 == document.sha256:
            raise NotRegisteredError(f"this document is registered already, as '{one.source}' ({LIST}:{one.line})")
        if one.document == document.name:
            raise NotRegisteredError(
                f"'{one.source}' is another document with the file name '{document.name}' ({LIST}:{one.line}); "
                "rename this file"
            )
    if update and identifier not in set(data.sources["source"]):
        raise NotRegisteredError(f"there is no document '{identifier}' to update; leave out --update to register it")


def register(folder: Path, fields: Mapping[str, str], document: Document, *, update: bool = False) -> Registered:
    """Write the entry and the fingerprint of a document, and renew the schemas that are kept with the folder.

    `fields` are those of a source without sha256 and file; on an update those that are given change and the others
    stay. Raises SaveRefused and EditRefused, after which nothing is written.
    """
    identifier = fields["id"]
    found = {**{name: text for name, text in fields.items() if text}, "sha256": document.sha256, "file": document.name}
    version = find_version(folder, LIST)
    text = version.text if version else ""
    if update:
        entries = parse(text).value
        kept = entries if isinstance(entries, list) else []
        index = next((n for n, one in enumerate(kept) if isinstance(one, dict) and one.get("id") == identifier), None)
        if index is None:
            raise EditRefused(f"'{identifier}' is not in {LIST} any more; read it again")
        text = change_record(text, index, {**kept[index], **found}, FIELDS)
    else:
        text = add_record(text, found, FIELDS)
    save(folder, LIST, text, version.sha256 if version else None)
    written = [LIST]
    try:
        written += [path.relative_to(folder).as_posix() for path in renew_schemas(folder)]
        made, warning = renew_fingerprint(folder, identifier, document)
    except SaveRefused as refusal:
        return Registered(tuple(written), failure=refusal.message)
    except OSError as error:
        return Registered(tuple(written), failure=error.strerror or str(error))
    return Registered((*written, *made), warning)


def renew_fingerprint(folder: Path, source: str, document: Document) -> tuple[tuple[str, ...], str]:
    """Write the fingerprint of a document: the path if it was not there like this, and why it cannot be made.

    Raises SaveRefused and OSError.
    """
    try:
        content = fingerprint_text(source, document.sha256, document.text)
    except ValueError as error:
        return (), f"{error}: its quotations can be checked with the document only"
    path = write_fingerprint(folder, source, content)
    return (() if path is None else (path.relative_to(folder).as_posix(),)), ""
