"""All that is wrong with a positions folder, as `check` and the Data problems page both say it."""

import shlex
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from documents.document_files import document_stamps
from documents.fingerprints import FOLDER
from documents.quotation_check import Verification, verify
from loaders.data_files import Stamps, generated_files, read_schemas, stamps
from loaders.dataset import Dataset
from loaders.editor_schemas import schemas
from loaders.joint_statements import once
from loaders.problems import Problem

_COLUMNS = ["quote", "source", "file", "quote_line", "form"]


@dataclass(frozen=True)
class Report:
    """What is wrong with the data, and how each quotation is checked: those of positions, then those of milestones."""

    problems: tuple[Problem, ...]
    verification: Verification

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that are errors."""
        return tuple(p for p in self.problems if p.severity == "error")


def report_stamps(data: Dataset, folder: Path, documents: Path | None) -> Stamps:
    """(name, modification time in ns, size) of what the data is held against: it changes when a report may."""
    generated = [*generated_files(folder, FOLDER, ".txt"), *generated_files(folder, "schemas", ".json")]
    return (*document_stamps(documents, data.sources["document"]), *stamps(folder, generated))


def quotations(data: Dataset) -> pd.DataFrame:
    """Every quotation once: those of positions in their order, then those of milestones, which have no form."""
    return pd.concat([once(data.positions)[_COLUMNS], data.events.assign(form="")[_COLUMNS]])


def report(data: Dataset, folder: Path, documents: Path | None, *, of_another_day: bool = False) -> Report:
    """Hold all that the data says against the documents at hand, the fingerprints and the schemas of its folder.

    Schemas are those on disk, so they say nothing of the data of another day. Never raises.
    """
    verification = verify(quotations(data), data.sources, documents, folder)
    kept = [] if of_another_day else _stale_schemas(data, folder)
    return Report((*data.problems, *kept, *verification.problems), verification)


def _stale_schemas(data: Dataset, folder: Path) -> list[Problem]:
    """A warning for each schema that is kept with the folder and is not what its data gives."""
    kept = read_schemas(folder)
    if not kept or data.errors:  # errors keep ids out of the schemas
        return []
    hint = f"run 'tracker schema {shlex.quote(str(folder))}', or editors mark what is right"
    return [
        Problem("warning", "the schema does not fit the issues, sources and actors", name, hint=hint)
        for name, text in schemas(data).items()
        if kept.get(name) != text
    ]
