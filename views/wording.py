"""Data inside Markdown: shown as the text that it is, whatever it holds."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from analysis.legible import legible
from analysis.wording import in_part, listed

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&^=\"'/@%:])")

_LIVELY = re.compile(r":(?!\s)|@|www(?=\.)|(?<![^\s\ufeff])(?:<->|->|<-|--|>=|<=|~=)(?![^\s\ufeff])", re.IGNORECASE)
"""What the dashboard's Markdown makes icons, links and arrows of in finished text, whether it was escaped or not."""

_JOINER = "\u2060"
"""A word joiner: nothing is seen of it, and no pattern goes across it."""

_NO_ADDRESS = re.compile(r"[\s\\\"<>`{}|^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def plain(text: str) -> str:
    """`text` for use inside Markdown, in which it then shows as it is: no markup, links, formulas or icons."""
    still = _LIVELY.sub(lambda found: found[0][0] + _JOINER + found[0][1:], legible(text))
    return _MARKDOWN.sub(r"\\\1", still)


def code(text: str) -> str:
    """`text` as code inside Markdown, such as the name of a file; the fence is longer than any in it."""
    shown = legible(text)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    edge = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{edge}{shown}{edge}{fence}" if shown else ""


def quoted(titles: Iterable[str]) -> str:
    """Titles in quotation marks, for Markdown; of very many the first."""
    return plain(listed(in_part(f"“{title}”" for title in titles)))


def web_address(url: str) -> str:
    """An address that may be a link: http or https, with a host and nothing hidden in it; "" for any other."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 it raises for a port that is none
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        return ""
    return "" if _NO_ADDRESS.search(url) or not url.startswith(f"{parts.scheme}://") else url
