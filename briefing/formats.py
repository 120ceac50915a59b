"""The files that a briefing can become."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from briefing.content import Briefing
from briefing.html import to_html
from briefing.markdown import to_markdown
from briefing.word import to_word


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: its name, its endings (the usual one first), its media type, and how it is written."""

    name: str
    suffixes: tuple[str, ...]
    mime: str
    write: Callable[[Briefing, date], bytes]


FORMATS = {
    "docx": Format(
        "Word", (".docx",), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", to_word
    ),
    "html": Format("HTML", (".html", ".htm"), "text/html", lambda briefing, _: to_html(briefing).encode()),
    "md": Format("Markdown", (".md", ".markdown"), "text/markdown", lambda briefing, _: to_markdown(briefing).encode()),
}
"""By the name that the command line gives it."""


def form_of(suffix: str) -> str | None:
    """The name of the format with this ending, None for none."""
    return next((name for name, form in FORMATS.items() if suffix.lower() in form.suffixes), None)
