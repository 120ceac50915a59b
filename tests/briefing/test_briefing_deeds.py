"""What a briefing says of deeds, translations and documents, in every file that it becomes."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from analysis.compared_actor import ComparedActor
from analysis.filters import Filters
from analysis.selection import Selection
from briefing.actor import brief_actor
from briefing.content import Briefing
from briefing.html import to_html
from briefing.issue import brief_issue
from briefing.markdown import to_markdown
from briefing.pair import brief_pair
from briefing.sections import Origin
from briefing.word import to_word
from commands.__main__ import main
from loaders import load
from tests.support.deeds import ARABIC, ENGLISH, MARK, write_deeds

DAY = date(2024, 6, 1)
ORIGIN = Origin(DAY)


@pytest.fixture
def view(tmp_path: Path) -> Selection:
    return Selection(load(write_deeds(tmp_path)), DAY, Filters())


@pytest.fixture
def kenya(view: Selection) -> Briefing:
    return brief_actor("kenya", view, ORIGIN)


def test_the_original_stands_beside_its_translation_which_is_marked(kenya: Briefing) -> None:
    markdown = to_markdown(kenya)
    quoted = markdown.index(f"“{ARABIC}”")
    assert markdown[quoted:].split("\n\n")[1] == f"“{ENGLISH}”, {MARK}"
    html = to_html(kenya)
    assert f'<p dir="auto" lang="ar">“{ARABIC}”</p>\n<p dir="auto">“{ENGLISH}”</p>' in html
    assert MARK[1:] in html


def test_in_word_the_original_reads_from_the_right_and_the_translation_from_the_left(kenya: Briefing) -> None:
    paragraphs = {one.text: one for one in Document(BytesIO(to_word(kenya, DAY))).paragraphs}
    original = next(one for text, one in paragraphs.items() if ARABIC in text)
    translation = paragraphs[f"“{ENGLISH}”"]
    assert f"T{MARK[1:]}" in paragraphs

    def is_from_the_right(runs: list[object]) -> bool:
        return any(run._r.find(f".//{qn('w:rtl')}") is not None for run in runs)  # type: ignore[attr-defined]

    assert is_from_the_right(list(original.runs))
    assert not is_from_the_right(list(translation.runs))


def test_a_citation_names_author_kind_place_archive_and_that_only_a_part_was_read(kenya: Briefing) -> None:
    (speech,) = [one for one in kenya.citations if one.quote == ARABIC]
    assert speech.document == "Amina Said: A speech (A publisher, 29\u00a0March\u00a02024), paragraph 4"
    assert (speech.kind, speech.excerpt) == ("transcript", "only an excerpt of it was read")
    for written in (to_markdown(kenya), to_html(kenya)):
        assert "https://archive.example.org/speech" in written
        assert "only an excerpt of it was read" in written
    word = Document(BytesIO(to_word(kenya, DAY)))
    links = {one.target_ref for one in word.part.rels.values() if one.is_external}
    assert links == {"https://example.org/speech", "https://archive.example.org/speech"}


def test_a_deed_is_called_one_where_its_stance_stands_and_in_its_citation(kenya: Briefing) -> None:
    cells = [cell for section in kenya.sections if section.table for row in section.table.rows for cell in row]
    below = [" · ".join(cell.below) for cell in cells]
    assert any("reported by a third party · vote on article 6(2) · 8\u00a0July\u00a02019" in words for words in below)
    (vote,) = [one for one in kenya.citations if one.quote == "In favour"]
    assert vote.codings[0].deed == "vote on article 6(2)"
    assert "vote on article 6(2)" in to_markdown(kenya)


def test_what_a_program_wrote_is_a_caution_in_every_briefing_that_rests_on_it(view: Selection) -> None:
    caution = "from a machine summary, whose words may be the program's; nothing else in view bears it out"
    point = "from documents that a program wrote (machine summary): the words may be the program's."
    pair = brief_pair(ComparedActor("kenya", view), ComparedActor("cuba", view), ORIGIN)
    for one in (brief_actor("cuba", view, ORIGIN), brief_issue("un-convention", view, ORIGIN), pair):
        assert caution in to_markdown(one)
        assert any(said.endswith(point) for said in one.figures.points)
    assert (
        "program" not in to_markdown(brief_issue("broad-offences", view, ORIGIN)).split("## Where this comes from")[0]
    )


def test_brief_leaves_out_kinds_of_documents_and_says_what_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_deeds(tmp_path / "positions")
    told = ["brief", "kenya", "cuba", "--folder", str(folder), "--as-of", "2024-06-01"]
    assert main(told) == 0
    assert "Without machine-made documents 2 of 3 positions are left." in capsys.readouterr().out
    assert main([*told, "--document-kind", "official-record", "--document-kind", "transcript"]) == 0
    out = capsys.readouterr().out
    assert "Kinds of documents: Official record, Transcript" in out
    assert "Of these kinds, 2 of 3 positions are left." in out
    assert "machine summary" not in out
