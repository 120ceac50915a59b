"""`schema`: write the JSON Schemas with which editors complete, explain and check."""

import argparse

from commands.console import FOLDER, Commands, misused, on_positions, prefix, tell, what_errors_keep_out
from editing.generated_files import write_schemas
from editing.saves import SaveError
from loaders.dataset import load
from loaders.editor_schemas import schemas


def add(commands: Commands) -> None:
    """Offer the command."""
    schema = commands.add_parser("schema", help="write schemas/, with which editors complete, explain and check")
    schema.add_argument("folder", nargs="?", **FOLDER)
    schema.set_defaults(run=on_positions(_schema))


def _schema(options: argparse.Namespace) -> int:
    data = load(options.folder)
    try:
        written = write_schemas(options.folder, schemas(data))
    except OSError as error:
        return misused(f"cannot write to '{options.folder}': {error.strerror}")
    except SaveError as refused:
        return misused(refused.message)
    for path in written:
        tell(f"{prefix(options.folder)}{path.relative_to(options.folder).as_posix()}")
    if not written:
        tell("the schemas are current")
    return what_errors_keep_out(data, "ids out")
