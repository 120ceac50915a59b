"""Texts that YAML cuts at " #": what stands behind is a comment to it, and part of the text to whoever wrote it."""

import re
from collections.abc import Iterator

from loaders.checked_file import DataFile
from loaders.problems import Problem
from loaders.yaml_tree import Map, Mark, Seq

FREE_TEXTS = frozenset(
    {
        "quote", "translation", "translated_by", "speaker", "venue", "article", "locator", "note", "title", "about",
        "name", "short_name", "also_known_as", "proposition", "support_means", "oppose_means", "terms", "publisher",
        "author", "licence", "file",
    }
)  # fmt: skip
"""The fields whose text may hold anything; behind an id, a date, a code or an address a comment is a comment."""

_SIGN = re.compile(r"[ \t]+#")
_SET_APART = re.compile(r"(?:[ ]{2,}|[ ]*\t[ \t]*)\#(?:[ \t]|$)")
"""A comment as people write one, and as the template of an actor has them: no text has two spaces and "# " in it."""

_CANDIDATE = re.compile(
    rf"^(?![ ]*\#|[ ]*(?:-[ ]+)*(?!(?:{'|'.join(sorted(FREE_TEXTS))}):)[a-z0-9_]+:[ \t]).*[ \t]\#", re.MULTILINE
)
"""A line with the sign that is neither a comment nor begins with a field of another sort."""


def find_cut_texts(file: DataFile) -> list[Problem]:
    """A warning for each free text without quotation marks that has a comment behind it, at the comment."""
    if not ((" #" in file.text or "\t#" in file.text) and _CANDIDATE.search(file.text)) or file.tree.faults:
        return []
    return [
        problem
        for key, lead, mark in _texts(file.tree.value)
        if key in FREE_TEXTS and (problem := _cut(file, key, lead, mark)) is not None
    ]


def _texts(value: object, field: str = "") -> Iterator[tuple[str, str, Mark]]:
    """Each text of a tree, also where it is empty: the field that it or its list stands in, what leads it, its mark."""
    if isinstance(value, Map):
        for key, mark in value.marks.items():
            inner = value.get(key)
            if isinstance(inner, (Map, Seq)):
                yield from _texts(inner, key)
            else:
                yield key, f"{key}: ", mark
    elif isinstance(value, Seq):
        for item, mark in zip(value, value.marks, strict=True):
            if isinstance(item, (Map, Seq)):
                yield from _texts(item, field)
            else:
                yield field, "", mark


def _cut(file: DataFile, key: str, lead: str, mark: Mark) -> Problem | None:
    lines = file.lines
    if mark.end_line >= len(lines) or lines[mark.line][mark.column : mark.column + 1] in ("'", '"', ">", "|"):
        return None
    last = lines[mark.end_line]
    found = _SIGN.match(last, mark.end_column)
    if found is None or _SET_APART.match(last, mark.end_column):
        return None
    is_empty = bool(lead) and (mark.line, mark.column) == (mark.key_line, mark.key_column)
    begin = found.end() - 1 if is_empty else mark.column
    hint = "put the whole text in quotation marks"
    if mark.line == mark.end_line:
        hint += f": {lead}{_quoted(last[begin:].rstrip())}"
    message = f"YAML ends '{key}' before ' #', and nobody reads what stands behind"
    column, length = found.end(), len(last.rstrip()) - found.end() + 1
    return Problem("warning", message, file.name, mark.end_line + 1, column, length, last, hint)


def _quoted(text: str) -> str:
    """A text as YAML reads it whole."""
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'
