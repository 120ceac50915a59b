"""What is thin: actors, issues, readings, and what one document decides."""

from datetime import date

import pandas as pd
import pytest

from analysis.alignment_matrix import align_pairs
from analysis.coverage import by_actor_and_document, by_document, by_issue, sole
from analysis.document_dominance import loss, without
from analysis.positions_in_force import in_force
from analysis.stance_matrix import stances
from analysis.thin_evidence import doubts, thin_actors, thin_issues
from tests.support.folders import positions_table

TABLE = positions_table(
    ("a", "i", 1, "2014-12-18"),
    ("a", "j", 1, "2019-07-08"),
    ("a", "k", 2, "2024-03-29"),
    ("b", "i", 1, "2019-07-08"),
    ("b", "j", -1, "2019-07-08"),
    ("b", "k", 2, "2019-07-08"),
    ("c", "k", -2, "2024-03-29"),
    attribution=["own", "own", "reported", "characterised", "own", "own", "own"],
    confidence=["high", "medium", "low", "high", "high", "low", "high"],
    note=["", "", "", "a judgement call", "", "", ""],
    source=["s", "s", "t", "s", "s", "s", "t"],
)
ISSUES = ["i", "j", "k", "silent"]
TODAY = date(2024, 6, 1)


def test_issues_are_counted_with_their_actors_and_documents_also_the_silent_ones() -> None:
    table = by_issue(TABLE, ISSUES)
    assert table.drop(columns="last").to_dict("index") == {
        "i": {"positions": 2, "passages": 2, "own": 1, "actors": 2, "documents": 1},
        "j": {"positions": 2, "passages": 2, "own": 2, "actors": 2, "documents": 1},
        "k": {"positions": 3, "passages": 3, "own": 2, "actors": 3, "documents": 2},
        "silent": {"positions": 0, "passages": 0, "own": 0, "actors": 0, "documents": 0},
    }
    assert table["last"].to_list() == ["2019-07-08", "2019-07-08", "2024-03-29", ""]


def test_a_document_is_counted_with_what_is_known_from_it_alone() -> None:
    table = by_document(TABLE, ["t", "s", "unused"])
    assert table[["positions", "actors", "issues", "sole_actors", "sole_issues"]].to_dict("index") == {
        "t": {"positions": 2, "actors": 2, "issues": 1, "sole_actors": 1, "sole_issues": 0},
        "s": {"positions": 5, "actors": 2, "issues": 3, "sole_actors": 1, "sole_issues": 2},
        "unused": {"positions": 0, "actors": 0, "issues": 0, "sole_actors": 0, "sole_issues": 0},
    }
    assert sole(TABLE, "actor", "source").to_dict() == {"b": "s", "c": "t"}
    assert sole(TABLE, "issue", "actor").to_dict() == {}


def test_nothing_is_counted_as_zeros_of_the_same_types() -> None:
    none = positions_table()
    assert by_issue(none, ISSUES).dtypes.equals(by_issue(TABLE, ISSUES).dtypes)
    assert by_document(none, ["s"]).dtypes.equals(by_document(TABLE, ["s"]).dtypes)
    assert by_actor_and_document(none).empty
    assert thin_actors(none, ["a"], ISSUES, TODAY)["few"].to_list() == [True]
    assert doubts(none).empty


def test_actors_and_documents_are_counted_together() -> None:
    rows = by_actor_and_document(TABLE).set_index(["actor", "source"])
    assert rows["positions"].to_dict() == {("a", "s"): 2, ("a", "t"): 1, ("b", "s"): 3, ("c", "t"): 1}
    assert rows["own"].to_dict() == {("a", "s"): 2, ("a", "t"): 0, ("b", "s"): 2, ("c", "t"): 1}


def test_the_thinnest_actors_come_first_with_what_makes_them_thin() -> None:
    table = thin_actors(TABLE, ["a", "b", "c", "silent"], ISSUES, TODAY)
    assert table.index.to_list() == ["silent", "c", "b", "a"]
    assert table["few"].to_list() == [True, True, False, False]
    assert table["old"].to_list() == [False, False, True, False]


def test_silent_issues_come_before_those_that_rest_on_one_actor_or_document() -> None:
    assert thin_issues(TABLE, ["k", "j", "silent", "i"]).index.to_list() == ["silent", "j", "i"]


def test_doubts_are_uncertain_codings_and_notes_the_least_sure_first() -> None:
    found = doubts(TABLE)
    assert found["confidence"].to_list() == ["low", "low", "medium", "high"]
    assert found["note"].iloc[-1] == "a judgement call"


def test_without_a_document_what_rests_on_it_is_lost_and_earlier_statements_return() -> None:
    actors = ["a", "b", "c"]
    earlier = positions_table(("c", "k", 2, "2010-01-01"), source=["s"], quote=["an older and different statement"])
    earlier["passage"] = 99
    table = pd.concat([TABLE, earlier], ignore_index=True)
    pairs = align_pairs(stances(in_force(table, TODAY), actors, ISSUES))
    left = without("t", table, actors, ISSUES, TODAY)
    assert (pairs.value[1, 2], left.value[1, 2]) == (0.0, 1.0)
    assert left.n[0, 2] == 0
    found = loss(pairs, left)
    assert (found.comparable, found.comparable_without) == (3, 2)
    assert (found.ranked, found.ranked_without) == (1, 0)
    assert found.most_changed == (0, 1)
    assert float(pairs.value[0, 1]) == pytest.approx(5 / 6)
    assert float(left.value[0, 1]) == pytest.approx(3 / 4)


def test_a_document_that_decides_nothing_changes_no_pair() -> None:
    pairs = align_pairs(stances(in_force(TABLE, TODAY), ["a", "b"], ISSUES))
    found = loss(pairs, pairs)
    assert found.most_changed is None
    assert (found.comparable, found.comparable_without) == (1, 1)
