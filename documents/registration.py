"""What is asked of a document before it is registered: that it can be read, and that it is not registered already."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from documents.dates_in_text import FoundDate, find_dates
from documents.document_files import Document, open_document
from documents.language_guess import guess_language
from documents.repeated_passages import Repeat, find_repeats
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


@dataclass(frozen=True)
class Findings:
    """What a text says of its document, for whoever registers it; each part is found when it is first asked for."""

    text: str

    @cached_property
    def language(self) -> str | None:
        """Its language, where that is clear."""
        return guess_language(self.text)

    @cached_property
    def dates(self) -> list[FoundDate]:
        """The dates in its BEGINNING, of which one may be that of publication."""
        return find_dates(self.text[:BEGINNING])

    @cached_property
    def repeats(self) -> list[Repeat]:
        """What stands twice in its BEGINNING."""
        return find_repeats(self.text[:BEGINNING])


@lru_cache(maxsize=2)
def find_in(document: Document) -> Findings:
    """What is found in a document; the same again where a form asks at every letter that is typed."""
    return Findings(document.text)


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
