"""The default data: complete, in order, and every quotation in its document."""

import os
from pathlib import Path

import pandas as pd
import pytest

from commands.__main__ import main
from documents.quotation_check import verify
from loaders import Dataset, load
from loaders.settings import DOCUMENTS_VARIABLE, documents_folder
from tests.support.folders import ROOT

FOLDER = ROOT / "positions"

CODEBOOK = {
    "crime-treaty": {
        "un-convention": True,
        "budapest-baseline": True,
        "broad-offences": True,
        "terrorism-extremism": True,
        "technology-transfer": True,
        "digital-divide": False,
        "cross-border-data": True,
        "industry-duties": True,
        "rights-safeguards": True,
        "realtime-data": True,
        "early-entry-into-force": True,
        "international-cooperation": False,
    },
    "state-conduct": {
        "conduct-norms": True,
        "un-mechanism": True,
        "content-restriction": True,
        "non-interference": True,
        "internet-sovereignty": True,
        "regional-arrangements": True,
        "peaceful-use": False,
    },
}
"""Track -> issue -> whether anybody opposes it."""

WITHOUT_EVIDENCE = {"rights-safeguards", "realtime-data", "early-entry-into-force"}


@pytest.fixture(scope="module")
def data() -> Dataset:
    found = load(FOLDER)
    assert found.files > 3
    assert len(found.positions) > 0
    return found


def test_the_check_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(FOLDER)]) == 0
    assert "0 errors, 0 warnings in" in capsys.readouterr().out


def test_every_file_of_the_folder_is_read(data: Dataset) -> None:
    assert data.files == len(list(FOLDER.rglob("*.yaml")))
    assert len(data.actors) == len(list((FOLDER / "actors").iterdir()))


def test_the_codebook_has_its_issues_with_their_tracks_and_flags(data: Dataset) -> None:
    found = {
        track: dict(zip(issues["issue"], issues["contested"], strict=True))
        for track, issues in data.issues.groupby("track")
    }
    assert found == CODEBOOK


def test_exactly_the_issues_without_evidence_have_no_positions(data: Dataset) -> None:
    assert set(data.issues["issue"]) - set(data.positions["issue"]) == WITHOUT_EVIDENCE


def test_nobody_opposes_what_is_called_uncontested(data: Dataset) -> None:
    uncontested = data.issues.loc[~data.issues["contested"], "issue"]
    about = data.positions[data.positions["issue"].isin(uncontested)]
    assert len(about) > 0
    assert (about["stance"] > 0).all()


def test_every_quotation_has_5_to_40_words(data: Dataset) -> None:
    words = pd.concat([data.positions["quote"], data.events["quote"]]).str.split().str.len()
    assert len(words) > len(data.positions)
    assert words.between(5, 40).all()


def test_the_positions_of_each_actor_stand_in_date_order(data: Dataset) -> None:
    for _, mine in data.positions.groupby("actor"):
        assert mine["latest"].is_monotonic_increasing
        assert mine["line"].is_monotonic_increasing


def test_every_document_is_used_and_every_position_rests_on_one(data: Dataset) -> None:
    assert set(data.sources["source"]) == set(data.positions["source"])


def test_what_others_say_is_never_in_an_actors_own_words(data: Dataset) -> None:
    characterised = data.positions["attribution"] == "characterised"
    assert characterised.any()
    assert (characterised == (data.positions["according_to"] != "")).all()


def test_every_quotation_stands_in_its_document(data: Dataset) -> None:
    folder = documents_folder(FOLDER)
    if folder is None:
        pytest.skip(
            f"no documents at hand: put them in positions/documents/ or name their folder in {DOCUMENTS_VARIABLE}"
        )
    columns = ["quote", "source", "file", "line"]
    quotations = pd.concat([data.positions[columns], data.events[columns]])
    found = verify(quotations, data.sources, Path(folder))
    if not os.environ.get(DOCUMENTS_VARIABLE) and len(found.not_at_hand) == len(data.sources):
        pytest.skip("documents/ holds none of the registered documents")
    assert found.problems == ()
    expected = quotations[~quotations["source"].isin(found.not_at_hand)]
    assert found.verified == len(expected) > 0
