"""The text of an HTML page, as a reader sees it: what is struck out or hidden is not read."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from documents.readers.line_ends import trimmed_lines
from documents.readers.unreadable import UnreadableError

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import Tag

_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "div", "dl", "dt"),
    *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"),
    *("nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead"),
    *("title", "tr", "ul"),
}
_UNSEEN = {
    *("script", "style", "template", "noscript", "svg", "iframe", "object", "audio", "video", "canvas", "datalist"),
    *("noembed", "noframes", "rp"),
}
_STRUCK = {"del", "s", "strike"}
_ENDS = {
    "p": _BLOCKS - {"br", "body", "caption", "dd", "dt", "li", "option", "summary", "td", "th", "title", "tr"},
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "td": {"td", "th", "tr", "tbody", "tfoot"},
    "th": {"td", "th", "tr", "tbody", "tfoot"},
    "tr": {"tr", "tbody", "tfoot"},
    "option": {"option"},
}
"""What ends an element that has no closing tag; the parser takes it for a part of that element."""
_MOST_OPEN = 1_000


def html_text(content: bytes) -> str:
    """What a reader sees of a page. Raises UnreadableError, and MemoryError where it is too much."""
    import warnings

    if content.count(b"<") - content.count(b">") > _MOST_OPEN:  # the parser would look for the end of each for ever
        raise UnreadableError("its HTML is broken: tags do not end", "save the page as text, or from a browser anew")
    from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
            text = "".join(_seen(BeautifulSoup(_decoded(content), "html.parser")))
    except MemoryError:
        raise
    except Exception as error:  # whatever a parser makes of hostile markup
        raise UnreadableError(f"its HTML cannot be read ({type(error).__name__})", "save the page as text") from error
    return trimmed_lines(text.replace("\0", "\ufffd")).strip()


_AS_BROWSERS_READ = {
    **dict.fromkeys(("iso8859-1", "ascii"), "cp1252"),
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be", "utf-16le", "utf-16be"), "utf-8"),
}
"""Encodings that pages declare and browsers read as another one, by the names of Python: the WHATWG Encoding Standard,
section 4.2. (A page that could say so in ASCII is not in UTF-16.)"""


def _decoded(content: bytes) -> str | bytes:
    """A page as browsers decode it, by the encoding that it declares; its bytes where that is for the parser to find.

    So it is where it declares none or a wrong one, and where it begins with a byte-order mark, which goes first.
    """
    from bs4.dammit import EncodingDetector

    if content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content
    declared = EncodingDetector.find_declared_encoding(content, is_html=True) or ""
    try:
        found = codecs.lookup(declared.strip())
        codec = _AS_BROWSERS_READ.get(found.name, found.name)
        return content.decode(codec, _UNASSIGNED if codec.startswith("cp125") else "strict")
    except (LookupError, ValueError):  # an encoding that Python does not know, or that is no encoding of texts
        return content


_UNASSIGNED = "as-control-characters"
"""What browsers make of the few bytes that stand for no letter."""
codecs.register_error(
    _UNASSIGNED,
    lambda error: (
        (error.object[error.start : error.end].decode("latin-1"), error.end)
        if isinstance(error, UnicodeDecodeError)
        else ("", len(error.args))
    ),
)


@dataclass(slots=True)
class _Open:
    """An element that has not ended, and whether a reader sees what stands in it.

    What is `gone` takes no room, and nothing in it is seen; what is `blank` takes room and shows nothing.
    """

    tag: "Tag"
    is_gone: bool
    is_blank: bool


def _seen(page: "BeautifulSoup") -> Iterator[str]:
    """What a reader sees of a page, in its order, with line breaks around what stands in blocks.

    What is struck out or hidden is not seen. One walk with a stack of its own: changing the tree or asking for
    ancestors takes for ever in deep ones.
    """
    from bs4.element import CData, NavigableString, Tag

    inside = [_Open(page, False, False)]
    for element in page.descendants:
        while inside[-1].tag is not element.parent:
            closed = inside.pop()
            if closed.tag.name in _BLOCKS and not closed.is_gone:
                yield "\n"
        around = inside[-1]
        if isinstance(element, Tag):
            for ended, outer in pairwise(reversed(inside)):
                if element.name not in _ENDS.get(ended.tag.name, ()):
                    break
                around.is_gone, around.is_blank = outer.is_gone, outer.is_blank
            opened = _opened(element, around)
            inside.append(opened)
            if element.name in _BLOCKS and not opened.is_gone:
                yield "\n"
        elif type(element) in (NavigableString, CData) and not around.is_gone:
            yield " " if around.is_blank else str(element)


def _opened(tag: "Tag", around: _Open) -> _Open:
    """An element that begins inside of another."""
    if not tag.attrs or around.is_gone:
        return _Open(tag, around.is_gone or tag.name in _UNSEEN | _STRUCK, around.is_blank)
    style = _style(str(tag.get("style") or ""))
    lines = f"{style.get('text-decoration', '')} {style.get('text-decoration-line', '')}"
    is_gone = (
        tag.name in _UNSEEN | _STRUCK
        or ("hidden" in tag.attrs and style.get("display", "none") == "none")
        or style.get("display") == "none"
        or style.get("content-visibility") == "hidden"
        or "line-through" in lines
    )
    visibility = style.get("visibility", "")
    is_blank = visibility in ("hidden", "collapse") or (around.is_blank and visibility != "visible")
    return _Open(tag, is_gone, is_blank)


_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def _style(text: str) -> dict[str, str]:
    """What the style attribute of an element says, by property: of several the last."""
    parts = (part.partition(":") for part in _CSS_COMMENT.sub("", text).lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in parts}
