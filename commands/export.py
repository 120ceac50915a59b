"""`export`: write the tidy tables for other tools."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from commands.console import FOLDER, Commands, misused, on_positions, prefix, tell, warn, what_errors_keep_out
from commands.networks import FORMAT as NETWORKS
from commands.networks import add_options, export_networks, of_other_formats
from exchange.exported_files import FORMATS, export, export_file
from exchange.workbook import FILE_NAME, make_workbook
from loaders.dataset import load


def add(commands: Commands) -> None:
    """Offer the command."""
    exporting = commands.add_parser("export", help="write the tidy tables for other tools")
    exporting.add_argument("folder", nargs="?", **FOLDER)
    exporting.add_argument(
        "-o", "--output", type=Path, default=Path("export"), metavar="FOLDER", help="default: export/"
    )
    of_formats = f"default: csv; xlsx also writes {FILE_NAME}, which 'import positions' reads back"
    exporting.add_argument("--format", choices=(*FORMATS, NETWORKS), default="csv", help=of_formats)
    add_options(exporting)
    exporting.set_defaults(run=on_positions(_export))


def _export(options: argparse.Namespace) -> int:
    wrong = "" if options.format == NETWORKS else of_other_formats(options)
    if wrong:
        return misused(wrong)
    data = load(options.folder)
    left_out: Mapping[str, str] = {}
    try:
        if options.format == NETWORKS:
            written = export_networks(data, options)
        else:
            written = export(data, options.output, options.format)
        if options.format == "xlsx":
            content, rows = make_workbook(data)
            left_out = rows.left_out
            written.insert(0, options.output / FILE_NAME)
            export_file(content, written[0], options.folder)
    except ValueError as error:
        return misused(str(error))
    except OSError as error:
        return misused(f"cannot write to '{options.output}': {error.strerror}")
    for path in written:
        tell(str(path))
    for name, why in left_out.items():
        warn(f"{FILE_NAME} is without {prefix(options.folder)}{name}: {why}")
    return what_errors_keep_out(data, "rows out")
