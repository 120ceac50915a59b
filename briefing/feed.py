"""What is new as an Atom feed (RFC 4287), which asks nothing of other hosts."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from uuid import NAMESPACE_OID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from briefing.digest import Digest, Entry, entries_of

ATOM = "http://www.w3.org/2005/Atom"
AUTHOR = "Negotiation position tracker"
FEEDS = uuid5(NAMESPACE_OID, AUTHOR)
"""The space of names from which the ids of feeds and entries follow."""


def to_atom(digest: Digest, folder: str, address: str = "") -> bytes:
    """The feed of a folder, by its name; `address` is where the feed will stand, "" where nobody knows.

    The ids of an entry and of the feed follow from what they say, so that a reader of feeds knows again what it had. An
    entry is of its day; what we did is of the day on which it is told, since the day of a change is not known.
    """
    feed = Element("feed", {"xmlns": ATOM})
    name = digest.negotiation or folder
    _text(feed, "id", _id("feed", folder, digest.negotiation))
    _text(feed, "title", f"{name}: what is new")
    _text(feed, "subtitle", f"{digest.title}. {digest.answer}")
    _links(feed, digest.page)
    if address:
        SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": address})
    _text(SubElement(feed, "author"), "name", AUTHOR)
    _text(feed, "generator", AUTHOR)
    entries = list(entries_of(digest))
    _text(feed, "updated", _moment(max((entry.day for _, entry in entries), default=digest.since)))
    told = Counter[tuple[str, ...]]()
    for part, entry in entries:
        told[entry.identity] += 1
        feed.append(_entry(entry, part.heading, told[entry.identity]))
    indent(feed)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(entry: Entry, part: str, nth: int) -> Element:
    """One entry, the nth of its identity: two may say the same."""
    made = Element("entry")
    _text(made, "id", _id(*entry.identity, *([str(nth)] if nth > 1 else [])))
    _text(made, "title", entry.line)
    _text(made, "updated", _moment(entry.day))
    for term in (part, entry.kind):
        SubElement(made, "category", {"term": term})
    _links(made, entry.page)
    for url in dict.fromkeys(quoted.url for quoted in entry.quoted if quoted.url):
        SubElement(made, "link", {"rel": "related", "href": url})
    _text(made, "content", "\n".join(_content(entry)))
    return made


def _links(parent: Element, page: str) -> None:
    """The page that shows the same."""
    if page:
        SubElement(parent, "link", {"rel": "alternate", "type": "text/html", "href": page})


def _content(entry: Entry) -> Iterable[str]:
    yield entry.line
    yield from entry.details
    for quoted in entry.quoted:
        yield f"“{quoted.quote}”"
        if quoted.translation:
            yield quoted.translation
        yield f"{quoted.document}, {quoted.where}"


def _text(parent: Element, tag: str, words: str) -> None:
    SubElement(parent, tag).text = words


def _id(*words: str) -> str:
    return uuid5(FEEDS, json.dumps(words)).urn


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
