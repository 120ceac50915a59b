"""The method and the glossary as pages."""

import re
from pathlib import Path

from briefing.method import method_text, sections
from briefing.site.pages.method import method_pages
from briefing.site.prose import anchor, prose
from loaders.vote_scale import AT_THE_ENDS
from tests.support.folders import actor, position, source, write_folder
from tests.support.websites import pages_of, website


def test_each_part_of_the_method_and_each_word_has_an_address(tmp_path: Path) -> None:
    pages = pages_of(method_pages, website(write_folder(tmp_path, {"cuba": actor(position())})))
    method, words = pages["method.html"], pages["words.html"]
    parts = [heading for heading, _ in sections(method_text())[2:]]
    assert len(parts) > 10
    for part in parts:
        assert f'<h2 id="{anchor(part)}">{part}</h2>' in method
        assert f'<a href="#{anchor(part)}">{part}</a>' in method
    assert '<th scope="row" id="separate-quotations">separate quotations</th>' in words
    for page in pages.values():
        assert " style=" not in page
        assert "{" not in page
        named = re.findall(r' id="([^"]*)"', page)
        assert len(named) == len(set(named))
    assert 'class="caution"' not in method


def test_votes_at_the_ends_of_the_scale_are_told_of_with_the_title_as_it_is(tmp_path: Path) -> None:
    votes = source("sputnik-2024", title="'Roll <i>calls</i>'", note=f"'{AT_THE_ENDS}'")
    pages = pages_of(method_pages, website(write_folder(tmp_path, {"cuba": actor(position())}, sources=votes)))
    assert "in “Roll &lt;i&gt;calls&lt;/i&gt;”: yes is strong support" in pages["method.html"]


def test_html_in_a_text_is_text_and_a_table_can_be_scrolled_by_keys() -> None:
    assert prose("a <b>b</b>") == "<p>a &lt;b&gt;b&lt;/b&gt;</p>\n"
    table = prose("| one | two |\n| --- | --- |\n| *a* b | c |", with_addresses=True)
    assert table.startswith('<div class="wide" role="group" tabindex="0" aria-label="Table">\n<table>')
    assert '<th scope="col">one</th>' in table
    assert '<th scope="row" id="a-b"><em>a</em> b</th>\n<td>c</td>' in table
