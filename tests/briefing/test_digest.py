"""What is new since a day, in each format: whatever the data holds comes out as the text that it is."""

import json
import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from analysis.filters import Filters
from analysis.news.findings import Findings, findings
from analysis.selection import Selection
from briefing.content import cleaned
from briefing.digest import Digest, Entry, Part, Quoted, make_digest
from briefing.feed import to_atom
from briefing.findings_record import record_findings
from briefing.markdown import to_markdown
from briefing.sections import Origin
from briefing.work import brief_changes
from loaders.data_files import Texts
from loaders.dataset import Dataset, build, load
from loaders.git.earlier_version import EarlierVersion, Teller
from tests.support.folders import actor, joint, position, texts
from tests.support.naughty import hostile_folder
from tests.support.strange_texts import TEXTS

SINCE, UNTIL, MADE = date(2019, 1, 1), date(2024, 1, 1), date(2026, 11, 29)
NAME = "{http://www.w3.org/2005/Atom}"
OTHER = "nobody has shown us that this is needed"
SIGNED = joint("[cuba, peru]", position(date="2020", issue="un-convention", quote=OTHER))


def data(**files: str) -> Dataset:
    """A folder with these actors and a joint statement of Cuba and Peru."""
    return build(Texts({**texts(files), "joint/two.yaml": SIGNED}, ()))


def found(then: Dataset | None, now: Dataset, since: date = SINCE, until: date = UNTIL) -> Findings:
    teller = None if then is None else Teller.git
    earlier = EarlierVersion(since, since, then, teller, "" if then else "nobody kept it")
    return findings(Selection(now, until, Filters()), since, earlier)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    """Hostile data, half of which is new, and a half of which was recoded, corrected, added or removed."""
    now = load(hostile_folder(tmp_path_factory.mktemp("hostile")))
    then = {name: text.replace("stance: oppose", "stance: mixed") for name, text in now.last_good.items()}
    gone = then.pop("actors/a3.yaml")
    then["actors/b3.yaml"] = gone.replace("note:", "venue:") if "venue:" not in gone else gone
    return found(build(Texts(then, ())), now, date(2012, 6, 1))


class TestHostileText:
    def test_the_feed_has_it_as_text(self, hostile: Findings) -> None:
        digest = make_digest(hostile, MADE)
        feed = ElementTree.fromstring(to_atom(digest, "x"))
        entries = [entry for part in digest.parts for entry in part.entries]
        assert {entry.kind for entry in entries} >= {"recoded", "pair", "first statement"}
        assert [one.findtext(f"{NAME}title") for one in feed.iter(f"{NAME}entry")] == [one.line for one in entries]
        assert {element.tag.removeprefix(NAME) for element in feed.iter()} <= {
            "feed", "id", "title", "subtitle", "author", "name", "generator", "updated", "entry", "category", "link",
            "content",
        }  # fmt: skip

    def test_markdown_has_it_as_text(self, hostile: Findings) -> None:
        written = to_markdown(brief_changes(hostile, Origin(MADE)))
        assert "## What we did" in written
        tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(written)
        every = [*tokens, *(child for token in tokens for child in token.children or [])]
        assert not [one for one in every if one.type in ("html_block", "html_inline", "image", "fence", "code_block")]

    def test_json_has_it_as_it_is(self, hostile: Findings) -> None:
        record = record_findings(hostile, MADE)
        assert json.loads(json.dumps(record)) == record
        quotes = set(hostile.selection.data.positions["quote"])
        assert {one["position"]["quote"] for one in record["world"]} <= quotes


@given(TEXTS, TEXTS)
def test_any_text_can_stand_in_a_feed(words: str, name: str) -> None:
    quoted = Quoted(words, words, words, "", words)
    entry = Entry(words, words, (words,), (quoted,), UNTIL, ("statement", words))
    digest = cleaned(Digest(words, SINCE, UNTIL, MADE, words, (Part(words, (), (entry, entry)),)))
    feed = ElementTree.fromstring(to_atom(digest, name))
    shown = digest.parts[0].entries[0].line
    assert [one.findtext(f"{NAME}title") or "" for one in feed.iter(f"{NAME}entry")] == [shown] * 2
    ids = [str(one.text) for one in feed.iter(f"{NAME}id")]
    assert len(set(ids)) == len(ids) == 3


def told_since(day: date) -> Digest:
    """One position recoded and one added, asked for since a day."""
    then = data(cuba=actor(position()), peru=actor())
    now = data(cuba=actor(position(stance="oppose"), position(date="2020-05", quote=OTHER)), peru=actor())
    return make_digest(found(then, now, day), MADE)


