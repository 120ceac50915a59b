"""Files in order: lines move, comments go with what they are about, and nothing is said differently."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.__main__ import main
from editing.file_format import FormatError, format_text
from loaders.folder_check import check_texts
from loaders.models import Position
from tests.support.folders import QUOTE, ROOT, actor, issue, position, texts, write_folder

ACTOR = "actors/cuba.yaml"
NAMES = list(Position.model_fields)

MESSY = f"""\
# yaml-language-server: $schema=../schemas/actor.schema.json
# Cuba

# what sort
kind: state   # a state
name: "Cuba"
positions:
  # about the list

  # a clause on the treaty
  - stance: support
    # which issue
    issue: un-convention
    date: 2019-07-08
    quote: >-
      {QUOTE}

      # no comment but text
    source: 'sputnik-2024'
    attribution: own
    # note: to be written

  - issue: broad-offences  # the list
    stance: oppose
    date: ../2018
    source: sputnik-2024
    quote: "{QUOTE}
      # text too"
    attribution: own

# the end
"""

NEAT = f"""\
# yaml-language-server: $schema=../schemas/actor.schema.json
# Cuba

name: "Cuba"
# what sort
kind: state   # a state
positions:
  # about the list

  - issue: broad-offences  # the list
    stance: oppose
    date: ../2018
    source: sputnik-2024
    quote: "{QUOTE}
      # text too"
    attribution: own

  # a clause on the treaty
  # which issue
  - issue: un-convention
    stance: support
    date: 2019-07-08
    source: 'sputnik-2024'
    quote: >-
      {QUOTE}

      # no comment but text
    attribution: own
    # note: to be written

