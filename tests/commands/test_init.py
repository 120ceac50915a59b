"""A folder of one's own: clean at once, templates that hold together, and nothing of anybody's is written over."""

import re
import shlex
from pathlib import Path

import pytest

from commands.__main__ import main
from loaders import load
from tests.support.repositories import git, needs_git

Output = pytest.CaptureFixture[str]
SPEECH = "We want a cap on the production of new plastic, said the minister on 4 March 2024.\n"


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRACKER_POSITIONS", raising=False)
    monkeypatch.delenv("TRACKER_DOCUMENTS", raising=False)


@pytest.fixture
def folder(tmp_path: Path, capsys: Output) -> Path:
    made = tmp_path / "plastics"
    assert main(["init", str(made), "--title", "A treaty on plastics"]) == 0
    return made


def uncommented(text: str) -> str:
    """A template whose lines of YAML have lost their '#', and whose words for the analyst are still comments."""
    lines = text.splitlines(keepends=True)
    return "".join(
        re.sub(r"^# ", "", line) if re.match(r"# ( *- )?( *)[a-z_0-9]+:|#  +", line) else line for line in lines
    )


def test_a_new_folder_is_clean_and_says_what_it_is(folder: Path, capsys: Output) -> None:
    capsys.readouterr()
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr().out.startswith("0 errors, 0 warnings in 4 files\n0 positions")
    assert main(["format", "--check", str(folder)]) == 0
    data = load(folder)
    assert data.negotiation.title == "A treaty on plastics"
    assert all(len(table) == 0 for table in (data.issues, data.sources, data.events, data.actors, data.joint))


def test_it_has_schemas_that_are_current_and_a_place_for_documents(folder: Path, capsys: Output) -> None:
    capsys.readouterr()
    assert main(["schema", str(folder)]) == 0
    assert capsys.readouterr().out == "the schemas are current\n"
    assert (folder / "documents").is_dir()
    assert "documents/" in (folder / ".gitignore").read_text().splitlines()


def test_what_comes_next_is_told_in_commands_that_work(tmp_path: Path, capsys: Output) -> None:
    folder = tmp_path / "my plastics"
    assert main(["init", str(folder), "--title", "T"]) == 0
    told = capsys.readouterr().out
    for command in ("tracker new actor", "tracker register", "tracker check", "tracker view"):
        assert re.search(rf"{command}.*'{re.escape(str(folder))}'", told)
    (folder / "documents/speech.txt").write_text(SPEECH)
    (register,) = re.findall(r"tracker (register .*)", told)
    assert main(shlex.split(register.replace(".pdf", ".txt"))) == 2
    assert "nothing is registered: still to be told are --title, --publisher, --published" in capsys.readouterr().err


def test_the_templates_without_their_signs_fit_each_other(folder: Path) -> None:
    for name in ("negotiation.yaml", "issues.yaml", "sources.yaml", "events.yaml"):
        path = folder / name
        path.write_text(uncommented(path.read_text()))
    for template, made in {"actors/template.txt": "another-actor", "joint/template.txt": "a-statement"}.items():
        text = uncommented((folder / template).read_text()).replace("iso3: XYZ", "iso3: PLW")
        of_one_voice = re.sub(r"    according_to.*\n", "", text)
        (folder / template).with_name(f"{made}.yaml").write_text(of_one_voice)
    (folder / "actors/a-group.yaml").write_text("name: A group\nkind: group\n")
    data = load(folder)
    assert data.problems == ()
    assert [len(table) for table in (data.issues, data.sources, data.events, data.joint)] == [1, 1, 1, 1]
    assert sorted(data.positions["actor"]) == ["a-group", "another-actor", "another-actor"]


def test_a_template_that_is_filled_in_where_it_stands_is_not_lost(folder: Path, capsys: Output) -> None:
    path = folder / "actors/template.txt"
    path.write_text(uncommented(path.read_text()))
    capsys.readouterr()
    main(["check", str(folder)])
    assert "rename it to 'template.yaml'" in capsys.readouterr().out


def test_a_first_document_an_actor_and_an_issue_come_in_by_commands(folder: Path, capsys: Output) -> None:
    (folder / "documents/speech.txt").write_text(SPEECH)
    told = ["--id", "speech", "--title", "A speech", "--publisher", "A ministry", "--published", "2024-03-04"]
    speech = str(folder / "documents/speech.txt")
    assert main(["register", speech, "--folder", str(folder), "--language", "en", *told]) == 0
    (folder / "issues.yaml").write_text(
        uncommented((folder / "issues.yaml").read_text()).replace("  track: a-track", "  #")
    )
    assert main(["new", "actor", "Palau", "--folder", str(folder)]) == 0
    text = (folder / "actors/palau.yaml").read_text()
    assert re.search(r"issue: an-issue .*\n(.*\n)+.*source: speech ", text)
    assert main(["check", str(folder)]) == 0
    assert list(load(folder).sources["source"]) == ["speech"]
    assert (folder / "sources.yaml").read_text().startswith("# yaml-language-server")


def test_nothing_is_written_over(folder: Path, capsys: Output) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert main(["init", str(folder), "--title", "Another"]) == 2
    assert "not an empty folder; name one that is new or empty" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path), "--title", "T"]) == 0
    assert load(tmp_path).problems == ()


@pytest.mark.parametrize(
    "title", ["It's: 'a' # {x} %s", '"quoted" - [x]', "Tre\N{ACUTE ACCENT}aty 条约 معاهدة", "a\nb"]
)
def test_signs_of_yaml_in_a_title_stay_letters(title: str, tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "f"), "--title", title]) == 0
    assert load(tmp_path / "f").negotiation.title == " ".join(title.split())


@pytest.mark.parametrize("title", ["", " ", "bell\x07"])
def test_a_title_that_says_nothing_makes_no_folder(title: str, tmp_path: Path, capsys: Output) -> None:
    assert main(["init", str(tmp_path / "f"), "--title", title]) == 2
    assert "is no title" in capsys.readouterr().err
    assert not (tmp_path / "f").exists()


def test_read_only_makes_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    monkeypatch.setenv("TRACKER_READ_ONLY", "1")
    assert main(["init", str(tmp_path / "f"), "--title", "T"]) == 2
    assert "read-only" in capsys.readouterr().err
    assert not (tmp_path / "f").exists()


@needs_git
def test_git_keeps_the_folder_without_its_documents(folder: Path) -> None:
    git(folder, "init", "-q")
    (folder / "documents/secret.txt").write_text("not ours to share")
    listed = git(folder, "status", "--porcelain", "--untracked-files=all")
    assert "issues.yaml" in listed
    assert "secret" not in listed
