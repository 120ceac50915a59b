"""How a problem is printed: place, excerpt, and a caret under the very word."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loaders.folder_check import check_texts
from loaders.problems import Problem, did_you_mean, printable, render, tally
from tests.support.folders import DATA, UNKNOWN_ISSUE, texts


def test_a_problem_is_printed_with_place_excerpt_caret_and_hint() -> None:
    given = texts({"russia": (DATA / "unknown-issue.yaml").read_text(encoding="utf-8")})
    assert [render(problem, "positions/") for problem in check_texts(given).problems] == [UNKNOWN_ISSUE]


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=160)


@example("x" * 150, "word", "y" * 80, 14)
@example("x" * 60, "word", "y" * 80, 14)
@example("\t- \u200bsaid\x07: ", "word", "", 14)
@given(TEXT, st.text(st.sampled_from("abcé-"), min_size=1, max_size=20), TEXT, st.integers(1, 99_999))
def test_the_caret_stands_under_the_word_in_any_line(before: str, word: str, after: str, line: int) -> None:
    problem = Problem("error", "m", "f.yaml", line, len(before) + 1, len(word), before + word + after)
    excerpt, carets = render(problem).split("\n")[2:]
    assert excerpt[carets.index("^") : carets.rindex("^") + 1] == word
    assert len(excerpt) <= len(f"   {line} | ") + 100


def test_a_problem_of_a_whole_file_has_no_line_and_still_its_hint() -> None:
    problem = Problem("error", "the file is empty", "events.yaml", hint="restore it")
    assert render(problem) == "error: the file is empty\n  events.yaml\n   restore it"


TURNING = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


@given(st.text(st.characters()))
def test_nothing_that_steers_the_terminal_is_printed(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in shown if sign != "\n")
    assert not any(unicodedata.bidirectional(sign) in TURNING for sign in shown)


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("suport", ["support", "oppose"], "did you mean 'support'?"),
        ("xyz", ["support", "oppose"], "write one of: oppose, support"),
        ("xyz", [f"issue-{number}" for number in range(9)], ""),  # too many to list
        ("xyz", [], ""),
    ],
)
def test_a_wrong_word_is_answered_with_the_nearest_or_all_of_few(word: str, known: list[str], hint: str) -> None:
    assert did_you_mean(word, known) == hint


def test_the_closing_line_counts_errors_warnings_and_files() -> None:
    problems = [Problem("error", "m", "f"), Problem("warning", "m", "f"), Problem("warning", "m", "f")]
    assert tally(problems, 18) == "1 error, 2 warnings in 18 files"
    assert tally([], 1) == "0 errors, 0 warnings in 1 file"
