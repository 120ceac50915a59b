"""How to cite: whatever the data holds, a reference manager reads the texts that they are, and nothing beside them."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.filters import Filters
from analysis.news.new_statements import news_of
from analysis.news.pair_moves import picture_since
from analysis.scenarios.pins import Pin
from analysis.selection import Selection
from analysis.wording.display_text import legible
from briefing.actor import brief_actor
from briefing.bibliography.bibtex import to_bibtex
from briefing.bibliography.csl_json import to_csl_json
from briefing.bibliography.entry import DATA_SET, Entry, in_prose, page_entry, position_entry
from briefing.bibliography.ris import to_ris
from briefing.news import brief_news
from briefing.sections import Origin
from loaders import load
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import Stance
from tests.support.folders import ROOT, actor, position, write_folder

DAY, TODAY = date(2024, 3, 29), date(2026, 11, 29)
HASH = "0123456789abcdef" * 4
HEBREW = "ישראל \u202eתומכת\u200f {באמנה}"

SIGNS = st.text(st.sampled_from('{}\\%&$#_~^"@,=<>\n\r\u2028\x85 aTY-'))
TEXTS = st.text() | SIGNS


def entry(title: str = "A title", data_set: str = "A treaty", about: str = "") -> Entry:
    return Entry("cuba-2024", title, data_set, about, DAY, HASH, TODAY)


def bibtex_fields(text: str) -> dict[str, str]:
    """A slow reader of one entry, which counts braces as BibTeX does: also those behind a backslash."""
    found = re.match(r"@misc\{([A-Za-z0-9-]+),\n", text)
    assert found
    at, fields = found.end(), {}
    while named := re.compile(r"  ([a-z]+) = ").match(text, at):
        at = start = named.end()
        if text[at] != "{":
            at = text.index(",", at)
            fields[named[1]] = text[start:at]
        else:
            depth = 0
            while True:
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
                if not depth:
                    break
            fields[named[1]] = text[start + 1 : at - 1]
        assert text[at : at + 2] == ",\n"
        at += 2
    assert text[at:] == "}\n"
    return fields


def printed(value: str) -> str:
    """What TeX prints: commands one by one, and nothing else that it would take for one."""
    words = {
        "textbackslash": "\\",
        "textbraceleft": "{",
        "textbraceright": "}",
        "textasciitilde": "~",
        "textasciicircum": "^",
    }
    shown = ""
    while value:
        if command := re.match(r"\{\\([a-z]+)\}|\\([%&$#_])", value):
            shown += words[command[1]] if command[1] else command[2]
            value = value[command.end() :]
        else:
            assert value[0] not in "\\{}%&$#_~^"
            shown, value = shown + value[0], value[1:]
    return shown


@given(TEXTS, TEXTS, TEXTS)
@example("}, author = {somebody", "100 % & more", "a_b")
@example(HEBREW, "\\input{x}", "ER  - \r\nTY  - BOOK")
@example("中文 ünï 😀", "x\n@misc{y,", "{")
def test_every_format_gives_back_the_texts(title: str, data_set: str, about: str) -> None:
    one = entry(title, data_set, about)
    fields = bibtex_fields(to_bibtex(one))
    assert printed(fields["title"].removeprefix("{").removesuffix("}")) == legible(title)
    assert printed(fields["howpublished"]) == legible(f"In: {data_set} [data set]")
    assert printed(fields["note"]) == legible(f"Version {one.version}. {one.note}. Accessed 2026-11-29")
    lines = to_ris(one).removesuffix("\r\n").split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - [^\r\n]*", line) for line in lines)
    tags = {line[:2]: line[6:] for line in lines}
    assert [*tags] == [line[:2] for line in lines]
    assert (tags["TY"], [*tags][-1]) == ("DATA", "ER")
    assert (tags["TI"], tags["T2"], tags["N1"]) == (legible(title), legible(data_set), legible(one.note))
    (read,) = json.loads(to_csl_json(one))
    assert (read["title"], read["container-title"], read["note"]) == (tags["TI"], tags["T2"], tags["N1"])
    assert len(to_csl_json(one).splitlines()) == len(read) + 2


def test_every_format_has_the_day_the_hash_the_version_and_when_it_was_looked_at() -> None:
    one = entry()
    fields, (read,) = bibtex_fields(to_bibtex(one)), json.loads(to_csl_json(one))
    assert (fields["year"], fields["month"], fields["urldate"]) == ("2024", "mar", "2026-11-29")
    assert "\r\nDA  - 2024/03/29/\r\n" in to_ris(one)
    assert "\r\nY2  - 2026/11/29/\r\n" in to_ris(one)
    assert (read["issued"], read["accessed"]) == ({"date-parts": [[2024, 3, 29]]}, {"date-parts": [[2026, 11, 29]]})
    for text in (to_bibtex(one), to_ris(one), to_csl_json(one), in_prose(one)):
        assert HASH in text
        assert HASH[:12] in text.replace(HASH, "")
        assert "As of 29 March 2024" in text


def test_what_is_cited_where_it_stands_has_its_address_and_no_day_of_a_visit() -> None:
    here = "https://example.org/~site/actor/cuba_1.html?a=1&b=%20#top"
    one = replace(entry(), accessed=None, url=here)
    fields, (read,) = bibtex_fields(to_bibtex(one)), json.loads(to_csl_json(one))
    assert fields["url"] == read["URL"] == here
    assert f"\r\nUR  - {here}\r\n" in to_ris(one)
    assert in_prose(one).endswith(f"{HASH}. {here}")
    assert "urldate" not in fields
    assert "accessed" not in read
    assert "Y2  - " not in to_ris(one)
    assert not any("Accessed" in text for text in (to_bibtex(one), to_ris(one), in_prose(one)))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://example.org/}, x = {", "ftp://example.org/a"])
def test_an_address_that_leads_nowhere_is_not_cited(selection: Selection, url: str) -> None:
    (row,) = records(selection.data.positions, PositionRow)
    assert not position_entry(row, selection, None, url).url


def test_letters_of_all_scripts_stay_and_what_turns_them_is_seen() -> None:
    for text in (to_bibtex(entry(HEBREW)), to_ris(entry(HEBREW)), to_csl_json(entry(HEBREW))):
        assert "ישראל" in text
        assert "\u202e" not in text
        assert "\ufffd" in text


@pytest.fixture(scope="module")
def selection(tmp_path_factory: pytest.TempPathFactory) -> Selection:
    cuba = actor(position(date="2019~", locator="page 3"), name="Cuba")
    folder = write_folder(tmp_path_factory.mktemp("cited"), {"cuba": cuba, "peru": actor(name="Peru")})
    return Selection(load(folder), DAY, Filters(contested_only=True))


def test_a_position_is_cited_with_its_words_its_document_and_its_place(selection: Selection) -> None:
    (row,) = records(selection.data.positions, PositionRow)
    one = position_entry(row, selection, TODAY)
    assert one.title == "Cuba supports “A title”, about 2019"
    assert row.quote in one.note
    assert "A document (A publisher, 29 March 2024), page 3" in one.note
    assert f"actors/cuba.yaml:{row.line}" in one.note
    assert re.fullmatch("[a-z0-9-]+", one.key)


def test_a_page_says_what_narrows_it_and_both_of_its_days(selection: Selection) -> None:
    days = [("Cuba as of", date(2020, 1, 1)), ("Peru as of", DAY)]
    one = page_entry("Where do they differ?", "cuba-peru", days, selection, TODAY)
    assert one.as_of == DAY
    assert "Cuba as of 1 January 2020, Peru as of 29 March 2024, on contested issues" in one.note
    assert one.data_set == DATA_SET
    assert in_prose(one).startswith("Where do they differ? In: Negotiation positions [data set], version ")


def test_what_is_supposed_is_cited_as_nobodys_words(selection: Selection) -> None:
    supposing = replace(selection, scenario=(Pin("peru", "broad-offences", Stance.oppose),))
    one = page_entry("A title: who stands where?", "broad-offences", [("As of", DAY)], supposing, TODAY)
    assert "In the scenario" in one.note
    assert "If Peru" in one.note
    assert "No one said this. SHA-256" in one.note


def test_a_briefing_is_cited_by_its_title_and_the_hash_of_its_data() -> None:
    data = load(ROOT / "positions")
    at, since = Selection(data, DAY, Filters()), date(2024, 1, 1)
    news = brief_news(news_of(at, since), picture_since(at, since), at, Origin(TODAY))
    for briefing in (brief_actor("cuba", at, Origin(TODAY)), news):
        assert briefing.entry is not None
        assert briefing.entry.title == briefing.title
        assert briefing.entry.data_set == data.negotiation.title
        assert ("Its SHA-256", briefing.entry.sha256) in briefing.provenance
        assert briefing.entry.accessed == TODAY


def test_nothing_of_this_machine_is_cited(selection: Selection, tmp_path_factory: pytest.TempPathFactory) -> None:
    (row,) = records(selection.data.positions, PositionRow)
    assert str(Path(tmp_path_factory.getbasetemp())) not in in_prose(position_entry(row, selection, TODAY))
