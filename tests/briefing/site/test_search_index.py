"""What can be looked for on the site."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from briefing.site import search
from briefing.site.search import Entry, SearchIndex, search_index
from briefing.site.site_files import site_files
from loaders.table_rows import PositionRow, records
from tests.support.folders import actor, position, write_folder
from tests.support.joint_room import SIGNATORIES, write_joint_room
from tests.support.naughty import MARK, hostile_folder
from tests.support.websites import website
from tests.support.words_room import write_room


def in_the_browser(index: SearchIndex) -> dict[str, list[list[Any]]]:
    """The index as a browser reads its script."""
    name, _, value = index.script().decode().partition(" = ")
    assert name == "const index"
    found: dict[str, list[list[Any]]] = json.loads(value.removesuffix(";\n"))
    return found


def test_names_are_found_by_all_that_they_are_known_by_and_quotations_with_what_they_say_for_whom(
    tmp_path: Path,
) -> None:
    site = website(write_room(tmp_path), tmp_path / "documents")
    index = search_index(site)
    actors, issues, documents, quotations = index.entries.values()
    assert actors[-1] == Entry(["Actor kenya"], ["Nairobi"], ["actor/kenya.html"])
    assert issues[0] == Entry(["A title"], ["Something should be done", "penalty"], ["issue/broad-offences.html"])
    assert [entry.own for entry in documents] == [["A document"]] * 3 + [["Of sanctions"]]
    (spanish,) = (entry for entry in quotations if "the sanctions are illegal" in entry.own)
    assert spanish.own[0] == "las sanciones son ilegales y punto"
    assert spanish.beside == ["Actor cuba supports “A title”, 2021"]
    (label,) = (one.Index for one in records(site.selection.stated.all, PositionRow) if one.translation)
    assert spanish.addresses == [site.position(label)]
    assert index.left_out == ""
    assert in_the_browser(index)["Quotations"] == [list(entry) for entry in quotations]


def test_what_several_positions_quote_is_one_entry_and_a_joint_statement_is_one(tmp_path: Path) -> None:
    twice = actor(position(), position(issue="un-convention", stance="oppose", attribution="reported"))
    (entry,) = search_index(website(write_folder(tmp_path / "twice", {"cuba": twice}))).entries["Quotations"]
    assert entry.beside == [
        "Actor cuba supports “A title”, 8 July 2019: not verified",
        "Actor cuba opposes “A title”, 8 July 2019, reported by a third party: not verified",
    ]
    room = search_index(website(write_joint_room(tmp_path / "room")))
    assert len(SIGNATORIES) > 1
    assert room.held == room.positions == sum(len(entry.addresses) for entry in room.entries["Quotations"]) == 7


def test_of_a_large_room_the_newest_are_found_and_the_page_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [position(date=f"20{10 + year}", quote=f"in the year {year} we ask for it") for year in range(6)]
    site = website(write_folder(tmp_path, {"cuba": actor(*many)}))
    whole = search_index(site)
    monkeypatch.setattr(search, "MOST_BYTES", 300)
    index = search_index(site)
    assert 0 < index.held < 6
    assert index.entries["Quotations"] == whole.entries["Quotations"][: index.held]
    assert index.entries["Quotations"][0].own == ["in the year 5 we ask for it"]
    assert index.left_out == f"Of 6 positions the {index.held} newest are found by their quotations."
    page = dict(site_files(site))["search.html"].decode()
    assert index.left_out in page
    without_script = page.partition("<noscript>")[2].partition("</noscript>")[0]
    assert re.findall('href="(.*?)"', without_script) == ["actors.html", "issues.html", "sources.html"]


def test_hostile_texts_are_texts_of_the_index_as_they_are_seen(tmp_path: Path) -> None:
    index = search_index(website(hostile_folder(tmp_path)))
    found = in_the_browser(index)
    assert [len(entries) for entries in found.values()] == [len(entries) for entries in index.entries.values()]
    texts = [text for entries in found.values() for own, beside, *_ in entries for text in (*own, *beside)]
    assert any(MARK in text for text in texts)
    assert not any(sign in text for text in texts for sign in "\n\r\x00\x1b\u202e\u2028")
