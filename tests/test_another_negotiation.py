"""A folder on another subject: every page, command and briefing knows it, and none knows of the default data."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from commands.__main__ import main
from loaders import load
from tests.support.dashboard import VIEWS, open_page, pages, protos, unfold, use
from tests.support.folders import DATA

PLASTICS = DATA / "plastics"

OF_THE_DEFAULT_DATA = re.compile(
    r"cyber|crime|budapest|russia|russian|havana|sputnik|belarus|minsk|un-convention|broad-offences|state.conduct"
    r"|\bICTs?\b|\bITU\b|\bSCO\b|united states",
    re.IGNORECASE,
)

QUESTIONS = [
    *((page, {}) for page in pages()),
    *((page, query) for page, query in VIEWS if page in ("alignment", "change", "edit") and "line" not in query),
    *(("edit", {"task": "records", "kind_of_new": kind}) for kind in ("joint", "issue", "source")),
    ("edit", {"task": "joint", "joint_part": "head"}),
    ("compare", {"left": "marisol", "right": "norvane"}),
    ("compare", {"left": "marisol", "right": "talu"}),
    ("compare", {"left": "ocean-watch", "right": "norvane"}),
    *(("actor", {"actor": actor}) for actor in ("marisol", "norvane", "tessaly", "ile-verte", "ocean-watch")),
    *(("issue", {"issue": issue}) for issue in ("production-cap", "draft-treaty", "chemicals")),
    ("sources", {"source": "round-three-summary"}),
    ("sources", {"source": "islands-joint"}),
    ("overview", {"tracks": "upstream"}),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("TRACKER_DOCUMENTS", raising=False)
    return Path(shutil.copytree(PLASTICS, tmp_path / "plastics"))


@pytest.fixture
def on_view(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    use(folder, monkeypatch)
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def strangers(text: str) -> set[str]:
    """Words of the default data in a text."""
    return set(OF_THE_DEFAULT_DATA.findall(text))


def test_it_checks_clean_with_every_quotation_in_its_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder)]) == 0
    shown = capsys.readouterr().out
    assert "0 errors, 0 warnings" in shown
    assert "misquoted" not in shown


@pytest.mark.usefixtures("on_view")
@pytest.mark.parametrize(
    ("page", "query"), QUESTIONS, ids=lambda one: one if isinstance(one, str) else "-".join(one.values())
)
def test_every_page_shows_it_and_nothing_of_the_default_data(page: str, query: dict[str, str]) -> None:
    app = open_page(page, **query) if page in ("edit", "problems") else unfold(open_page(page, **query))
    shown = "\n".join(str(proto) for proto in protos(app))
    assert strangers(shown) == set()
    assert "A treaty on plastics" in shown


COMMANDS = {
    "check": ["check", "{folder}"],
    "format": ["format", "--check", "{folder}"],
    "schema": ["schema", "{folder}"],
    "brief of an actor": ["brief", "norvane", "--folder", "{folder}"],
    "brief of two": ["brief", "marisol", "norvane", "--folder", "{folder}"],
    "brief of an issue": ["brief", "--issue", "production-cap", "--folder", "{folder}"],
    "export": ["export", "{folder}", "-o", "{out}"],
    "export of a workbook": ["export", "{folder}", "--format", "xlsx", "-o", "{out}"],
    "compare": ["compare", "{folder}", "{folder}"],
    "fingerprint": ["fingerprint", "{folder}"],
    "new actor": ["new", "actor", "Republic of Sandor", "--folder", "{folder}"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_works_on_it(
    command: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [one.format(folder=folder, out=tmp_path / "out") for one in COMMANDS[command]]
    assert main(arguments) == 0
    shown = capsys.readouterr()
    written = "".join(path.read_text(encoding="utf-8", errors="replace") for path in (tmp_path / "out").glob("*.csv"))
    assert strangers(shown.out + shown.err + written) == set()
    assert not [problem for problem in load(folder).problems if problem.severity == "error"]


@pytest.mark.parametrize("ending", ["md", "html", "docx"])
def test_a_briefing_is_headed_by_the_negotiation_and_prints_translations(
    ending: str, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / f"brief.{ending}"
    assert main(["brief", "marisol", "norvane", "--folder", str(folder), "-o", str(out)]) == 0
    if ending == "docx":
        import docx

        text = "\n".join(paragraph.text for paragraph in docx.Document(str(out)).paragraphs)
    else:
        text = out.read_text(encoding="utf-8")
    assert strangers(text) == set()
    assert "A treaty on plastics" in text
    assert "Le Royaume de Norvane refuse tout plafond de production" in text
    assert "The Kingdom of Norvane refuses any cap on production" in text
