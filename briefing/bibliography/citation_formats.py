"""The files in which reference managers take an entry."""

from collections.abc import Callable
from dataclasses import dataclass

from briefing.bibliography.bibtex import to_bibtex
from briefing.bibliography.csl_json import to_csl_json
from briefing.bibliography.entry import Entry
from briefing.bibliography.ris import to_ris


@dataclass(frozen=True, slots=True)
class CitationFormat:
    """One kind of file: its name, its ending, its media type, and how it is written."""

    name: str
    suffix: str
    mime: str
    write: Callable[[Entry], str]


CITATION_FORMATS = (
    CitationFormat("BibTeX", ".bib", "application/x-bibtex", to_bibtex),
    CitationFormat("RIS", ".ris", "application/x-research-info-systems", to_ris),
    CitationFormat("CSL-JSON", ".csl.json", "application/vnd.citationstyles.csl+json", to_csl_json),
)
