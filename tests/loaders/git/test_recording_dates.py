"""When a position was recorded and last changed, and by whom."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.git.history import commit_on
from loaders.git.recording_dates import Names, Recorded, Written, position_history, position_names, recorded
from loaders.yaml_tree import parse
from tests.support.folders import QUOTE, actor, position, write_folder
from tests.support.joint_room import JOINT, write_joint_room
from tests.support.repositories import (
    CUBA,
    EARLY,
    FIRST,
    LATE,
    SECOND,
    commit,
    commit_of,
    git,
    needs_git,
    write,
)

THIRD = date(2026, 5, 5)


def by_ada(day: date = FIRST) -> Recorded:
    return Recorded(Written(day, "Ada"), Written(day, "Ada"))


@needs_git
class TestRecorded:
    def test_a_position_that_nobody_touched_has_one_day(self, folder: Path) -> None:
        assert recorded(folder, CUBA) == {4: by_ada()}

    def test_a_changed_stance_has_a_second_day_and_author(self, folder: Path) -> None:
        write(folder, position(stance="oppose"))
        commit(folder, "Ben", "2026-05-03")
        assert recorded(folder, CUBA) == {4: Recorded(Written(FIRST, "Ada"), Written(SECOND, "Ben"))}

    def test_what_is_saved_but_not_committed_says_so(self, folder: Path) -> None:
        write(folder, position(stance="oppose"), LATE)
        assert recorded(folder, CUBA) == {4: Recorded(Written(FIRST, "Ada"), None), 10: Recorded(None, None)}

    def test_a_new_position_with_copied_lines_is_not_as_old_as_they_are(self, folder: Path) -> None:
        write(folder, EARLY, LATE)
        commit(folder, "Ben", "2026-05-03")
        assert recorded(folder, CUBA) == {4: by_ada(), 10: Recorded(Written(SECOND, "Ben"), Written(SECOND, "Ben"))}

    def test_moving_a_position_is_no_change_of_it(self, folder: Path) -> None:
        write(folder, EARLY, LATE)
        commit(folder, "Ada", "2026-05-01")
        write(folder, LATE, EARLY)
        commit(folder, "Ben", "2026-05-03")
        assert {one.first for one in recorded(folder, CUBA).values()} == {Written(FIRST, "Ada")}

    def test_a_corrected_date_or_quotation_leaves_it_the_same_position(self, folder: Path) -> None:
        write(folder, position(date="2019-07-09"))
        commit(folder, "Ben", "2026-05-02")
        write(folder, position(date="2019-07-09", quote="they want a long list of offences in it"))
        commit(folder, "Ben", "2026-05-03")
        assert recorded(folder, CUBA)[4] == Recorded(Written(date(2026, 5, 2), "Ben"), Written(SECOND, "Ben"))

    def test_an_earlier_commit_has_its_own_lines(self, folder: Path) -> None:
        then = commit_on(folder, FIRST)
        write(folder, position(stance="oppose"))
        commit(folder, "Ben", "2026-05-03")
        assert recorded(folder, CUBA, then) == {4: by_ada()}

    def test_a_name_is_never_an_option(self, folder: Path) -> None:
        assert recorded(folder, "--help") == {}
        assert recorded(folder, "actors/*.yaml") == {}

    def test_a_file_that_is_not_committed_says_so(self, folder: Path) -> None:
        write_folder(folder, {"peru": actor(EARLY)})
        assert recorded(folder, "actors/peru.yaml") == {4: Recorded(None, None)}

    @pytest.mark.parametrize("end", ["\r\n", "\r"])
    def test_other_line_ends_are_no_change_or_all_of_it(self, end: str, folder: Path) -> None:
        text = (folder / CUBA).read_text()
        (folder / CUBA).write_bytes(text.replace("\n", end).encode())
        assert recorded(folder, CUBA)[4] in (by_ada(), Recorded(Written(FIRST, "Ada"), None))

    def test_lines_are_counted_as_the_reader_of_yaml_counts_them(self, folder: Path) -> None:
        write_folder(folder, {"cuba": actor(EARLY, LATE, note="one\u2028\n  two")})
        commit(folder, "Ben", "2026-05-03")
        found = recorded(folder, CUBA)
        assert [one.first for one in found.values()] == [Written(FIRST, "Ada"), Written(SECOND, "Ben")]

    def test_what_only_a_merge_wrote_is_by_who_merged(self, folder: Path) -> None:
        aside = git(folder, "commit-tree", "-m", "aside", "-p", "HEAD", "HEAD^{tree}").strip()
        write(folder, position(stance="oppose"))
        git(folder, "add", "-A")
        tree = git(folder, "write-tree").strip()
        merge = git(
            folder, "commit-tree", "-m", "m", "-p", "HEAD", "-p", aside, tree, by="Eve", day="2026-05-03"
        ).strip()
        git(folder, "update-ref", "HEAD", merge)
        assert recorded(folder, CUBA) == {4: Recorded(Written(FIRST, "Ada"), Written(SECOND, "Eve"))}


@needs_git
class TestRenamed:
    def test_a_renamed_file_keeps_its_history(self, folder: Path) -> None:
        git(folder, "mv", CUBA, "actors/cu.yaml")
        commit(folder, "Ben", "2026-05-03")
        write_folder(folder, {"cu": actor(EARLY, LATE)})
        commit(folder, "Eve", "2026-05-05")
        (folder / CUBA).unlink(missing_ok=True)
        assert recorded(folder, "actors/cu.yaml") == {4: by_ada(), 10: Recorded(*[Written(THIRD, "Eve")] * 2)}
        assert recorded(folder, "actors/cu.yaml", commit_on(folder, SECOND)) == {4: by_ada()}

    def test_so_does_a_folder_that_moved(self, folder: Path) -> None:
        (folder / "data").mkdir()
        git(folder, "mv", "actors", "issues.yaml", "sources.yaml", "data")
        commit(folder, "Ben", "2026-05-03")
        assert recorded(folder / "data", CUBA) == {4: by_ada()}

    def test_a_copy_is_no_renamed_file(self, folder: Path) -> None:
        (folder / "actors" / "peru.yaml").write_text((folder / CUBA).read_text())
        commit(folder, "Ben", "2026-05-03")
        assert recorded(folder, "actors/peru.yaml") == {4: Recorded(*[Written(SECOND, "Ben")] * 2)}


@needs_git
class TestCutOff:
    def test_what_the_oldest_commit_has_is_of_its_day_or_before(self, folder: Path, tmp_path: Path) -> None:
        write(folder, position(stance="oppose"))
        commit(folder, "Ben", "2026-05-03")
        write(folder, position(stance="mixed"), LATE)
        commit(folder, "Eve", "2026-05-05")
        git(tmp_path, "clone", "-q", "--depth", "2", folder.as_uri(), "cut")
        assert recorded(tmp_path / "cut", CUBA) == {
            4: Recorded(Written(SECOND, "", cut=True), Written(THIRD, "Eve")),
            10: Recorded(Written(THIRD, "Eve"), Written(THIRD, "Eve")),
        }


@needs_git
class TestOddCommits:
    @pytest.mark.parametrize(
        ("line", "day", "by"),
        [
            (b"Eve <e@b>", None, "Eve"),
            (b"Eve", None, "Eve"),
            (b"Eve <e@b> soon +0000", None, "Eve"),
            (b"Eve <e@b> -99999999999999 +0000", None, "Eve"),
            (b"Eve <e@b> 99999999999999 +0000", None, "Eve"),
            (b"Eve <e@b> 99999999999999999999999999 +0000", None, "Eve"),
            (b"Eve <e@b> -2208945600 +0000", date(1900, 1, 1), "Eve"),
            (b"Eve <e@b> 4102488000 +0000", date(2100, 1, 1), "Eve"),
            (b"Eve <e@b> 1777809600 +9999999999", SECOND, "Eve"),
            (b" <> 1777809600 +0000", SECOND, ""),
            (b"E\xe9 <e@b> 1777809600 +0000", SECOND, "E\ufffd"),
            (b"\x1b[31mEve\xe2\x80\xae <e@b> 1777809600 +0000", SECOND, "\x1b[31mEve\u202e"),
            (b"x" * 100_000 + b" <e@b> 1777809600 +0000", SECOND, "x" * 100_000),
            (b"A <b> C <e@b> 1777809600 +0000", SECOND, "A"),
        ],
    )  # fmt: skip
    def test_whatever_the_author_line_says_it_is_told(
        self, line: bytes, day: date | None, by: str, folder: Path
    ) -> None:
        write(folder, EARLY, LATE)
        commit_of(folder, line, b"Ben <b@b> 1777809600 +0000")
        assert recorded(folder, CUBA)[10].first == Written(day, by)
        assert recorded(folder, CUBA, commit_on(folder, SECOND))[10].first == Written(day, by)

    def test_a_commit_without_a_day_has_its_place_between_the_others(self, folder: Path) -> None:
        middle = position(issue="un-convention", date="2021")
        write(folder, EARLY, LATE)
        commit_of(folder, b"Ben <b@b>", b"Ben <b@b> 1777809600 +0000")
        write(folder, EARLY, position(issue="un-convention", date="2020", stance="mixed"), middle)
        commit(folder, "Eve", "2026-05-05")
        found = recorded(folder, CUBA)
        assert found[4] == by_ada()
        assert found[10] == Recorded(Written(None, "Ben"), Written(THIRD, "Eve"))
        write(folder, position(stance="mixed"), LATE)
        commit_of(folder, b"Ben <b@b> -1e9 +0000", b"Ben <b@b>")
        assert recorded(folder, CUBA)[4] == Recorded(Written(FIRST, "Ada"), Written(None, "Ben"))


def test_the_lines_of_a_position_tell_its_earliest_and_latest_day() -> None:
    old, new = Written(FIRST, "Ada", moment=1), Written(SECOND, "Ben", moment=2)
    assert position_history([new, old]) == Recorded(old, new)
    assert position_history([old, None]) == Recorded(old, None)
    assert position_history([None]) == Recorded(None, None)


PIECES = [
    "# a comment", "", "  # another", "note: below", "other:\n  - issue: x\n    quote: y", "...", "---", "positions:",
    "positions: []", "  - issue: z", "    quote: >-\n      of two\n      lines", '    quote: "open', "    - deeper",
    "\t", "    note: &a x",
    "  -", "- issue: at the edge", "    issue: twice", "    quote: 'a\n  - b'", "name: [a,\n  - b]",
]  # fmt: skip


@st.composite
def files(draw: st.DrawFn) -> str:
    """The text of an actor's file with lines put in, taken out or doubled here and there, most of which are faults."""
    quotes = draw(st.lists(st.sampled_from([QUOTE, "other words", "more words"]), max_size=4))
    text = actor(*(position(quote=quote, date=draw(st.sampled_from(["2019", "2020"]))) for quote in quotes))
    lines = text.split("\n")
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(lines)))
        new = draw(st.sampled_from([*PIECES, None]))
        lines[place : place + (new is None)] = [] if new is None else [new]
    return draw(st.sampled_from(["\n", "\n", "\r\n"])).join(lines)


