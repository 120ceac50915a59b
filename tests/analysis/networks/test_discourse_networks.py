"""Discourse networks: worked examples, and slow loops that say what the sums mean."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import permutations, product
from random import Random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.networks.discourse_networks import (
    Duplicates,
    Normalisation,
    Relation,
    drawn_ties,
    one_mode,
    retain,
    two_mode,
)
from analysis.sides import side, sides_of_pairs
from tests.support.folders import positions_table
from tests.support.rooms import pairs_of, rooms

ACTORS, ISSUES = ["a", "b", "c", "d"], ["i", "j", "k"]
STANCES = range(-2, 3)
DAYS = [
    "2018-01-01",
    "2018-12-30",
    "2018-12-31",
    "2019-01-01",
    "2019-01-06",
    "2019-01-07",
    "2019-12-30",
    "2020-01-01",
]
Row = tuple[str, str, int, str]
ROWS = st.lists(
    st.tuples(
        st.tuples(st.sampled_from(ACTORS), st.sampled_from(ISSUES), st.sampled_from(STANCES), st.sampled_from(DAYS)),
        st.sampled_from(["x", "y", "z"]),
    ),
    max_size=30,
)
Rows = list[tuple[Row, str]]
RELATIONS = [(relation, normalisation) for relation in Relation for normalisation in Normalisation]

# of each actor and issue: the statements of the worked examples
SAID: list[Row] = [
    ("a", "i", 2, "2019-01-01"),
    ("a", "i", 2, "2019-01-02"),
    ("a", "i", -1, "2019-01-03"),
    ("a", "j", 0, "2019-01-04"),
    ("b", "i", 1, "2019-01-01"),
    ("b", "j", -2, "2019-01-01"),
    ("c", "k", 2, "2019-01-01"),
    ("d", "i", 2, "2019-01-01"),
]


def table_of(rows: Rows) -> pd.DataFrame:
    return positions_table(*(row for row, _ in rows), source=[source for _, source in rows])


def slow_ties(rows: list[Row], relation: Relation, normalisation: Normalisation) -> list[list[float]]:
    """The definition, one pair of statement counts after the other."""
    x = Counter((actor, issue, stance) for actor, issue, stance, _ in rows)
    n = {actor: sum(x[actor, j, k] for j in ISSUES for k in STANCES) for actor in ACTORS}
    ties = [[0.0] * len(ACTORS) for _ in ACTORS]
    for (row, a), (column, b) in product(enumerate(ACTORS), repeat=2):
        if a == b:
            continue
        congruence = conflict = 0.0
        for j, k, other in product(ISSUES, STANCES, STANCES):
            congruence += x[a, j, k] * x[b, j, other] * (1 - abs(k - other) / 4)
            conflict += x[a, j, k] * x[b, j, other] * abs(k - other) / 4
        jaccard = 0
        for j, k in product(ISSUES, STANCES):
            mine, theirs = x[a, j, k], x[b, j, k]
            jaccard += mine * theirs if mine and theirs else mine + theirs
        divisor = {
            Normalisation.none: 1,
            Normalisation.average: (n[a] + n[b]) / 2,
            Normalisation.jaccard: jaccard,
            Normalisation.cosine: n[a] * n[b],
        }[normalisation]
        tie = {"congruence": congruence, "conflict": conflict, "subtract": congruence - conflict}[relation]
        ties[row][column] = tie / divisor if divisor else 0.0
    return ties


def slow_retained(rows: Rows, duplicates: Duplicates) -> list[int]:
    """The rows that are kept, met in the order of day, document and row."""
    period: dict[Duplicates, Callable[[date, str], object]] = {
        Duplicates.document: lambda _, source: source,
        Duplicates.day: lambda day, _: day,
        Duplicates.week: lambda day, _: day.isocalendar()[:2],
        Duplicates.month: lambda day, _: (day.year, day.month),
        Duplicates.year: lambda day, _: day.year,
        Duplicates.range: lambda *_: None,
    }
    met, kept = set(), []
    for number in sorted(range(len(rows)), key=lambda number: (rows[number][0][3], rows[number][1], number)):
        (actor, issue, stance, day), source = rows[number]
        key = (actor, issue, stance, period[duplicates](date.fromisoformat(day), source))
        if key not in met:
            met.add(key)
            kept.append(number)
    return sorted(kept)


WORKED = {
    # a and b. Distances on i: |2-1| twice and |-1-1| = 4; on j: |0+2| = 2: conflict (4 + 2) / 4 = 1.5.
    # Pairs: 3 x 1 on i and 1 x 1 on j = 4: congruence 4 - 1.5 = 2.5; subtract 2.5 - 1.5 = 1.
    # n = 4 and 2: average 3, cosine 8. No (issue, stance) in common: jaccard 4 + 2 = 6.
    ("b", Relation.congruence): (2.5, 2.5 / 3, 2.5 / 6, 2.5 / 8),
    ("b", Relation.conflict): (1.5, 1.5 / 3, 1.5 / 6, 1.5 / 8),
    ("b", Relation.subtract): (1, 1 / 3, 1 / 6, 1 / 8),
    # a and c share no issue. n = 4 and 1.
    ("c", Relation.congruence): (0, 0, 0, 0),
    ("c", Relation.conflict): (0, 0, 0, 0),
    ("c", Relation.subtract): (0, 0, 0, 0),
    # a and d. Distances on i: 0 twice and |-1-2| = 3: conflict 0.75. Pairs 3 x 1: congruence 2.25; subtract 1.5.
    # n = 4 and 1: average 2.5, cosine 4. In common (i, 2): 2 x 1; alone 1 + 1 of a and 0 of d: jaccard 4.
    ("d", Relation.congruence): (2.25, 2.25 / 2.5, 2.25 / 4, 2.25 / 4),
    ("d", Relation.conflict): (0.75, 0.75 / 2.5, 0.75 / 4, 0.75 / 4),
    ("d", Relation.subtract): (1.5, 1.5 / 2.5, 1.5 / 4, 1.5 / 4),
}


@pytest.mark.parametrize(("other", "relation"), WORKED)
def test_ties_are_as_worked_by_hand(other: str, relation: Relation) -> None:
    table = positions_table(*SAID)
    norms = (Normalisation.none, Normalisation.average, Normalisation.jaccard, Normalisation.cosine)
    found = [one_mode(table, ACTORS, ISSUES, relation, norm)[0, ACTORS.index(other)] for norm in norms]
    assert found == pytest.approx(WORKED[other, relation])


@given(ROWS, st.sampled_from(RELATIONS))
def test_ties_are_what_slow_loops_find(rows: Rows, way: tuple[Relation, Normalisation]) -> None:
    found = one_mode(table_of(rows), ACTORS, ISSUES, *way)
    assert found == pytest.approx(np.array(slow_ties([row for row, _ in rows], *way)), abs=1e-12)


@given(ROWS, st.sampled_from(RELATIONS), st.permutations(range(len(ACTORS))), st.permutations(ISSUES))
def test_ties_are_symmetric_and_follow_the_order_of_actors(
    rows: Rows, way: tuple[Relation, Normalisation], order: list[int], issues: list[str]
) -> None:
    table = table_of(rows)
    found = one_mode(table, ACTORS, ISSUES, *way)
    assert (found == found.T).all()
    assert not found.diagonal().any()
    moved = one_mode(table, [ACTORS[place] for place in order], issues, *way)
    assert (moved == found[np.ix_(order, order)]).all()


@given(ROWS)
def test_congruence_and_conflict_are_all_pairs_of_statements_on_one_issue(rows: Rows) -> None:
    table = table_of(rows)
    sides = [
        one_mode(table, ACTORS, ISSUES, way, Normalisation.none) for way in (Relation.congruence, Relation.conflict)
    ]
    statements = two_mode(table, ACTORS, ISSUES).statements
    pairs = statements @ statements.T
    np.fill_diagonal(pairs, 0)
    assert (sides[0] + sides[1] == pairs).all()
    assert min(sides[0].min(), sides[1].min()) >= 0


@given(ROWS)
def test_two_modes_count_and_sum_the_statements_of_each_cell(rows: Rows) -> None:
    found = two_mode(table_of(rows), ACTORS, ISSUES)
    for (i, actor), (j, issue) in product(enumerate(ACTORS), enumerate(ISSUES)):
        said = [stance for (who, about, stance, _), _ in rows if (who, about) == (actor, issue)]
        assert found.statements[i, j] == len(said)
        assert found.support[i, j] == sum(stance > 0 for stance in said)
        assert found.opposition[i, j] == sum(stance < 0 for stance in said)
        assert found.subtract[i, j] == sum(said)


def test_two_modes_of_the_example() -> None:
    found = two_mode(positions_table(*SAID), ["a", "b"], ["i", "j"])
    assert found.statements.tolist() == [[3, 1], [1, 1]]
    assert found.support.tolist() == [[2, 0], [1, 0]]
    assert found.opposition.tolist() == [[1, 0], [0, 1]]
    assert found.subtract.tolist() == [[3, 0], [1, -2]]  # 2 + 2 - 1 = 3


def test_other_actors_and_issues_do_not_count_not_even_in_the_divisor() -> None:
    table = positions_table(*SAID)
    # without issue j: distances 4, conflict 1, pairs 3, congruence 2; n = 3 and 1, average 2
    found = one_mode(table, ["b", "a"], ["i"], Relation.congruence, Normalisation.average)
    assert found.tolist() == [[0, 1], [1, 0]]


@given(ROWS, st.sampled_from([duplicates for duplicates in Duplicates if duplicates is not Duplicates.kept]))
def test_the_first_of_each_period_is_kept(rows: Rows, duplicates: Duplicates) -> None:
    table = table_of(rows)
    found = retain(table, duplicates)
    assert list(found.index) == slow_retained(rows, duplicates)
    pd.testing.assert_frame_equal(found, table.loc[found.index])
    pd.testing.assert_frame_equal(retain(found, duplicates), found)


@given(ROWS)
def test_all_are_kept_where_asked(rows: Rows) -> None:
    pd.testing.assert_frame_equal(retain(table_of(rows), Duplicates.kept), table_of(rows))


YEAR_END = [
    ("2018-01-01", "x"),  # 0: ISO week 2018-W01
    ("2018-12-30", "x"),  # 1: a Sunday, 2018-W52
    ("2018-12-31", "x"),  # 2: 2019-W01
    ("2019-01-06", "y"),  # 3: 2019-W01
    ("2019-01-06", "x"),  # 4: the same day
    ("2019-01-07", "y"),  # 5: 2019-W02
    ("2019-12-30", "y"),  # 6: 2020-W01
    ("2020-01-01", "z"),  # 7: 2020-W01
]


@pytest.mark.parametrize(
    ("duplicates", "kept"),
    [
        (Duplicates.kept, [0, 1, 2, 3, 4, 5, 6, 7]),
        # y is first met on the 6th of January
        (Duplicates.document, [0, 3, 7]),
        # of the two on the 6th of January, document x comes before y
        (Duplicates.day, [0, 1, 2, 4, 5, 6, 7]),
        (Duplicates.week, [0, 1, 2, 5, 6]),
        # January 2018, December 2018, January 2019, December 2019, January 2020
        (Duplicates.month, [0, 1, 4, 6, 7]),
        (Duplicates.year, [0, 4, 7]),
        (Duplicates.range, [0]),
    ],
)
def test_periods_know_their_year_and_weeks_are_those_of_iso(duplicates: Duplicates, kept: list[int]) -> None:
    table = table_of([(("a", "i", 1, day), source) for day, source in YEAR_END])
    assert list(retain(table, duplicates).index) == kept


@pytest.mark.parametrize("duplicates", list(Duplicates))
def test_other_actors_issues_and_stances_are_no_repetition(duplicates: Duplicates) -> None:
    rows = [("a", "i", 1), ("b", "i", 1), ("a", "j", 1), ("a", "i", 2), ("a", "i", -1)]
    table = positions_table(*((*row, "2019-01-01") for row in rows))
    assert len(retain(table, duplicates)) == 5


def test_of_two_in_one_document_on_one_day_the_upper_row_is_kept() -> None:
    table = positions_table(("a", "i", 1, "2019-01-01"), ("a", "i", 1, "2019-01-01"))
    assert list(retain(table, Duplicates.document).index) == [0]
    assert list(retain(table.iloc[::-1], Duplicates.document).index) == [1]


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [
        (None, None, [0]),
        (date(2018, 12, 30), None, [1]),
        (date(2018, 12, 31), date(2019, 1, 6), [2]),
        (None, date(2018, 1, 1), [0]),
        (None, date(2017, 12, 31), []),
        (date(2020, 1, 1), date(2019, 1, 1), []),
    ],
)
def test_both_ends_are_included_and_what_lies_outside_makes_nothing_a_repetition(
    since: date | None, until: date | None, kept: list[int]
) -> None:
    table = table_of([(("a", "i", 1, day), source) for day, source in YEAR_END])
    assert list(retain(table, Duplicates.range, since, until).index) == kept
    inside = [
        number
        for number, (day, _) in enumerate(YEAR_END)
        if (since is None or since.isoformat() <= day) and (until is None or day <= until.isoformat())
    ]
    assert list(retain(table, Duplicates.kept, since, until).index) == inside


@pytest.mark.parametrize("duplicates", list(Duplicates))
def test_nothing_said_leaves_an_empty_table_of_the_same_types(duplicates: Duplicates) -> None:
    none = positions_table()
    pd.testing.assert_frame_equal(retain(none, duplicates, date(2019, 1, 1), date(2019, 1, 2)), none)


@pytest.mark.parametrize(("relation", "normalisation"), RELATIONS)
@pytest.mark.parametrize("actors", [[], ["a"], ["silent", "a"]])
@pytest.mark.parametrize("issues", [[], ["i"]])
def test_no_actor_one_actor_and_silence_have_no_ties(
    relation: Relation, normalisation: Normalisation, actors: list[str], issues: list[str]
) -> None:
    for table in (positions_table(), positions_table(*SAID)):
        found = one_mode(table, actors, issues, relation, normalisation)
        assert found.shape == (len(actors), len(actors))
        assert found.dtype == np.float64
        assert not found.any()
        assert two_mode(table, actors, issues).subtract.shape == (len(actors), len(issues))


def test_an_id_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="given twice"):
        two_mode(positions_table(*SAID), ["a", "a"], ["i"])


@given(rooms(5, 5), st.sampled_from(list(Relation)), st.randoms(use_true_random=False))
def test_a_line_joins_two_on_one_side_on_most_issues_and_a_dashed_one_parts_opponents(
    rows: list[list[int | None]], relation: Relation, random: Random
) -> None:
    pairs = pairs_of(*rows)
    least = -2 if relation is Relation.subtract else 0
    weight = np.array([[random.randint(least, 2) for _ in rows] for _ in rows], dtype=np.float64)
    drawn = drawn_ties(relation, weight, sides_of_pairs(pairs.stances), pairs.ranked)
    for (one, mine), (other, theirs) in permutations(enumerate(rows), 2):
        found = [side(a, b) for a, b in zip(mine, theirs, strict=True) if a is not None and b is not None]
        joins = weight[one, other] > 0 and relation is not Relation.conflict
        parts = (weight[one, other] > 0 and relation is Relation.conflict) or weight[one, other] < 0
        most = found.count(1) if joins else found.count(-1) if parts else 0
        assert drawn[one, other] == (bool(pairs.ranked[one, other]) and 2 * most > len(found))
    assert not drawn.diagonal().any()


def test_opponents_that_agree_by_half_on_every_issue_are_not_tied() -> None:
    pairs = pairs_of([1] * 4, [-1] * 4, [1, 1, 1, -1])
    drawn = drawn_ties(Relation.congruence, pairs.value * pairs.n, sides_of_pairs(pairs.stances), pairs.ranked)
    assert drawn.tolist() == [[False, False, True], [False, False, False], [True, False, False]]


def test_a_weight_of_nothing_is_no_line() -> None:
    pairs = pairs_of([2] * 4, [2] * 4)
    for relation in Relation:
        assert not drawn_ties(relation, np.zeros((2, 2)), sides_of_pairs(pairs.stances), pairs.ranked).any()
