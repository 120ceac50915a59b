"""`export`: write the tidy tables for other tools, or all data as a package for machines."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from analysis.wording.figures import count
from commands.console import (
    DOCUMENTS,
    FOLDER,
    Commands,
    misused,
    on_positions,
    prefix,
    tell,
    warn,
    what_errors_keep_out,
)
from commands.networks import FORMAT as NETWORKS
from commands.networks import add_options, export_networks, of_other_formats
from documents.document_files import document_text
from documents.quotation_check import verify
from exchange.data_package.package import data_package
from exchange.dna_statements import FORMAT as DNA
from exchange.dna_statements import dna_tables
from exchange.exported_files import FORMATS, export, export_file, export_files, export_table
from exchange.workbook import FILE_NAME, make_workbook
from loaders.data_files import is_folder
from loaders.dataset import Dataset, load
from loaders.joint_statements import once
from loaders.settings import documents_folder
from loaders.table_rows import SourceRow, records

PACKAGE = "datapackage"


def add(commands: Commands) -> None:
    """Offer the command."""
    exporting = commands.add_parser("export", help="write the tidy tables for other tools")
    exporting.add_argument("folder", nargs="?", **FOLDER)
    exporting.add_argument(
        "-o", "--output", type=Path, default=Path("export"), metavar="FOLDER", help="default: export/"
    )
    of_formats = (
        f"default: csv; xlsx also writes {FILE_NAME}, which 'import positions' reads back; {DNA} writes documents and "
        f"statements for Discourse Network Analyzer, by its package rDNA; {PACKAGE} writes a Frictionless data package "
        "with web annotations and Popolo"
    )
    exporting.add_argument("--format", choices=(*FORMATS, NETWORKS, DNA, PACKAGE), default="csv", help=of_formats)
    exporting.add_argument("--documents", **DOCUMENTS)
    add_options(exporting)
    exporting.set_defaults(run=on_positions(_export))


def _export(options: argparse.Namespace) -> int:
    wrong = "" if options.format == NETWORKS else of_other_formats(options)
    if wrong:
        return misused(wrong)
    data = load(options.folder)
    left_out: Mapping[str, str] = {}
    documents: Path | None = options.documents or documents_folder(options.folder)
    try:
        if options.format == DNA:
            return _export_statements(data, documents, options)
        if options.format == NETWORKS:
            written = export_networks(data, options)
        elif options.format == PACKAGE:
            if documents is not None and not is_folder(documents):
                return misused(f"there is no folder of documents '{documents}'")
            written = export_files(_package(data, options.folder, documents), options.output, options.folder)
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


def _export_statements(data: Dataset, documents: Path | None, options: argparse.Namespace) -> int:
    """Write the statements for rDNA, and say what is no statement there. Raises OSError and ValueError."""
    tables = dna_tables(data, _texts(data, documents))
    options.output.mkdir(parents=True, exist_ok=True)
    for name, table in tables.by_file.items():
        export_table(table, options.output / name, options.folder, marked=False)
        tell(str(options.output / name))
    for place, why in tables.left_out.items():
        warn(f"left out: {prefix(options.folder)}{place}: {why}")
    tell(f"{count(len(tables.statements), 'statement')}; left out: {len(tables.left_out)}")
    return what_errors_keep_out(data, "statements out")


def _package(data: Dataset, folder: Path, documents: Path | None) -> dict[str, bytes]:
    checked = verify(once(data.positions), data.sources, documents, folder).table
    return data_package(data, checked, _texts(data, documents))


def _texts(data: Dataset, documents: Path | None) -> dict[str, str]:
    """The text of each document that is at hand and can be read, by its id."""
    texts = {source.source: document_text(documents, source) for source in records(data.sources, SourceRow)}
    return {source: text for source, text in texts.items() if isinstance(text, str)}
