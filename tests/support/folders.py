"""Small positions folders and tables for tests."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from loaders.dates import parse_date
from loaders.frames import POSITION_COLUMNS, tabulate
from tests.support.passages import number_passages

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(__file__).resolve().parent / "data"
UNKNOWN_ISSUE = """\
error: unknown issue 'broad-offence'
  positions/actors/russia.yaml:14:12
   14 |   - issue: broad-offence
                   ^^^^^^^^^^^^^ did you mean 'broad-offences'?"""
"""How the fault of the file unknown-issue.yaml is printed."""

QUOTE = "we want a long list of offences in the convention"


def issue(identifier: str, **fields: str) -> str:
    """One issue of issues.yaml."""
    return _item(
        {
            "id": identifier,
            "title": "A title",
            "proposition": "Something should be done",
            "support_means": "wants it",
            "oppose_means": "does not want it",
            "contested": "true",
            **fields,
        },
        "",
    )


def source(identifier: str, **fields: str) -> str:
    """One document of sources.yaml."""
    return _item(
        {
            "id": identifier,
            "title": "A document",
            "publisher": "A publisher",
            "published": "2024-03-29",
            "language": "en",
            "sha256": hashlib.sha256(identifier.encode()).hexdigest(),
            "file": f"{identifier}.txt",
            **fields,
        },
        "",
    )


def negotiation(*tracks: str, **fields: str) -> str:
    """The text of negotiation.yaml with these tracks, each by its id."""
    text = "".join(f"{name}: {value}\n" for name, value in {"title": "A negotiation", **fields}.items())
    return text + "tracks:\n" + "".join(_item({"id": one, "title": f"Track {one}"}, "  ") for one in tracks)


def rule(**fields: str | None) -> str:
    """The text of negotiation.yaml with one rule; None leaves a field out."""
    head = {"id": "a-rule", "title": "A rule", "kind": "two-thirds", "provision": "Article 1", **fields}
    return "rules:\n" + _item(head, "  ")


def electorate(**fields: str | None) -> str:
    """The text of negotiation.yaml with one electorate; None leaves a field out."""
    return "electorates:\n" + _item({"id": "a-room", "title": "A room", **fields}, "  ")


def joint(actors: str, *positions: str, **fields: str) -> str:
    """The text of a joint statement of these actors; its positions are those of `position`."""
    head = {"title": "A joint statement", "actors": actors, **fields}
    text = "".join(f"{name}: {value}\n" for name, value in head.items())
    return text + ("positions:\n" + "".join(positions) if positions else "")


def event(**fields: str) -> str:
    """One milestone of events.yaml."""
    return _item(
        {"date": "2019", "title": "A meeting", "kind": "meeting", "source": "sputnik-2024", "quote": QUOTE, **fields},
        "",
    )


def position(**fields: str | None) -> str:
    """One position of an actor; None leaves a field out."""
    return _item(
        {
            "issue": "broad-offences",
            "stance": "support",
            "date": "2019-07-08",
            "source": "sputnik-2024",
            "quote": QUOTE,
            "attribution": "own",
            **fields,
        },
        "  ",
    )


def actor(*positions: str, **fields: str | None) -> str:
    """The text of an actor's file; None leaves a field out."""
    head = {"name": "An Actor", "kind": "state", **fields}
    text = "".join(f"{name}: {value}\n" for name, value in head.items() if value is not None)
    return text + ("positions:\n" + "".join(positions) if positions else "")


def texts(actors: Mapping[str, str] | None = None, **lists: str) -> dict[str, str]:
    """The texts of a folder by file: two issues and one source where `lists` (issues=, sources=) say no other."""
    lists = {"issues": issue("broad-offences") + issue("un-convention"), "sources": source("sputnik-2024"), **lists}
    files = {f"{name}.yaml": text for name, text in lists.items()}
    for name, text in (actors or {}).items():
        files[f"actors/{name}.yaml"] = text.replace("name: An Actor\n", f"name: Actor {name}\n")
    return files


def write_joint(folder: Path, **statements: str) -> Path:
    """Write joint statements, each by its id, into a folder."""
    (folder / "joint").mkdir(exist_ok=True)
    for name, text in statements.items():
        (folder / "joint" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def write_folder(folder: Path, actors: Mapping[str, str] | None = None, **lists: str) -> Path:
    """Write what `texts` gives into a folder."""
    (folder / "actors").mkdir(parents=True, exist_ok=True)
    for name, text in texts(actors, **lists).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def positions_table(*rows: tuple[str, str, int, str], **columns: list[str]) -> pd.DataFrame:
    """A positions table from (actor, issue, stance, day); `columns` give further columns row by row."""
    voices: dict[str, list[str]] = {
        "attribution": ["own"] * len(rows),
        "confidence": ["high"] * len(rows),
        "source": ["a-document"] * len(rows),
        "quote": [f"what was said in statement number {number}." for number in range(len(rows))],
        **columns,
    }
    passages = number_passages(zip(voices["source"], voices["quote"], strict=True))
    return tabulate(
        (
            dict.fromkeys(POSITION_COLUMNS, "")
            | {
                "actor": name,
                "issue": about,
                "stance": stance,
                "date": day,
                "earliest": pd.Timestamp(day),
                "latest": pd.Timestamp(day),
                "passage": passages[number],
                "line": number + 1,
                "quote_line": number + 1,
            }
            | {column: values[number] for column, values in voices.items()}
            for number, (name, about, stance, day) in enumerate(rows)
        ),
        POSITION_COLUMNS,
    )


def dated(*dates: str) -> pd.DataFrame:
    """A positions table of one actor on one issue with these EDTF dates."""
    table = positions_table(*(("a", "i", 1, "2019-01-01") for _ in dates))
    known = [parse_date(text) for text in dates]
    return table.assign(
        date=list(dates),
        earliest=pd.Series([one.earliest for one in known], dtype="datetime64[s]"),
        latest=pd.Series([one.latest for one in known], dtype="datetime64[s]"),
    )


def _item(fields: Mapping[str, str | None], indent: str) -> str:
    lines = [f"{name}: {value}" for name, value in fields.items() if value is not None]
    return f"{indent}- " + f"\n{indent}  ".join(lines) + "\n"
