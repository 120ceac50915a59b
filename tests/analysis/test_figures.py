"""Dates in words, as precisely as they are known, alone and behind a word such as "of"; what ends a sentence."""

import pytest

from analysis.wording.figures import date_as_noun, date_in_words, with_full_stop


@pytest.mark.parametrize(
    ("edtf", "alone", "noun"),
    [
        ("2025", "2025", "2025"),
        ("2025-10", "October 2025", "October 2025"),
        ("2025-10-31", "31 October 2025", "31 October 2025"),
        ("2025-10-31~", "about 31 October 2025", "about 31 October 2025"),
        ("2019-10-21/2019-10-25", "21–25 October 2019", "21–25 October 2019"),
        ("2011/2014-12", "2011 to December 2014", "2011 to December 2014"),
        ("../2024-03-29", "by 29 March 2024", "29 March 2024 or before"),
        ("../2025-10", "by October 2025", "October 2025 or before"),
    ],
)
def test_a_date_in_words_is_as_precise_as_it_is_written(edtf: str, alone: str, noun: str) -> None:
    assert date_in_words(edtf).replace("\u00a0", " ") == alone
    assert date_as_noun(edtf).replace("\u00a0", " ") == noun


@pytest.mark.parametrize("written", ["A fund pays", "A fund pays."])
def test_what_may_be_written_with_a_full_stop_or_without_has_one_in_a_sentence(written: str) -> None:
    assert with_full_stop(written) == "A fund pays."
    assert with_full_stop("Who pays?") == "Who pays?"
