"""PDFs whose Arabic, Persian or Hebrew words come out backwards are refused with advice, and no others."""

import unicodedata

import pytest

from documents import document_text
from documents.document_text import text_of
from documents.readers.unreadable import UnreadableError
from documents.reversed_words import runs_backwards

TEXTS = {
    "ar": "وقال الوفد إنه يؤيد وضع اتفاقية دولية في هذا المجال، وإن القائمة التي وردت في النص طويلة. وأضاف أن الدول "
    "هي من يقرر ذلك في 8 يوليو 2019.",
    "he": "המשלחת אמרה שהיא תומכת בניסוח אמנה בינלאומית, וכי רשימת העבירות בטקסט ארוכה. המדינות הן שיחליטו על כך עם "
    "הזמן, כי זה של הממשלות ולא של האחרים.",
    "fa": "هیئت نمایندگی گفت که از تدوین یک کنوانسیون حمایت می کند و این فهرست برای آن کافی است. دولت ها این را با هم "
    "می خواهند.",
}
# what the text layer of a PDF printed by a browser came to, with some words as they are and others backwards
MIXED = "وقال دفولا هنإ ديؤي عضو ةيقافتا ةيلود يف هذا المجال، وإن ةمئاقلا يتلا وردت يف صنلا ةليوط. الدول يه نم يقرر كلذ"


def backwards(text: str) -> str:
    return " ".join(word[::-1] for word in text.split())


@pytest.mark.parametrize("language", TEXTS)
def test_words_that_run_backwards_are_noticed_and_others_are_left_alone(language: str) -> None:
    text = TEXTS[language]
    assert not runs_backwards(text)
    assert runs_backwards(backwards(text))
    assert runs_backwards(text[::-1])
    assert runs_backwards(f"A title in English\n{backwards(text)}")
    assert not runs_backwards(f"{text} {backwards('في')}")


def test_a_text_in_another_script_can_be_quoted_whatever_stands_in_it_in_arabic() -> None:
    assert not runs_backwards(f"{backwards(TEXTS['ar'])} {'The delegation said that it supports a treaty. ' * 20}")


def test_words_in_presentation_forms_are_read_as_their_letters() -> None:
    # each letter in its isolated form, as PDFs hold letters in one of their forms
    forms = {
        unicodedata.normalize("NFKC", chr(code)): chr(code)
        for code in range(0xFEFC, 0xFE7F, -1)
        if unicodedata.decomposition(chr(code)).startswith("<isolated>")
    }
    shown = "".join(forms.get(letter, letter) for letter in TEXTS["ar"])
    assert shown != TEXTS["ar"]
    assert not runs_backwards(shown)
    assert runs_backwards(backwards(shown))


def test_a_pdf_of_such_words_is_refused_with_advice_and_a_text_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert runs_backwards(MIXED)
    monkeypatch.setattr(document_text, "_extracted", lambda *_: MIXED)
    with pytest.raises(UnreadableError, match="run backwards") as refusal:
        text_of("a.pdf", b"%PDF-1.7")
    assert "HTML, Word or text" in refusal.value.hint
    assert text_of("a.txt", MIXED.encode())


@pytest.mark.parametrize("text", ["", "plain", "في", "שלום", "Only English " * 100])
def test_a_text_that_says_too_little_does_not_run_backwards(text: str) -> None:
    assert not runs_backwards(text)
