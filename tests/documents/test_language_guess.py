"""The language of a document, guessed where nobody says it: rightly, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.language_guess import guess_language

TEXTS = {
    "en": "The delegation said that it supports the drafting of an international convention, and that the list of "
    "offences in it should be long. It was of the view that this is for the states to decide.",
    "fr": "La délégation a déclaré qu'elle appuie l'élaboration d'une convention internationale et que la liste des "
    "infractions dans le texte est longue. Elle est d'avis que les États sont libres de décider par la suite.",
    "es": "La delegación dijo que apoya la redacción de una convención internacional y que la lista de los delitos en "
    "el texto es larga. Por lo demás, los Estados son los que deciden sobre esta cuestión con el tiempo.",
    "pt": "A delegação disse que apoia a redação de uma convenção internacional e que a lista dos crimes no texto é "
    "longa. Os Estados são livres para decidir sobre a questão com o tempo, e não é preciso mais do que isso.",
    "de": "Die Delegation sagte, dass sie die Ausarbeitung einer internationalen Konvention unterstützt und dass die "
    "Liste der Straftaten in dem Text lang ist. Es ist nicht an den anderen, das für die Staaten zu entscheiden.",
    "ru": "Делегация заявила, что она поддерживает разработку международной конвенции и что перечень преступлений в "
    "ней не должен быть коротким. Это решать государствам, а не тем, кто к ним не относится, и мы с этим согласны.",
    "ar": "وقال الوفد إنه يؤيد وضع اتفاقية دولية في هذا المجال، وإن القائمة التي وردت في النص طويلة. وأضاف أن الدول هي "
    "من يقرر ذلك، على أن يكون القرار من خلال المفاوضات بين الأطراف كما جاء في هذه الوثيقة.",
    "fa": "هیئت نمایندگی گفت که از تدوین یک کنوانسیون بین‌المللی حمایت می کند و این فهرست در متن برای آن کافی است. "
    "دولت ها باید در این مورد با هم تصمیم بگیرند و این را به رای بگذارند.",
    "zh": "代表团表示，支持制定一项国际公约，并认为文本中的罪行清单应当更长。各国应当就此作出决定。",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_of_a_paragraph_is_told(language: str) -> None:
    assert guess_language(TEXTS[language]) == language
    assert guess_language(TEXTS[language].upper()) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Yes.",
        "12 34 56 " * 50,
        "Havana Cuba Peru Kenya Ghana China " * 10,
        "代表団は、国際条約の起草を支持すると述べた。罪の一覧は長くなければならない。各国がこれを決定する。",
        "La delegazione ha detto che sostiene la stesura di una convenzione internazionale e che la lista dei reati "
        "nel testo è lunga. Gli Stati sono liberi di decidere con il tempo, e non è una questione per gli altri.",
        "De delegatie zei dat zij het opstellen van een internationaal verdrag steunt en dat de lijst van misdrijven "
        "in de tekst lang is. Het is aan de staten om dit met elkaar te beslissen, en niet aan een ander.",
        "Делегація заявила, що вона підтримує розробку міжнародної конвенції та що перелік злочинів у ній не є "
        "коротким. Це вирішувати державам, і ми з цим згодні, як і всі, хто до них належить.",
        f"{TEXTS['en']} {TEXTS['fr']} {TEXTS['en']} {TEXTS['es']} {TEXTS['fr']}",
    ],
)
def test_what_is_short_mixed_or_in_another_language_is_not_guessed(text: str) -> None:
    assert guess_language(text) is None


@given(st.text(max_size=200))
def test_any_text_is_in_a_language_or_in_none(text: str) -> None:
    assert guess_language(text) in {None, *TEXTS}
