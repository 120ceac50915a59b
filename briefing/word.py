"""A briefing as a Word document on A4, with repeated header rows and page numbers."""

import unicodedata
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from analysis.wording.figures import as_sentence
from briefing.bibliography.citation_formats import CITATION_FORMATS
from briefing.bibliography.entry import Entry, in_prose
from briefing.content import Briefing, Cell, Citation, Section, Table
from briefing.markdown import about_the_document, coding_in_words

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_TEXT_WIDTH_MM = 174
_SMALL, _TABLE, _BODY = 8.5, 9.0, 10.5
_GREY, _VIOLET = "55555E", "4B3B8F"
_BULLET = "ListBullet"

_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId",
    "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
"""What the format has behind the mark of a paragraph that runs from right to left."""


def to_word(briefing: Briefing, made: date) -> bytes:
    """The whole briefing as the bytes of a .docx file."""
    from docx import Document

    document = Document()
    _set_up(document, briefing, made)
    _heading(document, briefing.title, 0)
    if briefing.negotiation:
        _add(document, briefing.negotiation, size=_SMALL, colour=_GREY)
    _add(document, briefing.about, size=_SMALL, colour=_GREY)
    if briefing.scenario:
        _section(document, briefing.scenario)
    first, *rest = briefing.answer
    _add(document, first, size=13, bold=True)
    for line in rest:
        _add(document, line)
    for section in (briefing.figures, *briefing.sections, briefing.unknown):
        _section(document, section)
    if briefing.citations:
        _heading(document, "Citations", 1)
        for citation in briefing.citations:
            _citation(document, citation)
    _heading(document, "Where this comes from", 1)
    rows = [(Cell(label), Cell(value)) for label, value in briefing.provenance]
    _table(document, Table(("What", "Value"), (24, 76), tuple(rows)))
    if briefing.entry:
        _how_to_cite(document, briefing.entry)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _how_to_cite(document: "Document", entry: Entry) -> None:
    """The entry in prose, and for reference managers to copy."""
    _heading(document, "How to cite", 1)
    _add(document, in_prose(entry))
    for form in CITATION_FORMATS:
        _add(document, form.name, size=_SMALL, colour=_GREY).paragraph_format.keep_with_next = True
        for run in _add(document, form.write(entry).replace("\r\n", "\n").rstrip("\n"), size=_SMALL).runs:
            run.font.name = "Consolas"


def _set_up(document: "Document", briefing: Briefing, made: date) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(18)
    page.top_margin, page.bottom_margin = Mm(18), Mm(20)
    for name, size in (("Normal", _BODY), ("Title", 20), ("Heading 1", 13), ("List Bullet", _BODY)):
        style: Any = document.styles[name]
        style.font.name, style.font.size = "Calibri", Pt(size)
        # the theme's fonts and colours would win over those that are set
        fonts = style.element.rPr.rFonts
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        fonts.set(qn("w:cs"), "Arial")  # Calibri has no letters of Arabic and Hebrew
        _size_from_right(style.element.rPr)
        if name != "List Bullet":
            style.font.color.rgb = RGBColor.from_string("1D1D1F")
    normal: Any = document.styles["Normal"]
    normal.paragraph_format.space_after = Pt(5)
    heading: Any = document.styles["Heading 1"]
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(12), Pt(4)
    known = document.core_properties
    known.title, known.author, known.comments = briefing.title[:255], "", ""
    known.subject = briefing.negotiation[:255]
    known.created = known.modified = datetime.combine(made, time())
    footer = page.footer.paragraphs[0]
    footer.alignment = 2
    for instruction, between in (("PAGE", " / "), ("NUMPAGES", "")):
        _field(footer, instruction)
        footer.add_run(between)


def _field(paragraph: "Paragraph", instruction: str) -> None:
    """A field that Word fills in, such as the number of the page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    paragraph._p.append(field)


def _heading(document: "Document", text: str, level: int) -> None:
    _run(document.add_heading("", level), text)


def _add(
    document: "Document",
    text: str,
    style: str | None = None,
    *,
    size: float | None = None,
    bold: bool = False,
    colour: str = "",
) -> "Paragraph":
    """A paragraph in a style that is named by its id, since looking names up takes most of the time of a long list."""
    paragraph: Paragraph = document.add_paragraph()
    if style:
        paragraph._p.style = style
    _run(paragraph, text, size=size, bold=bold, colour=colour)
    return paragraph


def _run(paragraph: "Paragraph", text: str, *, size: float | None = None, bold: bool = False, colour: str = "") -> None:
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(text)
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    if reads_from_right(text):
        run.font.rtl, run.font.cs_bold = True, bold or None
        _size_from_right(run._r.get_or_add_rPr())
        if len(paragraph.runs) == 1:
            _turn_to_right(paragraph)


def reads_from_right(text: str) -> bool:
    """Whether a text runs from right to left, which its first letter with a direction decides."""
    ways = (unicodedata.bidirectional(sign) for sign in text)
    return next((way != "L" for way in ways if way in ("L", "R", "AL")), False)


def _turn_to_right(paragraph: "Paragraph") -> None:
    """Begin the lines of a paragraph at the right, so that brackets and full stops stand at the proper end."""
    from docx.oxml import OxmlElement

    mark = OxmlElement("w:bidi")
    paragraph._p.get_or_add_pPr().insert_element_before(mark, *_AFTER_BIDI)


def _size_from_right(properties: Any) -> None:
    """Have letters that run from right to left as large as the others: the format keeps a size of their own."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    size = properties.find(qn("w:sz"))
    if size is None:
        return
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    made: Any = OxmlElement("w:szCs")
    made.set(qn("w:val"), size.get(qn("w:val")))
    size.addnext(made)


