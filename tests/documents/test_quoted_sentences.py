"""What the benchmark of sentences in PDFs takes for one, and how it names what is lost."""

import pytest

from benchmarks.other_readers import has_gap
from benchmarks.quoted_sentences import Sentence, kind_of_loss, sentences

QUOTE = "The parties confirm the final non-binding offer."
LINES = ("The parties confirm the", "final non-binding offer.")


def test_sentences_are_whole_and_their_cut_words_too() -> None:
    block = "as said before. The con-\nvention binds all\nStates. It is short. Parties may leave it at any time\n"
    assert [one.text for one in sentences(block)] == ["The convention binds all States."]
    assert next(sentences(block)).lines == ("The con-", "vention binds all", "States.")


@pytest.mark.parametrize(
    "block", ["Total 12 40 77 13 as in 2004.", "Then a + b = c holds for each of them.", "Two words."]
)
def test_figures_formulas_and_scraps_are_no_prose(block: str) -> None:
    assert not list(sentences(block))


def test_cells_side_by_side_have_a_gap_and_words_have_none() -> None:
    word, next_word, cell = (0.0, 0.0, 30.0, 10.0), (33.0, 0.0, 60.0, 10.0), (90.0, 0.0, 99.0, 10.0)
    assert not has_gap([word, next_word])
    assert has_gap([word, next_word, cell])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The par\u200bties confirm the final non-binding offer.", "invisible signs"),
        ("The parties conﬁrm the ﬁnal non-binding offer.", "ligatures"),
        ("The parties confirm the fi-\nnal nonbinding offer.", "hyphens at line ends"),
        ("Th e parties confirm the final non-binding off er.", "words cut"),
        ("The parties confirm the final non–binding offer;", "other signs"),
        ("The parties confirm the 12 left column final non-binding offer.", "columns woven"),
        ("The parties reject every offer.", "other"),
    ],
)
def test_a_loss_is_named_by_what_mends_it(text: str, kind: str) -> None:
    assert kind_of_loss(Sentence(QUOTE, LINES), text) == kind
