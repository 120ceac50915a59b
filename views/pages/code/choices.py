"""What can be chosen for each field of a position, with the keys that choose it, as the reader gets it."""

from typing import TypedDict

from analysis.wording.display_text import legible
from analysis.wording.figures import ATTRIBUTIONS, SIGNS, VERBS, as_sentence, with_full_stop
from loaders.models import FEWEST_WORDS, QUOTE_WORDS
from loaders.table_rows import ActorRow, IssueRow, JointRow, records
from loaders.vocabularies import Attribution, Confidence, Form, Stance, Vocabulary
from loaders.words import UNSPACED, WORD
from views.shared.view import View


class Choice(TypedDict):
    """`key` is the key that chooses it, "" for none; `find` are the words that it is found by while one types."""

    value: str
    words: str
    about: str
    key: str
    look: str
    find: str


class Choices(TypedDict):
    """By field what can be chosen, and what a word is: as it is counted, and how many there may be."""

    stance: list[Choice]
    issue: list[Choice]
    actor: list[Choice]
    attribution: list[Choice]
    confidence: list[Choice]
    form: list[Choice]
    titles: list[str]
    word: str
    unspaced: str
    limits: list[int]


def choices_in(view: View) -> Choices:
    """The choices that the code book of a view gives."""
    return {
        "stance": [
            _choice(
                stance.value,
                as_sentence(VERBS[stance.score]),
                str(number),
                f"{SIGNS[stance.score]}",
                f"v{stance.score}",
            )
            for number, stance in enumerate(Stance, 1)
        ],
        "issue": [_issue(row) for row in records(view.data.issues, IssueRow)],
        "actor": [_actor(row) for row in records(view.data.actors, ActorRow)],
        "attribution": [
            _choice(
                one.value, as_sentence(ATTRIBUTIONS[one.value]), one.value[0], with_full_stop(as_sentence(one.meaning))
            )
            for one in Attribution
        ],
        "confidence": [_word(one) for one in Confidence],
        "form": [_word(one) for one in Form],
        "titles": [legible(row.title) for row in records(view.data.joint, JointRow)],
        "word": WORD,
        "unspaced": UNSPACED,
        "limits": [FEWEST_WORDS, *QUOTE_WORDS],
    }


def _choice(value: str, words: str, key: str = "", about: str = "", look: str = "", find: str = "") -> Choice:
    return {"value": value, "words": legible(words), "about": legible(about), "key": key, "look": look, "find": find}


def _word(word: Vocabulary, key: str = "") -> Choice:
    return _choice(word.value, as_sentence(word.words), key, with_full_stop(as_sentence(word.meaning)))


def _issue(row: IssueRow) -> Choice:
    about = " ".join(
        [
            with_full_stop(row.proposition),
            f"Support: {with_full_stop(row.support_means)}",
            f"Opposition: {with_full_stop(row.oppose_means)}",
        ]
    )
    return _choice(row.issue, row.title, about=about, find=f"{row.title} {about} {row.terms}")


def _actor(row: ActorRow) -> Choice:
    return _choice(row.actor, row.short_name, about=row.name, find=f"{row.short_name} {row.name} {row.also_known_as}")
