"""No address of a position is ever lost: what became of it is known, and its page says so."""

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.site.addresses import way
from briefing.site.former_addresses import (
    STEPS,
    Addresses,
    Known,
    Stood,
    read_addresses,
    renewed,
    standing_now,
    write_addresses,
)
from briefing.site.pages.former import former_pages
from tests.support.folders import actor, joint, position, write_folder, write_joint
from tests.support.websites import pages_of, website

CUBA = Stood("cuba", "scope", "2019-07-08", "0123abcd")


def named(what: Stood, version: int = 0) -> str:
    """An id that follows from what a position says; `version` stands for what is not kept of it."""
    return f"p{sha256(repr((what, version)).encode()).hexdigest()[:12]}"


def ids(*some: Stood) -> dict[str, Stood]:
    return {named(what): what for what in some}


STOOD = st.builds(
    Stood,
    st.sampled_from(["cuba", "peru", "joint/all"]),
    st.sampled_from(["scope", "review"]),
    st.sampled_from(["2019", "2020-01-01"]),
    st.sampled_from(["0123abcd", "4567cdef"]),
)
PRESENT = st.dictionaries(st.tuples(STOOD, st.integers(0, 1)), st.none(), max_size=7).map(
    lambda chosen: {named(*one): one[0] for one in chosen}
)


def slowly(known: Addresses, present: Mapping[str, Stood]) -> dict[str, Known]:
    """The same as `renewed`, one pair of positions after the other."""
    left = [one for one in known if not known[one].is_gone and one not in present]
    free = [one for one in present if one not in known or known[one].is_gone]
    pairs: dict[str, str] = {}
    for step in STEPS:

        def alike(one: Stood, other: Stood, step: tuple[str, ...] = step) -> bool:
            return all(getattr(one, name) == getattr(other, name) for name in step)

        found = [
            (gone, new)
            for gone in left
            for new in free
            if alike(known[gone].stood, present[new])
            and sum(alike(known[gone].stood, known[one].stood) for one in left) == 1
            and sum(alike(present[new], present[one]) for one in free) == 1
        ]
        pairs |= dict(found)
        left = [one for one in left if one not in pairs]
        free = [one for one in free if one not in pairs.values()]
    result = {one: Known(what) for one, what in present.items()}
    for one, held in known.items():
        if one not in present:
            result[one] = Known(held.stood, True, held.successor if held.is_gone else pairs.get(one, ""))
    return result


@given(st.lists(PRESENT, max_size=6))
def test_over_many_publishings_every_address_is_known_and_leads_to_one_that_is_there(
    publishings: list[dict[str, Stood]],
) -> None:
    known: Addresses = {}
    ever: dict[str, Stood] = {}
    for present in publishings:
        before, known = known, renewed(known, present)
        assert known == slowly(before, present)
        ever |= present
        assert {one: held.stood for one, held in known.items()} == ever
        assert {one for one, held in known.items() if not held.is_gone} == present.keys()
        assert {standing_now(one, known) for one in known} <= {*present, ""}
        gone = [one for one in before if not before[one].is_gone and known[one].is_gone]
        places = [known[one].successor for one in gone if known[one].successor]
        assert len(places) == len({*places})
        content = write_addresses(known)
        assert read_addresses(content) == known
        assert write_addresses(renewed(read_addresses(content), present)) == content
        assert len(json.loads(content)["positions"]) == content.count(b"[") == content.count(b"]")


def test_a_corrected_position_is_followed_to_where_it_is_now_and_found_again_when_it_comes_back() -> None:
    first, second, third = CUBA, CUBA._replace(date="2020"), CUBA._replace(date="2020", words="4567cdef")
    known = renewed({}, ids(first))
    for what in (second, third):
        known = renewed(known, ids(what))
    assert [standing_now(named(what), known) for what in (first, second, third)] == [named(third)] * 3
    known = renewed(known, ids(first))
    assert [standing_now(named(what), known) for what in (first, second, third)] == [named(first)] * 3
    known = renewed(known, {})
    assert [standing_now(named(what), known) for what in (first, second, third)] == [""] * 3


def test_what_was_there_before_takes_the_place_of_nothing() -> None:
    other = CUBA._replace(date="2018", words="4567cdef")
    known = renewed(renewed({}, ids(CUBA, other)), ids(other))
    assert standing_now(named(CUBA), known) == ""


