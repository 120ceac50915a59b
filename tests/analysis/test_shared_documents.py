"""One document of two codings has one name in both, whatever id each coder gave it."""

from pathlib import Path

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.codings.intercoder_agreement import Comparison
from analysis.codings.shared_documents import renamed, shared_names
from analysis.wording.agreement import cautions
from loaders import load
from tests.support.folders import actor, position, source, write_folder

A, B, C = ("a" * 64, "b" * 64, "c" * 64)


def table(documents: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame({"source": list(documents), "sha256": list(documents.values())})


def names(ours: dict[str, str], theirs: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    left, right = shared_names(table(ours), table(theirs))
    return dict(left), dict(right)


def coding(folder: Path, document: str, sha256: str) -> Path:
    return write_folder(folder, {"cuba": actor(position(source=document))}, sources=source(document, sha256=sha256))


def test_units_are_found_under_the_ids_of_both_coders(tmp_path: Path) -> None:
    left, right = (load(coding(tmp_path / name, name, A)) for name in ("doc", "my-doc"))
    found = Comparison(left, right)
    assert (found.in_both, len(found.units)) == (1, 1)
    assert list(found.units["source"]) == ["doc"]
    assert found.of_coding.n == 2
    said = " ".join(cautions(found))
    assert "doc in A is my-doc in B" in said
    assert "Only" not in said


def test_ids_that_the_coders_gave_crosswise_are_told_apart() -> None:
    assert names({"x": A, "y": B}, {"x": B, "y": A}) == ({"x": "x", "y": "y"}, {"x": "y", "y": "x"})


def test_an_id_names_one_document_where_nothing_is_known_of_its_bytes_elsewhere() -> None:
    assert names({"x": A}, {"x": B})[1] == {"x": "x"}


def test_an_id_that_names_two_documents_is_told_apart() -> None:
    assert names({"x": A}, {"x": B, "y": A})[1] == {"x": "x (B)", "y": "x"}


def test_a_coder_who_has_a_document_twice_has_one() -> None:
    assert names({"x": A, "y": A}, {"y": A, "z": A})[0] == {"x": "x", "y": "x"}
    assert names({"x": A, "y": A}, {"y": A, "z": A})[1] == {"y": "x", "z": "x"}


@given(*(st.dictionaries(st.sampled_from("uvxyz"), st.sampled_from([A, B, C])) for _ in range(2)))
def test_the_same_bytes_have_the_same_name_and_other_bytes_only_by_a_shared_id(
    ours: dict[str, str], theirs: dict[str, str]
) -> None:
    left, right = names(ours, theirs)
    for one, sha256 in ours.items():
        for other, hashed in theirs.items():
            if sha256 == hashed:
                assert left[one] == right[other]
            elif left[one] == right[other]:
                assert sha256 not in theirs.values()
                assert hashed not in ours.values()


def test_a_table_keeps_its_rows_and_types() -> None:
    given_table = pd.DataFrame({"source": ["x", "y"]}, index=[7, 9], dtype="str")
    found = renamed(given_table, {"x": "z", "y": "y"})
    assert list(found["source"]) == ["z", "y"]
    assert list(found.index) == [7, 9]
    assert found["source"].dtype == given_table["source"].dtype
