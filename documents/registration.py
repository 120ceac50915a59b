"""What is asked of a document before it is registered: that it can be read, and that it is not registered already."""

from pathlib import Path

from documents.document_files import Document, open_document
from loaders.dataset import Dataset
from loaders.models import Source
from loaders.problems import Problem
from loaders.table_rows import SourceRow, records

LIST = "sources.yaml"
BEGINNING = 150_000
"""Characters of a text that are looked through for its dates and for what stands twice: some sixty pages."""

TO_GIVE = tuple(
    name for name, field in Source.model_fields.items() if field.is_required() and name not in ("sha256", "file")
)
"""What the coder has to say of a document; the rest is found in it, or may be left out."""


class RegistrationError(ValueError):
    """A document is not registered; the message says why, and what to do."""


def read_for_registration(file: Path) -> Document:
    """The document in a file, wherever that is. Raises RegistrationError."""
    found = open_document(file.absolute().parent, file.name)
    if found is None:
        raise RegistrationError(f"there is no file '{file}'")
    if isinstance(found, Problem):
        raise RegistrationError(f"{found.message}; {found.hint}" if found.hint else found.message)
    return found


def refuse_double(data: Dataset, identifier: str, document: Document, update: bool) -> None:
    """Raise RegistrationError where the id, the bytes or the name of the file are taken by a registered document."""
    for one in records(data.sources, SourceRow):
        if one.source == identifier:
            if update:
                continue
            if one.sha256 == document.sha256:
                raise RegistrationError(
                    f"'{identifier}' is registered already, with these very bytes ({LIST}:{one.line}); "
                    "'tracker fingerprint' makes its fingerprint anew"
                )
            raise RegistrationError(
                f"'{identifier}' is registered already, with other bytes ({LIST}:{one.line}); choose another --id, or "
                "add --update if this is a new version of that document"
            )
        if one.sha256 == document.sha256:
            raise RegistrationError(f"this document is registered already, as '{one.source}' ({LIST}:{one.line})")
        if one.document == document.name:
            raise RegistrationError(
                f"'{one.source}' is another document with the file name '{document.name}' ({LIST}:{one.line}); "
                "rename this file"
            )
    if update and identifier not in set(data.sources["source"]):
        raise RegistrationError(f"there is no document '{identifier}' to update; leave out --update to register it")
