"""The parameters of the URL as text: what each says, and whether they say something new."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

Query = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Seen:
    """The URL that a session has written or taken over, and the one before."""

    now: Query
    before: Query

    def knows(self, given: Query, keys: Iterable[str], stands: Callable[[str], list[str]]) -> bool:
        """Whether a URL says nothing new, given what `stands` chosen under the `keys` of the last run.

        The browser sends its URL with every click. A click right after this session
        wrote a new one can still carry the one before, as the Back button does; but
        with a click a choice has changed, and with the Back button none has. The keys are those that the last run
        showed, since what is empty is not in the URL.
        """
        if given == self.now:
            return True
        return given == self.before and any(stands(key) != self.now.get(key, []) for key in keys)


@dataclass(frozen=True, slots=True)
class Lost:
    """Words of a link that a control could not choose: its label, the words, and what stands chosen instead.

    `there` has the names of those of the words that the data knows, and that are not on view. `faults` say what is
    wrong with a word, "" where no more is known than that it is not here.
    """

    label: str
    words: tuple[str, ...]
    instead: tuple[str, ...]
    there: Mapping[str, str]
    faults: Mapping[str, str]

    @classmethod
    def of(
        cls, label: str, words: Sequence[str], value: object, known: Mapping[str, str], fault: Callable[[str], str]
    ) -> Self:
        """What of the words is lost where a value stands chosen; `known` names all that the data has."""
        instead = tuple(as_text(value))
        lost = tuple(word for word in words if word.strip() and word not in instead)
        there = {word: known[word] for word in lost if word in known}
        return cls(label, lost, instead, there, {word: fault(word) for word in lost})


def as_text(value: object) -> list[str]:
    """A choice as the values of its parameter; none for what is empty."""
    if value is None:
        return []
    if isinstance(value, bool):
        return [str(value).lower()]
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def read_day(values: Sequence[str]) -> date | None:
    """A day as YYYY-MM-DD."""
    try:
        return date.fromisoformat(values[-1])
    except ValueError:
        return None


def read_words(values: Sequence[str]) -> list[str]:
    """Any number of words."""
    return list(values)


def read_word(values: Sequence[str]) -> str:
    """One word, the last."""
    return values[-1]


def read_truth(values: Sequence[str]) -> bool | None:
    """true or false."""
    return {"true": True, "false": False}.get(values[-1])


def read_number(values: Sequence[str]) -> int | None:
    """A number of at most six digits."""
    digits = values[-1]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else None
