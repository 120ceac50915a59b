"""`publish` where quotations are not verified, and into the folder of a site that was published before."""

from pathlib import Path

import pytest

from commands.__main__ import main
from documents.quotation_check import verify
from documents.unverified_quotations import unverified_quotations
from loaders import load
from loaders.joint_statements import once
from tests.support.folders import QUOTE, actor, position, source, write_folder

OTHER = "these are words that nobody ever wrote down"
SHORT = "Yes, indeed"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one quotation that is in its document, one that is not, and two without a document."""
    monkeypatch.delenv("TRACKER_DOCUMENTS", raising=False)
    said = [
        position(),
        position(quote=OTHER, date="2020", note="read twice"),
        position(source="lost", date="2021"),
        position(source="lost", quote=SHORT, date="2022"),
    ]
    sources = source("sputnik-2024") + source("lost")
    made = write_folder(tmp_path / "positions", {"a": actor(*said)}, sources=sources)
    (made / "documents").mkdir()
    (made / "documents" / "sputnik-2024.txt").write_text(f"They say: {QUOTE}.")
    return made


def pages(site: Path) -> dict[str, str]:
    return {one.relative_to(site).as_posix(): one.read_text("utf-8") for one in site.rglob("*.html")}


def test_of_each_quotation_that_is_not_verified_it_is_said_where_it_stands_and_what_to_do(folder: Path) -> None:
    data = load(folder)
    quotations = once(data.positions)
    checked = verify(quotations, data.sources, folder / "documents", folder).table["how"]
    found = unverified_quotations(quotations, dict(zip(quotations.index, checked, strict=True)))
    assert [(one.severity, one.file, one.line) for one in found] == [
        ("error", "actors/a.yaml", line) for line in quotations["quote_line"].iloc[1:]
    ]
    wrong, lost, short = (f"{one.message}; {one.hint}" for one in found)
    assert f"is not in its document 'sputnik-2024': “{OTHER}”; correct it; 'tracker check' says what comes" in wrong
    assert "neither the document 'lost' nor a fingerprint is at hand; put the document in" in lost
    assert f"a quotation of 2 words is not verified: “{SHORT}”" in short


def test_nothing_is_published_while_a_quotation_is_not_verified(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish", str(tmp_path / "site"), "--folder", str(folder)]) == 1
    told = capsys.readouterr().err
    assert not (tmp_path / "site").exists()
    assert told.count("error: ") == 3
    assert f"{folder}/actors/a.yaml:" in told
    assert "nothing is published: 3 quotations are not verified. Mend them, or publish with --allow-unverified" in told


def test_quotations_that_nobody_can_check_for_want_of_one_document_are_one_error(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = [position(source="lost", quote=f"{OTHER} {number}", date=f"{1990 + number}") for number in range(25)]
    write_folder(folder, {"a": actor(*said)}, sources=source("lost"))
    assert main(["publish", str(tmp_path / "site"), "--folder", str(folder)]) == 1
    told = capsys.readouterr().err
    assert told.count("error: ") == 1
    assert "nobody can check this and 24 more quotations: neither the document 'lost' nor" in told
    assert "nothing is published: 25 quotations are not verified" in told


def test_of_very_many_the_first_are_listed(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = [position(quote=f"{OTHER} {number}", date=f"{1990 + number}") for number in range(25)]
    write_folder(folder, {"a": actor(*said)})
    assert main(["publish", str(tmp_path / "site"), "--folder", str(folder)]) == 1
    told = capsys.readouterr().err
    assert told.count("error: ") == 20
    assert "... and 5 more errors" in told


def test_they_are_published_where_that_is_wanted_and_marked_on_every_page_that_shows_them(
    folder: Path, tmp_path: Path
) -> None:
    assert main(["publish", str(tmp_path / "site"), "--folder", str(folder), "--allow-unverified"]) == 0
    found = pages(tmp_path / "site")
    for quote, mark in ((OTHER, "NOT FOUND"), (SHORT, "ot verified")):
        showing = {name: page for name, page in found.items() if quote in page}
        assert len(showing) > 1
        assert {name for name, page in showing.items() if mark not in page} == set()


def test_a_corrected_position_is_still_found_at_its_former_address(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    arguments = ["publish", str(site), "--folder", str(folder), "--allow-unverified"]
    assert main(arguments) == 0
    before = pages(site)
    (address,) = (name for name, page in before.items() if "read twice" in page and name.startswith("position/"))
    file = folder / "actors" / "a.yaml"
    file.write_text(file.read_text().replace("read twice", "read three times"))
    assert main(arguments) == 0
    assert "This position was corrected." in pages(site)[address]
    content = (site / "addresses.json").read_bytes()
    assert main(arguments) == 0
    assert "written: 0, removed: 0" in capsys.readouterr().out.splitlines()[-2]
    assert (site / "addresses.json").read_bytes() == content
    file.write_text(file.read_text().replace("read three times", "read twice"))
    assert main(arguments) == 0
    assert "read twice" in pages(site)[address]


def test_where_the_former_addresses_cannot_be_read_nothing_is_written(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "addresses.json").write_text('{"positions":')
    assert main(["publish", str(site), "--folder", str(folder), "--allow-unverified"]) == 2
    assert "addresses.json is damaged: Expecting value: line 1 column 14" in capsys.readouterr().err
    assert [one.name for one in site.iterdir()] == ["addresses.json"]
