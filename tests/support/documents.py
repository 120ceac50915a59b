"""Documents for tests, as other programs write them."""

import re
from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_document(*paragraphs: str) -> bytes:
    """A Word document with these paragraphs."""
    document = docx.Document()
    for one in paragraphs:
        document.add_paragraph(one)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def word_document_of(body: str, notes: str = "") -> bytes:
    """A Word document with this XML in its body (prefixes w, mc), and with this in its footnotes."""
    names = f'xmlns:w="{WORDS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    base, types = "http://schemas.openxmlformats.org", "application/vnd.openxmlformats-officedocument.wordprocessingml"
    relation = f'Type="{base}/officeDocument/2006/relationships'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{base}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{types}.document.main+xml"/>'
        f'<Override PartName="/word/footnotes.xml" ContentType="{types}.footnotes+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{base}/package/2006/relationships"><Relationship Id="a" '
        f'{relation}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{base}/package/2006/relationships"><Relationship '
        f'Id="b" {relation}/footnotes" Target="footnotes.xml"/></Relationships>',
        "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {names}>{notes}</w:footnotes>",
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return out.getvalue()


def pdf(*pages: list[str]) -> bytes:
    """A PDF with these printed lines on its pages; the characters 1 and 2 print fi and ffi as one sign."""
    return _pdf(
        f"BT /F1 12 Tf 14 TL 72 720 Td {' '.join(f'({_escaped(one)}) Tj T*' for one in page)} ET" for page in pages
    )


def pdf_of_placed(*pages: Iterable[tuple[float, float, str]]) -> bytes:
    """A PDF that draws texts of 12 points in this order, each at a place in points from the left and from the foot."""
    return _pdf(
        "BT /F1 12 Tf " + " ".join(f"1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj" for x, y, text in page) + " ET"
        for page in pages
    )


def _escaped(text: str) -> str:
    return re.sub(r"([()\\])", r"\\\1", text)


def _pdf(drawn: Iterable[str]) -> bytes:
    contents = list(drawn)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(contents)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding "
        "<< /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /ffi] >> >>",
    ]
    for number, content in enumerate(contents):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream",
        ]
    made, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{one}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return made + f"{end}startxref\n{len(made)}\n%%EOF\n".encode()
