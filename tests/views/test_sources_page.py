"""Sources: the documents, and their text with what is coded in it."""

import hashlib
from pathlib import Path

import pytest

from analysis import passage_marks
from briefing.look.palette import LIGHT
from loaders.settings import DOCUMENTS_VARIABLE, READ_ONLY_VARIABLE
from tests.support.dashboard import cards, lines_of_cards, links_of_cards, open_page, text_of, unfold, use
from tests.support.folders import actor, issue, negotiation, position, source, write_folder

LIST = "we want a long list of offences"
NARROW = "a narrow agreement is all that they want"
INSIDE = "that a narrow agreement is all"
EVIL = "<b>Bold</b> **strong** [x](javascript:1) $a$ :smile: ![](http://x.example/a.png) a@b.example -- # no head"
TEXT = f"""# A heading that is none

Kenya said: {LIST}, and
more of it.
Peru noted that {NARROW} and nothing else.

We oppose what nobody has coded in this sentence yet.
{EVIL}

Printed again, {LIST} stands here too.
"""


def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None = TEXT, **fields: str) -> Path:
    """Kenya and Peru, who speak in one document, which is at hand if `text` says what is in it."""
    content = (text or "").encode()
    kenya = actor(
        position(quote=LIST, stance="strong_support"),
        position(
            quote=NARROW, issue="un-convention", stance="support", attribution="characterised", according_to="peru"
        ),
        name="Kenya",
    )
    peru = actor(
        position(quote=NARROW, stance="oppose", confidence="low"),
        position(quote=INSIDE, issue="un-convention", stance="support"),
        name="Peru",
    )
    folder = write_folder(
        tmp_path / "positions",
        {"kenya": kenya, "peru": peru},
        negotiation=negotiation("one", "two"),
        issues=issue("broad-offences", title="Long list", track="one")
        + issue("un-convention", title="Convention", track="one"),
        sources=source("sputnik-2024", **{"sha256": hashlib.sha256(content).hexdigest(), **fields}) + source("unused"),
    )
    documents = tmp_path / "documents"
    documents.mkdir()
    if text is not None:
        (documents / "sputnik-2024.txt").write_bytes(content)
    monkeypatch.setenv(DOCUMENTS_VARIABLE, str(documents))
    use(folder, monkeypatch)
    return folder


def washed(words: str, stance: int | None) -> str:
    """A passage as Markdown in the colour of its stance."""
    return f':color[{words}]{{foreground="{LIGHT.ink}" background="{LIGHT.wash(stance)}"}}'


def test_coded_passages_are_coloured_and_signed_and_all_else_is_plain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_folder(tmp_path, monkeypatch)
    words = text_of(open_page("sources"))
    assert f"Kenya said\\:\u2060 {washed(LIST, 2)} :small[**1**] :small[:color[\u00a0\\+\\+ Kenya" in words
    assert "We oppose what nobody has coded in this sentence yet\\." in words
    assert "4 positions rest on 1 of 2 registered documents" in words
    assert "Quotations: all 4 found word for word" in words


def test_overlapping_passages_with_several_stances_show_them_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_folder(tmp_path, monkeypatch)
    words = text_of(open_page("sources"))
    assert f"noted {washed('that', 1)} {washed('a narrow agreement is all', None)} :small[**2**]" in words
    assert f"{washed('that they want', None)} :small[**3**]" in words
    assert "\\+ Kenya" in words
    assert "− Peru" in words


def test_each_passage_leads_to_its_positions_and_to_their_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_folder(tmp_path, monkeypatch)
    links = [(one.proto.page, one.proto.query_string, one.proto.label) for one in open_page("sources").get("page_link")]
    to_actor = [label for page, query, label in links if page == "actor" and "actor=peru" in query]
    assert any("Peru opposes “Long list”" in label.replace("\\", "") for label in to_actor)
    assert any(page == "edit" and "actor=kenya" in query and "line=4" in query for page, query, _ in links)
    monkeypatch.setenv(READ_ONLY_VARIABLE, "1")
    assert "edit" not in {one.proto.page for one in open_page("sources").get("page_link") if one.proto.query_string}


def test_markup_in_a_document_shows_as_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_folder(tmp_path, monkeypatch)
    lines = [line for element in open_page("sources").markdown for line in str(element.value).splitlines()]
    (shown,) = [line for line in lines if "Bold" in line]
    assert "\\<b\\>Bold\\<\\/b\\> \\*\\*strong\\*\\* \\[x\\]\\(javascript" in shown
    assert ":smile:" not in shown
    assert "a\\@\u2060b" in shown
    assert "\\-\u2060\\-" in shown
    assert any(line.startswith("\\# A heading that is none") for line in lines)


def test_words_that_stand_twice_are_marked_twice_and_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_folder(tmp_path, monkeypatch)
    words = text_of(open_page("sources"))
    assert words.count(washed(LIST, 2)) == 2
    assert "**1 again**" in words
    assert "counted once, where it stands first" in words


def test_what_a_filter_hides_is_not_taken_for_uncoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_folder(tmp_path, monkeypatch)
    words = text_of(open_page("sources", tracks="two", evidence="own", confidence="high"))
    assert f":gray[*{LIST}*]" in words
    assert "In view: 0 of 4 positions" in words


