"""Positions as web annotations: each on the words of its document, with what was coded.

As the W3C has them: Web Annotation Data Model and Vocabulary, 2017-02-23.
"""

import base64
import json
import re
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from exchange.data_package.position_ids import stance_of
from exchange.data_package.table_schemas import Json
from loaders.dataset import Dataset
from loaders.joint_statements import once, standing_in
from loaders.table_rows import PositionRow, Row, SourceRow, records

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

AROUND = 32
"""How many characters before and after the words tell their place in the document from others."""

_WEB = re.compile(r"https?://[^\s<>\"\\^`{|}]+", re.IGNORECASE)


class CheckedRow(Row):
    """How a quotation is checked, and the characters of its document at which it stands; -1 where that is not known."""

    __slots__ = ()
    how: str
    start: int
    end: int


def annotations(
    data: Dataset, identifiers: Sequence[str], checked: pd.DataFrame, texts: Mapping[str, str]
) -> Iterator[bytes]:
    """A collection in JSON-LD, line by line: an annotation for each position; for a joint statement's there is one.

    `identifiers` are those of the rows. `checked` has a CheckedRow for each of the positions, each once, and `texts`
    the documents at hand by source: a quotation that stands in one of them has its place, in characters of the text
    that the tracker reads in it, and the words around it.
    """
    single = once(data.positions)
    collection: Json = {
        "@context": CONTEXT,
        "id": "#positions",
        "type": "AnnotationCollection",
        "label": data.negotiation.title or "Positions",
        "dc:identifier": data.version,
        "total": len(single),
    }
    page: Json = {"id": "#all", "type": "AnnotationPage", "startIndex": 0}
    yield f'{_line(collection)[:-1]}, "first": {_line(page)[:-1]}, "items": ['.encode()
    for number, item in enumerate(_items(data, single, identifiers, checked, texts)):
        yield f"{',' if number else ''}\n{_line(item)}".encode()
    yield b"\n]}}\n"


def _line(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def _items(
    data: Dataset,
    single: pd.DataFrame,
    identifiers: Sequence[str],
    checked: pd.DataFrame,
    texts: Mapping[str, str],
) -> Iterator[Json]:
    speakers = data.positions["actor"].groupby(standing_in(data.positions)).agg(list)
    of_row = dict(zip(data.positions.index, identifiers, strict=True))
    names = dict(zip(data.actors["actor"], data.actors["short_name"], strict=True))
    titles = dict(zip(data.issues["issue"], data.issues["title"], strict=True))
    documents = {source.source: _document(source) for source in records(data.sources, SourceRow)}
    for row, place in zip(records(single, PositionRow), records(checked, CheckedRow), strict=True):
        yield {
            "id": f"#{of_row[row.Index]}",
            "type": "Annotation",
            "motivation": "classifying",
            "body": [*_bodies(row, speakers[row.Index], place.how, names, titles)],
            "target": {
                "type": "SpecificResource",
                "source": documents[row.source],
                "selector": [*_selectors(row.quote, place, texts.get(row.source, ""))],
            },
        }


def _bodies(
    row: PositionRow, actors: Sequence[str], how: str, names: Mapping[str, str], titles: Mapping[str, str]
) -> Iterator[Json]:
    """What was coded: in words, and as tags that a program can take apart at the first colon."""
    who, stance = ", ".join(names.get(actor, actor) for actor in actors), stance_of(row)
    words = f"{who}: {stance.replace('_', ' ')}, “{titles.get(row.issue, row.issue)}”, {row.date}"
    yield {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en", "value": words}
    tags = [
        *(("actor", actor) for actor in actors),
        ("issue", row.issue),
        ("stance", stance),
        ("date", row.date),
        ("form", row.form),
        ("attribution", row.attribution),
        ("according_to", row.according_to),
        ("confidence", row.confidence),
        ("joint", row.joint),
        ("checked", how),
    ]
    for name, value in tags:
        if value:
            yield {"type": "TextualBody", "purpose": "tagging", "value": f"{name}:{value}"}


def _document(source: SourceRow) -> Json:
    """The document by its web address, else by the hash of its bytes, which names it in any case (RFC 6920)."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(source.sha256)).decode().rstrip("=")
    name = f"ni:///sha-256;{digest}"
    return {
        "id": source.url if _WEB.fullmatch(source.url) else name,
        "type": "Text",
        "language": source.language,
        "dc:title": source.title,
        "dc:publisher": source.publisher,
        "dc:date": source.published,
        "dc:identifier": name,
    }


def _selectors(quote: str, place: CheckedRow, text: str) -> Iterator[Json]:
    """The words, and their place where the document is at hand: `exact` is then as they are printed there."""
    if place.start < 0 or not text:
        yield {"type": "TextQuoteSelector", "exact": quote}
        return
    start, end = place.start, place.end
    yield {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    yield {"type": "TextPositionSelector", "start": start, "end": end}
