"""A file that was made on demand is there when the browser comes for it."""

from types import SimpleNamespace

import pytest
from streamlit import runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from views.shared import downloads

MIME = "text/plain"


@pytest.fixture
def storage() -> MemoryMediaFileStorage:
    return MemoryMediaFileStorage("/media")


@pytest.fixture
def manager(storage: MemoryMediaFileStorage, monkeypatch: pytest.MonkeyPatch) -> MediaFileManager:
    """The files of a server with one session, called "one"."""
    made = MediaFileManager(storage)
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(media_file_mgr=made))
    session = SimpleNamespace(session_id="one")
    monkeypatch.setattr(downloads, "get_script_run_ctx", lambda **_: session)
    return made


def ask_for(manager: MediaFileManager, content: bytes) -> str:
    """What a click does: the name under which the file is stored."""
    make = downloads.keeping(lambda: content, "a.txt", MIME, "a_button")
    address: str = manager.execute_deferred(manager.add_deferred(make, MIME, "0.1", "a.txt"))
    return address.rpartition("/")[2]


def run_fragments(manager: MediaFileManager) -> None:
    for _ in range(5):
        manager.remove_orphaned_files()


def test_it_outlives_the_runs_of_fragments_in_all_windows(
    manager: MediaFileManager, storage: MemoryMediaFileStorage
) -> None:
    name = ask_for(manager, b"a briefing")
    run_fragments(manager)
    found = storage.get_file(name)
    assert (found.content, found.filename) == (b"a briefing", "a.txt")


def test_it_goes_when_the_page_has_run_again(manager: MediaFileManager, storage: MemoryMediaFileStorage) -> None:
    name = ask_for(manager, b"a briefing")
    manager.clear_session_refs("one")
    run_fragments(manager)
    with pytest.raises(MediaFileStorageError):
        storage.get_file(name)


def test_a_button_keeps_one_file(manager: MediaFileManager, storage: MemoryMediaFileStorage) -> None:
    names = [ask_for(manager, content) for content in (b"first", b"second")]
    run_fragments(manager)
    assert storage.get_file(names[1]).content == b"second"
    with pytest.raises(MediaFileStorageError):
        storage.get_file(names[0])