@pytest.mark.parametrize(
    ("new", "is_it"),
    [
        (CUBA._replace(words="4567cdef", date="2020"), True),
        (CUBA._replace(issue="review"), True),
        (CUBA._replace(owner="peru", issue="review", date="2020"), True),
        (CUBA._replace(owner="peru", words="4567cdef"), False),
        (CUBA._replace(issue="review", words="4567cdef"), False),
    ],
)
def test_the_same_actor_on_the_issue_or_the_same_words_take_its_place(new: Stood, is_it: bool) -> None:
    known = renewed(renewed({}, ids(CUBA)), ids(new))
    assert standing_now(named(CUBA), known) == (named(new) if is_it else "")


def test_where_several_could_be_it_the_most_alike_is_it_and_of_equals_none() -> None:
    alike, other = CUBA._replace(date="2020"), CUBA._replace(date="2021", words="4567cdef")
    assert standing_now(named(CUBA), renewed(renewed({}, ids(CUBA)), ids(alike, other))) == named(alike)
    equal = CUBA._replace(date="2022", words="89abcdef")
    assert standing_now(named(CUBA), renewed(renewed({}, ids(CUBA)), ids(equal, other))) == ""


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[1]",
        b"\xff",
        b"[" * 100_000,
        b'{"positions":[]}',
        b'{"positions":{"p0123456789ab":1}}',
        b'{"positions":{"../../index":["cuba","scope","2019","0123abcd"]}}',
        b'{"positions":{"p0123456789ab":["cuba","../scope","2019","0123abcd"]}}',
        b'{"positions":{"p0123456789ab":["cuba","scope","2019-99","0123abcd"]}}',
        b'{"positions":{"p0123456789ab":["cuba","scope","2019"]}}',
        b'{"positions":{"p0123456789ab":["cuba","scope","2019","0123abcd","pba9876543210"]}}',
        b'{"positions":{"p0123456789ab":["cuba","scope","2019","0123abcd","p0123456789ab"]}}',
    ],
)
def test_a_damaged_file_is_an_error_that_says_what_to_do(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"addresses\.json is damaged: .* Put an earlier copy of it in its place"):
        read_addresses(content)


def test_the_page_at_a_former_address_says_what_stood_there_and_where_it_is_now(tmp_path: Path) -> None:
    cuba = actor(position(note="first"), name="Cuba")
    write_folder(tmp_path, {"cuba": cuba, "peru": actor(position(), name="<Peru>")})
    write_joint(tmp_path, both=joint("[cuba, peru]", position(issue="un-convention", attribution=None), title="Both"))
    before = website(tmp_path)
    assert pages_of(former_pages, before) == {}
    write_folder(tmp_path, {"cuba": cuba.replace("first", "second")})
    (tmp_path / "actors" / "peru.yaml").unlink()
    (tmp_path / "joint" / "both.yaml").unlink()
    after = website(tmp_path, former=read_addresses(write_addresses(before.known_addresses)))
    pages = {re.findall("<title>([^,]*),", page)[0]: page for page in pages_of(former_pages, after).values()}
    assert {*pages} == {"Cuba on “A title”", "peru on “A title”", "both on “A title”"}
    corrected = pages["Cuba on “A title”"]
    start = next(address for address, page in pages_of(former_pages, after).items() if page == corrected)
    (now,) = (after.position(label) for label in after.ids)
    assert f'This position was corrected. It is now: <a href="{way(start, now)}"' in corrected
    assert "Cuba supports “A title”, 8 July 2019" in corrected
    assert '<a href="../../actor/cuba.html"' in corrected
    for gone in (pages["peru on “A title”"], pages["both on “A title”"]):
        assert "This position is no longer in the data that is published here." in gone
        assert "/actor/" not in gone
    write_folder(tmp_path, {"cuba": actor(position(date="2024", quote="other words about a quite different thing"))})
    later = website(tmp_path, former=before.known_addresses)
    assert "This position was replaced by another: <a href=" in pages_of(former_pages, later)[start]
    addresses = {before.position(label) for label in before.ids} - {now}
    assert addresses == pages_of(former_pages, after).keys()
