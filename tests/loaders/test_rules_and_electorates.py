"""How a room decides and who decides: what a folder says of it, and what is wrong with that."""

from pathlib import Path

import pytest

from loaders import load
from loaders.folder_check import check_texts
from loaders.models import Electorate
from loaders.vocabularies import RuleBase, RuleKind
from tests.support.folders import actor, electorate, rule, texts, write_folder

ACTORS = {
    "cuba": actor(name="Cuba"),
    "mali": actor(name="Mali"),
    "a-group": actor(name="A Group", kind="group"),
}


def test_a_folder_says_how_its_room_decides_and_who(tmp_path: Path) -> None:
    text = rule(of="all-members") + electorate(members="[cuba, mali]", size="193")
    data = load(write_folder(tmp_path, ACTORS, negotiation=text))
    assert not data.problems
    [found] = data.negotiation.rules
    assert (found.kind, found.of, found.provision) == (RuleKind.two_thirds, RuleBase.all_members, "Article 1")
    assert data.negotiation.electorates == (
        Electorate(id="a-room", title="A room", members=("cuba", "mali"), size=193),
    )


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        (electorate(members="[cuba, mail]"), 4, "unknown actor 'mail'", "mali"),
        (electorate(group="a-gruop"), 4, "unknown actor 'a-gruop'", "a-group"),
        (electorate(members="[cuba, cuba]"), 2, "'cuba' stands twice in 'members'", ""),
        (electorate(members="[cuba]", group="a-group"), 2, "leave out 'group' or 'members'", ""),
        (electorate(members="[cuba, mali]", size="1"), 2, "'size' is 1, but 2 are named", ""),
        (electorate(size="many"), 4, "'many' is not a number; write digits alone", ""),
        (rule(kind="two-third"), 4, "unknown kind 'two-third'", "two-thirds"),
        (rule(kind="consensus", of="all-members"), 2, "not with consensus", ""),
        (rule(provision=None), 2, "this rule has no 'provision'", "add 'provision: ...'"),
        (rule() + rule().removeprefix("rules:\n"), 6, "the id 'a-rule' stands twice", "another id"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(text: str, line: int, message: str, hint: str) -> None:
    checked = check_texts(texts(ACTORS, negotiation=text))
    [problem] = checked.problems
    assert (problem.severity, problem.file, problem.line) == ("error", "negotiation.yaml", line)
    assert message in problem.message
    assert hint in problem.hint


def test_a_member_that_is_no_actor_counts_as_unknown() -> None:
    checked = check_texts(texts(ACTORS, negotiation=electorate(members="[cuba, mail]")))
    [found] = checked.negotiation.electorates
    assert (found.members, found.size) == (("cuba",), 2)


def test_a_group_among_the_members_is_a_warning_that_names_what_to_write() -> None:
    checked = check_texts(texts(ACTORS, negotiation=electorate(members="[cuba, a-group]")))
    [problem] = checked.problems
    assert (problem.severity, problem.line) == ("warning", 4)
    assert "no vote beside its states" in problem.message
    assert "group: a-group" in problem.hint
