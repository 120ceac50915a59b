"""Two codings of the same documents: what both found, and where they differ."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.codings.intercoder_agreement import FIELDS, NONE, ONLY_LEFT, ONLY_RIGHT, Comparison, coded_or_not, of_kind
from analysis.wording.agreement import cautions, fields_in_words, units_in_words
from loaders import load
from tests.support.folders import QUOTE, ROOT, actor, issue, position, source, write_folder

OTHER = "and rules for the transfer of technology to others"


def pair(folder: Path, ours: list[str], theirs: list[str], **lists: str) -> Comparison:
    """Two codings of Cuba."""
    left = load(write_folder(folder / "a", {"cuba": actor(*ours)}))
    return Comparison(left, load(write_folder(folder / "b", {"cuba": actor(*theirs)}, **lists)))


def test_every_field_that_differs_is_named(tmp_path: Path) -> None:
    theirs = {"stance": "mixed", "date": "2019", "attribution": "reported", "confidence": "low"}
    for name in FIELDS:
        found = pair(tmp_path / name, [position()], [position(**{name: theirs[name]})])
        assert list(found.disagreements["differences"]) == [name]
        assert found.same_in == {field: int(field != name) for field in FIELDS}
    found = pair(tmp_path, [position()], [position(**theirs)])
    assert list(found.units["differences"]) == ["; ".join(FIELDS)]
    assert list(found.units["distance"]) == [1]


def test_another_teller_is_a_difference_in_attribution(tmp_path: Path) -> None:
    told = [position(attribution="characterised", according_to=name) for name in ("peru", "kenya")]
    others = {"peru": actor(), "kenya": actor()}
    left, right = (load(write_folder(tmp_path / str(n), {"cuba": actor(one), **others})) for n, one in enumerate(told))
    assert list(Comparison(left, right).disagreements["differences"]) == ["attribution"]


def test_what_only_one_has_is_missing_for_alpha_and_counted_as_not_found(tmp_path: Path) -> None:
    ours = [position(), position(quote=OTHER)]
    found = pair(tmp_path, ours, [position(stance="oppose"), position(issue="un-convention", quote=OTHER)])
    assert found.of_stances.n == found.in_both == 1
    assert sorted(found.units["differences"]) == sorted([ONLY_LEFT, ONLY_RIGHT, "stance"])
    assert "Both found 1 of 3 units (33\u00a0%); 1 only A, 1 only B." in units_in_words(found)


def test_it_tells_where_the_other_coder_has_the_words(tmp_path: Path) -> None:
    found = pair(tmp_path, [position()], [position(issue="un-convention")])
    lone = of_kind(found.disagreements, ONLY_LEFT).iloc[0]
    assert found.right.positions.loc[lone["same_words"], "issue"] == "un-convention"
    found = pair(tmp_path / "apart", [position()], [position(issue="un-convention", quote=OTHER)])
    assert set(found.units["same_words"]) == {NONE}


def test_the_farthest_apart_come_first_and_what_one_has_before_a_date(tmp_path: Path) -> None:
    quotes = [f"number {word} of the many things that were said" for word in ("one", "two", "three", "four")]
    ours = [position(quote=quote) for quote in quotes]
    theirs = [
        position(quote=quotes[0], date="2018"),
        position(quote=quotes[1], stance="mixed"),
        position(quote=quotes[2], stance="strong_oppose"),
    ]
    found = pair(tmp_path, ours, theirs)
    assert list(found.disagreements["differences"]) == ["stance", "stance", ONLY_LEFT, "date"]
    assert list(found.disagreements["distance"][:2]) == [3, 1]


def test_alpha_of_an_issue_needs_ten_units(tmp_path: Path) -> None:
    quotes = [f"statement number {n} of those that were made there" for n in range(11)]
    stances = ["support", "oppose"] * 6
    ours = [position(quote=q, stance=s) for q, s in zip(quotes, stances, strict=False)]
    found = pair(tmp_path, ours, ours)
    assert list(found.by_issue["alpha"]) == [1.0]
    assert pair(tmp_path / "fewer", ours[:9], ours).by_issue["alpha"].isna().all()


def test_coded_or_not_counts_the_cells_that_either_could_have_filled() -> None:
    columns = ["actor", "issue", "source"]
    left = pd.DataFrame([("cuba", "data", "paper"), ("peru", "norms", "paper")], columns=columns).assign(joint="")
    right = pd.DataFrame([("cuba", "data", "paper"), ("cuba", "norms", "paper")], columns=columns).assign(joint="")
    found = coded_or_not(left, right, ["data", "norms"])
    # cells: yes/yes, no/yes, no/no, yes/no; 1 is coded four times and 0 four: 1 - (2 * 2) / (2 * 16 / 7)
    assert found.n == 4
    assert found.alpha == pytest.approx(1 - 4 / (32 / 7))


def test_a_copy_agrees_in_all_and_is_called_one(tmp_path: Path) -> None:
    ours = [position(note="a judgement call", quote=f"{word} {QUOTE}") for word in ("now", "then")]
    found = pair(tmp_path, ours, [*ours, position(issue="un-convention", quote=OTHER)])
    assert "2 of 2 units with a note are the same to the letter" in " ".join(cautions(found))
    same = Comparison(found.left, found.left)
    assert same.disagreements.empty
    assert "the agreement of a coding with itself says nothing" in " ".join(cautions(same))


def test_independent_codings_of_the_same_words_are_no_copies(tmp_path: Path) -> None:
    assert list(cautions(pair(tmp_path, [position(note="he insists")], [position(note="marked")]))) == []
    # the same sentence and speaker are what two careful coders both write
    spoken = position(speaker="The ministry")
    assert list(cautions(pair(tmp_path / "bare", [spoken], [spoken, position(quote=OTHER)]))) == []


def test_other_codebooks_are_said(tmp_path: Path) -> None:
    lists = {
        "issues": issue("broad-offences", proposition="Something else should be done") + issue("data"),
        "sources": source("sputnik-2024", sha256="1" * 64) + source("trend-2014"),
    }
    said = " ".join(cautions(pair(tmp_path, [position()], [position()], **lists)))
    assert "Only A knows the issue un-convention." in said
    assert "Only B knows the issue data." in said
    assert "Only B knows the document trend-2014." in said
    assert "The codebooks word broad-offences differently" in said
    assert "different files as sputnik-2024" in said


def test_codebooks_without_a_common_issue_have_no_cells(tmp_path: Path) -> None:
    found = pair(tmp_path, [position()], [position(issue="data")], issues=issue("data"))
    assert "alpha undefined (no position is on an issue of both codebooks)" in units_in_words(found)


def test_errors_are_said(tmp_path: Path) -> None:
    found = pair(tmp_path, [position()], [position(), position(issue="nowhere")])
    assert "1 error in B may keep positions out" in " ".join(cautions(found))


def test_empty_codings_compare(tmp_path: Path) -> None:
    found = pair(tmp_path, [], [])
    assert found.of_stances.alpha is None
    assert (found.by_issue.empty, found.disagreements.empty, fields_in_words(found)) == (True, True, "")
    assert units_in_words(found) == "No position of either coder is compared."
    alone = pair(tmp_path / "alone", [position()], [])
    assert list(alone.units["differences"]) == [ONLY_LEFT]


def test_the_default_data_is_one_coding() -> None:
    data = load(ROOT / "positions")
    found = Comparison(data, data)
    assert (found.in_both, len(found.disagreements), found.of_stances.alpha) == (len(data.positions), 0, 1.0)
