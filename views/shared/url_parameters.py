"""The parameters of the URL, and how the text of each is read."""

from collections.abc import Callable, Sequence
from datetime import date


def _read_day(values: Sequence[str]) -> date | None:
    try:
        return date.fromisoformat(values[-1])
    except ValueError:
        return None


def _read_words(values: Sequence[str]) -> list[str]:
    return list(values)


def _read_word(values: Sequence[str]) -> str:
    return values[-1]


def _read_truth(values: Sequence[str]) -> bool | None:
    return {"true": True, "false": False}.get(values[-1])


def _read_number(values: Sequence[str]) -> int | None:
    digits = values[-1]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else None


READERS: dict[str, Callable[[Sequence[str]], object]] = {
    "as_of": _read_day,
    "data_on": _read_day,
    "left_as_of": _read_day,
    "right_as_of": _read_day,
    "kinds": _read_words,
    "tracks": _read_words,
    "since": _read_day,
    "silent_since": _read_day,
    "contested": _read_truth,
    "two_dates": _read_truth,
    "rows": _read_number,
    "cards": _read_number,
    "text_part": _read_number,
    "file_part": _read_number,
    "doubts": _read_number,
    "unverified": _read_number,
    **dict.fromkeys(
        (
            *(
                "evidence",
                "inherited",
                "confidence",
                "left",
                "right",
                "actor",
                "issue",
                "follow",
                "cell_actor",
                "cell_issue",
            ),
            *("part", "find", "bloc", "sort_issues", "network", "divisor", "repeats"),
            *("coded_issue", "coded_actor", "difference"),
            *("source", "passage"),
            *("one_side", "other_side", "ask", "task", "line", "file", "kind_of_new"),
        ),
        _read_word,
    ),
}
"""By the name of the parameter: its values -> the choice, or None for what is none."""
