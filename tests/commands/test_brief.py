"""`brief`: the file that was asked for, and plain words where it cannot be made."""

import hashlib
from pathlib import Path

import pytest
from docx import Document

from commands.__main__ import main
from tests.support.folders import QUOTE, ROOT, actor, position, source, write_folder
from tests.support.repositories import commit, git, needs_git

PAIR = ["brief", "russia", "united-states", "--as-of", "2024-03-29"]


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRACKER_POSITIONS", raising=False)


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        (PAIR, "# Where do Russia and the United States differ?"),
        (["brief", "cuba"], "# Cuba: what does it want?"),
        (["brief", "--issue", "un-convention"], "# A UN convention: who stands where?"),
        (["brief", "russia", "russia", "--left-as-of", "2019-07-08"], "# Has Russia changed its mind?"),
        (["brief", "--since", "2019-10-25"], "# What is new?"),
    ],
)
def test_without_a_file_it_is_markdown_for_the_terminal(
    arguments: list[str], title: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 0
    told = capsys.readouterr()
    assert told.out.startswith(f"{title}\n")
    assert "## Citations" in told.out
    assert told.err == ""


@pytest.mark.parametrize("ending", ["docx", "html", "md"])
def test_the_ending_of_the_file_says_what_it_is(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"brief.{ending}"
    assert main([*PAIR, "-o", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}\n"
    if ending == "docx":
        assert Document(str(path)).paragraphs[0].text == "Where do Russia and the United States differ?"
    else:
        assert path.read_text(encoding="utf-8").startswith({"html": "<!doctype html>", "md": "# Where do"}[ending])


def test_what_is_negotiated_stands_in_every_form(tmp_path: Path) -> None:
    title = "The UN cybercrime treaty"
    for ending in ("docx", "html", "md"):
        assert main([*PAIR, "-o", str(tmp_path / f"brief.{ending}")]) == 0
    word = Document(str(tmp_path / "brief.docx"))
    assert word.paragraphs[1].text == title
    assert word.core_properties.subject == title
    page = (tmp_path / "brief.html").read_text(encoding="utf-8")
    assert f"the United States differ? · {title}</title>" in page
    assert page.index(f">{title}</p>") < page.index("<h1")
    assert (tmp_path / "brief.md").read_text(encoding="utf-8").splitlines()[2] == title


def test_a_folder_without_a_title_has_none_in_its_briefing(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data", {"kenya": actor(position())})
    for ending in ("docx", "html", "md"):
        assert main(["brief", "kenya", "--folder", str(folder), "-o", str(tmp_path / f"brief.{ending}")]) == 0
    assert "what does it want?</title>" in (tmp_path / "brief.html").read_text(encoding="utf-8")
    assert Document(str(tmp_path / "brief.docx")).core_properties.subject == ""
    assert (tmp_path / "brief.md").read_text(encoding="utf-8").splitlines()[2].startswith("Actor kenya · state")


def test_a_named_format_goes_before_the_ending(tmp_path: Path) -> None:
    assert main([*PAIR, "--format", "html", "-o", str(tmp_path / "brief.txt")]) == 0
    assert (tmp_path / "brief.txt").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("documents", "way"),
    [(True, "found word for word in its document"), (False, "verified by its document's fingerprint")],
)
def test_every_citation_says_how_its_quotation_is_verified(
    documents: bool, way: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "documents").mkdir()
    document = tmp_path / "documents" / "speech.txt"
    document.write_text(f"He said: {QUOTE}.", encoding="utf-8")
    said = source("sputnik-2024", file=document.name, sha256=hashlib.sha256(document.read_bytes()).hexdigest())
    folder = write_folder(tmp_path / "data", {"kenya": actor(position())}, sources=said)
    assert main(["fingerprint", str(folder), "--documents", str(tmp_path / "documents")]) == 0
    (tmp_path / "none").mkdir()
    capsys.readouterr()
    place = tmp_path / ("documents" if documents else "none")
    assert main(["brief", "kenya", "--folder", str(folder), "--documents", str(place)]) == 0
    assert capsys.readouterr().out.count(way) == 1


def test_inherited_positions_are_counted_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "belarus", "russia", "--inherited", "counted"]) == 0
    out = capsys.readouterr().out
    assert "on 5 shared issues" in out
    assert "- What a group says, for its members: Shown, and counted in alignments" in out


def test_filters_reach_the_figures_and_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*PAIR, "--evidence", "own", "--confidence", "high", "--contested"]) == 0
    out = capsys.readouterr().out
    narrowed = (
        "**On contested issues, in own words, at high confidence they share no issue: there is none on which both"
    )
    assert narrowed in out
    assert "- Evidence: Own words only\n- Confidence of the coding: High only\n- Issues: Contested issues only" in out
    assert "As of 29\u00a0March\u00a02024" in out


