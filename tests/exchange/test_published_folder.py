"""The folder of a site: no file of anybody else is touched in it, and what is the same is left as it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exchange.published_folder import MARK, Published, publish_files

SIGN = b"<!doctype html>"
PAGE = SIGN + b"\n<p>one"
OTHER = SIGN + b"\n<p>other"
SITE = {MARK: b"{}", "site.css": b"p {}", "actor/cuba.html": PAGE, "position/ab/pab1.html": PAGE}


def sign(address: str) -> bytes | None:
    """Every page below `actor` and `position` is ours if it begins as ours do."""
    return SIGN if address.startswith(("actor/", "position/")) else None


@pytest.fixture
def positions(tmp_path: Path) -> Path:
    (tmp_path / "positions").mkdir()
    return tmp_path / "positions"


@pytest.fixture
def out(tmp_path: Path, positions: Path) -> Path:
    publish_files(SITE.items(), tmp_path / "site", positions, sign)
    return tmp_path / "site"


def held(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_all_files_are_written_and_the_same_again_are_left(out: Path, positions: Path) -> None:
    assert held(out) == SITE
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    size = sum(map(len, SITE.values()))
    assert publish_files(SITE.items(), out, positions, sign) == Published(files=4, size=size, written=0, removed=0)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_what_the_site_has_no_more_goes_and_what_others_put_there_stays(out: Path, positions: Path) -> None:
    theirs = {
        ".git/actor/cuba.html": PAGE,
        "CNAME": b"example.org",
        "actor/mine.html": b"<html>mine",
        "position/notes.txt": b"a note",
        "talks/cuba.html": PAGE,
    }
    for name, content in theirs.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(content)
    kept = {MARK: b"{}", "actor/peru.html": OTHER}
    assert publish_files(kept.items(), out, positions, sign).removed == 2
    assert held(out) == {**kept, "site.css": b"p {}", **theirs}
    assert not (out / "position/ab").exists()


def test_a_run_that_was_broken_off_is_completed(tmp_path: Path, positions: Path) -> None:
    def broken() -> Iterator[tuple[str, bytes]]:
        yield from [*SITE.items()][:3]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish_files(broken(), tmp_path / "site", positions, sign)
    (tmp_path / "site/actor/cuba.html").write_bytes(PAGE[:3])
    publish_files(SITE.items(), tmp_path / "site", positions, sign)
    assert held(tmp_path / "site") == SITE


def test_a_link_is_neither_followed_nor_written_through(out: Path, positions: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "old.html").write_bytes(PAGE)
    (elsewhere / "cuba.html").write_bytes(b"dear")
    (out / "actor/cuba.html").unlink()
    (out / "actor/cuba.html").symlink_to(elsewhere / "cuba.html")
    (out / "actor/old.html").symlink_to(elsewhere / "old.html")
    (out / "actor/more").symlink_to(elsewhere, target_is_directory=True)
    assert publish_files(SITE.items(), out, positions, sign).removed == 0
    assert held(elsewhere) == {"old.html": PAGE, "cuba.html": b"dear"}
    assert (out / "actor/cuba.html").read_bytes() == PAGE
    (out / "site.css").unlink()
    (out / "position/ab/pab1.html").unlink()
    (out / "position/ab").rmdir()
    (out / "position/ab").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(ValueError, match=r"position/ab': it is a link to another folder; remove it$"):
        publish_files(SITE.items(), out, positions, sign)
    assert {*held(elsewhere)} == {"old.html", "cuba.html"}


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("positions/site", "it is in the positions folder; name a folder elsewhere"),
        ("other", "it has files and is no site that was published before; name a new folder, or an empty one"),
        ("other/notes.txt", "it is no folder; name a folder for the site"),
    ],
)
def test_where_other_files_stand_no_site_is_written(positions: Path, tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other/notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match=f": {why}$"):
        publish_files(SITE.items(), tmp_path / name, positions, sign)
    assert held(tmp_path) == {"other/notes.txt": b"mine"}


def test_a_folder_that_only_git_knows_is_taken(positions: Path, tmp_path: Path) -> None:
    (tmp_path / "site/.git").mkdir(parents=True)
    assert publish_files(SITE.items(), tmp_path / "site", positions, sign).written == len(SITE)


def test_the_file_by_which_a_site_is_known_is_replaced_whole_or_stays_as_it_was(
    out: Path, positions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(OSError, match="No space left"):
            publish_files({**SITE, MARK: b"{1}"}.items(), out, positions, sign)
    assert held(out) == SITE
    publish_files({**SITE, MARK: b"{1}"}.items(), out, positions, sign)
    assert held(out) == {**SITE, MARK: b"{1}"}