def _section(document: "Document", section: Section) -> None:
    _heading(document, section.heading, 1)
    for paragraph in section.paragraphs:
        _add(document, paragraph, size=_SMALL, colour=_GREY).paragraph_format.keep_with_next = True
    if section.table:
        _table(document, section.table)
        if section.table.more:
            _add(document, section.table.more, size=_SMALL, colour=_GREY)
    for point in section.points:
        _add(document, point, style=_BULLET)


def _table(document: "Document", table: Table) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    made = document.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    made.autofit = False
    widths = [Mm(round(_TEXT_WIDTH_MM * share / sum(table.widths), 1)) for share in table.widths]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for number, row in enumerate([[Cell(column) for column in table.columns], *table.rows]):
        added = made.add_row()
        properties = added._tr.get_or_add_trPr()
        for mark in ("w:cantSplit", *(["w:tblHeader"] if number == 0 else [])):
            properties.append(OxmlElement(mark))
        for place, cell, width in zip(added.cells, row, widths, strict=True):
            place.width = width
            _fill(place, cell, head=number == 0)
    _rule(made._tbl.tblPr)
    # two tables would grow together without a paragraph between them
    after = _add(document, " ", size=2)
    after.paragraph_format.space_after = Mm(1)


def _rule(properties: Any) -> None:
    """Lines between rows only, as in the HTML."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders: Any = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line: Any = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "single" if side in ("bottom", "insideH") else "nil")
        if side in ("bottom", "insideH"):
            line.set(qn("w:sz"), "4")
            line.set(qn("w:color"), "C9C7C0")
        borders.append(line)
    # the format has an order for what a table is told, and Word calls a file damaged that does not keep to it
    following = {qn(f"w:{name}") for name in ("shd", "tblLayout", "tblCellMar", "tblLook")}
    next(child for child in properties if child.tag in following).addprevious(borders)


def _fill(place: Any, cell: Cell, *, head: bool) -> None:
    from docx.shared import Pt

    paragraph = place.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    paragraph.paragraph_format.keep_with_next = head or None
    numbers = "".join(f" [{number}]" for number in cell.citations)
    _run(paragraph, cell.text + numbers, size=_TABLE, bold=head)
    for line in cell.below:
        below = place.add_paragraph()
        below.paragraph_format.space_after = Pt(1)
        _run(below, line, size=_SMALL, colour=_GREY)


def _citation(document: "Document", citation: Citation) -> None:
    from docx.shared import Mm, Pt

    quote = _add(document, f"[{citation.number}] “{citation.quote}”")
    translated = []
    if citation.translation:
        translated.append(_add(document, f"“{citation.translation}”"))
        translated.append(_add(document, as_sentence(citation.mark), size=_SMALL, colour=_GREY))
    parts = [part for part in (citation.said, citation.document, *about_the_document(citation)) if part]
    said = _add(document, " · ".join(parts), size=_SMALL, colour=_GREY)
    for before, address in ((" · ", citation.url), (" · archived: ", citation.archived)):
        if address:
            _run(said, before, size=_SMALL, colour=_GREY)
            _link(said, address)
    codings = [_add(document, coding_in_words(one), size=_SMALL, style=_BULLET) for one in citation.codings]
    every = [quote, *translated, said, *codings]
    for paragraph in every[:-1]:
        paragraph.paragraph_format.keep_with_next = True
    for paragraph in every:
        paragraph.paragraph_format.space_after = Pt(1)
        paragraph.paragraph_format.keep_together = True
    for paragraph in (*translated, said):
        paragraph.paragraph_format.left_indent = Mm(6)
    every[-1].paragraph_format.space_after = Pt(8)


def _link(paragraph: "Paragraph", address: str) -> None:
    """An address that can be clicked."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    _run(paragraph, address, size=_SMALL, colour=_VIOLET)
    link.append(paragraph.runs[-1]._r)
    paragraph._p.append(link)
