"""`find`: where words stand, for people and for tools."""

import json
from pathlib import Path

import pytest

from commands.__main__ import main
from tests.support.words_room import write_room


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.delenv("TRACKER_DOCUMENTS", raising=False)
    return str(write_room(tmp_path))


def test_people_get_the_place_who_said_it_and_the_words_marked(room: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "sanctions crime", room]) == 0
    told = capsys.readouterr().out
    assert told.startswith("“sanctions crime” is in 2 quotations, 1 place of 1 document and 1 issue.\n")
    place, words = f"{room}/actors/kenya.yaml:5", "we call for **sanctions** on cyber **crime**"
    assert f"{place}  kenya, broad-offences, 2020-05-01\n  {words}\n" in told
    assert f"\n- All agree: {words}, and together we oppose" in told
    assert "(not at hand)" in told


def test_tools_get_everything_in_parts(room: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "sanctions", room, "--actor", "cuba", "--since", "2021-01-01", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (one,) = told["quotations"]
    assert (one["actor"], one["where"]) == ("cuba", f"{room}/actors/cuba.yaml:4")
    parts = {"the ": False, "sanctions": True, " are illegal": False}
    assert one["found"]["translation"] == [{"text": text, "marked": marked} for text, marked in parts.items()]
    assert [one["source"] for one in told["documents"]] == ["second"]
    assert told["not_looked_in"]["fourth"] == "not at hand"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (['"* -'], "error: there is no word in '\"* -'"),
        (["x", "--actor", "kenia"], "error: there is no actor 'kenia': did you mean 'kenya'?"),
        (["x", "--since", "soon"], "'soon' is not a day"),
    ],
)
def test_wrong_usage_is_said_in_words(
    room: str, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    word, *options = arguments
    try:
        code = main(["find", word, room, *options])
    except SystemExit as ended:
        code = int(str(ended.code))
    assert code == 2
    assert said in capsys.readouterr().err


def test_what_errors_keep_out_is_said_and_nothing_found_is_no_error(
    room: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["find", "nowhere", room]) == 0
    assert "“nowhere” was not found." in capsys.readouterr().out
    (Path(room) / "actors" / "peru.yaml").write_text("name: Peru\nkind: nation\n", encoding="utf-8")
    assert main(["find", "sanctions", room]) == 1
    told = capsys.readouterr()
    assert "4 quotations" in told.out
    assert "see 'tracker check'" in told.err
