"""A passage that is marked in a text by another tool -> the quotation of a position: whole words, and few enough."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from documents.document_files import document_of
from documents.quotation_check import remark_on_place
from documents.quotation_search import SearchedText, Span, find_places, locate_all
from documents.readers.unreadable import UnreadableError
from loaders.models import FEWEST_WORDS, QUOTE_WORDS
from loaders.position_columns import on_one_line
from loaders.words import WORD, count_words, is_unspaced

_WORD = re.compile(WORD)
_WITHIN = re.compile(r"\w(?:[\w\u0300-\u036f]|['’-]\w)")
_BEHIND_A_SIGN = re.compile(r"\w['’-]\w")
_END_OF_SENTENCE = re.compile(r"[.!?…][\"'’”»)\]]*(?=\s)|[。！？][」』”）]*")


class PassageError(ValueError):
    """A passage cannot be quoted, or nothing of a text can be; the message says why."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of a passage; where they are not all of it, `locator` says where it stands and how long it is."""

    quote: str
    locator: str = ""


class QuotedText:
    """The text of a document to be, as another tool has it; quotations are held to it as it is read from its file."""

    def __init__(self, name: str, text: str) -> None:
        """Raises PassageError for a text that no document may have."""
        self.text = text
        try:
            self._read = SearchedText(document_of(name, text.encode()).text)
        except UnreadableError as error:
            raise PassageError(f"it cannot be kept as a document: {error}; {error.hint}") from error

    def quotation(self, start: int, end: int) -> Quotation:
        """What is quoted of the characters from one place up to another. Raises PassageError.

        A passage that begins or ends in a word is widened to the whole of it. Of one with too many words the first
        whole sentences are quoted that are not too many, or the first words of a longer sentence.
        """
        if not 0 <= start < end <= len(self.text):
            raise PassageError(f"characters {start} to {end} are not in its text, which has {len(self.text)}")
        start, end = _whole_words(self.text, start, end)
        passage = self.text[start:end].rstrip()
        number = count_words(passage)
        if number < FEWEST_WORDS:
            raise PassageError(f"“{on_one_line(passage)}” is too short: a quotation has {FEWEST_WORDS} words or more")
        quote, locator = on_one_line(passage), ""
        if number > QUOTE_WORDS[1]:
            quote = on_one_line(_first_words(passage))
            locator = f"characters {start + 1} to {end}; quoted are the first {count_words(quote)} of {number} words"
        (place,) = find_places([quote], self._read)
        if place is None:
            raise PassageError(f"“{quote}” is not found in its text when that is read as a document")
        remark = remark_on_place(quote, place, self._read, "", is_deed=False)
        if remark and remark[0] == "error":
            raise PassageError(f"“{quote}” stands in its text more than once, and is too short to tell which is meant")
        return Quotation(quote, locator)


def places_of(quotes: Sequence[str], text: str) -> list[Span | None]:
    """For each quotation the characters of a text in which it stands, None where it does not."""
    return locate_all(quotes, text)


def _whole_words(text: str, start: int, end: int) -> Span:
    """The passage without white space around it, and with the whole of the words that it cuts."""
    while start < end - 1 and text[start].isspace():
        start += 1
    while end - 1 > start and text[end - 1].isspace():
        end -= 1
    while _is_in_word(text, start):
        start -= 1
    while _is_in_word(text, end):
        end += 1
    return start, end


def _is_in_word(text: str, at: int) -> bool:
    """Whether a place lies inside a word, which may have hyphens and apostrophes between its letters."""
    if not 0 < at < len(text) or is_unspaced(text[at - 1]) or is_unspaced(text[at]):
        return False
    return bool(_WITHIN.match(text, at - 1) or (at > 1 and _BEHIND_A_SIGN.match(text, at - 2)))


def _first_words(passage: str) -> str:
    """Of a passage with too many words its first whole sentences, or as many words as a quotation may have."""
    ends = [sentence.end() for sentence in _END_OF_SENTENCE.finditer(passage)]
    kept = ""
    for end in ends:
        if count_words(passage[:end]) > QUOTE_WORDS[1]:
            break
        kept = passage[:end]
    if count_words(kept) >= QUOTE_WORDS[0]:
        return kept
    for number, word in enumerate(_WORD.finditer(passage), start=1):
        if number == QUOTE_WORDS[1]:
            return passage[: word.end()]
    return passage
