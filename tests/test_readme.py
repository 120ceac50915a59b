"""The documents for people say what the code does."""

import re

import pytest

from loaders.dates import parse_date
from loaders.models import Actor, Electorate, Event, Issue, Joint, Negotiation, Position, Record, Rule, Source, Track
from loaders.vocabularies import (
    Attribution,
    CodingStatus,
    Confidence,
    EventKind,
    Form,
    Kind,
    RuleBase,
    RuleKind,
    SourceKind,
    Stance,
    Vocabulary,
)
from tests.support.folders import ROOT

DICTIONARY = (ROOT / "positions" / "README.md").read_text(encoding="utf-8")
SECTIONS: dict[str, type[Record]] = {
    "### A position": Position,
    "### An actor": Actor,
    "### A joint statement": Joint,
    "### The negotiation": Negotiation,
    "### A track": Track,
    "### A rule": Rule,
    "### An electorate": Electorate,
    "### An issue": Issue,
    "### A source": Source,
    "### A milestone": Event,
}
VOCABULARIES: dict[str, type[Vocabulary]] = {
    "stance": Stance,
    "form": Form,
    "attribution": Attribution,
    "confidence": Confidence,
    "kind (of an actor)": Kind,
    "kind (of a source)": SourceKind,
    "status (of a source)": CodingStatus,
    "kind (of a milestone)": EventKind,
    "kind (of a rule)": RuleKind,
    "of (of a rule)": RuleBase,
}


DOCUMENTS = [
    *(
        ROOT / name
        for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "benchmarks/README.md", "positions/README.md")
    ),
    *sorted((ROOT / "docs").rglob("*.md")),
]


def table(heading: str) -> list[list[str]]:
    """The cells of the first table below a heading."""
    below = DICTIONARY[DICTIONARY.index(heading) :]
    lines = re.search(r"(\|.*\n)+", below)
    assert lines
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[0].splitlines()[2:]]


@pytest.mark.parametrize("heading", SECTIONS)
def test_the_dictionary_has_the_fields_of_the_model_in_their_order(heading: str) -> None:
    fields = SECTIONS[heading].model_fields
    expected = [[name, "yes" if field.is_required() else "no", field.description] for name, field in fields.items()]
    assert table(heading) == expected


def test_the_dictionary_has_every_word_of_every_vocabulary() -> None:
    expected = [[name, word.value, word.meaning] for name, words in VOCABULARIES.items() for word in words]
    assert table("### The closed vocabularies") == expected


def test_the_dates_of_the_dictionary_are_dates() -> None:
    written = [date for row in table("### Dates") for date in re.findall(r"`([^`]+)`", row[0])]
    assert len(written) == 6
    for date in written:
        parse_date(date)


def test_the_readme_names_files_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"\]\(([^)]+)\)", readme) + re.findall(r"`((?:docs|positions)/[\w./]+)`", readme)
    assert len(named) > 3
    for path in named:
        assert (ROOT / path).exists(), path


def test_the_readme_shows_a_position_that_the_template_would_take() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```yaml\n(.*?)```", readme, re.DOTALL)
    assert block
    names = re.findall(r"^\s+(?:- )?(\w+):", block[1], re.MULTILINE)
    required = [name for name, field in Position.model_fields.items() if field.is_required()]
    assert names == required


def test_every_make_command_of_the_guides_is_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for document in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "docs" / "usage.md"):
        for target in re.findall(r"(?m)^make (\w+)|`make (\w+)`", document.read_text(encoding="utf-8")):
            assert re.search(rf"(?m)^{''.join(target)}:", makefile), target


def test_the_documents_name_files_and_folders_of_the_project_that_exist() -> None:
    top = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    named = [
        (document.relative_to(ROOT), path)
        for document in DOCUMENTS
        for path in re.findall(r"`((?:[\w.-]+/)+[\w.-]*)`", document.read_text(encoding="utf-8"))
        if path.split("/")[0] in top
    ]
    assert len(named) > 50
    assert [(document, path) for document, path in named if not (ROOT / path).exists()] == []


def test_the_links_of_the_documents_lead_to_files_that_exist() -> None:
    links = [
        (document, target)
        for document in DOCUMENTS
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))
    ]
    assert len(links) > 20
    assert [(document.name, target) for document, target in links if not (document.parent / target).exists()] == []


def test_the_readme_is_short_enough_for_a_stranger() -> None:
    assert len((ROOT / "README.md").read_bytes()) <= 4096