@settings(max_examples=300)
@given(st.lists(files(), min_size=1, max_size=3))
def test_positions_read_one_by_one_are_those_of_the_whole_file(texts: list[str]) -> None:
    kept: dict[str, Names | None] = {}
    for text in texts:
        value = parse(text).value
        items = value.get("positions") if isinstance(value, dict) else None
        whole = [
            tuple(
                (of, *(" ".join(str(item.get(name, "") if isinstance(item, dict) else "").split())
                       for name in ("issue", "source", of)))
                for of in ("quote", "date")
            )
            for item in (items if isinstance(items, list) else [])
        ]  # fmt: skip
        assert position_names(text, kept) == whole


@needs_git
def test_a_joint_position_is_recorded_for_a_signatory_once_both_stand_in_the_file(tmp_path: Path) -> None:
    room = write_joint_room(tmp_path / "room")
    path = room / "joint" / "eleven.yaml"
    path.write_text(JOINT.replace(", a11]", "]"), encoding="utf-8")
    commit(room, "Ada", "2026-05-01")
    path.write_text(JOINT.replace("stance: oppose", "stance: strong_oppose"), encoding="utf-8")
    commit(room, "Ben", "2026-05-03")
    path.write_text(path.read_text(encoding="utf-8").replace("a11]", "a11, a12]"), encoding="utf-8")
    first, later, new = (recorded(room, "joint/eleven.yaml", signatory=name) for name in ("a1", "a11", "a12"))
    of_ben = Written(SECOND, "Ben")
    assert first == {6: by_ada(), 13: by_ada(), 18: by_ada(), 23: Recorded(Written(FIRST, "Ada"), of_ben)}
    assert set(later) == set(first)
    assert [*later.values()] == [Recorded(of_ben, of_ben)] * 4
    assert [*new.values()] == [Recorded(None, None)] * 4
