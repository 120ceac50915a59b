"""Data inside Markdown: shown as the text that it is, whatever it holds."""

import re
from collections.abc import Iterable

from analysis.wording import in_part, listed

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&^=\"'/@%])")

_ARROWS = re.compile(r"(?<!\S)(<->|->|<-|--|>=|<=|~=)(?!\S)")
"""What the dashboard's Markdown would turn into typographical signs, also where each letter is escaped."""


def plain(text: str) -> str:
    """`text` for use inside Markdown, in which it then shows as it is: no markup, links, formulas or icons."""
    kept = _ARROWS.sub(lambda arrow: "\u2060".join(arrow[0]), " ".join(text.split()))
    escaped = _MARKDOWN.sub(r"\\\1", kept)
    # a word joiner breaks what looks like an icon (:name:) or a link (www., ://, a@b.c), which escaping alone does not
    return escaped.replace(":", "\\:\u2060").replace("@", "@\u2060").replace("www", "w\u2060ww")


def quoted(titles: Iterable[str]) -> str:
    """Titles in quotation marks, for Markdown; of very many the first."""
    return plain(listed(in_part(f"“{title}”" for title in titles)))


def plain_run(text: str) -> str:
    """A stretch of a longer text for use inside Markdown: like `plain`, with the space at its ends kept."""
    words = plain(text)
    if not words:
        return " " if text else ""
    return " " * text[0].isspace() + words + " " * text[-1].isspace()
