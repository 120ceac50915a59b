"""Two edits of one text: merged where they do not meet, clashes with their lines where they do."""

from hypothesis import given
from hypothesis import strategies as st

from editing.merge import Clash, changes, difference, line_now, three_way

BASE = "a\nb\nc\nd\ne\n"
TEXTS = st.lists(st.sampled_from("abc"), max_size=12).map("\n".join)


def test_edits_that_do_not_meet_are_merged_and_shown() -> None:
    found = three_way(BASE, BASE.replace("a", "A\nA"), BASE.replace("e\n", ""))
    assert found.merged == "A\nA\nb\nc\nd\n"
    assert found.clashes == ()
    assert found.yours == "--- as opened\n+++ your edit\n@@ -1,4 +1,5 @@\n-a\n+A\n+A\n b\n c\n d"
    assert found.theirs == "--- as opened\n+++ on disk now\n@@ -2,4 +2,3 @@\n b\n c\n d\n-e"


def test_edits_of_the_same_line_clash_with_the_lines_of_each() -> None:
    found = three_way(BASE, BASE.replace("a", "A\nA").replace("c", "C"), BASE.replace("c\n", "x\ny\n"))
    assert found.merged is None
    assert found.clashes == (Clash(base=(3, 3), mine=(4, 4), theirs=(3, 4)),)


def test_neighbouring_lines_clash_and_so_do_additions_in_one_place() -> None:
    assert three_way(BASE, BASE.replace("b", "B"), BASE.replace("c", "C")).clashes == (Clash((2, 3), (2, 3), (2, 3)),)
    assert three_way(BASE, f"{BASE}x\n", f"{BASE}y\n").clashes == (Clash((6, 5), (6, 6), (6, 6)),)


def test_a_missing_line_end_shows() -> None:
    assert difference("a\n", "a", "old", "new").endswith("-a\n+a\n\\ no line end here")


@given(TEXTS, TEXTS)
def test_changes_turn_one_text_into_the_other(old: str, new: str) -> None:
    lines = old.split("\n")
    for change in reversed(list(changes(lines, new.split("\n")))):
        lines[change.start : change.end] = change.lines
    assert lines == new.split("\n")


def test_a_line_is_found_again_below_lines_that_were_added_and_not_where_it_was_changed() -> None:
    assert [line_now(BASE, "x\ny\n" + BASE.replace("b\n", ""), line) for line in (1, 2, 3)] == [3, None, 4]


@given(TEXTS, TEXTS)
def test_a_line_that_is_found_again_says_the_same(old: str, new: str) -> None:
    for line, words in enumerate(old.split("\n"), 1):
        now = line_now(old, new, line)
        assert now is None or new.split("\n")[now - 1] == words


@given(TEXTS, TEXTS)
def test_an_edit_of_one_side_alone_or_of_both_alike_is_the_merged_text(base: str, mine: str) -> None:
    assert three_way(base, mine, base).merged == mine
    assert three_way(base, base, mine).merged == mine
    assert three_way(base, mine, mine).merged == mine


@given(TEXTS, TEXTS, TEXTS)
def test_whose_edit_is_whose_does_not_matter(base: str, mine: str, theirs: str) -> None:
    one, other = three_way(base, mine, theirs), three_way(base, theirs, mine)
    assert one.merged == other.merged
    assert [(c.base, c.mine, c.theirs) for c in one.clashes] == [(c.base, c.theirs, c.mine) for c in other.clashes]
    assert (one.merged is None) == bool(one.clashes)


@given(st.lists(st.integers(0, 9), unique=True), st.data())
def test_edits_of_lines_that_are_apart_are_all_in_the_merged_text(lines: list[int], data: st.DataObject) -> None:
    base = [f"line {number}" for number in range(20)]
    mine, theirs, both = list(base), list(base), list(base)
    for line in lines:
        side = data.draw(st.sampled_from([mine, theirs]))
        side[2 * line] = both[2 * line] = f"edited {line}"
    assert three_way("\n".join(base), "\n".join(mine), "\n".join(theirs)).merged == "\n".join(both)
