"""How tables of votes are laid out: which columns they have, and what their words and codes for a vote mean."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from loaders.vocabularies import Stance

REQUIRED = ("actor", "issue", "vote", "date")
OPTIONAL = ("title", "topic", "iso3")

STANCES: Mapping[Stance, Sequence[str]] = {
    Stance.support: (
        *("yes", "y", "aye", "yea", "for", "in favour", "in favor", "voted yes", "voted for", "voted in favour"),
        *("voted in favor", "oui", "pour", "en faveur"),
    ),
    Stance.oppose: ("no", "n", "nay", "against", "voted no", "voted against", "non", "contre"),
    Stance.mixed: ("abstain", "a", "abstains", "abstained", "abstaining", "abstention", "s'abstient", "s'est abstenu"),
}
"""The words for each vote in English and French, with single spaces and in lower case. A vote marks no strength."""
ABSENCES = (
    *("", "absent", "absence", "nv", "not voting", "non voting", "nonvoting", "did not vote", "not participating"),
    *("did not participate", "non votant", "n'a pas voté"),
)
ABSENT = "absent"
"""What `--codes` calls a vote that was not cast."""

Meaning = Stance | None
"""What a vote stands for; None for an absence, which is no stance."""

_OF_WORD: Mapping[str, Meaning] = {
    **{word: stance for stance, words in STANCES.items() for word in words},
    **dict.fromkeys(ABSENCES),
}
_CODE = re.compile(r"[+-]?\d+(\.\d*)?")


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a kind of table, and what it writes for votes beside the usual words.

    `columns` has the headers under which a part of a vote may stand, those to be preferred first; a header of several
    names, joined by +, is a text in several columns.
    """

    about: str
    columns: Mapping[str, Sequence[str]]
    votes: Mapping[str, Meaning] = field(default_factory=dict)
    has_times: bool = False
    """Whether a time may stand behind the day; it is left out."""
    not_codes: str = ""
    """Why numbers have no one meaning in it, where that is so."""

    def meaning(self, text: str) -> Meaning:
        """What a cell says was voted. Raises CodeError for a number without a meaning, ValueError for no vote."""
        word = re.sub(r"(?<=\w)[\s_-]+(?=\w)", " ", text.replace("’", "'")).casefold()
        for meanings in (self.votes, _OF_WORD):
            if word in meanings:
                return meanings[word]
        raise CodeError(text) if _CODE.fullmatch(word) else ValueError(text)


class CodeError(ValueError):
    """A number that stands for a vote, and nobody has said for which."""


_PLAIN_COLUMNS: Mapping[str, Sequence[str]] = {
    **{part: (part,) for part in (*REQUIRED, *OPTIONAL)},
    "issue": ("issue", "roll_call", "resolution"),
}

PLAIN = Layout("one row per actor and roll call, with columns named for what they hold", _PLAIN_COLUMNS)

ASSEMBLY = Layout(
    "roll calls of the UN General Assembly as the R package unvotes joins them",
    {
        "actor": ("country",),
        "issue": ("rcid",),
        "vote": ("vote",),
        "date": ("date",),
        "title": ("unres",),
        "topic": ("issue",),
        "iso3": ("iso",),
    },
)
"""Recognised by its columns rcid and country."""

LAYOUTS: Mapping[str, Layout] = {
    "undl": Layout(
        "voting data of the UN Digital Library: ms_name, ms_code, ms_vote (Y, N, A; X is not voting), resolution, date",
        {
            "actor": ("ms_name",),
            "issue": ("resolution",),
            "vote": ("ms_vote",),
            "date": ("date",),
            "title": ("title",),
            "iso3": ("ms_code",),
        },
        {"x": None},
    ),
    "howtheyvote": Layout(
        "votes of members as howtheyvote.eu gives them: position, vote_id, and names in member.first_name and "
        "member.last_name",
        {
            "actor": ("member.first_name+member.last_name", "first_name+last_name", "member", "name"),
            "issue": ("vote_id", "vote.id"),
            "vote": ("position",),
            "date": ("timestamp", "date"),
            "title": ("display_title", "title"),
        },
        {
            "voteposition.for": Stance.support,
            "voteposition.against": Stance.oppose,
            "voteposition.abstention": Stance.mixed,
            "voteposition.did not vote": None,
        },
        has_times=True,
    ),
    "voeten": Layout(
        "UN General Assembly votes after Voeten: Countryname or country, rcid, date, unres, and vote (1 yes, "
        "2 abstain, 3 no, 8 absent, 9 not a member)",
        {
            "actor": ("countryname", "country"),
            "issue": ("rcid",),
            "vote": ("vote",),
            "date": ("date",),
            "title": ("unres",),
            "iso3": ("iso3", "iso3c", "iso"),
        },
        {"1": Stance.support, "2": Stance.mixed, "3": Stance.oppose, "8": None, "9": None},
    ),
    "twfy": Layout(
        "division lists of TheyWorkForYou and the Public Whip: vote (aye, no, tellaye, tellno, abstain, both, absent), "
        "division_key or division_id, and columns that you join for name and date",
        {
            "actor": ("name", "person", "member", "mp"),
            "issue": ("division_key", "division_id", "division"),
            "vote": ("vote",),
            "date": ("date", "division_date"),
            "title": ("title", "division_name", "motion"),
        },
        {"tellaye": Stance.support, "tellno": Stance.oppose, "both": Stance.mixed, "missing": None},
        not_codes="in a matrix of the Public Whip 2 is aye and 4 is no, in a table of TheyWorkForYou 1 is aye and 2 no",
    ),
}
"""By what `--layout` calls them."""


def with_codes(layout: Layout, codes: Mapping[str, Meaning]) -> Layout:
    """The layout in which these words or numbers stand for these votes."""
    votes = {**layout.votes, **{code.casefold(): meaning for code, meaning in codes.items()}}
    return Layout(layout.about, layout.columns, votes, layout.has_times, layout.not_codes)


def read_codes(text: str) -> dict[str, Meaning]:
    """What `1=yes,2=abstain,8=absent` says of codes. Raises ValueError, with what is wrong, where it says nothing."""
    codes: dict[str, Meaning] = {}
    for one in text.split(","):
        code, _, word = (part.strip() for part in one.partition("="))
        if not (code and word and word.casefold() in _OF_WORD):
            raise ValueError(f"'{one.strip()}' gives no code a meaning; write 1=yes,2=abstain,3=no,8=absent")
        codes[code] = _OF_WORD[word.casefold()]
    return codes
