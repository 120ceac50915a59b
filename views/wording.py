"""Data inside Markdown: shown as the text that it is, whatever it holds."""

import re
from collections.abc import Iterable

from analysis.wording import in_part, listed

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&^=\"'/@%])")


def plain(text: str) -> str:
    """`text` for use inside Markdown, in which it then shows as it is: no markup, links, formulas or icons."""
    escaped = _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
    # a word joiner breaks what looks like an icon (:name:) or a link (www., ://), which escaping alone does not
    return escaped.replace(":", "\\:\u2060").replace("www", "w\u2060ww")


def quoted(titles: Iterable[str]) -> str:
    """Titles in quotation marks, for Markdown; of very many the first."""
    return plain(listed(in_part(f"“{title}”" for title in titles)))
