"""Text that YAML takes for a comment is not lost in silence."""

from typing import get_type_hints

import pytest

from loaders.cut_texts import FREE_TEXTS
from loaders.file_check import read_part
from loaders.models import Actor, Event, Issue, Joint, Listed, Negotiation, Position, Quote, Source, Text, Track
from loaders.problems import Problem
from tests.support.folders import actor, issue, position, source

NOT_FREE = {"language", "url"}


def cuts(text: str, name: str = "actors/a.yaml") -> list[Problem]:
    return [p for p in read_part(name, text).problems if p.severity == "warning"]


@pytest.mark.parametrize("field", ["speaker", "venue", "note"])
def test_a_cut_text_is_shown_with_its_line_and_how_to_write_it(field: str) -> None:
    (found,) = cuts(actor(position(**{field: "Delegate #2 of Alpha"})))
    assert found.excerpt[found.column - 1 :] == "#2 of Alpha"
    assert found.hint.endswith(f'{field}: "Delegate #2 of Alpha"')
    assert found.line == 10


def test_a_cut_text_in_a_list_is_shown_with_how_to_write_it() -> None:
    (found,) = cuts(actor(also_known_as="\n  - Team\n  - Team #2 of Alpha\n  - [x]\n").replace("  - [x]\n", ""))
    assert (found.line, found.excerpt[found.column - 1 :]) == (5, "#2 of Alpha")
    assert found.hint.endswith('"Team #2 of Alpha"')
    assert cuts(actor(member_of="\n  - team #2")) == cuts(actor(also_known_as="[a, b] #2")) == []


def test_the_way_to_write_it_is_read_whole() -> None:
    for text in ("a #1", 'he said "no" #2', "C:\\notes #3", "it's #4"):
        (found,) = cuts(actor(position(note=text)))
        written = found.hint.partition("note: ")[2]
        assert not cuts(actor(position(note=written)))
        part = read_part("actors/a.yaml", actor(position(note=written)))
        assert part.positions is not None
        assert part.positions.batch.to_pylist()[0]["note"] == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("actors/a.yaml", actor(position(quote="we want a long list of offences #5"))),
        ("actors/a.yaml", actor(name="Alpha #1 team")),
        ("actors/a.yaml", actor(note="#1 priority")),
        ("actors/a.yaml", actor(position(note="first line\n      second line #5 and more"))),
        ("actors/a.yaml", actor(position(note="tabbed\t#2 text"))),
        ("issues.yaml", issue("a", proposition="Item #5 should stand")),
        ("sources.yaml", source("a", title="Statement #5")),
        ("sources.yaml", source("a", publisher="Committee #1")),
    ],
)
def test_every_free_text_is_looked_at(name: str, text: str) -> None:
    assert len(cuts(text, name)) == 1


@pytest.mark.parametrize(
    "text",
    [
        actor(position(note="'whole #1'")),
        actor(position(note='"whole #1"  # a comment')),
        actor(position(quote=">-\n      we want a long list of offences #5")),
        actor(position(stance="support  # so it seems", issue="broad-offences # an id", date="2019-07-08 # a day")),
        actor(position(speaker="an official      # leave out where nobody is named", note="   # to be written")),
        "# a comment # in a comment\n" + actor() + "  # note: more #2\n",
        actor(note="C#, F# and #1").replace("and #1", "and#1"),
    ],
)
def test_comments_that_cut_nothing_are_let_be(text: str) -> None:
    assert cuts(text) == []


def test_a_free_text_that_is_added_to_the_records_is_looked_at() -> None:
    free = {
        name
        for model in (Actor, Joint, Negotiation, Track, Issue, Source, Event, Position)
        for name, hint in get_type_hints(model, include_extras=True).items()
        if hint in (Text, Text | None, Quote, tuple[Listed, ...])
    }
    assert free - NOT_FREE == FREE_TEXTS