@pytest.fixture(scope="module")
def digest() -> Digest:
    return told_since(SINCE)


class TestFeed:
    def test_it_has_what_a_feed_must_have(self, digest: Digest) -> None:
        feed = ElementTree.fromstring(to_atom(digest, "x"))
        assert feed.findtext(f"{NAME}author/{NAME}name")
        entries = list(feed.iter(f"{NAME}entry"))
        assert entries
        for one in (feed, *entries):
            assert str(one.findtext(f"{NAME}id")).startswith("urn:uuid:")
            assert one.findtext(f"{NAME}title")
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", str(one.findtext(f"{NAME}updated")))
        assert all(one.findtext(f"{NAME}content") for one in entries)

    def test_statements_are_of_their_day_and_what_we_did_of_the_day_of_telling(self, digest: Digest) -> None:
        days = {entry.kind: entry.day for part in digest.parts for entry in part.entries}
        assert (days["recoded"], days["added"]) == (MADE, MADE)
        assert days["first statement"] in (date(2019, 7, 8), date(2020, 12, 31))

    def test_the_same_news_has_the_same_id_whenever_it_is_told(self, digest: Digest) -> None:
        later = replace(told_since(date(2019, 6, 1)), made=date(2026, 12, 24))
        ids = [
            {one.findtext(f"{NAME}id") for one in ElementTree.fromstring(to_atom(some, "x")).iter(f"{NAME}entry")}
            for some in (digest, later)
        ]
        assert ids[0] == ids[1]


class TestParts:
    def test_a_joint_statement_is_told_once(self) -> None:
        digest = make_digest(found(data(cuba=actor(), peru=actor()), data(cuba=actor(), peru=actor())), MADE)
        world, _, work = digest.parts
        [entry] = world.entries
        assert entry.line.startswith("Joint statement of Actor cuba and Actor peru on “A title”: silence → supports")
        assert work.entries == ()

    def test_what_was_removed_has_the_names_that_it_had(self) -> None:
        then = data(cuba=actor(position()), peru=actor(), congo=actor(position(stance="oppose", quote=OTHER)))
        work = make_digest(found(then, data(cuba=actor(position()), peru=actor())), MADE).parts[2]
        assert work.summary == (
            "We changed the data since 1\u00a0January\u00a02019, as git has it: 1 position removed; 1 actor removed.",
        )
        assert [entry.line for entry in work.entries] == [
            "Removed: Actor congo opposes “A title”, 8\u00a0July\u00a02019",
            "Removed: Actor congo",
        ]

    def test_older_statements_that_were_added_are_told_apart(self) -> None:
        now = data(cuba=actor(position(date="2018"), position(issue="un-convention", date="2020")), peru=actor())
        work = make_digest(found(data(cuba=actor(), peru=actor()), now), MADE).parts[2]
        assert "2 positions added (1 dated 1\u00a0January\u00a02019 or before)." in work.summary[0]

    def test_what_is_not_known_is_said_with_its_reason(self) -> None:
        now = data(cuba=actor(position()), peru=actor())
        assert make_digest(found(None, now), MADE).parts[2].summary == (
            "What we did since 1\u00a0January\u00a02019 is not known: nobody kept it.",
        )
        partly = found(now, now)
        earlier = replace(partly.work.earlier, unknown_files=("actors/x.yaml",), teller=Teller.kept_versions)
        digest = make_digest(replace(partly, work=replace(partly.work, earlier=earlier)), MADE)
        assert digest.parts[2].summary == (
            "We changed nothing since 1\u00a0January\u00a02019, as far as the versions tell that saves have kept.",
            "Not known of actors/x.yaml: no version from then is kept, for it is new or was edited elsewhere.",
        )


SAME = data(cuba=actor(position()), peru=actor(position(date="2020", stance="oppose", quote=OTHER)))


@settings(max_examples=5)
@given(st.dates(date(2018, 1, 1), date(2024, 1, 1)))
def test_nothing_is_new_since_the_day_itself(day: date) -> None:
    nothing = found(SAME, SAME, day, day)
    assert nothing.is_nothing
    assert record_findings(nothing, MADE)["nothing_moved"]
    digest = make_digest(nothing, MADE)
    assert digest.answer.startswith("Nothing moved since ")
    assert [part.entries for part in digest.parts] == [(), (), ()]
