"""What holds for every test."""

import gc
import os
import shutil
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner

from loaders.settings import DOCUMENTS_VARIABLE
from views.shared import chart_panel

# the same searches at each run: what is tested of one commit comes out one way everywhere; `thorough` looks for more
settings.register_profile("each time", max_examples=15, derandomize=True)
settings.register_profile("thorough", max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "each time"))

components = cache(manifest_scanner.scan_component_manifests)


def pytest_collection_finish() -> None:
    """What is imported by now stays to the end: the garbage collector need not look through it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def own_documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test writes among the documents that the user has: each run has a copy of them."""
    with pytest.MonkeyPatch.context() as patch:
        if theirs := os.environ.get(DOCUMENTS_VARIABLE):
            copy = shutil.copytree(theirs, tmp_path_factory.mktemp("theirs") / "documents")
            patch.setenv(DOCUMENTS_VARIABLE, str(copy))
        yield


@pytest.fixture(autouse=True)
def own_history(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test writes among the user's own files, or minds how the user has set the tracker up."""
    monkeypatch.setenv("TRACKER_HISTORY", str(tmp_path_factory.getbasetemp() / "history"))
    monkeypatch.delenv("TRACKER_READ_ONLY", raising=False)
    monkeypatch.delenv("TRACKER_SECOND_CODING", raising=False)


@pytest.fixture(autouse=True)
def no_head_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no browser draws, no chart needs a head start."""
    monkeypatch.setattr(chart_panel, "HEAD_START", 0)


@pytest.fixture(autouse=True)
def one_look_for_components(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is installed stays the same: Streamlit looks once for components in it, not at each page that is opened."""
    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", components)
