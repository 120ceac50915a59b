"""Text from the data as people see it: nothing in it hides, steers, runs over or leads astray."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.wording.display_text import cut, legible, lines, web_address
from tests.support.naughty import PIECES, URLS
from views.charts.layout import row_label, safe, whole
from views.shared.markdown_text import code, plain, unmarked

anything = st.text(max_size=60) | st.lists(st.sampled_from(list(PIECES.values())), max_size=4).map(" ".join)
SCRIPTS = [
    "Ünïcode “quotes” — 10 %", "Кубинский делегат", "古巴代表", "الاتفاقية الدولية", "שָׁלוֹם", "ไทย", "हिन्दी",
    "Việt Nam", "👩\u200d👩\u200d👧",
]  # fmt: skip


@pytest.mark.parametrize("text", SCRIPTS)
def test_no_script_of_the_world_is_touched(text: str) -> None:
    assert legible(text) == text
    assert safe(text) == whole(text) == text


@given(anything)
def test_what_is_shown_stands_on_one_line_and_steers_nothing(text: str) -> None:
    shown = legible(text)
    assert "\n" not in shown
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs") or unicodedata.bidirectional(c) in STEERING]
    assert legible(shown) == shown


@given(anything)
def test_a_caption_without_its_marks_has_the_data_as_it_was(text: str) -> None:
    shown = legible(text).replace("\u2060", "")
    assert unmarked(f"**n = 3** of {plain(text)}.") == f"n = 3 of {shown}."


STEERING = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


def test_what_steers_shows_as_a_sign() -> None:
    assert legible("invoice\u202egpj.exe") == "invoice\ufffdgpj.exe"
    assert legible("a\x1b[31mb\x00") == "a\ufffd[31mb\ufffd"


def test_marks_in_heaps_are_cut() -> None:
    assert len(legible(PIECES["heap"])) < 20
    assert legible("e\u0301\u0323") == "e\u0301\u0323"


@given(anything, st.integers(4, 40))
def test_a_cut_text_is_a_beginning_with_an_ellipsis(text: str, width: int) -> None:
    shown = cut(text, width)
    assert shown == legible(text) or (shown.endswith("…") and legible(text).startswith(shown[:-1]))
    assert sum(2 if unicodedata.east_asian_width(c) in "WF" else not unicodedata.combining(c) for c in shown) <= width


@given(anything, st.integers(5, 40), st.integers(1, 5))
def test_lines_are_short_few_and_lose_no_letter_but_behind_an_ellipsis(text: str, width: int, most: int) -> None:
    found = lines(text, width, most)
    assert len(found) <= most
    assert all(len(line) <= width + 1 for line in found)
    said, whole_text = "".join(found).replace(" ", ""), legible(text).replace(" ", "")
    assert said == whole_text or (said.endswith("…") and whole_text.startswith(said[:-1]))


def test_wide_letters_take_twice_the_room_of_a_label() -> None:
    assert lines("中文" * 30, 10, 2) == ["中文中文中", "文中文中…"]
    assert cut("中文" * 30, 10) == "中文中文…"


@given(anything)
def test_labels_of_charts_have_no_markup_but_line_breaks(text: str) -> None:
    for label in (safe(text), whole(text), row_label(text)):
        assert not re.search("<(?!br>)|>(?<!<br>)", label)


@given(anything)
def test_in_markdown_every_sign_is_escaped_and_nothing_is_lost(text: str) -> None:
    markdown = plain(text)
    assert re.sub(r"\\(.)", r"\1", markdown).replace("\u2060", "") == legible(text).replace("\u2060", "")
    assert not re.search(r"[`*_{}\[\]()<>#+.!|~$&^=\"'/@%:-]", re.sub(r"\\.", "", markdown))


@pytest.mark.parametrize(
    ("text", "alive"),
    [
        ("WWW.evil.example", r"(?i)www\."), ("evil@mail.example", r"@\w"), ("http://evil.example", "://"),
        (":smile:", ":s"), ("x :material/home:", ":m"), ("a -> b", "->"), ("--", "--"), ("a <-> b", "<-"),
        ("1 >= 0", ">="),
    ],
)  # fmt: skip
def test_what_becomes_a_sign_or_link_after_escaping_is_broken_up(text: str, alive: str) -> None:
    assert re.search(alive, text)
    assert not re.search(alive, plain(text).replace("\\", ""))


def test_a_colon_before_a_space_needs_no_break() -> None:
    assert "\u2060" not in plain("Moscow: a briefing at the ministry, 3 - 4 July")


@pytest.mark.parametrize("text", ["a.yaml", "a`b", "``", "`", "a\nb", "x``` y"])
def test_code_cannot_be_left_by_what_is_in_it(text: str) -> None:
    shown = code(text)
    fence = re.match("`+", shown)
    assert fence
    inner = shown[len(fence[0]) : -len(fence[0])]
    assert shown.endswith(fence[0])
    assert fence[0] not in inner
    assert inner.strip(" ") == legible(text)


@pytest.mark.parametrize("url", URLS)
def test_what_is_no_address_of_the_web_is_no_link(url: str) -> None:
    assert web_address(url) == ""


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=c#d", "http://[::1]:8501/", "https://xn--e1aybc.example/%E2%82%AC(1)"]
)
def test_an_address_of_the_web_is_a_link_as_it_stands(url: str) -> None:
    assert web_address(url) == url
