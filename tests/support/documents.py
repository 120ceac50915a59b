"""Documents for tests, as other programs write them."""

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
