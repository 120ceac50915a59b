"""Coverage: how much is known, and through whom."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.coverage import (
    CoverageRow,
    affiliated,
    bearers,
    by_actor,
    by_issue,
    channels,
    count_passages,
    own_share,
    sole_voices,
)
from loaders import load
from loaders.table_rows import records
from tests.support.folders import actor, dated, positions_table, source, write_folder

TABLE = positions_table(
    ("a", "i", 1, "2014-12-18"),
    ("a", "j", 1, "2019-07-08"),
    ("a", "i", 2, "2024-03-29"),
    ("b", "i", 1, "2019-07-08"),
    ("a", "other", 1, "2025-01-01"),
    attribution=["own", "reported", "own", "characterised", "own"],
    according_to=["", "", "", "a", ""],
    source=["s", "t", "t", "t", "s"],
    quote=["one", "two", "two", "two", "three"],
)


@pytest.fixture
def sources(tmp_path: Path) -> pd.DataFrame:
    lists = source("s") + source("t", affiliation="c")
    return load(write_folder(tmp_path, {"c": actor()}, sources=lists)).sources


def test_coverage_counts_what_is_known_of_each_actor_in_the_order_asked() -> None:
    table = by_actor(TABLE, ["silent", "b", "a"], ["i", "j"])
    assert table.index.to_list() == ["silent", "b", "a"]
    assert table.drop(columns=["first", "last", "last_day"]).to_dict("index") == {
        "a": _row(positions=3, issues=2, passages=2, documents=2, own=2, reported=1),
        "b": _row(positions=1, issues=1, passages=1, documents=1, characterised=1),
        "silent": _row(),
    }
    assert (table.loc["a", "first"], table.loc["a", "last"]) == ("2014-12-18", "2024-03-29")
    assert (table.loc["silent", "first"], table.loc["silent", "last"]) == ("", "")
    assert list(table["last_day"][["a", "silent"]]) == [pd.Timestamp("2024-03-29"), pd.NaT]


def test_the_first_and_the_last_statement_are_told_by_their_own_dates() -> None:
    table = dated("../2019-05-01", "2025-10-29", "2025-10", "2025")
    [known] = records(by_actor(table, ["a"], ["i"]), CoverageRow)
    assert (known.first, known.last) == ("../2019-05-01", "2025-10-29")
    # what may have been said in December is not long ago in November
    assert known.last_day == pd.Timestamp("2025-12-31")
    assert by_issue(table, ["i"]).loc["i", "last"] == "2025-10-29"


def _row(**counts: int) -> dict[str, int]:
    names = ("positions", "issues", "passages", "documents", "own", "reported", "characterised")
    return dict.fromkeys(names, 0) | counts


def test_coverage_of_nothing_is_zeros_of_the_same_types() -> None:
    none = by_actor(positions_table(), ["a"], ["i"])
    assert none.dtypes.equals(by_actor(TABLE, ["a"], ["i"]).dtypes)
    assert none.loc["a", "positions"] == 0
    assert by_actor(TABLE, [], ["i"]).empty


def test_one_passage_counts_once_whoever_and_whatever_rests_on_it() -> None:
    assert count_passages(TABLE) == 3
    assert count_passages(positions_table()) == 0


def test_the_share_of_own_words_is_none_where_there_are_no_words() -> None:
    assert own_share(TABLE) == pytest.approx(3 / 5)
    assert own_share(positions_table()) is None


def test_a_position_is_affiliated_with_the_publisher_of_its_document(sources: pd.DataFrame) -> None:
    assert affiliated(TABLE, sources).to_list() == ["", "c", "c", "c", ""]
    assert affiliated(positions_table(), sources).to_list() == []


@pytest.mark.parametrize(
    ("rows", "voice"),
    [
        ([("t", "")], "c"),  # its words only in c's media
        ([("t", ""), ("t", "")], "c"),
        ([("s", "d"), ("t", "d")], "d"),  # known only from what d says, wherever printed
        ([("s", "")], None),  # an independent document
        ([("t", ""), ("s", "")], None),
        ([("t", ""), ("t", "d")], None),
        ([], None),
    ],
)
def test_an_actor_known_through_one_other_actor_only_is_found(
    sources: pd.DataFrame, rows: list[tuple[str, str]], voice: str | None
) -> None:
    table = positions_table(
        *[("a", "i", 1, "2019-01-01")] * len(rows),
        source=[document for document, _ in rows],
        according_to=[who for _, who in rows],
    )
    assert sole_voices(table, sources).get("a") == voice


def test_an_actor_in_its_own_media_speaks_for_itself(sources: pd.DataFrame) -> None:
    assert sole_voices(positions_table(("c", "i", 1, "2019-01-01"), source=["t"]), sources) == {}


def test_a_quotation_inside_another_of_the_same_document_is_the_same_passage() -> None:
    rows = [("a", "i", 1, "2019-01-01"), ("b", "i", 1, "2019-01-01"), ("c", "i", 1, "2019-01-01")]
    whole, part = "we want a narrow agreement that is limited in scope", "a narrow agreement that is limited"
    assert count_passages(positions_table(*rows, quote=[part, whole, part])) == 1
    assert count_passages(positions_table(*rows, quote=[part, whole, part], source=["x", "x", "y"])) == 2


def test_the_channels_of_an_actor_are_others_media_and_words_with_their_shares() -> None:
    positions = positions_table(
        ("us", "a", 1, "2020-01-01"),
        ("us", "b", 1, "2020-01-01"),
        ("us", "c", 1, "2020-01-01"),
        ("us", "d", 1, "2020-01-01"),
        ("russia", "a", 1, "2020-01-01"),
        source=["theirs", "theirs", "free", "free", "theirs"],
        according_to=["", "russia", "cuba", "", ""],
    )
    sources = pd.DataFrame(
        {"source": ["theirs", "free"], "affiliation": ["russia", ""], "publisher": ["State Radio", "A paper"]}
    )
    table = channels(positions, sources)
    assert table[["actor", "voice", "positions", "of"]].values.tolist() == [
        ["us", "russia", 2, 4],
        ["us", "cuba", 1, 4],
    ]
    assert table["publishers"].tolist() == [("State Radio",), ()]
    assert channels(positions.head(0), sources).empty


def test_passages_that_carry_several_actors_are_told_with_their_numbers() -> None:
    positions = positions_table(
        ("a", "x", 1, "2020-01-01"),
        ("a", "y", 1, "2020-01-01"),
        ("b", "x", 1, "2020-01-01"),
        ("a", "z", 1, "2020-01-01"),
        quote=["the very same words again", "the very same words again", "the very same words again", "other words"],
    )
    assert bearers(positions) == {positions.loc[0, "passage"]: {"a": 2, "b": 1}}
    assert bearers(positions.head(0)) == {}
