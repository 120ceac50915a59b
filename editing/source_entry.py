"""The entry of a document in sources.yaml, written with its fingerprint. The document itself is copied nowhere."""

from collections.abc import Mapping
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
    identifier = fields["id"]
    found = {**{name: text for name, text in fields.items() if text}, "sha256": document.sha256, "file": document.name}
    version = find_version(folder, LIST)
    text = version.text if version else ""
    if update:
        entries = parse(text).value
        kept = entries if isinstance(entries, list) else []
        index = next((n for n, one in enumerate(kept) if isinstance(one, dict) and one.get("id") == identifier), None)
        if index is None:
            raise EditError(f"'{identifier}' is not in {LIST} any more; read it again")
        text = change_record(text, index, {**kept[index], **found}, FIELDS)
    else:
        text = add_record(text, found, FIELDS)
    save(folder, LIST, text, version.sha256 if version else None)
    written = [LIST]
    try:
        written += [path.relative_to(folder).as_posix() for path in renew_schemas(folder)]
        made, warning = renew_fingerprint(folder, identifier, document)
    except SaveError as refusal:
        return Registered(tuple(written), failure=refusal.message)
    except OSError as error:
        return Registered(tuple(written), failure=error.strerror or str(error))
    return Registered((*written, *made), warning)