# the end
"""


def test_positions_and_fields_move_with_their_comments() -> None:
    assert format_text(ACTOR, MESSY) == NEAT
    assert format_text(ACTOR, NEAT) == NEAT


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_the_byte_order_mark_stay(mark: str, end: str) -> None:
    assert format_text(ACTOR, mark + MESSY.replace("\n", end)) == mark + NEAT.replace("\n", end)


def test_a_missing_last_line_end_is_added_only_where_lines_move() -> None:
    ordered = actor(position(date="2018"), position(date="2019"))
    assert format_text(ACTOR, ordered[:-1]) == ordered[:-1]
    assert format_text(ACTOR, actor(position(date="2019"), position(date="2018"))[:-1]) == ordered


def test_one_day_is_ordered_by_issue_and_dates_count_from_their_latest_day() -> None:
    def order(*given: tuple[str, str]) -> list[str]:
        text = actor(*(position(date=date, issue=name) for date, name in given))
        return re.findall(r"issue: (.*)", format_text(ACTOR, text))

    assert order(("2019-07-08", "b"), ("../2019-07-08", "a")) == ["a", "b"]
    assert order(("2019", "a"), ("2019-07", "b"), ("2019-06-01/2019-08-01", "c")) == ["b", "c", "a"]


def test_a_joint_statement_is_put_in_order_and_its_signatories_stay_as_they_stand() -> None:
    text = (
        "positions:\n"
        "  # the later one\n  - date: 2019-07-08\n    issue: b\n    stance: support\n"
        "  - issue: a\n    stance: support\n    date: 2019-07-08\n"
        "actors: [peru, cuba]\ntitle: A statement\n"
    )
    assert format_text("joint/two.yaml", text) == (
        "title: A statement\nactors: [peru, cuba]\npositions:\n"
        "  - issue: a\n    stance: support\n    date: 2019-07-08\n"
        "  # the later one\n  - issue: b\n    stance: support\n    date: 2019-07-08\n"
    )


def test_tracks_keep_their_order_which_is_that_of_charts() -> None:
    text = "tracks:\n  - title: Z\n    id: z\n  - id: a\n    title: A\ntitle: What\n"
    assert format_text("negotiation.yaml", text) == (
        "title: What\ntracks:\n  - id: z\n    title: Z\n  - id: a\n    title: A\n"
    )


def test_the_lists_keep_their_order_and_their_fields_are_format_text() -> None:
    text = "- title: A title\n  id: b\n\n# the second\n- id: a\n  title: A title\n"
    assert format_text("issues.yaml", text) == "- id: b\n  title: A title\n\n# the second\n- id: a\n  title: A title\n"


@pytest.mark.parametrize(
    "text",
    [
        "positions: [{date: 2019, issue: b}, {date: 2018, issue: a}]\n",
        "{kind: state, name: x}\n",
        "? kind\n: state\n? name\n: x\n",
        "positions:\n  - {stance: support, issue: b, date: 2018}\n",
        "positions:\n  -\n    # first\n    stance: support\n    issue: b\n    date: 2018\n",
        "- name: x\n",
        "positions:\n",
        "positions: []\n",
        "just text\n",
        "",
    ],
)
def test_what_is_not_written_in_lines_of_its_own_stays(text: str) -> None:
    assert format_text(ACTOR, text) == text


def test_items_whose_dash_stands_alone_move_whole() -> None:
    items = ["  -\n    # one\n    issue: b\n    date: 2019\n", "  - # two\n    issue: a\n    date: 2018\n"]
    assert format_text(ACTOR, "positions:\n" + "".join(items)) == "positions:\n" + "".join(reversed(items))


@pytest.mark.parametrize(
    ("text", "line"), [("name: 'x\n", 1), ("name: x\nname: y\n", 2), ("positions:\n  - issue: a\n  - date: 2019\n", 2)]
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(FormatError) as refused:
        format_text(ACTOR, text)
    assert refused.value.line == line


def test_a_comment_that_would_become_text_is_refused() -> None:
    text = (
        "positions:\n  - issue: a\n    date: 2019\n"
        "          # below a\n  - issue: b\n    quote: |\n      some text\n    date: 2018\n          # below b\n"
    )
    with pytest.raises(FormatError, match="by hand"):
        format_text(ACTOR, text)


def test_a_comment_as_deep_as_the_fields_belongs_to_what_stands_above() -> None:
    late = "  - issue: a\n    date: 2019\n\n    # note: to be written\n"
    early = "  - issue: b\n    date: 2018\n"
    assert format_text(ACTOR, f"positions:\n{late}{early}") == f"positions:\n{early}{late}"


blanks = st.sampled_from(["", "", "\n", "\n\n", "  \n"])


@st.composite
def items(draw: st.DrawFn) -> str:
    """A position with its fields in any order, and comments and blank lines that say whose they are."""
    number = draw(st.integers(0, 10**9))
    fields = {
        "issue": draw(st.sampled_from(["broad-offences", "un-convention  # here"])),
        "stance": draw(st.sampled_from(["support", "'oppose'"])),
        "date": draw(st.sampled_from(["2019", "2018-05", "../2019-12-31", "2017-01-01~", "2020-01-01/2020-02-01"])),
        "source": "sputnik-2024",
        "quote": draw(
            st.sampled_from(
                [
                    QUOTE,
                    f">-\n      {QUOTE}",
                    f"|\n      {QUOTE}\n      # text\n",
                    f'"{QUOTE}\n\n      # text"',
                    f">\n        {QUOTE}\n",
                ]
            )
        ),
        "attribution": "own",
        "note": f"number {number}",
    }
    lines = []
    for place, name in enumerate(draw(st.permutations(list(fields)))):
        if place and draw(st.booleans()):
            lines.append(f"    # {number} above {name}\n")
        lines.append(f"    {name}: {fields[name]}\n")
    lines[0] = "  - " + lines[0][4:]
    above = f"  # {number} above\n" if draw(st.booleans()) else ""
    below = f"    # {number} below\n" if draw(st.booleans()) else ""
    return draw(blanks) + above + "".join(lines) + below


@st.composite
def files(draw: st.DrawFn) -> str:
    head = draw(
        st.permutations(["name: Cuba\n", "kind: state\n", "short_name: C\n", "# note: none\nnote: >-\n  text\n"])
    )
    text = (
        "# top\n"
        + draw(blanks)
        + "".join(head)
        + "positions:\n"
        + "".join(draw(st.lists(items(), min_size=1, max_size=4)))
    )
    text += draw(st.sampled_from(["", "\n# end\n", "\n  # end\n"]))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", end)


def lines_of(text: str) -> Counter[str]:
    """The lines but for blank ones; dashes and indentation move between the fields of an item."""
    return Counter(line.lstrip(" -\ufeff") for line in text.splitlines() if line.strip(" \ufeff"))


def strangers(text: str) -> list[str]:
    """The comments that stand at another position than the one of which they have the number."""
    lines = [line for line in text[text.index("positions:") :].splitlines()[1:] if line.strip()]
    notes = dict[int, str]()
    items = list[int]()  # of each line, that is for a comment the one before it
    for line in lines:
        items.append((items[-1] if items else 0) + line.startswith("  - "))
        if note := re.match(r"(?:    |  - )note: number (\d+)", line):
            notes[items[-1]] = note[1]
    found = list[str]()
    for place, line in enumerate(lines):
        if comment := re.match(r" *# (\d+) (above|below)", line):
            below = (n for n in range(place, len(lines)) if not lines[n].lstrip().startswith("# "))
            owner = items[place] if comment[2] == "below" else items[next(below)]
            found += [line] if notes[owner] != comment[1] else []
    return found


@settings(max_examples=60)
@given(files())
def test_whatever_the_layout_it_is_stable_and_says_the_same(text: str) -> None:
    ordered = format_text(ACTOR, text)
    assert format_text(ACTOR, ordered) == ordered
    assert lines_of(ordered) == lines_of(text)
    assert ordered.startswith("\ufeff") == text.startswith("\ufeff")
    assert ("\r\n" in ordered) == ("\r\n" in text)
    before, after = (check_texts(texts({"cuba": one.removeprefix("\ufeff")})) for one in (text, ordered))
    assert not [p for p in before.problems if p.severity == "error"]
    assert not [p for p in after.problems if "order" in p.message]
    was, now = ([one.record for one in checked.positions["cuba"]] for checked in (before, after))
    assert sorted(map(repr, was)) == sorted(map(repr, now))
    assert now == sorted(was, key=lambda one: (one.date.latest, one.issue))
    assert before.actors["cuba"].record == after.actors["cuba"].record
    assert all(list(item) == sorted(item, key=NAMES.index) for item in fields_of(ordered))
    assert strangers(text) == strangers(ordered) == []


def fields_of(text: str) -> list[list[str]]:
    """The names of the fields of each position, in their order."""
    below = text[text.index("positions:") :]
    return [re.findall(r"(?m)^    (\w+):", "    " + item) for item in re.split(r"(?m)^  - ", below)[1:]]


def test_the_default_data_is_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["format", "--check", str(ROOT / "positions")]) == 0
    assert capsys.readouterr().out == ""


def test_the_command_writes_what_is_out_of_order_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = write_folder(tmp_path / "room", {"haiti": actor(position())})
    messy = folder / "actors/cuba.yaml"
    messy.write_bytes(("\ufeff" + MESSY).replace("\n", "\r\n").encode())
    messy.chmod(0o640)
    stamp = (folder / "actors/haiti.yaml").stat()
    before = messy.read_bytes()
    assert main(["format", "--check", "room"]) == 1
    assert capsys.readouterr().out == "room/actors/cuba.yaml is not in order\n"
    assert messy.read_bytes() == before
    assert main(["format", "room"]) == 0
    assert capsys.readouterr().out == "room/actors/cuba.yaml put in order\n"
    assert messy.read_bytes() == ("\ufeff" + NEAT).replace("\n", "\r\n").encode()
    assert messy.stat().st_mode & 0o777 == 0o640
    after = (folder / "actors/haiti.yaml").stat()
    assert (after.st_mtime_ns, after.st_ino) == (stamp.st_mtime_ns, stamp.st_ino)
    assert sorted(path.name for path in messy.parent.iterdir()) == ["cuba.yaml", "haiti.yaml"]
    assert main(["format", "--check", "room", "room/actors/cuba.yaml"]) == 0


def test_a_file_with_errors_stays_and_the_others_are_format_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    late, early = position(date="2019"), position(date="2018")
    folder = write_folder(tmp_path, {"cuba": actor(late, early), "haiti": actor(late, position(stance="maybe"))})
    faulty = (folder / "actors/haiti.yaml").read_bytes()
    assert main(["format", str(folder)]) == 1
    shown = capsys.readouterr()
    assert "unknown stance 'maybe'" in shown.err
    assert f"{folder}/actors/haiti.yaml:11:" in shown.err
    assert "actors/haiti.yaml stays as it is" in shown.err
    assert (folder / "actors/haiti.yaml").read_bytes() == faulty
    assert "actors/cuba.yaml put in order" in shown.out


@pytest.mark.parametrize("name", ["nowhere", "actors/nowhere.yaml", "README.md"])
def test_what_is_no_data_file_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (write_folder(tmp_path, issues=issue("x")) / "README.md").write_text("text")
    assert main(["format", str(tmp_path / name)]) == 2
    assert capsys.readouterr().err.startswith("error: ")
