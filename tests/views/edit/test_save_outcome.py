"""After a save on the Edit page: conflicts, undo, and a tracker that runs read-only."""

from pathlib import Path

import pytest

from editing.saves import UnwritableError, save
from loaders import load
from loaders.settings import READ_ONLY_VARIABLE
from tests.support.dashboard import links_of_cards, open_page, text_of
from tests.support.edit_page import button, draft, file_of
from tests.support.folders import actor


def test_a_change_on_disk_since_the_file_was_opened_is_not_overwritten(folder: Path) -> None:
    app = open_page("edit", task="file", file="actors/peru.yaml")
    text = file_of(folder, "actors/peru.yaml")
    draft(app, text=text.replace("name: Peru", "name: Republic of Peru"))
    theirs = text.replace("stance: support", "stance: oppose")
    (folder / "actors" / "peru.yaml").write_text(theirs, encoding="utf-8")
    button(app, "Save")
    assert file_of(folder, "actors/peru.yaml") == theirs
    assert "What somebody else changed meanwhile" in text_of(app)
    button(app, "Save both changes")
    merged = file_of(folder, "actors/peru.yaml")
    assert "stance: oppose" in merged
    assert "name: Republic of Peru" in merged


def test_read_only_removes_every_way_to_write(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READ_ONLY_VARIABLE, "1")
    app = open_page("edit")
    assert "read-only" in app.info[0].value
    assert not app.button
    assert [label for label, _ in links_of_cards(open_page("actor", actor="kenya"))] == ["In its document"]


def test_read_only_may_be_an_argument_of_the_dashboard(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READ_ONLY_VARIABLE, "")
    monkeypatch.setattr("sys.argv", ["dashboard.py", "--read-only"])
    app = open_page("edit")
    assert "saves nothing" in app.info[0].value
    monkeypatch.setattr("sys.argv", ["dashboard.py"])
    with pytest.raises(UnwritableError):
        save(folder, "actors/kenya.yaml", actor(name="Kenya"), None)


def test_an_undo_is_refused_where_the_file_has_changed_since(folder: Path) -> None:
    line = int(load(folder).positions["line"].iloc[0])
    app = draft(open_page("edit", actor="kenya", line=str(line)), stance="oppose")
    button(app, "Save")
    path = folder / "actors" / "kenya.yaml"
    theirs = path.read_text(encoding="utf-8") + "# theirs\n"
    path.write_text(theirs, encoding="utf-8")
    button(app, "Undo")
    assert path.read_text(encoding="utf-8") == theirs
    assert "cannot be undone" in text_of(app)
