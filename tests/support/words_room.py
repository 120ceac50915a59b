"""A small folder with documents in which words are looked for."""

import hashlib
from pathlib import Path

from tests.support.folders import actor, issue, joint, position, source, write_folder, write_joint

TEXTS = {
    "first.txt": "All agree: we call for sanctions on cyber crime, and together we oppose all sanctions of theirs.",
    "second.txt": "Sanctions? Las sanciones... no word of that here at all, since las sanciones son ilegales y punto.",
    "third.txt": "x",
}


def write_room(folder: Path) -> Path:
    """Two actors, a joint statement, and four documents: two at hand, one that is another, one that is missing."""
    hashes = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in TEXTS.items()}
    write_folder(
        folder,
        {
            "kenya": actor(
                position(
                    quote="we call for sanctions on cyber crime", source="first", date="2020-05-01", speaker="Minister"
                ),
                position(issue="second", quote="no word of that here at all", source="second", note="Not of sanctions"),
                also_known_as="[Nairobi]",
            ),
            "cuba": actor(
                position(
                    quote="las sanciones son ilegales y punto", source="second", date="2021",
                    translation="the sanctions are illegal", translated_by="ours",
                ),
            ),
        },
        issues=issue("broad-offences", terms="[penalty]") + issue("second", title="Sanctions on crime"),
        sources=source("first", sha256=hashes["first.txt"], kind="press")
        + source("second", sha256=hashes["second.txt"], published="2022-01-01", affiliation="cuba")
        + source("third", sha256="0" * 64)
        + source("fourth", title="Of sanctions"),
    )  # fmt: skip
    write_joint(folder, both=joint("[kenya, cuba]", position(quote="together we oppose all sanctions", source="first")))
    (folder / "documents").mkdir()
    for name, text in TEXTS.items():
        (folder / "documents" / name).write_text(text, encoding="utf-8")
    return folder
