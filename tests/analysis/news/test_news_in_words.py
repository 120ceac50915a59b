"""What is new, in words: what leads the answer, and who says what together."""

from datetime import date
from pathlib import Path

import pytest

from analysis.filters import Filters
from analysis.news.new_statements import news_of
from analysis.selection import Selection
from analysis.wording.news import how_many_are_new, in_one_line, pairs_in_words, what_is_new
from loaders.dataset import load
from tests.support.folders import actor, joint, position, write_folder, write_joint

SINCE = date(2019, 1, 1)
OTHER = "these are other words that we have said"


def seen(folder: Path, *positions: str) -> Selection:
    return Selection(load(write_folder(folder, {"kenya": actor(*positions)})), date(2024, 6, 1), Filters())


def spaced(words: str) -> str:
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("positions", "answer"),
    [
        ([("2018-01-01", "support")], "Nothing moved since 1 January 2019: no statement is dated later."),
        (
            [("2018-01-01", "support"), ("2019-07-08", "support")],
            "Nothing moved since 1 January 2019: 1 statement repeats what was said before.",
        ),
        (
            [("2018-01-01", "support"), ("2019-07-08", "oppose")],
            "Since 1 January 2019: Actor kenya (2019) changed sides in own words.",
        ),
        (
            [("2018-01-01", "support"), ("2019-07-08", "strong_support")],
            "Since 1 January 2019: 1 change of strength, and nobody is known to have changed sides in own words.",
        ),
        (
            [("2014-01-01", "support"), ("2019-07-08", "strong_support")],
            "Since 1 January 2019 Actor kenya broke a silence on “A title”, and nobody is known to have changed sides "
            "in own words.",
        ),
    ],
)
def test_the_answer_leads_with_what_tells_most(tmp_path: Path, positions: list[tuple[str, str]], answer: str) -> None:
    quotes = ("what was said at first by all of us", OTHER)
    rows = [position(date=day, stance=stance, quote=quotes[place]) for place, (day, stance) in enumerate(positions)]
    at = seen(tmp_path, *rows)
    assert spaced(what_is_new(news_of(at, SINCE), at)) == answer


def test_a_line_says_who_moves_from_where_to_where_and_that_others_sign_with_them(tmp_path: Path) -> None:
    seen(tmp_path, position(date="2018-01-01", stance="oppose"))
    write_folder(tmp_path, {"kenya": actor(position(date="2018-01-01", stance="oppose")), "chad": actor()})
    together = position(quote=OTHER, attribution=None)
    write_joint(
        tmp_path, both=joint("[chad, kenya]", together, position(issue="un-convention", quote=OTHER, attribution=None))
    )
    at = Selection(load(tmp_path), date(2024, 6, 1), Filters())
    news = news_of(at, SINCE)
    assert [spaced(in_one_line(item, at)) for item in news.items] == [
        "Actor kenya (joint statement of Actor chad and Actor kenya) on “A title”: opposes → supports, "
        "change of side, 8 July 2019, own words",
        "Joint statement of Actor chad and Actor kenya on “A title”: silence → supports, "
        "first statement, 8 July 2019, own words",
    ]
    assert how_many_are_new(news) == "2 new statements: 1 change of side and 1 first statement."


@pytest.mark.parametrize(
    ("direct", "told", "words"),
    [
        (0, 0, "No pair stands otherwise than on 1 January 2019."),
        (1, 0, "1 pair stands otherwise than on 1 January 2019."),
        (0, 2, "2 pairs stand otherwise than on 1 January 2019, all as others tell it."),
        (1200, 34, "1,234 pairs stand otherwise than on 1 January 2019, 34 of them as others tell it."),
    ],
)
def test_pairs_that_moved_are_counted_with_those_that_others_tell_of(direct: int, told: int, words: str) -> None:
    assert spaced(pairs_in_words(direct, told, SINCE)) == words
