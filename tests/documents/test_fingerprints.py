"""Fingerprints: a quotation that stands in a text passes without it, and one with another word does not."""

import hashlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from documents import fingerprints
from documents.fingerprints import DIGITS, RUN, fingerprint_text, hashes_of, parse_fingerprint, unknown_words
from loaders.data_files import MAX_BYTES
from loaders.words import PIECE, words

SHA256 = "ab" * 32
TEXT = "He said: we want a long list\n of offences in the Convention. It is needed, not harmful."
VOCABULARY = st.sampled_from(["we", "want", "États", "naïve", "список", "第", "条", "القائمة", "कानून", "2024"])
BROKEN = [f"# sha256: {SHA256}\n{body}" for body in (f"{'1' * 12}\n{'0' * 12}\n", f"{'g' * 12}\n", f"{' ' * 12}\n")]
TEXTS = st.lists(VOCABULARY, min_size=RUN, max_size=40)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cyber-attacks, cyber‐attacks", ["cyber", "attacks", "cyber", "attacks"]),
        ("the state’s  and the state's", ["the", "state", "s", "and", "the", "state", "s"]),
        ("“Straße” ﬁnds\nSTRASSE", ["strasse", "finds", "strasse"]),
        ("na\u00efve nai\u0308ve", ["na\u00efve", "na\u00efve"]),
        ("打击网络犯罪。", ["打", "击", "网", "络", "犯", "罪"]),
        ("قَائِمَة طويلة،", ["قَائِمَة", "طويلة"]),  # vowel signs belong to their word
        ("साइबर अपराध", ["साइबर", "अपराध"]),
        ("soft\u00adhyphen می\u200cخواهیم", ["softhyphen", "میخواهیم"]),
        ("$5 or €5, 5 % and a<b", ["$", "5", "or", "€", "5", "5", "and", "a", "<", "b"]),
        ("snake_case – [1]", ["snake", "case", "1"]),
    ],
)
def test_words_are_compared_without_case_and_punctuation_in_any_script(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_the_file_is_what_the_data_dictionary_says() -> None:
    lines = fingerprint_text("a-source", SHA256, "One two, three four five SIX").splitlines()
    assert [line for line in lines if line.startswith("#")] == lines[:3]
    assert "'a-source'" in lines[0]
    assert lines[2] == f"# sha256: {SHA256}"
    runs = ["one two three four five", "two three four five six"]
    assert lines[3:] == sorted(hashlib.sha256(run.encode()).hexdigest()[:DIGITS] for run in runs)


def test_a_text_without_runs_has_an_empty_fingerprint() -> None:
    found = parse_fingerprint(fingerprint_text("a-source", SHA256, "too few words"))
    assert found is not None
    assert (found.sha256, len(found.hashes), found.has(["0" * DIGITS])) == (SHA256, 0, [False])


@pytest.mark.parametrize(
    ("quote", "unknown"),
    [
        ("we want a long list of offences", []),
        ("We want: a LONG list of offences", []),  # the limit: no case and no punctuation
        ("list of offences in the convention", []),
        ("we want a brief list of offences in the convention", ["we", "want", "a", "brief"]),
        ("he said we want a long list of harms in the convention it is needed", ["harms"]),
        ("he said we want a list of offences in the", ["a", "list"]),  # a word is left out between them
        ("a – long – list", None),
    ],
)
def test_the_words_that_do_not_stand_there_are_named(quote: str, unknown: list[str] | None) -> None:
    fingerprint = parse_fingerprint(fingerprint_text("a-source", SHA256, TEXT))
    assert fingerprint is not None
    assert unknown_words(quote, fingerprint) == unknown


@pytest.mark.parametrize(
    "content",
    [
        "",
        "# no\n",
        f"# sha256: {SHA256}\nno hash\n",
        f"# sha256: {SHA256}\n{'0' * DIGITS}",
        "\0",
        "# sha256: x\n",
        *BROKEN,
    ],
)
def test_what_is_no_fingerprint_is_none(content: str) -> None:
    assert parse_fingerprint(content) is None


def test_a_text_that_is_too_long_is_refused_in_words() -> None:
    many = " ".join(map(str, range(MAX_BYTES // (DIGITS + 1) + RUN)))
    with pytest.raises(ValueError, match="too many for a fingerprint"):
        fingerprint_text("a-source", SHA256, many)


@pytest.mark.parametrize(("limit", "name"), [("MOST_RUNS", "runs of 5 words"), ("VERY_LONG", "characters")])
def test_a_text_of_very_many_runs_is_refused_before_all_are_hashed(
    monkeypatch: pytest.MonkeyPatch, limit: str, name: str
) -> None:
    hashed: list[int] = []

    def counting(normalised: list[str]) -> list[str]:
        hashed.append(len(normalised))
        return hashes_of(normalised)

    monkeypatch.setattr(fingerprints, "hashes_of", counting)
    monkeypatch.setattr(fingerprints, limit, 1_000)
    assert fingerprint_text("a-source", SHA256, "a b " * 240)
    del hashed[:]
    with pytest.raises(ValueError, match=f"{name}, too many for a fingerprint"):
        fingerprint_text("a-source", SHA256, "a b " * 1_000_000)
    assert sum(hashed) <= PIECE


@given(TEXTS, st.integers(12, 60))
def test_a_fingerprint_is_the_same_however_the_text_is_cut(text: list[str], size: int) -> None:
    joined = " ".join(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("loaders.words.PIECE", size)
        found = fingerprint_text("a-source", SHA256, joined).splitlines()[3:]
    assert found == sorted(set(hashes_of(words(joined))))


@given(TEXTS, st.data())
def test_every_quotation_of_a_text_passes_and_one_with_a_new_word_never_does(
    text: list[str], data: st.DataObject
) -> None:
    fingerprint = parse_fingerprint(fingerprint_text("a-source", SHA256, "; ".join(text).upper()))
    assert fingerprint is not None
    start = data.draw(st.integers(0, len(text) - RUN))
    quote = text[start : data.draw(st.integers(start + RUN, len(text)))]
    assert unknown_words("\n".join(quote), fingerprint) == []
    place = data.draw(st.integers(0, len(quote) - 1))
    changed = [*quote[:place], "another", *quote[place + 1 :]]
    assert "another" in (unknown_words(" ".join(changed), fingerprint) or [])


@given(TEXTS, TEXTS)
def test_a_quotation_passes_exactly_where_all_its_runs_stand_in_the_text(text: list[str], quote: list[str]) -> None:
    fingerprint = parse_fingerprint(fingerprint_text("a-source", SHA256, " ".join(text)))
    assert fingerprint is not None
    assume(len(words(" ".join(quote))) >= RUN)
    padded, own = f" {' '.join(words(' '.join(text)))} ", words(" ".join(quote))
    stands = all(f" {' '.join(own[at : at + RUN])} " in padded for at in range(len(own) - RUN + 1))
    assert (unknown_words(" ".join(quote), fingerprint) == []) == stands


def test_hashes_come_in_the_order_of_the_words() -> None:
    assert len(hashes_of(list("abcdefg"))) == 3
    assert hashes_of(list("abcdefg"))[1:2] == hashes_of(list("bcdef"))
    assert hashes_of(list("abcd")) == []
