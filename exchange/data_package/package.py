"""The data package: the tables as CSV with a datapackage.json that describes them, and what stands beside them."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

import pandas as pd

from editing.actor_template import id_from_name
from exchange.data_package.annotations import annotations
from exchange.data_package.popolo import popolo
from exchange.data_package.position_ids import position_ids
from exchange.data_package.table_schemas import POSITION_ID, ROWS, Json, table_schema
from exchange.exported_files import csv_text
from loaders.dataset import Dataset
from loaders.table_rows import SourceRow, records

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
DESCRIPTOR = "datapackage.json"
ANNOTATIONS = "annotations.jsonld"
PACKED = ".gz"
POPOLO = "popolo.json"

GUARD = (
    "In the CSV files an apostrophe stands before text that a spreadsheet could run as a formula: at the beginning of "
    "a cell and after a semicolon, where =, +, -, @, a tab or a line break follows, or apostrophes or characters that "
    "nobody sees and then one of these. Take one apostrophe away there to have the text as it was. Numbers and days "
    "have none."
)

_TITLES = {
    "positions": "What actors stated or did, a row for each actor and statement",
    "actors": "Who takes positions",
    "issues": "What is negotiated, each issue a proposition",
    "sources": "The registered documents",
    "events": "Milestones of the process",
    "memberships": "Who belongs to which group, and when",
    "joint": "Joint statements",
}

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def data_package(
    data: Dataset,
    checked: pd.DataFrame,
    texts: Mapping[str, str],
    identifiers: Sequence[str] | None = None,
    *,
    packed: bool = False,
) -> dict[str, bytes]:
    """The files of the package by name: the same bytes for the same data and documents.

    `checked` says how each position's quotation is checked, and `texts` are the documents at hand (`annotations`).
    `identifiers` are those of the rows; they are needed where the rows are not all that the folder has, as it has them.
    With `packed` what grows with the positions is packed with gzip: an annotation has 1.5 kB, and all are much alike.
    """
    if identifiers is None:
        identifiers = position_ids(data.positions)
    tables: dict[str, pd.DataFrame] = {name: getattr(data, name) for name in ROWS}
    tables["positions"] = data.positions.copy()
    tables["positions"].insert(0, POSITION_ID, pd.Series(identifiers, index=data.positions.index, dtype="str"))
    ending = PACKED if packed else ""
    table_files = {name: f"{name}.csv" for name in ROWS} | {"positions": f"positions.csv{ending}"}
    annotated, told = ANNOTATIONS + ending, POPOLO + ending
    files = {file: _file(file, [csv_text(tables[name]).encode()]) for name, file in table_files.items()}
    files[annotated] = _file(annotated, annotations(data, identifiers, checked, texts))
    files[told] = _file(told, [_json(popolo(data))])
    tracks = [track.id for track in data.negotiation.tracks]
    resources = [
        {
            "name": name,
            "title": _TITLES[name],
            "type": "table",
            **_held(table_files[name], "text/csv", files),
            "schema": table_schema(name, tracks),
        }
        for name in ROWS
    ]
    others = {
        annotated: ("annotations", "Positions as W3C web annotations", "application/ld+json"),
        told: ("popolo", "Actors, memberships and votes in the vocabulary of Popolo", "application/json"),
    }
    resources += [
        {"name": name, "title": title, **_held(file, media, files)} for file, (name, title, media) in others.items()
    ]
    return {DESCRIPTOR: _json(_descriptor(data) | {"resources": resources}), **files}


def _descriptor(data: Dataset) -> Json:
    title = data.negotiation.title or "Positions"
    made: Json = {
        "$schema": PROFILE,
        "name": _name(title),
        "title": title,
        "description": " ".join(filter(None, [data.negotiation.about, GUARD])),
        "version": data.version[:12],
        "dataSha256": data.version,
    }
    sources = [_source(source) for source in records(data.sources, SourceRow)]
    return made | ({"sources": sources} if sources else {})


def _name(title: str) -> str:
    try:
        return id_from_name(title)
    except ValueError:  # a title in a script that has no ASCII letters
        return "positions"


def _source(source: SourceRow) -> Json:
    made: Json = {"title": f"{source.title} ({source.publisher}, {source.published})"}
    return made | ({"path": source.url} if _ADDRESS.fullmatch(source.url) else {})


def _held(file: str, media: str, files: dict[str, bytes]) -> Json:
    """Where a resource stands, and by what one sees that it is whole."""
    content = files[file]
    packed = file.endswith(PACKED)
    return {
        "path": file,
        "format": file.removesuffix(PACKED).rpartition(".")[2],
        "mediatype": media,
        "encoding": "utf-8",
        **({"compression": PACKED[1:]} if packed else {}),
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def _file(name: str, lines: Iterable[bytes]) -> bytes:
    """The lines as a file. They are packed one by one, since all of a large room together fill the memory."""
    if not name.endswith(PACKED):
        return b"".join(lines)
    file = BytesIO()
    # neither a time nor a name of a file, so that the same lines give the same bytes
    with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as stream:
        stream.writelines(lines)
    return file.getvalue()


def _json(value: Json) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
