"""The folder of a second coder: the code book and the documents of a first coding, and nothing of what it found."""

from pathlib import Path

from documents.fingerprints import name_of
from editing.new_folder import write_texts
from editing.saves import FaultyTextError
from editing.yaml_fields import Value, field_lines
from loaders.data_files import plain, read_folder, read_generated
from loaders.file_names import NEGOTIATION
from loaders.folder_check import check_texts
from loaders.models import Record
from loaders.vocabularies import CodingStatus

SOURCES = "sources.yaml"
AS_THEY_ARE = (NEGOTIATION, "issues.yaml", "events.yaml")
"""The files that are copied with their comments, which are the rules of coding."""

SCHEMA = "# yaml-language-server: $schema={}schemas/{}.schema.json\n"
FOUND = "positions"
"""The field that tells what the first coder found."""


def begin_second_coding(first: Path, second: Path) -> None:
    """Write a new positions folder in which another coder codes the documents of `first` without seeing its positions.

    It has the code book, the milestones, the sources as still to be coded, the actors without their positions, and the
    fingerprints. What stands in comments about actors and sources is left out, since it may tell what was found.
    Raises FaultyTextError where files of `first` have errors, FileExistsError where there is something in `second`,
    UnwritableError in read-only mode, and OSError where writing fails; then part of it may stand there, without its
    sources.yaml.
    """
    texts = read_folder(first)
    checked = check_texts(texts.by_file)
    errors = tuple(one for one in (*texts.problems, *checked.problems) if one.severity == "error")
    if errors:
        message = f"'{first}' has errors: mend them before a second coding begins; 'tracker check' lists them"
        raise FaultyTextError(message, errors)
    files = {name: plain(texts.by_file[name]) for name in AS_THEY_ARE if name in texts.by_file}
    files |= {one.file: SCHEMA.format("../", "actor") + _record(one.record, 0) for one in checked.actors.values()}
    # a status is given from the beginning, so that nothing is compared before it says that its document is finished
    sources = [one.record.model_copy(update={"status": CodingStatus.to_code}) for one in checked.sources]
    for fingerprint in (name_of(source.id) for source in sources):
        text = read_generated(first, fingerprint)
        if isinstance(text, str):
            files[fingerprint] = text
    items = [f"- {_record(source, 2).lstrip()}" for source in sources]
    write_texts(second, {**files, SOURCES: SCHEMA.format("", "sources") + "\n".join(items)})


def _record(record: Record, indent: int) -> str:
    """The lines of a record as it was given, without what the first coder found."""
    given = [(name, _value(value)) for name, value in record if name in record.model_fields_set - {FOUND}]
    return "".join(f"{line}\n" for name, value in given for line in field_lines(name, value, indent))


def _value(value: object) -> Value:
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
