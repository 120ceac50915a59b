"""Data inside Markdown: shown as the text that it is, whatever it holds."""

import re
from collections.abc import Iterable

from analysis.wording.display_text import legible
from analysis.wording.figures import in_part, listed

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&^=\"'/@%:])")

_LIVELY = re.compile(r":(?!\s)|@|www(?=\.)|(?<![^\s\ufeff])(?:<->|->|<-|--|>=|<=|~=)(?![^\s\ufeff])", re.IGNORECASE)
"""What the dashboard's Markdown makes icons, links and arrows of in finished text, whether it was escaped or not."""

_JOINER = "\u2060"
"""A word joiner: nothing is seen of it, and no pattern goes across it."""


def plain(text: str) -> str:
    """`text` for use inside Markdown, in which it then shows as it is: no markup, links, formulas or icons."""
    still = _LIVELY.sub(lambda found: found[0][0] + _JOINER + found[0][1:], legible(text))
    return _MARKDOWN.sub(r"\\\1", still)


def unmarked(markdown: str) -> str:
    """What a caption says, without its marks: the text that `plain` was given stands in it as it was."""
    bare = re.sub(r"(?<!\\)\*\*|(?<!\\):material/\w+:", "", markdown)
    return re.sub(r"\\(.)", r"\1", bare.replace(_JOINER, "")).strip()


def code(text: str) -> str:
    """`text` as code inside Markdown, such as the name of a file; the fence is longer than any in it."""
    shown = legible(text)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    edge = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{edge}{shown}{edge}{fence}" if shown else ""


def quoted(titles: Iterable[str]) -> str:
    """Titles in quotation marks, for Markdown; of very many the first."""
    return plain(listed(in_part(f"“{title}”" for title in titles)))


def voice_badge(words: str) -> str:
    """Whose words something rests on, where a reader must not miss it, for Markdown."""
    return f":blue-badge[:material/record_voice_over: {plain(words)}]"


def paragraphs(texts: Iterable[str]) -> str:
    """Several texts of Markdown as one, a paragraph each; empty ones are left out."""
    return "\n\n".join(text for text in texts if text)


def plain_run(text: str) -> str:
    """A stretch of a longer text for use inside Markdown: like `plain`, with the space at its ends kept."""
    words = plain(text)
    if not words:
        return " " if text else ""
    return " " * text[0].isspace() + words + " " * text[-1].isspace()
