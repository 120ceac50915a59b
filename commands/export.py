"""`export`: write the tidy tables for other tools, or all data as a package for machines."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
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
    with_documents,
)
from commands.networks import FORMAT as NETWORKS
from commands.networks import add_options, export_networks, misplaced
from documents.document_files import texts_at_hand
from documents.quotation_check import verify
from exchange.data_package.package import data_package
from exchange.dna_statements import FORMAT as DNA
from exchange.dna_statements import DnaTables, dna_tables
from exchange.exported_files import FORMATS, export, export_file, export_files, refuse_among
from exchange.workbook import FILE_NAME, make_workbook
from loaders.dataset import Dataset, load
from loaders.joint_statements import once

PACKAGE = "datapackage"
WITH_DOCUMENTS = (DNA, PACKAGE)
"""The formats that hold texts of documents."""


@dataclass(frozen=True, slots=True)
class _Made:
    """The files that were written, what is not in them and why, an account of it, and what errors keep out."""

    paths: Sequence[Path]
    left_out: Sequence[str] = ()
    account: str = ""
    keeps_out: str = "rows out"


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
    if wrong := misplaced(options):
        return misused(wrong)
    write = with_documents(_write) if options.format in WITH_DOCUMENTS else _write
    return write(options)


def _write(options: argparse.Namespace) -> int:
    data = load(options.folder)
    try:
        refuse_among(options.folder, options.output, "folder")
        made = _made(data, options)
    except ValueError as error:
        return misused(str(error))
    except OSError as error:
        return misused(f"cannot write to '{options.output}': {error.strerror}")
    for path in made.paths:
        tell(str(path))
    for line in made.left_out:
        warn(line)
    if made.account:
        tell(made.account)
    return what_errors_keep_out(data, made.keeps_out)


def _made(data: Dataset, options: argparse.Namespace) -> _Made:
    """Write the files of the format that is asked for. Raises OSError, and ValueError for what cannot be wanted."""
    if options.format == NETWORKS:
        return _Made(export_networks(data, options))
    if options.format == DNA:
        return _statements(dna_tables(data, texts_at_hand(options.documents, data.sources)), options)
    if options.format == PACKAGE:
        checked = verify(once(data.positions), data.sources, options.documents, options.folder).table
        texts = texts_at_hand(options.documents, data.sources)
        package = data_package(data, checked, texts)
        return _Made(export_files(package, options.output, options.folder))
    written = export(data, options.output, options.format)
    return _with_workbook(data, written, options) if options.format == "xlsx" else _Made(written)


def _statements(tables: DnaTables, options: argparse.Namespace) -> _Made:
    """The statements for rDNA, and what is no statement there."""
    before = prefix(options.folder)
    return _Made(
        export_files(tables.files, options.output, options.folder),
        [f"left out: {before}{place}: {why}" for place, why in tables.left_out.items()],
        f"{count(len(tables.statements), 'statement')}; left out: {len(tables.left_out)}",
        "statements out",
    )


def _with_workbook(data: Dataset, written: list[Path], options: argparse.Namespace) -> _Made:
    """The tables that are written, and before them the workbook to edit."""
    content, rows = make_workbook(data)
    path = options.output / FILE_NAME
    export_file(content, path, options.folder)
    before = prefix(options.folder)
    left_out = [f"{FILE_NAME} is without {before}{name}: {why}" for name, why in rows.left_out.items()]
    return _Made([path, *written], left_out)
