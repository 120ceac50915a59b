"""A text of the project in Markdown as HTML: headings and words that can be linked to, and tables that scroll."""

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

_TABLE = '<div class="wide" role="group" tabindex="0" aria-label="Table">\n<table>\n'


def prose(markdown: str, *, with_addresses: bool = False) -> Markup:
    """The text as HTML, in which no HTML of its own is any. `with_addresses`, rows of its tables can be linked to."""
    parser = _parser()
    tokens = parser.parse(markdown)
    _name_rows(tokens, with_addresses)
    return Markup(parser.renderer.render(tokens, parser.options, {}))


def anchor(heading: str) -> str:
    """What a heading, or a word that is explained, is called in an address."""
    return re.sub(r"[^a-z0-9]+", "-", heading.casefold()).strip("-")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.add_render_rule("table_open", lambda *_: _TABLE)
    parser.add_render_rule("table_close", lambda *_: "</table>\n</div>\n")
    return parser


def _name_rows(tokens: Sequence[Token], with_addresses: bool) -> None:
    """Make heads of the cells of a table that are some, as a screen reader needs them."""
    for before, opening, content in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if opening.type == "th_open":
            opening.attrSet("scope", "col")
        elif opening.type == "td_open" and before.type == "tr_open":
            opening.tag = tokens[tokens.index(content) + 1].tag = "th"
            opening.attrSet("scope", "row")
            if with_addresses:
                opening.attrSet("id", anchor(content.content))