def test_an_issue_is_put_to_a_vote_as_asked(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--electorate", "kind:state", "--rule", "committee-consensus", "--as-of", "2024-03-29"]
    assert main(["brief", "--issue", "un-convention", *asked]) == 0
    out = capsys.readouterr().out
    assert "## Would it carry?\n\nOpen: nobody objects so far (3 for, 0 against)" in out


def test_faulty_data_makes_a_briefing_that_says_so_and_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_folder(tmp_path / "mine", {"cuba": actor(position(), position(stance="maybe"))})
    assert main(["brief", "cuba", "--folder", str(folder)]) == 1
    told = capsys.readouterr()
    assert "- Faults: 1 error in the data" in told.out
    assert "- Data: mine/ with 1 position" in told.out
    assert "1 error keeps positions out of it" in told.err


@needs_git
def test_the_commit_is_named_also_in_a_clone_with_its_past_cut_off(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = write_folder(tmp_path / "whole", {"cuba": actor(position())})
    commit(whole, "Ada", "2026-05-01")
    commit(write_folder(whole, {"cuba": actor(position(stance="mixed"))}), "Ben", "2026-05-03")
    git(tmp_path, "clone", "-q", "--depth", "1", whole.as_uri(), "cut")
    assert main(["brief", "cuba", "--folder", str(tmp_path / "cut")]) == 0
    assert f"- Commit: {git(whole, 'rev-parse', 'HEAD').strip()}, with what was" in capsys.readouterr().out


def test_a_scenario_is_named_with_whom_it_adds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "me", "russia", "--if", "me", "un-convention", "oppose"]) == 0
    text = capsys.readouterr().out
    assert "## Scenario" in text
    assert "If My delegation opposed “A UN convention”. No one said this." in text
    assert "**In the scenario: on opposite sides on the one issue that they share" in text


def test_a_briefing_looks_at_the_named_actors_alone_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    among = ["--among", "united-states", "--among", "us-allies"]
    assert main(["brief", "russia", "--folder", str(ROOT / "positions"), *among]) == 0
    said = capsys.readouterr().out
    assert "among Russia, United States and US allies" in said.splitlines()[4]
    assert "- Actors: States, Groups, Organisations (only Russia, US allies, United States)" in said
    assert "Belarus" not in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rusia"], "there is no actor 'rusia': did you mean 'russia'?"),
        (["USA"], "there is no actor 'USA': did you mean 'united-states'?"),
        (["Russian Federation"], "there is no actor 'Russian Federation': did you mean 'russia'?"),
        (["russia", "belarus-republic-zzz"], "there is no actor 'belarus-republic-zzz': "),
        (["zzzzzzzz"], "there is no actor 'zzzzzzzz': its id is wanted, as in the names of the files in actors/"),
        (["--issue", "un-convention", "--among", "rusia"], "there is no actor 'rusia': did you mean 'russia'?"),
        (["cuba", "belaruss"], "did you mean 'belarus'?"),
        (["me"], "there is no actor 'me'"),
        (["cuba", "--if", "rusia", "un-convention", "mixed"], "there is no actor 'rusia': did you mean 'russia'?"),
        (["cuba", "--if", "russia", "un-convention", "for"], "“for” is no stance, but one of strong_oppose, oppose,"),
        (["--issue", "un-conventoin"], "there is no issue 'un-conventoin': did you mean 'un-convention'?"),
        (["--issue", "un-convention", "--rule", "commitee-vote"], "there is no rule 'commitee-vote': did you mean"),
        (["--issue", "un-convention", "--electorate", "zzz"], "there is no electorate 'zzz': write one of: group:sco"),
        (["cuba", "--rule", "committee-vote"], "--rule and --electorate are for the briefing on an issue"),
        ([], "name one actor, two actors, or an issue"),
        (["cuba", "--issue", "un-convention"], "name one actor, two actors, or an issue"),
        (["cuba", "russia", "sco"], "on one actor or on two"),
        (["cuba", "cuba"], "an actor agrees with itself"),
        (["cuba", "--left-as-of", "2019-01-01"], "for the first of two actors"),
        (["cuba", "--format", "docx"], "name a file with -o"),
        (["cuba", "-o", "brief.pdf"], "'brief.pdf' has none of the endings .docx, .html, .md"),
        (["cuba", "-o", "no/such/folder/brief.md"], "cannot write to"),
        (["cuba", "-o", str(ROOT / "positions/brief.md")], "is in the positions folder"),
        (["cuba", "-o", str(ROOT / "positions/../positions/actors/brief.md")], "is in the positions folder"),
        (["cuba", "--folder", "nowhere"], "there is no folder 'nowhere'"),
    ],
)
def test_wrong_usage_is_code_2_and_one_line(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["brief", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("error: ")
    assert told.err.count("\n") == 1
    assert message in told.err
    assert not (ROOT / "positions/brief.md").exists()


@pytest.mark.parametrize("day", ["29.3.2024", "2024-02-30", "2019"])
def test_a_day_is_a_day(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["brief", "cuba", "--as-of", day])
    assert stopped.value.code == 2
    assert f"'{day}' is not a day" in capsys.readouterr().err
