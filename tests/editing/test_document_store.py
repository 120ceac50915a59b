"""Documents that are given to the dashboard: kept as they are, in the place that was chosen."""

import hashlib
from pathlib import Path

import pytest

from editing.document_store import keep_document, make_documents_folder
from editing.saves import SaveError
from loaders.settings import DOCUMENTS_VARIABLE, documents_folder
from tests.support.folders import write_folder


def keep(folder: Path, name: str, content: bytes) -> None:
    keep_document(folder, name, content, hashlib.sha256(content).hexdigest())


def test_a_document_is_kept_byte_for_byte_and_never_replaces_another(tmp_path: Path) -> None:
    keep(tmp_path, "Rede – 演讲.txt", b"said\r\n\0")
    keep(tmp_path, "Rede – 演讲.txt", b"said\r\n\0")
    with pytest.raises(SaveError, match="another file"):
        keep(tmp_path, "Rede – 演讲.txt", b"other")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"said\r\n\0"]


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../a.txt", "/a.txt", "a/b.txt", ".hidden", "a\nb.txt", "a\0", "x" * 300]
)
def test_a_name_that_leads_elsewhere_or_is_none_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "papers").mkdir()
    with pytest.raises(SaveError, match="is no name for a document"):
        keep(tmp_path / "papers", name, b"said")
    assert list(tmp_path.rglob("*")) == [tmp_path / "papers"]


def test_nothing_is_kept_where_the_tracker_is_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_READ_ONLY", "1")
    with pytest.raises(SaveError, match="read-only"):
        keep(tmp_path, "a.txt", b"said")
    with pytest.raises(SaveError, match="read-only"):
        make_documents_folder(tmp_path, "")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("named", ["", "documents", "papers", "../papers"])
def test_the_folder_for_documents_is_found_by_everything_once_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)
    positions = write_folder(tmp_path / "positions")
    keep(make_documents_folder(positions, named), "a.txt", b"said")
    found = documents_folder(positions)
    assert found is not None
    assert (found / "a.txt").read_bytes() == (positions / (named or "documents") / "a.txt").read_bytes() == b"said"


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SaveError, match=f"cannot be made the documents folder: .*{DOCUMENTS_VARIABLE}"):
        make_documents_folder(tmp_path, "file")
