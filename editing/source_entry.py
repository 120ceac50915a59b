"""The entry of a document in sources.yaml, written with its fingerprint. The document itself is copied nowhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from documents.document_files import Document
from documents.registration import LIST
from editing.editable_text import EditError
from editing.generated_files import renew_fingerprint, renew_schemas
from editing.saves import SaveError, find_version, save
from editing.splice import add_record, change_record
from loaders.models import Source
from loaders.yaml_tree import parse

FIELDS = tuple(Source.model_fields)


@dataclass(frozen=True, slots=True)
class Registered:
    """What was written: the paths, and why there is no fingerprint where there is none.

    `failure` says why something that belongs to the entry could not be written, "" where all was.
    """

    written: tuple[str, ...]
    warning: str = ""
    failure: str = ""


def register(folder: Path, fields: Mapping[str, str], document: Document, *, update: bool = False) -> Registered:
    """Write the entry and the fingerprint of a document, and renew the schemas that are kept with the folder.

    `fields` are those of a source without sha256 and file; on an update those that are given change and the others
    stay. Raises SaveError and EditError, after which nothing is written.
    """
    if not update:
        return register_all(folder, [(fields, document)])
    identifier = fields["id"]
    version = find_version(folder, LIST)
    text = changed_entry(version.text if version else "", identifier, entry_of(fields, document))
    save(folder, LIST, text, version.sha256 if version else None)
    return complete(folder, [(identifier, document)])


def changed_entry(text: str, identifier: str, fields: Mapping[str, str]) -> str:
    """The text of sources.yaml with these fields of an entry changed; one that is "" goes. Raises EditError."""
    entries = parse(text).value
    kept = entries if isinstance(entries, list) else []
    index = next((n for n, one in enumerate(kept) if isinstance(one, dict) and one.get("id") == identifier), None)
    if index is None:
        raise EditError(f"'{identifier}' is not in {LIST} any more; read it again")
    return change_record(text, index, {**kept[index], **fields}, FIELDS)


def register_all(folder: Path, entries: Sequence[tuple[Mapping[str, str], Document]]) -> Registered:
    """Write the entries of several new documents (see `register`) in one save, and their fingerprints."""
    version = find_version(folder, LIST)
    text = version.text if version else ""
    for fields, document in entries:
        text = add_record(text, entry_of(fields, document), FIELDS)
    save(folder, LIST, text, version.sha256 if version else None)
    return complete(folder, [(fields["id"], document) for fields, document in entries])


def entry_of(fields: Mapping[str, str], document: Document) -> dict[str, str]:
    """The fields of the entry of a document: those that say something, its hash and the name of its file."""
    return {**{name: text for name, text in fields.items() if text}, "sha256": document.sha256, "file": document.name}


def complete(folder: Path, documents: Sequence[tuple[str, Document]]) -> Registered:
    """Write what belongs to entries that are saved: the fingerprints (by the id of the source), and the schemas."""
    written, warnings = [LIST], []
    try:
        written += [path.relative_to(folder).as_posix() for path in renew_schemas(folder)]
        for identifier, document in documents:
            made, warning = renew_fingerprint(folder, identifier, document)
            written += made
            warnings += [f"{identifier}: {warning}" if len(documents) > 1 else warning] if warning else []
    except SaveError as refusal:
        return Registered(tuple(written), "; ".join(warnings), failure=refusal.message)
    except OSError as error:
        return Registered(tuple(written), "; ".join(warnings), failure=error.strerror or str(error))
    return Registered(tuple(written), "; ".join(warnings))
