"""Two coders and more: which documents are compared, and how far all of them agree."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.codings.coders import Coders, documents_of_all
from analysis.codings.reliability import alpha
from analysis.codings.shared_documents import letter, names_in_all
from analysis.wording.agreement import documents_in_words, stances_of_all_in_words, units_of_all_in_words
from loaders import load
from tests.support.folders import actor, position, source, write_folder
from tests.support.joint_room import write_joint_room

QUOTES = [f"statement number {word} of those that were made there" for word in ("one", "two", "three", "four")]
STANCES = {"a": ["support", "oppose", "mixed", "support"], "b": ["support", "oppose", "support"], "c": ["oppose"]}


def coders(folder: Path, codings: dict[str, list[str]], **lists: str) -> Coders:
    """A coding for each name, of Cuba."""
    folders = [write_folder(folder / name, {"cuba": actor(*some)}, **lists) for name, some in codings.items()]
    return Coders(tuple(map(load, folders)))


def stated(stances: list[str]) -> list[str]:
    return [position(stance=stance, quote=quote) for stance, quote in zip(stances, QUOTES, strict=False)]


def sources(**status: str | None) -> pd.DataFrame:
    return pd.DataFrame({"source": list(status), "status": [word or "" for word in status.values()]})


def test_alpha_is_over_all_who_coded_and_what_one_missed_is_missing(tmp_path: Path) -> None:
    found = coders(tmp_path, {name: stated(stances) for name, stances in STANCES.items()})
    given: list[list[float | None]] = [[1, -1, 0, 1], [1, -1, 1, None], [-1, None, None, None]]
    assert found.of_stances.alpha == alpha(given, "ordinal")
    assert (found.of_stances.n, found.in_all, len(found.units)) == (3, 1, 4)
    assert "over all 3 coders" in stances_of_all_in_words(found)
    assert "n = 3 units that two coders or more coded" in stances_of_all_in_words(found)
    assert units_of_all_in_words(found) == "All found 1 of 4 units (25\u00a0%); 1 was found by one coder alone."


def test_every_two_of_several_are_compared_under_their_own_letters(tmp_path: Path) -> None:
    found = coders(tmp_path, {name: stated(stances) for name, stances in STANCES.items()})
    assert {name: (pair.in_both, pair.letters) for name, pair in found.pairs.items()} == {
        "A-B": (3, ("A", "B")),
        "A-C": (1, ("A", "C")),
        "B-C": (1, ("B", "C")),
    }
    assert list(found.pairs["B-C"].only_in.values()) == ["only in B", "only in C"]


def test_of_two_coders_it_is_what_their_comparison_says(tmp_path: Path) -> None:
    left = load(write_joint_room(tmp_path / "a"))
    other = write_joint_room(tmp_path / "b") / "joint" / "eleven.yaml"
    other.write_text(other.read_text(encoding="utf-8").replace("stance: strong_support", "stance: support"))
    found = Coders((left, load(tmp_path / "b")))
    (pair,) = found.pairs.values()
    assert found.of_stances == pair.of_stances
    assert (found.in_all, len(found.units)) == (pair.in_both, len(pair.units)) == (7, 7)


def test_without_any_status_all_documents_are_compared() -> None:
    found = documents_of_all([sources(x=None, y=None), sources(x=None, z=None)])
    assert (found.compared, found.waiting) == (("x", "y", "z"), {})
    assert documents_in_words(found) == ""


def test_a_document_waits_until_every_coder_says_that_it_is_finished() -> None:
    found = documents_of_all(
        [
            sources(done="coded", empty="nothing-to-code", begun="to-code", unsaid="coded", unknown="coded"),
            sources(done="coded", empty="coded", begun="to-code", unsaid=None),
        ]
    )
    assert found.compared == ("done", "empty")
    assert found.waiting == {"begun": ("A", "B"), "unknown": ("B",), "unsaid": ("B",)}
    assert documents_in_words(found) == (
        "2 documents that every coder has finished are compared; 3 wait until every coder's sources.yaml gives the "
        "status coded or nothing-to-code: begun for A and B; unknown for B; unsaid for B."
    )


def test_what_somebody_has_not_finished_tells_nothing_of_what_others_found(tmp_path: Path) -> None:
    codings = {name: actor(position(), position(source="later", quote=QUOTES[0])) for name in ("a", "b")}
    data = []
    for name, text in codings.items():
        later = source("later", sha256="1" * 64, status="coded" if name == "a" else "to-code")
        folder = write_folder(tmp_path / name, {"cuba": text}, sources=source("sputnik-2024", status="coded") + later)
        data.append(load(folder))
    found = Coders(tuple(data))
    assert [len(one.positions) for one in found.codings] == [1, 1]
    assert {row.source for unit in found.units for row in unit if row} == {"sputnik-2024"}
    (pair,) = found.pairs.values()
    assert set(pair.units["source"]) == {"sputnik-2024"}
    assert pair.of_coding.n == 2


def test_a_document_is_found_by_its_bytes_under_the_ids_of_all(tmp_path: Path) -> None:
    ids = {"a": "doc", "b": "my-doc", "c": "our-doc"}
    data = [
        load(
            write_folder(
                tmp_path / name,
                {"cuba": actor(position(source=document))},
                sources=source(document, sha256="2" * 64, status="coded"),
            )
        )
        for name, document in ids.items()
    ]
    found = Coders(tuple(data))
    assert (found.in_all, found.documents.compared) == (1, ("doc",))


def test_documents_that_the_first_has_not_are_one_for_the_others() -> None:
    tables = [
        pd.DataFrame({"source": list(ids), "sha256": list(ids.values())})
        for ids in ({"x": "1"}, {"y": "2", "x": "3"}, {"z": "2", "w": "1", "x": "4"})
    ]
    assert names_in_all(tables) == [{"x": "x"}, {"y": "y", "x": "x"}, {"z": "y", "w": "x", "x": "x (C)"}]


@pytest.mark.parametrize(("number", "expected"), [(0, "A"), (25, "Z"), (26, "A2"), (52, "A3")])
def test_every_coder_has_a_letter(number: int, expected: str) -> None:
    assert letter(number) == expected
