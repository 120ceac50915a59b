"""Every page, button and file on data of which parts are missing: one side silent, no positions, one actor, nothing."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.dashboard import VIEWS, open_unfolded, use
from tests.support.folders import actor, issue, position, source, write_folder
from views.shared import downloads

Files = dict[str, Callable[[], bytes]]

ISSUES = "".join(issue(name, title=f"About {name}") for name in ("cap", "fund", "trade", "silent"))
SAID = {
    "one-sided": {
        "palau": actor(position(issue="cap"), position(issue="fund", stance="oppose", date="2020-05")),
        "tonga": actor(position(issue="cap", stance="strong_oppose"), position(issue="trade", date="2021")),
        "nauru": actor(),
    },
    "nothing in common": {"palau": actor(position(issue="cap")), "tonga": actor(position(issue="trade"))},
    "as others tell it": {
        "palau": actor(position(issue="cap")),
        "tonga": actor(position(issue="fund", attribution="characterised", according_to="palau")),
    },
    "one actor": {"palau": actor(position(issue="cap"))},
    "no positions": {"palau": actor(), "tonga": actor()},
}


@pytest.fixture(params=SAID)
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = write_folder(tmp_path / "plastics", SAID[request.param], issues=ISSUES, sources=source("sputnik-2024"))
    use(made, monkeypatch)
    return made


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """What the buttons for files would make, by the name of the file."""
    found: Files = {}

    def note(make: Callable[[], bytes], file_name: str, mime: str, key: str) -> Callable[[], bytes]:
        found[file_name] = make
        return make

    monkeypatch.setattr(downloads, "keeping", note)
    return found


ELSEWHERE = ("actor", "issue", "left", "source", "cell_actor")
"""Choices that name what only other data has: they lead to views that stand in the list without them."""

ON_THEM = [
    *((page, choices) for page, choices in VIEWS if not choices.keys() & set(ELSEWHERE)),
    ("compare", {"left": "palau", "right": "tonga"}),
    ("compare", {"left": "palau", "right": "nauru"}),
    *(("actor", {"actor": name}) for name in ("palau", "nauru")),
    *(("issue", {"issue": name}) for name in ("cap", "silent")),
    ("change", {"follow": "pair", "left": "palau", "right": "tonga"}),
]


def test_every_file_of_every_page_can_be_made(folder: Path, files: Files, fresh_caches: None) -> None:
    made: set[tuple[str, str]] = set()
    for page, choices in ON_THEM:
        files.clear()
        open_unfolded(page, **choices)
        for name in [name for name in files if (page, name) not in made]:
            made.add((page, name))
            content = files[name]()
            assert content, (page, choices, name)
            if name.endswith((".xlsx", ".docx")):
                assert ZipFile(BytesIO(content)).testzip() is None


@pytest.mark.parametrize("folder", ["one-sided"], indirect=True)
def test_every_button_of_every_page_can_be_pressed_one_after_the_other(folder: Path, fresh_caches: None) -> None:
    for page, choices in ON_THEM:
        app = open_unfolded(page, **choices)
        for key in [str(button.key) for button in app.button if not button.disabled]:
            if key in {str(button.key) for button in app.button if not button.disabled}:  # another may have removed it
                app.button(key=key).click().run()
                assert not app.exception, (page, choices, key, [one.message for one in app.exception])
