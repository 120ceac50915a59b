"""A folder whose positions have a form, an article, a place and a translation, and whose documents have kinds."""

import hashlib
from pathlib import Path

from tests.support.folders import actor, position, source, write_folder

ARABIC = "نحن نؤيد أن تبقى هذه الأحكام في نص الاتفاقية"
ENGLISH = "we support that these provisions remain in the text of the convention"
MARK = "translation by the coder (not verified; only the original is)"
DOCUMENTS = {
    "roll-call": "Cuba: In favour. Kenya: In favour.",
    "speech": f"قال المندوب: {ARABIC}.",
    "summary": "Cuba doubts that any text is needed.",
    "unread": "Nothing of it was read yet.",
}


def write_deeds(folder: Path) -> Path:
    """Kenya's vote on an article and its statement in Arabic, and what a machine's summary says of Cuba."""
    registered = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in DOCUMENTS.items()}
    sources = (
        source("roll-call", kind="official-record", sha256=registered["roll-call"])
        + source(
            "speech",
            title="A speech",
            kind="transcript",
            author="Amina Said",
            language="ar",
            url="https://example.org/speech",
            archived="https://archive.example.org/speech",
            retrieved="2024-04-01",
            licence="CC BY 4.0",
            excerpt="true",
            sha256=registered["speech"],
        )
        + source("summary", kind="machine-summary", sha256=registered["summary"])
        + source("unread", status="to-code", sha256=registered["unread"])
    )
    vote = position(
        source="roll-call",
        form="vote",
        article="6(2)",
        locator="p. 12",
        quote="In favour",
        attribution="reported",
    )
    said = position(
        issue="un-convention",
        date="2024-03-01",
        source="speech",
        locator="paragraph 4",
        quote=ARABIC,
        translation=ENGLISH,
        translated_by="the coder",
    )
    told = position(
        issue="un-convention",
        stance="oppose",
        date="2024-03-02",
        source="summary",
        quote="doubts that any text is needed",
        attribution="reported",
    )
    files = {"kenya": actor(vote, said), "cuba": actor(told)}
    write_folder(folder, files, sources=sources)
    (folder / "documents").mkdir()
    for name, text in DOCUMENTS.items():
        (folder / "documents" / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
