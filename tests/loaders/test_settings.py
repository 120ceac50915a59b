"""Where the data is, unless the command line says otherwise."""

from pathlib import Path

import pytest

from loaders.settings import DOCUMENTS_VARIABLE, documents_folder


def test_a_positions_folder_has_its_own_documents_unless_others_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)
    assert documents_folder(tmp_path) is None
    (tmp_path / "documents").mkdir()
    assert documents_folder(tmp_path) == tmp_path / "documents"
    monkeypatch.setenv(DOCUMENTS_VARIABLE, "elsewhere")
    assert documents_folder(tmp_path) == Path("elsewhere")
