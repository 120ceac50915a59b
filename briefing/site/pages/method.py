"""The pages on how the figures are made, and on what the words mean."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from briefing.method import about_votes, method_text, sections
from briefing.site import addresses
from briefing.site.page import Page
from briefing.site.prose import anchor, prose
from briefing.site.website import Website


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the text, and what it is called in an address."""

    heading: str
    anchor: str
    text: Markup


@dataclass(frozen=True, slots=True)
class _Method:
    """`about_votes` is "" where nothing has to be known of them."""

    about_votes: str
    short: Markup
    parts: tuple[_Part, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    table: Markup


def method_pages(site: Website) -> Iterator[Page]:
    """The method, and the glossary."""
    (_, short), (heading, words), *parts = sections(method_text())
    shown = _Method(
        about_votes(site.selection.data.sources),
        prose(short),
        tuple(_Part(part, anchor(part), prose(text)) for part, text in parts),
    )
    yield Page(addresses.METHOD, "How are the figures made?", "method.html", shown)
    yield Page(addresses.WORDS, heading, "words.html", _Words(prose(words, with_addresses=True)))
