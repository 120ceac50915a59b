"""`export`: write the tidy tables for other tools."""

import argparse
from pathlib import Path

from commands.console import FOLDER, Commands, misused, on_positions, tell, what_errors_keep_out
from exchange.exported_files import FORMATS, export
from loaders.dataset import load


def add(commands: Commands) -> None:
    """Offer the command."""
    exporting = commands.add_parser("export", help="write the tidy tables for other tools")
    exporting.add_argument("folder", nargs="?", **FOLDER)
    exporting.add_argument(
        "-o", "--output", type=Path, default=Path("export"), metavar="FOLDER", help="default: export/"
    )
    exporting.add_argument("--format", choices=FORMATS, default="csv", help="default: csv")
    exporting.set_defaults(run=on_positions(_export))


def _export(options: argparse.Namespace) -> int:
    data = load(options.folder)
    try:
        written = export(data, options.output, options.format)
    except OSError as error:
        return misused(f"cannot write to '{options.output}': {error.strerror}")
    for path in written:
        tell(str(path))
    return what_errors_keep_out(data, "rows out")
