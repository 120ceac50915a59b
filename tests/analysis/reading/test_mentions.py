"""Whom and what a text names, and the sentences in which that is not coded yet."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.passage_marks import Span
from analysis.reading.mentions import EXACT_LETTERS, Mention, actor_names, issue_terms, mentions, uncoded
from analysis.reading.sentences import sentences
from loaders import load
from tests.support.folders import actor, issue, write_folder
from tests.support.naughty import PIECES

ACTORS = {
    "northland": ["Republic of Northland", "Northland", "Norhaven", "NL"],
    "south": ["Southern Isles", "U.S.I.", "南国"],
    "lea": ["Léa d’Orée", "Ελλάδα"],
}
ISSUES = {"crime": ["cyber crime", "crime", "tax"], "data": ["data", "متن البيانات", "网络"]}


def named(text: str) -> list[tuple[str, str]]:
    return [(text[slice(*one.span)], one.id) for one in mentions(text, ACTORS, ISSUES)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the NORTHLAND and Northland’s", [("NORTHLAND", "northland"), ("Northland", "northland")]),
        ("the Republic of\nNorthland", [("Republic of\nNorthland", "northland")]),
        ("the Republic. Of Northland", [("Northland", "northland")]),
        ("a Republic of\n\nNorthland", [("Northland", "northland")]),
        ("a Northlander, Northlands", []),
        ("NL, nl and Nl", [("NL", "northland")]),
        ("an NL-led group", [("NL", "northland")]),
        ("the U.S.I., not the U.S. or USI or u.s.i.", [("U.S.I", "south")]),
        ("LEA D'OREE and Léa\u2011d'Ore\u0301e", [("LEA D'OREE", "lea"), ("Léa\u2011d'Ore\u0301e", "lea")]),
        ("η ελλαδα", [("ελλαδα", "lea")]),
        ("cyber-crime, Cyber Crime", [("cyber-crime", "crime"), ("Cyber Crime", "crime")]),
        ("Tax. TAX", [("Tax", "crime"), ("TAX", "crime")]),
        ("在南国的网络安全", [("南国", "south"), ("网络", "data")]),
        ("مَتن البيانات", [("مَتن البيانات", "data")]),
        ("𐐀𐐨 Northland👩‍👩‍👧 data", [("Northland", "northland"), ("data", "data")]),
        ("Nor\u00adthland", [("Nor\u00adthland", "northland")]),
        ("", []),
    ],
)
def test_names_are_met_as_whole_words_however_they_are_written(text: str, found: list[tuple[str, str]]) -> None:
    assert named(text) == found


def test_of_names_that_begin_together_the_longest_counts_and_each_kind_for_itself() -> None:
    found = mentions("New York law", {"york": ["York"], "new": ["New York"]}, {"law": ["York law"]})
    assert found == [Mention((0, 8), "actor", "new"), Mention((4, 12), "issue", "law")]


def test_a_name_of_several_is_one_mention_of_all_of_them() -> None:
    found = mentions("Both Koreas and KOREA", {"rok": ["Korea"], "dprk": ["Korea", "korea"]}, {"a": ["both"]})
    assert found == [Mention((0, 4), "issue", "a"), Mention((16, 21), "actor", "rok", ("dprk",))]


@pytest.mark.parametrize("piece", PIECES.values())
def test_names_are_found_beside_hostile_text_and_in_it(piece: str) -> None:
    [behind] = [one for one in mentions(f"{piece}\n\nQuirinia", {"q": ["Quirinia"]}, {}) if one.id == "q"]
    assert behind.span == (len(piece) + 2, len(piece) + 10)
    assert all(one.span[1] <= len(piece) for one in mentions(piece, {"p": [piece]}, {}))


def same(name: str, stretch: str) -> bool:
    """Whether a stretch of a text has the words of a name."""
    one, other = (re.findall(r"[a-zé]+|[中国]", text, re.IGNORECASE) for text in (name, stretch))
    if len("".join(one)) <= EXACT_LETTERS and name != name.lower():
        return one == other
    return [word.lower().replace("é", "e") for word in one] == [word.lower().replace("é", "e") for word in other]


def parts_a_word(text: str, place: int) -> bool:
    """Whether there are letters of one word on both sides of a place."""
    sides = text[max(place - 1, 0) : place + 1]
    return 0 < place < len(text) and sides.isalpha() and not set(sides) & set("中国")


def named_slowly(text: str, names: Mapping[str, Sequence[str]]) -> list[tuple[Span, tuple[str, ...]]]:
    """The mentions of one kind: at each place the longest stretch that is a name, and then from its end on."""
    found = []
    start = 0
    while start < len(text):
        ends = [
            end
            for end in range(len(text), start, -1)
            if text[start].isalpha() and text[end - 1].isalpha()
            if not parts_a_word(text, start) and not parts_a_word(text, end)
            if not re.search(r"\n\s*\n", text[start:end])
        ]
        meant = {
            end: tuple(one for one in names if any(same(name, text[start:end]) for name in names[one])) for end in ends
        }
        longest = next((end for end in ends if meant[end]), None)
        if longest:
            found.append(((start, longest), meant[longest]))
        start = longest or start + 1
    return found


NAMES = st.lists(
    st.text(st.sampled_from(list("abA é-中国")), min_size=1, max_size=6).filter(
        lambda name: bool(re.search(r"\w", name))
    ),
    min_size=1,
    max_size=3,
)


@st.composite
def names_and_texts(draw: st.DrawFn) -> tuple[str, dict[str, list[str]]]:
    """Names of three actors, and a text of such names in other cases and without accents, and of what may part them."""
    names = {identifier: draw(NAMES) for identifier in "xyz"}
    written = [name for many in names.values() for name in many]
    signs = st.sampled_from([*" -'\n", "\n\n", "a", "B", "É", "国"])
    changed = st.sampled_from([str, str.upper, str.lower, lambda name: name.replace("é", "e").replace(" ", "\n")])
    parts = st.one_of(signs, st.builds(lambda name, change: change(name), st.sampled_from(written), changed))
    return "".join(draw(st.lists(parts, max_size=8))), names


@given(names_and_texts())
def test_mentions_are_those_of_a_slow_search(given_both: tuple[str, dict[str, list[str]]]) -> None:
    text, names = given_both
    found = [(one.span, (one.id, *one.also)) for one in mentions(text, names, {})]
    assert found == named_slowly(text, names)


TEXT = """Northland wants data. It wants more. The U.S.I. fights crime and Northland too. Data is for NL.