def test_a_quotation_leads_to_its_place_and_stands_there_in_its_context(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_folder(tmp_path, monkeypatch, text="An opening line\n" * 2_000 + TEXT)
    there = [address for _, address in links_of_cards(open_page("actor", actor="kenya")) if "sources?" in address]
    assert any("source=sputnik-2024" in one and "passage=kenya%3A4" in one for one in there)
    app = open_page("sources", source="sputnik-2024", passage="kenya:4")
    assert app.subheader[0].value == "The quotation in its context"
    assert int(app.query_params["text_part"]) > 1
    [card] = cards(app)
    assert any(line.startswith("actors/kenya.yaml:4 ") for line in card["source"])
    beginning = open_page("sources", source="sputnik-2024", passage="kenya:5")
    assert "passage" not in beginning.query_params
    assert beginning.query_params["text_part"] == "1"


def test_a_long_document_is_shown_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_folder(tmp_path, monkeypatch, text=TEXT + "One of very many lines of this document\n" * 25_000)
    app = open_page("sources", source="sputnik-2024")
    assert "Part 1 of 1" in text_of(app)
    assert len(text_of(app)) < 30_000


def test_a_document_of_too_many_lines_is_not_shown_but_its_quotations_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_folder(tmp_path, monkeypatch, text=TEXT + "\n" * 50)
    monkeypatch.setattr(passage_marks, "MOST_LINES", 50)
    words = text_of(open_page("sources"))
    assert "lines, too many to be shown here" in words
    assert "The quotations, in the order of their dates" in words


def test_without_the_document_its_quotations_stand_in_order_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_folder(tmp_path, monkeypatch, text=None)
    app = open_page("sources")
    words = text_of(app)
    assert "Its text is not at hand. Put the file `sputnik-2024.txt` into `documents/` in the positions folder" in words
    assert "Quotations: all 4 not verified" in words
    assert [one.value for one in app.subheader] == ["The quotations, in the order of their dates"]
    assert [[words["quote"] for words in card["words"]] for card in cards(app)] == [[LIST], [NARROW], [INSIDE]]
    assert lines_of_cards(app) == [["Kenya"], ["Kenya", "Peru"], ["Peru"]]


@pytest.mark.parametrize(("url", "leads"), [("https://x.example/a", True), ("javascript:alert(1)", False), ("", False)])
def test_without_the_document_a_card_leads_to_where_it_was_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, leads: bool
) -> None:
    in_folder(tmp_path, monkeypatch, text=None, **({"url": url} if url else {}))
    ways = {link["label"]: link for card in cards(open_page("actor", actor="peru")) for link in card["links"]}
    if leads:
        assert ways["Where it was published"] == {"label": "Where it was published", "href": url, "away": True}
        assert "In its document" not in ways
    else:
        assert ways["In its document"]["href"].startswith("sources?")
        assert not ways["In its document"]["away"]


def test_who_comes_for_a_passage_finds_the_documents_in_a_fold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_folder(tmp_path, monkeypatch)
    assert len(open_page("sources").dataframe[0].value) == 2
    app = open_page("sources", source="sputnik-2024", passage="kenya:4")
    assert not app.dataframe
    assert "All 2 documents" in {fold.label for fold in app.expander}
    assert "4" in unfold(app).dataframe[0].value["Positions"].astype(str).tolist()


def test_without_the_document_the_quotation_that_was_asked_for_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_folder(tmp_path, monkeypatch, text=None)
    app = open_page("sources", source="sputnik-2024", passage="peru:11")
    assert app.subheader[0].value == "The quotation"
    first, second, _ = cards(app)
    assert first["lines"][0]["name"] == "Peru"
    assert first["lines"][0]["issue"] == "Convention"
    assert second["words"][0]["quote"] == LIST


def test_a_misquotation_is_listed_below_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_folder(tmp_path, monkeypatch, text=TEXT.replace("narrow", "small"))
    words = text_of(open_page("sources"))
    assert "Quotations that were not found in the text" in words
    assert "3 not in the documents" in words


def test_a_document_that_was_changed_is_shown_with_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_folder(tmp_path, monkeypatch, sha256="1" * 64)
    app = open_page("sources")
    assert any("not the one that was registered" in one.value for one in app.main.warning)


def test_a_document_without_positions_shows_its_text_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_folder(tmp_path, monkeypatch)
    (tmp_path / "documents" / "unused.txt").write_text("Nothing is coded here.")
    app = open_page("sources", source="unused")
    assert "Nothing is coded here\\." in text_of(app)
    assert "No position in view rests on this document" in app.main.info[0].value


def test_documents_that_are_called_the_same_can_each_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_folder(tmp_path, monkeypatch)
    app = open_page("sources")
    box = app.selectbox(key="source")
    assert box.options == ["A document (A publisher) · sputnik-2024", "A document (A publisher) · unused"]
    box.select(box.options[1]).run()
    assert "No position in view rests on this document" in app.main.info[0].value


@pytest.mark.parametrize(("url", "links"), [("https://x.example/a", 1), ("javascript:alert(1)", 0)])
def test_only_addresses_of_the_web_are_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, links: int
) -> None:
    in_folder(tmp_path, monkeypatch, url=url)
    app = open_page("sources")
    assert len(app.get("link_button")) == links
    assert app.dataframe[0].value["Address"].to_list()[0] == (url if links else "")


def test_a_formula_that_two_delegates_say_at_two_places_is_two_passages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"{LIST}\nAnother delegate: {LIST}"
    both = {name: actor(position(quote=LIST, locator=place)) for name, place in (("kuba", "p. 1"), ("peru", "p. 2"))}
    documents = tmp_path / "positions" / "documents"
    documents.mkdir(parents=True)
    (documents / "sputnik-2024.txt").write_text(text, encoding="utf-8")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    use(write_folder(tmp_path / "positions", both, sources=source("sputnik-2024", sha256=sha256)), monkeypatch)
    said = text_of(open_page("sources"))
    assert "2 positions on 2 separate quotations" in said
    assert "stands here again: which place is meant its locator says." in said
