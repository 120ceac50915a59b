"""The sentences of documents in many languages and layouts."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given

from analysis.reading.sentences import sentences
from tests.support.strange_texts import TEXTS


def parts(text: str) -> list[str]:
    return [text[slice(*span)] for span in sentences(text)]


@pytest.mark.parametrize(
    "found",
    [
        ["Mr. Li spoke.", "Dr. J. R. Ost of the U.S. Senate answered."],
        ["It rests on Art. 6 and on No. 5.", "No.", "It does not."],
        ["See e.g. Annex A.", "The text says so (cf. p. 5)."],
        ["He left the U.S.", "The delegation stayed."],
        ["It rose by 3.5 per cent on Dec. 18.", "Then it fell."],
        ["It was so in 2019.", "Nobody spoke.", "Why?", "They had left!"],
        ["“We agree.”", "He sat down.", "(So did we.)", "Yes."],
        ["“Why?” he asked.", "Nothing ... was said.", "Nothing..."],
        ["It is for security.[12]", "It is for trust.³", "So be it.14", "And so on."],
        ["Am 5. Mai sprach er.", "Alle schwiegen."],
        ["Мы за это.", "См. п. 3 и ст. 4.", "Это так."],
        ["¿Por qué?", "¡Nadie lo sabe!", "El Sr. Paz calla."],
    ],
)
def test_a_sentence_ends_at_its_signs_and_not_behind_what_is_short_for_more(found: list[str]) -> None:
    assert parts(" ".join(found)) == found


@pytest.mark.parametrize(
    "found",
    [
        ["他说：“好。”", "我们同意。", "是吗？", "是！"],
        ["条約を支持する。", "次に進む。"],
        ["مرحبا بكم.", " هل توافق؟", " نعم، نوافق!", " اچھا۔"],
        ["هل توافق؟\u200f", " نعم."],
        ["हम सहमत हैं।", " वे नहीं।"],
        ["𐐀𐐨𐐨 𐐨𐐨.", " 𐐀𐐨 👩‍👩‍👧 𐐨."],
        ["ሰላም።", " እሺ።"],
    ],
)
def test_sentences_of_other_scripts_end_at_their_own_signs(found: list[str]) -> None:
    assert parts("".join(found)) == [one.strip() for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A line that is\nbroken in it. And\nanother one.", ["A line that is\nbroken in it.", "And\nanother one."]),
        ("No stop\n\nand a blank line", ["No stop", "and a blank line"]),
        ("No stop\r\n \r\nand a blank line", ["No stop", "and a blank line"]),
        ("it goes on over\n\fthe page. Then", ["it goes on over\n\fthe page.", "Then"]),
        ("Both parties:\n- act\n- wait\n• agree", ["Both parties:", "- act", "- wait", "• agree"]),
        (
            "1. We act.\n2. We\nwait.\n(a) They too;\n(b) all.",
            ["1. We act.", "2. We\nwait.", "(a) They too;", "(b) all."],
        ),
        ("一、我们同意\n二、他们反对", ["一、我们同意", "二、他们反对"]),
        (
            "General remarks\nThe parties to this convention shall act together and\nwithout delay.",
            ["General remarks", "The parties to this convention shall act together and\nwithout delay."],
        ),
        (
            "The parties agree that the\nRussian text is as good as the French one, and that the\nothers are.",
            ["The parties agree that the\nRussian text is as good as the French one, and that the\nothers are."],
        ),
        ("it was so, he added.On Monday it was not.", ["it was so, he added.", "On Monday it was not."]),
        ("  \n  ", []),
        ("", []),
    ],
)
def test_lines_end_a_sentence_only_where_they_mean_to(text: str, found: list[str]) -> None:
    assert parts(text) == found


@given(TEXTS)
def test_every_word_is_in_one_sentence_and_no_letter_is_cut_off(text: str) -> None:
    spans = sentences(text)
    assert "".join(text[slice(*one)] for one in spans).split() == "".join(parts(text)).split()
    assert "".join("".join(parts(text)).split()) == "".join(text.split())
    assert all(before[1] <= behind[0] for before, behind in pairwise(spans))
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""
        assert start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
        assert start == 0 or text[start - 1].isspace() or unicodedata.category(text[start])[0] != "M"


@given(TEXTS)
def test_what_stands_behind_a_blank_line_changes_no_sentence_before_it(text: str) -> None:
    alone = parts(text.strip() + "\n\nX")
    assert parts(text.strip() + "\n\nThe end. Or not")[: len(alone) - 1] == alone[:-1]