Northland, crime."""


def test_uncoded_are_the_sentences_that_name_an_actor_and_a_term_where_no_passage_lies() -> None:
    spans = sentences(TEXT)
    found = mentions(TEXT, ACTORS, ISSUES)
    assert uncoded(spans, [], found) == [0, 2, 3, 4]
    assert uncoded(spans, [(0, 5), (0, 3)], found) == [2, 3, 4]
    assert uncoded(spans, [spans[1], (spans[2][1] - 1, spans[3][0])], found) == [0, 3, 4]
    assert uncoded(spans, [(0, len(TEXT))], found) == []
    assert uncoded(spans, [], [one for one in found if one.kind == "actor"]) == []


@given(st.lists(st.tuples(st.integers(0, 120), st.integers(1, 50)), max_size=6))
def test_uncoded_sentences_share_no_character_with_a_passage(passages: list[tuple[int, int]]) -> None:
    coded = [(start, start + length) for start, length in passages]
    spans = sentences(TEXT)
    taken = {place for start, end in coded for place in range(start, end)}
    expected = [n for n in (0, 2, 3, 4) if not taken & set(range(*spans[n]))]
    assert uncoded(spans, coded, mentions(TEXT, ACTORS, ISSUES)) == expected


def test_names_and_terms_come_from_the_tables_of_a_folder(tmp_path: Path) -> None:
    kenya = actor(name="Republic of Kenya", short_name="Kenya", also_known_as="[Nairobi, 'Kenya, Republic of']")
    lists = issue("a", terms="[phrase of it, word]") + issue("b")
    data = load(write_folder(tmp_path, {"kenya": kenya, "peru": actor(name="Peru")}, issues=lists))
    names = ["Republic of Kenya", "Kenya", "Nairobi", "Kenya, Republic of"]
    assert actor_names(data.actors) == {"kenya": names, "peru": ["Peru"]}
    assert issue_terms(data.issues) == {"a": ["phrase of it", "word"], "b": []}
    assert [one.id for one in mentions("Kenya, Republic of; PERU", actor_names(data.actors), {})] == ["kenya", "peru"]
