"""What steers shows as a sign on pages, in briefings and in a terminal; what joins letters stays."""

import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.wording.display_text import legible
from briefing.content import clean
from commands.__main__ import main
from loaders.problems import printable
from tests.support.folders import actor, position, write_folder

CLEANERS = (legible, clean, printable)
Cleaner = Callable[[str], str]

JOINED = {
    "Persian": "آنها می\u200cخواهند",
    "Hindi": "क्\u200dष और राज\u200cनीति",
    "Malayalam": "അവന്\u200d പറഞ്ഞു",
    "Sinhala": "ශ්\u200dරී ලංකා",
    "family": "👩\u200d👩\u200d👧",
    "flag": "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
}
WEAK = {"LRM": "\u200e", "RLM": "\u200f", "ALM": "\u061c"}
"""Ordinary Arabic and Hebrew text holds these: they place the signs beside them and turn no words."""

TURNING = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]


@pytest.mark.parametrize("cleaner", CLEANERS)
@pytest.mark.parametrize("text", [*JOINED.values(), *(f"(12{mark}) שלום" for mark in WEAK.values())])
def test_what_scripts_need_stays(cleaner: Cleaner, text: str) -> None:
    assert cleaner(text) == text


@pytest.mark.parametrize("cleaner", CLEANERS)
def test_what_turns_the_words_around_it_shows_as_a_sign(cleaner: Cleaner) -> None:
    for character in [*TURNING, "\ud800", "\udfff", "\uffff"]:
        assert cleaner(f"a{character}b") == "a\ufffdb"


@pytest.mark.parametrize("cleaner", CLEANERS)
def test_controls_are_signs_or_spaces(cleaner: Cleaner) -> None:
    for character in [*CONTROLS, "\u2028", "\u2029"]:
        shown = cleaner(f"a{character}b")
        if character == "\n" and cleaner is printable:
            assert shown == "a\nb"
        else:
            assert shown == ("a b" if character.isspace() and cleaner is not printable else "a\ufffdb")


@pytest.mark.parametrize("escape", ["\x1b[31m", "\x1b]0;title\x07", "\x9b2J", "\x90q\x9c"])
def test_no_escape_reaches_the_terminal(escape: str) -> None:
    shown = printable(f"red {escape} or not")
    assert not [sign for sign in shown if unicodedata.category(sign) == "Cc"]


def test_every_cleaner_replaces_the_same_characters() -> None:
    signs = [chr(code) for code in range(sys.maxunicode + 1)]
    every = "|||".join(f"a{sign}b" for sign in signs)  # in one text, since a million calls take seconds
    steering = {
        cleaner: {sign for sign, shown in zip(signs, cleaner(every).split("|||"), strict=True) if shown == "a\ufffdb"}
        for cleaner in CLEANERS
    }
    spaces = {sign for sign in steering[printable] if sign.isspace()}
    assert steering[legible] == steering[clean] == steering[printable] - spaces


@pytest.mark.parametrize("name", JOINED)
def test_a_report_spells_words_as_the_file_does(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    word = JOINED[name]
    folder = write_folder(tmp_path, {"cuba": actor(position(stance=word))})
    assert main(["check", str(folder)]) == 1
    printed = capsys.readouterr().out
    assert f"unknown stance '{word}'" in printed
    assert f"| {' ' * 4}stance: {word}" in printed
