"""The language of a text, guessed by its script and its most frequent small words, or not at all."""

import re
from collections import Counter
from collections.abc import Mapping

LOOKED_AT = 50_000
"""Characters from the beginning."""

LEAST_WORDS = 20
_LEAST_SHARE = 0.15
_LEAD = 1.5

_SMALL_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in that is for on with as by this are be was from it not which have has an at or we",
        "fr": "le la les de des du et en un une que qui est dans pour par sur au aux ce cette sont avec ne pas nous",
        "es": "el la los las de del y en un una que es para por con se su al lo como más no son sus este esta",
        "pt": "o a os as de do da dos das e em um uma que é para por com se no na ao não são mais seu sua pelo pela",
        "de": "der die das und in den von zu mit des auf für ist im dem nicht ein eine als auch es an wir werden dass",
        "it": "il lo la i gli le di del della dei e in un una che è per con si non sono al alla nel come più anche",
        "nl": "de het een en van in is op te dat voor met zijn niet aan er om ook als die bij door worden wordt naar",
        "ro": "și de la în a cu pe un o că este pentru din să se nu care sau mai sunt al ale prin după către",
        "ru": "и в на не с что по для как к о из от за это а его при также мы или был быть которые между",
        "uk": "і в на не з що та для як до у за від це про є або між та їх його також який бути ми",
        "bg": "и в на не с че за да се от са по е като до ще при които което си във съм бъде към със",
        "ar": "في من على إلى أن هذا هذه التي الذي عن مع لا ما كما أو بين قد كان ذلك بما لها كل وفي ومن",
        "fa": "و در به از که این را با است برای آن یک می شود تا بر هم کند شده خود های ما نیز باید",
    }.items()
}
"""Of more languages than are told, so that a text in a neighbour of one is not taken for it."""

_TOLD = {"en", "fr", "es", "pt", "de", "ru", "ar", "fa"}
_WORD = re.compile(r"[^\W\d_]+")
_HAN, _KANA_OR_HANGUL = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")


def guess_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language: en, fr, es, pt, de, ru, ar, fa or zh; None where that is not clear."""
    words = Counter(_WORD.findall(text[:LOOKED_AT].lower()))
    letters = sum(len(word) * times for word, times in words.items())
    han = sum(times for word, times in words.items() for sign in word if _HAN.match(sign))
    if han >= LEAST_WORDS and han > letters / 2:
        return None if _KANA_OR_HANGUL.search(text[:LOOKED_AT]) else "zh"
    number = words.total()
    if number < LEAST_WORDS:
        return None
    shares = {one: sum(words[word] for word in small) / number for one, small in _SMALL_WORDS.items()}
    first, second, *_ = sorted(shares, key=lambda one: -shares[one])
    is_clear = shares[first] >= _LEAST_SHARE and shares[first] >= _LEAD * shares[second]
    return first if is_clear and first in _TOLD else None
