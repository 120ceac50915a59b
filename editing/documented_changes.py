"""Changes of data files that come with new documents: the documents are kept, the files saved, all or nothing."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from documents.document_files import document_of, hash_at_hand
from editing.document_store import keep_document, make_documents_folder, take_back_document
from editing.save_verdict import judge_together
from editing.saves import FaultyTextError, Version, refuse_if_read_only, save_all
from editing.source_entry import Registered, complete


def save_with_documents(
    folder: Path, kept_in: Path | None, documents: Sequence[tuple[str, str, bytes]], texts: Mapping[Version, str]
) -> Registered:
    """Keep documents (id of the source, name, content) and save the texts that enter and quote them.

    `kept_in` is the documents folder; where it is None the positions folder gets one. Raises SaveError; then all is as
    it was. What belongs to the entries, fingerprints and schemas, is written last, and what is missing of it is said.
    """
    refuse_if_read_only()
    errors = judge_together(folder, {version.name: text for version, text in texts.items()}).errors
    if errors:
        raise FaultyTextError("nothing was saved: the new texts have errors", errors)
    read = [(source, document_of(name, content)) for source, name, content in documents]
    place = kept_in or make_documents_folder(folder, "")
    new = [document for _, document in read if hash_at_hand(place, document.name) is None]
    kept = []
    try:
        for (_, document), (_, _, content) in zip(read, documents, strict=True):
            keep_document(place, document.name, content, document.sha256)
            kept.append(document)
        saved = save_all(folder, texts)
    except BaseException:
        for document in kept:
            if document in new:
                take_back_document(place, document.name, document.sha256)
        raise
    done = complete(folder, read)
    names = [one.name for one in saved if one.changed]
    warnings = dict.fromkeys(one.warning for one in saved if one.warning)
    return Registered(
        tuple(dict.fromkeys([*names, *done.written])), "; ".join(filter(None, [*warnings, done.warning])), done.failure
    )
