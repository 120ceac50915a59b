"""Words that the end of a line cuts: both readings are quotations, in every kind of document and by its fingerprint."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.document_text import text_of
from documents.fingerprints import fingerprint_text, parse_fingerprint, unknown_words
from documents.quotation_search import locate
from tests.support.documents import pdf

LINES = ["The states want a non-", "binding treaty on inter-", "national crime, in pre- and post-", "trial matters."]


def by_fingerprint(quote: str, text: str) -> bool:
    fingerprint = parse_fingerprint(fingerprint_text("a-source", "ab" * 32, text))
    assert fingerprint is not None
    return unknown_words(quote, fingerprint) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", pdf(LINES)),
        ("a.pdf", pdf([line.replace("inter-", "inter\u00ad") for line in LINES])),
        ("a.txt", "\n".join(LINES).encode()),
        ("a.txt", "\r\n   ".join(LINES).encode()),
        ("a.txt", "\n".join(LINES).replace("-\n", "\u00ad\n").encode()),
        ("a.txt", "\n".join(LINES).replace("-\n", "\u2010\u200b \n\n").encode()),
        ("a.html", f"<pre>{chr(10).join(LINES)}</pre>".encode()),
        ("a.html", f"<p>{'<br>'.join(LINES)}".encode()),
    ],
)
@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("want a non-binding treaty on international crime", True),
        ("want a nonbinding treaty on inter-national crime", True),
        ("a nonbinding treaty on international crime, in pre- and post-trial matters", True),
        ("in pre- and posttrial matters.", True),
        ("binding treaty on international crime", True),
        ("want a non binding treaty on international crime", False),
        ("want a nobinding treaty on international crime", False),
        ("onbinding treaty on international crime", False),
        ("treaty on internation", False),
    ],
)
def test_a_word_that_a_line_cuts_may_be_quoted_with_its_hyphen_or_without(
    name: str, content: bytes, quote: str, stands: bool
) -> None:
    text = text_of(name, content)
    assert bool(locate(quote, text)) == stands
    if stands:
        assert by_fingerprint(quote, text)


@pytest.mark.parametrize(
    "text", ["We held pre-\nand post-trial talks in the year", "Ein-\nund Ausfuhr von allem das gut ist"]
)
def test_a_hyphen_that_stands_for_a_later_word_cuts_none(text: str) -> None:
    assert locate(text, text)
    assert locate(" ".join(text.split()), text)
    joined = text.replace("-\n", "")
    assert not locate(joined, text)
    assert not by_fingerprint(joined, text)


def test_hyphens_inside_a_line_are_read_as_they_stand() -> None:
    text = "We want a non-binding text on inter-\nnational crime in every state"
    assert not locate("We want a nonbinding text on international crime", text)
    assert not by_fingerprint("We want a nonbinding text on international crime", text)
    assert not locate("We want a non-binding text on inter - national crime", text)


@given(st.lists(st.sampled_from(["we", "want", "non", "binding", "网络", "état"]), min_size=6, max_size=14), st.data())
def test_what_is_found_with_cut_words_is_found_by_the_fingerprint_and_the_other_way_round(
    words: list[str], data: st.DataObject
) -> None:
    gaps = [data.draw(st.sampled_from([" ", "\n", "-", "-\n"])) for _ in words[1:]]
    readings = {" ": [" "], "\n": [" "], "-": ["-"], "-\n": ["-", "", "- "]}
    text = words[0] + "".join(gap + word for gap, word in zip(gaps, words[1:], strict=True))
    quote, joined = words[0], False
    for gap, word in zip(gaps, words[1:], strict=True):
        read = data.draw(st.sampled_from(readings[gap][: 1 if joined else 3]))
        joined = read == ""
        quote += read + word
    assert locate(quote, text) == (0, len(text))
    assert by_fingerprint(quote, text) or len(quote.replace("-", " ").split()) < 5
