"""`publish`: a whole site of the default data, and plain words where there can be none."""

import csv
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import frictionless
import pytest

from analysis.wording.display_text import legible
from briefing.site import addresses
from briefing.site.page import OPENING
from commands.__main__ import main
from loaders import load
from loaders.joint_statements import count_positions
from tests.support.folders import ROOT, write_folder

POSITIONS = ROOT / "positions"


@pytest.fixture(autouse=True, scope="module")
def _no_settings() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("TRACKER_POSITIONS", "TRACKER_DOCUMENTS"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("published") / "site"
    assert main(["publish", str(out), "--base-url", "https://example.org/positions/"]) == 0
    return out


def held(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


class _Elements(HTMLParser):
    """The elements of a page with their attributes, in order."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, list[tuple[str, dict[str, str]]]]:
    """The elements of every page, by its address."""
    files = held(site)
    found = {name: _Elements(content).found for name, content in files.items() if name.endswith(".html")}
    assert len(found) > count_positions(load(POSITIONS).positions)
    return found


def test_every_link_leads_to_a_file_and_a_part_of_it_that_are_there(
    site: Path, pages: dict[str, list[tuple[str, dict[str, str]]]]
) -> None:
    parts = {name: {one["id"] for _, one in found if "id" in one} for name, found in pages.items()}
    there = {*held(site)}
    led = set()
    for name, found in pages.items():
        for _, attributes in found:
            for way in (attributes.get(key) for key in ("href", "src", "action")):
                goal = urlsplit(way or "")
                if not way or goal.scheme:
                    continue
                address = normpath(join(dirname(name), unquote(goal.path))) if goal.path else name
                assert address in there, f"{name} leads to {way}"
                assert not goal.fragment or unquote(goal.fragment) in parts[address], f"{name} leads to {way}"
                led.add(address)
    assert {name for name in pages if not name.startswith("former/")} <= led | {addresses.OVERVIEW}


def test_no_page_asks_anything_of_anybody_or_runs_a_script(
    site: Path, pages: dict[str, list[tuple[str, dict[str, str]]]]
) -> None:
    loading = {"src", "srcset", "data", "poster", "background", "style"}
    for name, found in pages.items():
        (policy,) = [one["content"] for _, one in found if one.get("http-equiv") == "Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; style-src 'self' file:;"), name
        scripts = [one for tag, one in found if tag == "script"]
        assert not scripts or name == addresses.SEARCH
        for tag, one in found:
            assert not {key for key in one if key.startswith("on")}, name
            assert tag == "script" or not loading & one.keys(), name
            if tag == "link" and one["rel"] != "canonical":
                assert not urlsplit(one["href"]).scheme, name
            if tag == "a" and urlsplit(one.get("href", "")).scheme in ("http", "https"):
                assert one["rel"] == "noopener noreferrer", name
    assert not re.search(r"url\(|@import", (site / addresses.STYLE).read_text(encoding="utf-8"))


def test_every_page_is_small_and_begins_as_pages_of_ours_do(site: Path) -> None:
    for name, content in held(site).items():
        if name.endswith(".html"):
            assert content.startswith(OPENING.encode()), name
            assert addresses.is_page(name), name
            assert len(re.sub(rb"<svg.*?</svg>", b"", content, flags=re.DOTALL)) < 100_000, name


def test_the_data_for_machines_passes_the_validator_and_has_a_page_for_each_position(site: Path) -> None:
    assert frictionless.validate(str(site / "data/datapackage.json")).valid
    with (site / "data/positions.csv").open(encoding="utf-8", newline="") as file:
        ids = {row["position_id"] for row in csv.DictReader(file)}
    assert ids == {one.stem for one in (site / "position").rglob("*.html")}


def test_the_sitemap_names_every_page_by_its_whole_address(site: Path) -> None:
    named = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert {*named} == {f"https://example.org/positions/{name}" for name in held(site) if name.endswith(".html")}
    # it counts at the root of a host alone
    assert not (site / "robots.txt").exists()


def test_the_same_data_gives_the_same_bytes_and_then_nothing_is_written(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    other = tmp_path / "other"
    arguments = ["publish", str(other), "--base-url", "https://example.org/positions"]
    command = [sys.executable, "-m", "commands", *arguments]
    subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, cwd=ROOT, check=True, capture_output=True)
    assert held(other) == held(site)
    assert main(arguments) == 0
    told = capsys.readouterr().out.splitlines()
    assert re.fullmatch(rf"{other}: [0-9]+ files, [0-9.]+ MB; written: 0, removed: 0", told[-2])
    assert told[-1] == f"begin with {other / 'index.html'}"


def test_without_notes_none_is_anywhere(site: Path, tmp_path: Path) -> None:
    data = load(POSITIONS)
    notes = {note for table in (data.positions, data.actors, data.sources, data.joint) for note in table["note"]} - {""}
    spelled = {form.encode() for note in notes for form in (note, legible(note), escape(legible(note)))}
    # markupsafe writes quotes with numbers
    spelled |= {one.replace(b"&#x27;", b"&#39;").replace(b"&quot;", b"&#34;") for one in spelled}
    assert len(notes) > 50
    assert main(["publish", str(tmp_path / "site"), "--without-notes"]) == 0
    without, usual = held(tmp_path / "site"), held(site)
    assert {name for name, content in without.items() if any(note in content for note in spelled)} == set()
    assert any(note in usual["data/positions.csv"] for note in spelled)
    # nobody told where this one will stand
    assert b"https://example.org" not in b"".join(without.values())
    assert not {"sitemap.xml", "robots.txt"} & without.keys()


def test_what_came_later_is_in_no_site_as_of_a_day(tmp_path: Path) -> None:
    positions = load(POSITIONS).positions
    later = positions[positions["latest"] > "2019-12-31"]
    assert len(later)
    assert main(["publish", str(tmp_path / "site"), "--as-of", "2019-12-31"]) == 0
    files = held(tmp_path / "site")
    kept = {*positions["quote"]} - {*later["quote"]}
    assert kept
    for quote in {*later["quote"]} - {*positions[positions["latest"] <= "2019-12-31"]["quote"]}:
        assert not [name for name, content in files.items() if legible(quote).encode() in content]


@pytest.mark.parametrize(
    "address",
    ["example.org", "ftp://example.org", "javascript:alert(1)", "https://a@example.org", "https://example.org/?a=b",
     "https://example.org/\u202e", "https://example.org/#a", "https://"],
)  # fmt: skip
def test_what_is_no_address_of_a_site_is_refused(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["publish", str(tmp_path / "site"), "--base-url", address])
    assert ended.value.code == 2
    assert "is no address of a site; write it as https://example.org/positions" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_a_folder_with_other_files_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"mine")
    assert main(["publish", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"error: cannot write to '{tmp_path}': it has files and is no site that was published before; name a new "
        "folder, or an empty one\n"
    )
    assert held(tmp_path) == {"thesis.docx": b"mine"}


def test_a_folder_without_anything_becomes_a_site_that_says_so(tmp_path: Path) -> None:
    write_folder(tmp_path / "positions", issues="[]", sources="[]")
    assert main(["publish", str(tmp_path / "site"), "--folder", str(tmp_path / "positions")]) == 0
    overview = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "Nobody has a stated position in this data." in overview
    assert "January" not in overview
    assert frictionless.validate(str(tmp_path / "site/data/datapackage.json")).valid
