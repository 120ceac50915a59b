"""A briefing as Markdown: CommonMark with the pipe tables of GitHub, in which all data shows as the text that it is."""

import re
from collections.abc import Iterator

from briefing.bibliography.citation_formats import CITATION_FORMATS
from briefing.bibliography.entry import Entry, in_prose
from briefing.content import Briefing, Cell, Citation, Coding, Section, Table

_MARKS = re.compile(r"([\\`*_\[\]<>{}&|~$^#])")
_BEGINNING = re.compile(r"^(?:([+\-:=])|(\d{1,9})([.)]))")


def to_markdown(briefing: Briefing) -> str:
    """The whole briefing."""
    first, *rest = briefing.answer
    parts = [f"# {text(briefing.title)}", text(briefing.negotiation), text(briefing.about)]
    parts += _section(briefing.scenario) if briefing.scenario else []
    parts.append(f"**{text(first)}**")
    parts += [text(line) for line in rest]
    for section in (briefing.figures, *briefing.sections, briefing.unknown):
        parts += _section(section)
    if briefing.citations:
        parts.append("## Citations")
        parts += ["\n".join(_citation(one)) for one in briefing.citations]
    parts.append("## Where this comes from")
    parts.append("\n".join(f"- {text(label)}: {text(value)}" for label, value in briefing.provenance))
    if briefing.entry:
        parts += how_to_cite(briefing.entry)
    return "\n\n".join(filter(None, parts)) + "\n"


def how_to_cite(entry: Entry) -> Iterator[str]:
    """The entry in prose and for reference managers, line by line as code."""
    yield "## How to cite"
    yield text(in_prose(entry))
    for form in CITATION_FORMATS:
        yield f"{form.name}:"
        yield "\\\n".join(map(_as_code, form.write(entry).splitlines()))


def _as_code(line: str) -> str:
    """A line in which everything shows as it is: between more backticks than stand side by side in it."""
    marks = "`" * (1 + max(map(len, re.findall("`+", line)), default=0))
    return f"{marks} {line} {marks}"


def text(words: str) -> str:
    """`words` for use in a line of Markdown, in which they then show as they are.

    CommonMark takes a backslash before any ASCII punctuation as "this sign"; only signs that
    could mean something are given one, so that the file reads well as it is.
    """
    return _BEGINNING.sub(_at_beginning, _inside(words))


def _inside(words: str) -> str:
    """The same where something stands before them in the line."""
    return _MARKS.sub(r"\\\1", words)


def _at_beginning(found: "re.Match[str]") -> str:
    sign, number, stop = found.groups()
    return f"\\{sign}" if sign else f"{number}\\{stop}"


def _section(section: Section) -> Iterator[str]:
    yield f"## {text(section.heading)}"
    for paragraph in section.paragraphs:
        yield text(paragraph)
    if section.table:
        yield "\n".join(_table(section.table))
        if section.table.more:
            yield text(section.table.more)
    if section.points:
        yield "\n".join(f"- {text(point)}" for point in section.points)


def _table(table: Table) -> Iterator[str]:
    yield _row([_inside(column) for column in table.columns])
    yield _row(["---"] * len(table.columns))
    for row in table.rows:
        yield _row([_cell(cell) for cell in row])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    numbers = "".join(f" \\[{number}\\]" for number in cell.citations)
    return " · ".join(_inside(line) for line in (cell.text, *cell.below) if line) + numbers


def _citation(citation: Citation) -> Iterator[str]:
    yield f"**\\[{citation.number}\\]** “{text(citation.quote)}”"
    if citation.translation:
        yield ""
        yield f"“{text(citation.translation)}”, {text(citation.mark)}"
        yield ""
    parts = [text(one) for one in (citation.said, citation.document, *about_the_document(citation))]
    parts += [f"<{citation.url}>"] if citation.url else []
    parts += [f"archived: <{citation.archived}>"] if citation.archived else []
    yield f"— {' · '.join(part for part in parts if part)}"
    yield ""
    for coding in citation.codings:
        yield f"- {text(coding_in_words(coding))}"


def about_the_document(citation: Citation) -> list[str]:
    """What sort of document it is, whose, and whether it was read whole: the same words in every file."""
    return [part for part in (citation.kind, citation.affiliation, citation.excerpt) if part]


def coding_in_words(coding: Coding) -> str:
    """How one position reads the passage, in one line: the same words in every file."""
    parts = [
        f"{coding.actor} {coding.stance}: {coding.issue}",
        coding.deed,
        coding.voice,
        f"{coding.confidence} confidence",
        f"recorded with: {coding.said}" if coding.said else "",
        f"quoted as “{coding.quote}”" if coding.quote else "",
        coding.translation,
        coding.note,
        coding.caution,
        coding.where,
        coding.verified,
    ]
    return " · ".join(part for part in parts if part)
