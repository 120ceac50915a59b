"""The text of documents: what a reader sees of each kind, and words instead of a traceback for all else."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import document_text
from documents.document_files import open_document
from documents.document_text import text_of
from documents.quotation_search import locate
from documents.readers.unreadable import UnreadableError
from documents.text_extraction import READERS, REFUSED, TEXT, answer
from loaders.problems import Problem
from tests.support.documents import pdf, word_document_of
from tests.support.folders import DATA


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("naïve\r\n“x”".encode(), "naïve\r\n“x”"),
        (b"\xef\xbb\xbfmarked", "marked"),
        ("Ж".encode("utf-16"), "Ж"),
        ("nai\u0308ve".encode(), "na\u00efve"),  # composed, as quotations are
    ],
)
def test_plain_text_is_itself(content: bytes, text: str) -> None:
    assert text_of("a.txt", content) == text


def test_html_is_what_a_reader_sees_of_it() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>News</title><style>p{}</style></head><body><script>alert('no')</script>"
        "<!-- no --><p>A <b>lo</b>ng list</p><p>of &lt;offences&gt; &amp; more<br>there<div hidden>.</div>after"
        "<table><tr><td>one<td>two</table><noscript>no</noscript><iframe>no</iframe></body></html>"
    )
    found = text_of("a.html", page.encode()).split()
    assert " ".join(found) == "News A long list of <offences> & more thereafter one two"


def test_html_is_decoded_as_it_says() -> None:
    page = '<html><meta charset="windows-1251"><p>список преступлений</p></html>'
    assert text_of("a.html", page.encode("windows-1251")) == "список преступлений"


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("iso-8859-1", "windows-1252"),
        ("ISO-8859-1", "windows-1252"),
        ("latin1", "windows-1252"),
        ("us-ascii", "windows-1252"),
        ("windows-1252", "windows-1252"),
        ("x-no-such-encoding", "utf-8"),
        ("utf-16", "utf-8"),
    ],
)
def test_html_is_decoded_as_browsers_do(declared: str, written: str) -> None:
    words = "“support” – today, Alpha’s"
    for start in (
        f"<meta charset={declared}>",
        f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">',
    ):
        assert text_of("a.html", f"<html><head>{start}<p>{words}".encode(written)) == words


def test_bytes_that_stand_for_no_letter_leave_the_others_as_they_are() -> None:
    assert text_of("a.html", b"<meta charset=iso-8859-1><p>\x93so\x94 \x81 \x96") == "“so” \x81 –"


def test_other_encodings_are_read_as_browsers_do() -> None:
    for declared, written, words in (
        ("iso-8859-9", "cp1254", "“ğış”"),
        ("gb2312", "gb18030", "国际公约 镕"),
        ("shift_jis", "cp932", "①国際条約"),
        ("euc-kr", "cp949", "똠 국제 협약"),
    ):
        assert text_of("a.html", f"<meta charset={declared}><p>{words}".encode(written)) == words


@pytest.mark.parametrize(
    "hidden",
    [
        "<del>never </del>",
        "<s>never </s>",
        "<strike>never </strike>",
        '<span style="text-decoration: line-through">never </span>',
        '<span style="color:red; TEXT-DECORATION-LINE:underline line-through">never </span>',
        "<span hidden>never </span>",
        '<span hidden="until-found">never </span>',
        '<span style="display:none">never </span>',
        '<span style="display : NONE !important">never </span>',
        '<span style="display:none"><b>never </b><p style="display:block">never</p></span>',
        '<span style="visibility:hidden">never </span>',
        '<span style="visibility:hidden"><b>never </b></span>',
        "<template>never </template>",
        "<noscript>never </noscript>",
        "<br hidden>",
        "<!-- never -->",
    ],
)
def test_what_is_struck_out_or_hidden_in_html_is_not_read(hidden: str) -> None:
    text = text_of("a.html", f"<html><p>We support {hidden}an <ins>international</ins> convention.</html>".encode())
    assert " ".join(text.split()) == "We support an international convention."


@pytest.mark.parametrize(
    "shown",
    [
        '<span aria-hidden="true">never</span>',
        '<span style="display:inline">never</span>',
        '<span style="display:none; display:inline">never</span>',
        '<span hidden style="display:inline">never</span>',
        '<span style="visibility:hidden"><b style="visibility: visible">never</b></span>',
        '<span style="/* display:none; */ text-decoration:underline">never</span>',
        "<ins>never</ins>",
        "<details><summary></summary>never</details>",
        "<p hidden>gone<p>never",  # a paragraph ends where the next begins
        "<p hidden>gone<div>never</div>",
        "<p hidden>gone<p>ne</p>ver",
        "<ul><li hidden>gone<li>never</ul>",
        "<table><tr><td style='display:none'>gone<td>never</table>",
        "<table><tr hidden><td>gone<tr><td>never</table>",
    ],
)
def test_what_is_shown_is_read_though_it_looks_hidden_at_first_sight(shown: str) -> None:
    text = text_of("a.html", f"<html><body>{shown}</html>".encode())
    assert "".join(text.split()) == "never"


def test_a_hidden_list_stays_hidden_with_all_that_is_in_it() -> None:
    assert text_of("a.html", b"<html><ul><li hidden>a<ul><li>b</li><li>c</ul></li><li>d</ul></html>") == "d"


def run(words: str, properties: str = "") -> str:
    """A run of a Word document."""
    return f'<w:r>{properties and f"<w:rPr>{properties}</w:rPr>"}<w:t xml:space="preserve">{words}</w:t></w:r>'


def test_a_word_document_is_its_paragraphs_and_tables_in_their_order() -> None:
    cells = "".join(f"<w:tc><w:p>{run(words)}</w:p></w:tc>" for words in ("Alpha", "voted yes"))
    body = (
        f"<w:p>{run('A draft')}</w:p><w:tbl><w:tr>{cells}</w:tr></w:tbl>"
        f"<w:p>{run('We support')}<w:r><w:tab/><w:t>a treaty</w:t><w:br/><w:t>on crime</w:t></w:r></w:p>"
        f"<w:p><w:hyperlink>{run('a link')}</w:hyperlink>"
        f"<w:sdt><w:sdtContent>{run(', a field')}</w:sdtContent></w:sdt></w:p>"
    )
    text = text_of("a.docx", word_document_of(body, f"<w:footnote><w:p>{run('A footnote.')}</w:p></w:footnote>"))
    assert text == "A draft\nAlpha\nvoted yes\nWe support\ta treaty\non crime\na link, a field\nA footnote."


@pytest.mark.parametrize(
    "not_read",
    [
        '<w:del w:id="1" w:author="a"><w:r><w:delText>binding </w:delText><w:tab/></w:r></w:del>',
        f'<w:del w:id="1" w:author="a">{run("binding ")}</w:del>',
        f'<w:moveFrom w:id="1" w:author="a">{run("binding ")}</w:moveFrom>',
        run("binding ", "<w:strike/>"),
        run("binding ", '<w:dstrike w:val="true"/>'),
        run("binding ", "<w:vanish/>"),
        '<w:r><w:instrText>HYPERLINK "https://example.org"</w:instrText></w:r>',
    ],
)
def test_of_a_word_document_nothing_deleted_struck_out_or_hidden_is_read(not_read: str) -> None:
    inserted = f'<w:ins w:id="2" w:author="a">{run("optional ")}</w:ins>{run("con", "<w:strike w:val=&quot;0&quot;/>")}'
    inserted = inserted.replace("&quot;", '"')
    body = f"<w:p>{run('We support an ')}{not_read}{inserted}{run('vention.')}</w:p>"
    assert text_of("a.docx", word_document_of(body)) == "We support an optional convention."


def test_paragraphs_that_a_tracked_change_joins_are_one() -> None:
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'
    body = f"<w:p>{mark}{run('We support a con')}</w:p><w:p>{run('vention.')}</w:p>"
    assert text_of("a.docx", word_document_of(body)) == "We support a convention."


def test_what_a_word_document_says_twice_for_older_programs_is_read_once() -> None:
    box = f"<w:p>{run('In a box')}</w:p>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = f"<w:p><mc:AlternateContent>{both}</mc:AlternateContent></w:p>"
    assert text_of("a.docx", word_document_of(body)) == "In a box"


def test_a_word_document_that_unpacks_to_too_much_is_refused_at_once() -> None:
    bomb = word_document_of(f"<w:p>{run('A' * 300_000_000)}</w:p>")
    assert len(bomb) < 1_000_000
    with pytest.raises(UnreadableError, match="unpacked it has 300 MB"):
        text_of("a.docx", bomb)


def test_pdf_pages_are_read_in_order_and_words_that_lines_break_are_whole_in_quotations() -> None:
    lines = ["A cyber-attack is a seri-", "ous offence. Every cyber-", "attack counts in 2019-", "2024."]
    text = text_of("a.pdf", pdf(lines, ["The end"]))
    whole = "A cyber-attack is a serious offence. Every cyber-attack counts in 2019-2024. The end"
    assert locate(whole, text) == (0, len(text))
    assert [page.splitlines() for page in text.split("\n\f")] == [lines, ["The end"]]


@pytest.mark.parametrize("content", [pdf(["We want", "it."]), b"<p>We want<br>it.", b"We want\r\nit."])
def test_a_line_that_ends_without_a_hyphen_ends_a_word(content: bytes) -> None:
    text = text_of("a.html" if content.startswith(b"<") else "a", content)
    assert locate("We want it.", text)
    assert not locate("We wantit.", text)


@pytest.mark.parametrize("bits", [128, 256])
def test_a_pdf_that_only_its_owner_locked_is_read(bits: int) -> None:
    content = (DATA / f"owner-locked-aes-{bits}.pdf").read_bytes()
    assert locate("We want a long list of offences in the convention.", text_of("a.pdf", content))


def test_a_pdf_that_asks_its_reader_for_a_password_is_refused() -> None:
    with pytest.raises(UnreadableError, match="a PDF behind a password") as refusal:
        text_of("a.pdf", (DATA / "user-locked.pdf").read_bytes())
    assert refusal.value.hint == "save it without the password and register that"


def test_letters_that_a_pdf_prints_as_one_sign_are_read_as_the_letters_that_people_quote() -> None:
    assert text_of("a.pdf", pdf(["tra\x02c data that o\x02cers \x01nd"])).strip() == "traffic data that officers find"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"\xff\xfe\xff", "no text in UTF-8"),
        ("a.txt", "список".encode("windows-1251"), "no text in UTF-8 (line 1)"),
        ("a.txt", b"a\0b", "NUL characters"),
        ("a.pdf", b"%PDF-1.4 broken", "a PDF that cannot be read"),
        ("a.pdf", b" ", "a PDF that cannot be read"),
        ("a.pdf", pdf([""]), "without text, as a scan is"),
        ("a.docx", b"PK\x03\x04 word/document.xml", "a Word document that cannot be read"),
    ],
)
def test_what_cannot_be_read_is_said_in_words(name: str, content: bytes, words: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        text_of(name, content)
    assert words in str(refusal.value)
    assert refusal.value.hint


@pytest.mark.parametrize("kind", READERS)
@given(st.binary(max_size=300) | st.text(st.sampled_from("<>!-/ab\"'&;[CDATA=")).map(str.encode))
def test_hostile_bytes_give_a_text_or_a_reason(kind: str, content: bytes) -> None:
    for start in (b"", b"%PDF-1.7\n", b"<html>"):
        code, told = answer(kind, start + content)
        assert code == TEXT or (code == REFUSED and all(told.split(b"\n")))


@given(st.binary(max_size=300) | st.text().map(str.encode))
def test_any_bytes_are_plain_text_or_none_for_a_reason(content: bytes) -> None:
    with suppress(UnreadableError):
        assert isinstance(text_of("a.txt", b"-" + content), str)


def test_deep_and_broken_markup_does_not_break_the_reader() -> None:
    for page in ("<div>" * 900, "<a " * 900, "</p>" * 900, "<!--" * 900, "<b>x" * 900):
        assert "Traceback" not in text_of("a.html", f"<html>said{page}".encode())


def test_too_much_is_refused_before_it_is_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("documents")
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(document_text.MOST_BYTES + 1)
    found = open_document(folder, "huge.txt")
    assert isinstance(found, Problem)
    assert "MB are too many" in found.message
    with pytest.raises(UnreadableError, match="MB are too many"):
        text_of("a.html", b"<html>" + b" " * document_text.MOST_MARKUP)
