"""The document and its fingerprint agree: what looks the same is found by both, whatever nobody sees is in it."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from documents.composed_letters import compose
from documents.fingerprints import fingerprint_text, parse_fingerprint, unknown_words
from documents.quotation_search import SearchedText, count_places, locate

WORDS = [
    "officers",
    "confirm",
    "naïve",
    "non-binding",
    "“final”",
    "(first)",
    "the",
    "工作月日",
    "长风食马",
    "قائمة",
    "لا",
    "می",
    "ガ",
    "5",
]
UNSEEN = [
    "",
    "",
    "",
    "\u00ad",
    "\u200b",
    "\u200c",
    "\u200d",
    "\ufeff",
    "\u200e",
    "\u200f",
    "\u202b",
    "\u2060",
    "\ufe0f",
    "\u034f",
]
ALIKE = {
    "ffi": ["ﬃ", "f\ufb01"],
    "fi": ["ﬁ"],
    "-": ["\u2010", "\u2011"],
    "工": ["⼯"],
    "月": ["⽉"],
    "长": ["⻓"],
    "马": ["⻢"],
    "لا": ["ﻻ", "ﻼ"],
    "ق": ["ﻗ", "ﻕ"],
    "ï": ["i\u0308"],
    "ガ": ["ｶﾞ", "カ\u3099"],
}


@st.composite
def sprinkled(draw: st.DrawFn, text: str) -> str:
    """A text that looks the same: with signs that nobody sees, and with others that look like those of the text."""
    for sign, others in ALIKE.items():
        if sign in text and draw(st.booleans()):
            text = text.replace(sign, draw(st.sampled_from(others)))
    return "".join(sign + draw(st.sampled_from(UNSEEN)) for sign in text)


@given(st.lists(st.sampled_from(WORDS), min_size=6, max_size=12), st.data())
def test_what_looks_the_same_is_found_in_the_document_and_by_its_fingerprint(
    some: list[str], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(some) - 5))
    quoted = some[start : data.draw(st.integers(start + 5, len(some)))]
    text = compose(data.draw(sprinkled(data.draw(st.sampled_from([" ", "\n", "\u00a0 "])).join(some))))
    quote = data.draw(sprinkled(" ".join(quoted)))
    span = locate(quote, text)
    assert span is not None
    assert count_places(quote, SearchedText(text)) >= 1
    fingerprint = parse_fingerprint(fingerprint_text("a-source", "ab" * 32, text))
    assert fingerprint is not None
    assert unknown_words(quote, fingerprint) == []


@given(st.text(st.sampled_from("ab ﬁﬃ\u00ad\u200d\u0301-\u2011\n中⼯⻓ﻼ²ｶﾞé“"), max_size=40), st.data())
def test_a_piece_of_any_text_is_found_however_its_letters_are_stored(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    quote = text[start : data.draw(st.integers(start, len(text)))].strip()
    whole = f"x {quote} y"
    for form in ("NFC", "NFD"):
        found = locate(unicodedata.normalize(form, quote), compose(whole))
        assert (found is not None) == bool(" ".join(quote.split()).strip("\u00ad\u200d")) or "\u0301" in quote
