"""A briefing as one HTML file that asks nothing of other hosts, and prints on A4."""

from collections.abc import Iterator
from html import escape

from analysis.wording.figures import as_sentence
from analysis.wording.position_details import as_cited
from briefing.bibliography.citation_formats import CITATION_FORMATS
from briefing.bibliography.entry import Entry, in_prose
from briefing.content import Briefing, Cell, Citation, Section, Table
from briefing.markdown import about_the_document, coding_in_words

# a browser that honours it runs no script and loads nothing, whatever the data holds
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 2rem auto; max-width: 50rem; padding: 0 1rem; background: #fff; color: #1d1d1f;
  font: 11pt/1.45 "Source Sans 3", "Helvetica Neue", Arial, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.7em; line-height: 1.2; margin: 0 0 .2em; }
h2 { font-size: 1.2em; margin: 1.6em 0 .4em; }
p, ul, dl { margin: .4em 0; }
ul { padding-left: 1.2em; }
.about, .below, .more, .coding, .said { color: #55555e; font-size: .86em; }
.lead { font-size: 1.15em; font-weight: 650; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: .6em 0; font-size: .92em; }
th, td { text-align: left; vertical-align: top; padding: .35em .5em .35em 0; border-bottom: 1px solid #d9d7d0; }
th { border-bottom: 1.5px solid #1d1d1f; font-weight: 650; overflow-wrap: break-word; hyphens: auto; }
.below { display: block; }
a { color: #4b3b8f; }
.number { text-decoration: none; white-space: nowrap; }
.citation { display: grid; grid-template-columns: 2.6em 1fr; margin: .8em 0; }
.citation p, .citation ul { margin: .1em 0; }
pre { white-space: pre-wrap; font-size: .8em; margin: .4em 0; }
summary { cursor: pointer; color: #4b3b8f; font-size: .92em; }
dl { display: grid; grid-template-columns: 13em 1fr; gap: .15em 1em; font-size: .92em; }
dt { color: #55555e; }
dd { margin: 0; }
@media (max-width: 40rem) { .wide table { min-width: 44rem; } dl { grid-template-columns: 1fr; } }
@page { size: A4; margin: 18mm 17mm 20mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 8.5pt sans-serif; color: #55555e; } }
@media print {
  body { margin: 0; max-width: none; padding: 0; font-size: 9.5pt; }
  .wide { overflow: visible; }
  .wide table { min-width: 0; }
  thead { display: table-header-group; }
  tr, .lead, .coding, dl { break-inside: avoid; }
  .citation.short { break-inside: avoid; }
  h1, h2, h2 + p, thead { break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
  a { color: inherit; }
}
"""

SHORT = 1200
"""A citation of fewer letters is not broken between two pages; a longer one may be, or pages would stay empty."""


def to_html(briefing: Briefing) -> str:
    """The whole briefing."""
    title = escape(" · ".join(filter(None, (briefing.title, briefing.negotiation))))
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{title}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            *_body(briefing),
            "</body>",
            "</html>",
            "",
        ]
    )


def _body(briefing: Briefing) -> Iterator[str]:
    first, *rest = briefing.answer
    if briefing.negotiation:
        yield f'<p class="about" dir="auto">{escape(briefing.negotiation)}</p>'
    yield f'<h1 dir="auto">{escape(briefing.title)}</h1>'
    yield f'<p class="about" dir="auto">{escape(briefing.about)}</p>'
    if briefing.scenario:
        yield from _section(briefing.scenario)
    yield f'<p class="lead" dir="auto">{escape(first)}</p>'
    for line in rest:
        yield f'<p dir="auto">{escape(line)}</p>'
    for section in (briefing.figures, *briefing.sections, briefing.unknown):
        yield from _section(section)
    if briefing.citations:
        yield "<h2>Citations</h2>"
        for citation in briefing.citations:
            yield from _citation(citation)
    yield "<h2>Where this comes from</h2>"
    yield "<dl>"
    for label, value in briefing.provenance:
        yield f'<dt dir="auto">{escape(label)}</dt><dd dir="auto">{escape(value)}</dd>'
    yield "</dl>"
    if briefing.entry:
        yield from _how_to_cite(briefing.entry)


def _how_to_cite(entry: Entry) -> Iterator[str]:
    """The entry in prose, and folded for reference managers: paper has no use for these."""
    yield "<h2>How to cite</h2>"
    yield f'<p dir="auto">{escape(in_prose(entry))}</p>'
    for form in CITATION_FORMATS:
        yield f"<details><summary>{form.name}</summary><pre>{escape(form.write(entry))}</pre></details>"


def _section(section: Section) -> Iterator[str]:
    yield f'<h2 dir="auto">{escape(section.heading)}</h2>'
    for paragraph in section.paragraphs:
        yield f'<p class="more" dir="auto">{escape(paragraph)}</p>'
    if section.table:
        yield from _table(section.table)
    if section.points:
        yield "<ul>"
        for point in section.points:
            yield f'<li dir="auto">{escape(point)}</li>'
        yield "</ul>"


def _table(table: Table) -> Iterator[str]:
    yield '<div class="wide"><table>'
    yield "<colgroup>" + "".join(f'<col style="width: {width}%">' for width in table.widths) + "</colgroup>"
    yield "<thead><tr>" + "".join(f'<th scope="col">{escape(one)}</th>' for one in table.columns) + "</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        yield "<tr>" + "".join(f'<td dir="auto">{_cell(cell)}</td>' for cell in row) + "</tr>"
    yield "</tbody></table></div>"
    if table.more:
        yield f'<p class="more">{escape(table.more)}</p>'


def _cell(cell: Cell) -> str:
    numbers = "".join(f' <a class="number" href="#c{number}">[{number}]</a>' for number in cell.citations)
    below = "".join(f'<span class="below"><bdi>{escape(line)}</bdi></span>' for line in cell.below)
    return f"<bdi>{escape(cell.text)}</bdi>{numbers}{below}"


def _citation(citation: Citation) -> Iterator[str]:
    length = len(citation.quote) + sum(len(coding_in_words(coding)) for coding in citation.codings)
    yield f'<div class="citation{" short" if length < SHORT else ""}" id="c{citation.number}">'
    yield f"<div>[{citation.number}]</div><div>"
    yield f'<p dir="auto" lang="{escape(citation.language)}">“{escape(citation.quote)}”</p>'
    if citation.translation:
        yield f'<p dir="auto">“{escape(citation.translation)}”</p>'
        yield f'<p class="said" dir="auto">{escape(as_sentence(citation.mark))}</p>'
    parts = [f"<bdi>{escape(citation.said)}</bdi>", _source(citation)]
    parts += [f"<bdi>{escape(one)}</bdi>" for one in about_the_document(citation)]
    parts += [_link(citation.url)] if citation.url else []
    parts += [f"archived: {_link(citation.archived)}"] if citation.archived else []
    yield f'<p class="said">{" · ".join(parts)}</p>'
    yield "<ul>"
    for coding in citation.codings:
        yield f'<li class="coding" dir="auto">{escape(coding_in_words(coding))}</li>'
    yield "</ul></div></div>"


def _source(citation: Citation) -> str:
    """The document as `Citation.document` has it, each part of it kept apart from the direction of the others."""
    author, title, publisher, place = (
        f"<bdi>{escape(one)}</bdi>" if one else ""
        for one in (citation.author, citation.title, citation.publisher, citation.place)
    )
    return as_cited(author, title, publisher, escape(citation.published), place)


def _link(address: str) -> str:
    return f'<a href="{escape(address)}" rel="noopener noreferrer">{escape(address)}</a>'
