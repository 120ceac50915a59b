"""A room of twelve actors, eleven of which have made one joint statement on four issues.

One of the eleven has since spoken for itself on one of the issues; the twelfth has answered on two.
"""

import hashlib
from pathlib import Path

from tests.support.folders import actor, event, issue, position, source, write_folder

SIGNATORIES = ("a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10", "a11")
ISSUES = ("funding", "deadline", "review", "scope")
FIRST = "we ask for a fund that all parties can draw on"
DOCUMENT = f"""The eleven say: {FIRST}.
We want the text to be finished before the year ends. There has to be a review of it every five years.
We do not accept that the text goes beyond what was agreed.

A twelfth delegate said: no fund will be paid for by us alone. A longer list is what this room has to write now.
One of the eleven said later: a fund is welcome to us only when all pay."""

JOINT = f"""\
# yaml-language-server: $schema=../schemas/joint.schema.json
title: Joint statement on the zero draft
actors: [{", ".join(SIGNATORIES)}]
note: read out by the first delegate
positions:
  - issue: deadline
    stance: support
    date: 2024-03-04
    source: record
    quote: We want the text to be finished before the year ends
    confidence: medium
    note: the year is not named
  - issue: funding
    stance: strong_support
    date: 2024-03-04
    source: record
    quote: {FIRST}
  - issue: review
    stance: support
    date: 2024-03-04
    source: record
    quote: There has to be a review of it every five years
  - issue: scope
    stance: oppose
    date: 2024-03-04
    source: record
    quote: We do not accept that the text goes beyond what was agreed
"""
"""Eleven actors on four issues."""

OWN = position(
    issue="funding",
    stance="mixed",
    date="2024-05-06",
    source="record",
    quote="a fund is welcome to us only when all pay",
)
ANSWERS = (
    position(
        issue="funding",
        stance="oppose",
        date="2024-03-05",
        source="record",
        quote="no fund will be paid for by us alone",
    ),
    position(
        issue="scope",
        stance="strong_support",
        date="2024-03-05",
        source="record",
        quote="A longer list is what this room has to write now",
    ),
)


def write_joint_room(folder: Path) -> Path:
    """Write the room, with its document in documents/; it checks clean."""
    actors = dict.fromkeys(SIGNATORIES, actor()) | {"a2": actor(OWN), "a12": actor(*ANSWERS)}
    write_folder(
        folder,
        actors,
        issues="".join(issue(one, title=f"Of {one}") for one in ISSUES),
        sources=source(
            "record", published="2024-06-01", file="record.txt", sha256=hashlib.sha256(DOCUMENT.encode()).hexdigest()
        ),
        events=event(date="2024-03-04", source="record", quote=FIRST),
    )
    for name, text in {"joint/eleven.yaml": JOINT, "documents/record.txt": DOCUMENT}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
