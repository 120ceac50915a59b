"""The records: what a file of each kind may say. The data dictionary follows this module."""

import re
from collections.abc import Mapping
from typing import Annotated, TypeGuard

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, model_validator

from loaders.dates import StatedDate, parse_date
from loaders.memberships import read_membership
from loaders.vocabularies import (
    LANGUAGES,
    STATE_CODES,
    Attribution,
    CodingStatus,
    Confidence,
    EventKind,
    Form,
    Kind,
    RuleBase,
    RuleKind,
    SourceKind,
    Stance,
)
from loaders.words import count_words

QUOTE_WORDS = (5, 40)
FEWEST_WORDS = 2
"""So few are enough for a deed, and where they stand only once in the document, as "must vote no" may."""

QUOTE_RULE = (
    f"{QUOTE_WORDS[0]} to {QUOTE_WORDS[1]} words, "
    f"or {FEWEST_WORDS} to {QUOTE_WORDS[0] - 1} that stand only once or are a deed"
)
ID_FORM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ISO3_FORM = re.compile(r"[A-Z]{3}")
NUMBER_FORM = re.compile(r"[1-9][0-9]{0,5}")
SHA256_FORM = re.compile(r"[0-9a-f]{64}")
URL_FORM = re.compile(r"\S+")
TEXT_FORM = re.compile(r"[^\s~]")
"""What a text has somewhere: `~` is a text to us, but who writes YAML's sign for nothing means that there is none."""


def is_id(word: object) -> TypeGuard[str]:
    """Whether something is lower-case words joined by hyphens."""
    return isinstance(word, str) and bool(ID_FORM.fullmatch(word))


def check_id(text: str) -> str:
    """Pass an id through. Raises ValueError where it is not lower-case words joined by hyphens."""
    if not is_id(text):
        raise ValueError(f"'{text}' is not an id; write lower-case letters and digits joined by hyphens")
    return text


def _check_membership(text: str) -> str:
    check_id(read_membership(text).group)
    return text


def check_attribution(attribution: Attribution, according_to: str | None) -> None:
    """Whether a position says by whom it is characterised, and only then. Raises ValueError where it does not."""
    if (attribution is Attribution.characterised) != (according_to is not None):
        if according_to is None:
            raise ValueError("a characterised position says by whom: add 'according_to: <actor id>'")
        raise ValueError(f"'according_to' goes with attribution characterised, not with {attribution}")


def check_translator(translation: str | None, translated_by: str | None) -> None:
    """Whether a translator is named only where there is a translation. Raises ValueError where it is not so."""
    if translated_by is not None and translation is None:
        raise ValueError("'translated_by' goes with a translation: add 'translation: ...', or leave it out")


def _check_quote(text: str) -> str:
    words = count_words(text)
    if not FEWEST_WORDS <= words <= QUOTE_WORDS[1]:
        raise ValueError(f"the quotation has {words} word{'s' * (words != 1)}; quote {QUOTE_RULE}")
    return text


def _check_iso3(text: str) -> str:
    if not ISO3_FORM.fullmatch(text):
        raise ValueError(f"'{text}' is not an ISO 3166 alpha-3 code; write three capitals, such as RUS")
    if text not in STATE_CODES:
        raise ValueError(f"no state has the code '{text}' in ISO 3166; write its alpha-3 code, or leave iso3 out")
    return text


def _check_language(text: str) -> str:
    if text not in LANGUAGES:
        raise ValueError(f"'{text}' is not an ISO 639-1 code; write two small letters, such as en, ar or zh")
    return text


def _check_url(text: str) -> str:
    if not URL_FORM.fullmatch(text):
        raise ValueError("a web address has no spaces; copy it from a browser's address line, or write %20 for each")
    return text


def check_sha256(text: str) -> str:
    """Pass a SHA-256 through. Raises ValueError where it is not 64 hexadecimal digits in lower case."""
    if not SHA256_FORM.fullmatch(text):
        raise ValueError("not a SHA-256; write the 64 hexadecimal digits that `sha256sum` prints")
    return text


def _check_listed(text: str) -> str:
    if ";" in text:
        raise ValueError(f"'{text}' holds a semicolon; write each of the names or terms as an item of the list")
    return text


def _read_truth(text: object) -> object:
    if text in ("true", "false"):
        return text == "true"
    if isinstance(text, bool):
        return text
    raise ValueError(f"'{text}' is neither true nor false")


def _read_number(text: object) -> int:
    if isinstance(text, int):
        return text
    if isinstance(text, str) and NUMBER_FORM.fullmatch(text):
        return int(text)
    raise ValueError(f"'{text}' is not a number; write digits alone, such as 193")


def _read_date(text: object) -> StatedDate:
    if isinstance(text, StatedDate):
        return text
    if isinstance(text, str):
        return parse_date(text)
    raise ValueError("a date is text, such as 2019-07-08")


Text = Annotated[str, StringConstraints(pattern=TEXT_FORM.pattern)]
Id = Annotated[str, AfterValidator(check_id)]
Listed = Annotated[Text, AfterValidator(_check_listed)]
MemberOf = Annotated[str, AfterValidator(_check_membership)]
Quote = Annotated[str, AfterValidator(_check_quote)]
Edtf = Annotated[StatedDate, BeforeValidator(_read_date)]
Truth = Annotated[bool, BeforeValidator(_read_truth)]
Number = Annotated[int, BeforeValidator(_read_number)]
Iso3 = Annotated[str, AfterValidator(_check_iso3)]
Language = Annotated[str, AfterValidator(_check_language)]
Url = Annotated[Text, AfterValidator(_check_url)]
Sha256 = Annotated[str, AfterValidator(check_sha256)]


class Record(BaseModel):
    """A checked piece of the data: unknown fields are refused, values never change."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        str_strip_whitespace=True,
        use_attribute_docstrings=True,
        arbitrary_types_allowed=True,
    )


class Position(Record):
    """One dated statement by one actor on one issue."""

    issue: Id
    """The issue's id in issues.yaml."""
    stance: Stance
    """Where the statement stands on the issue's proposition."""
    form: Form = Form.statement
    """What it is: said, or done."""
    article: Text | None = None
    """The provision of a text that it is about, such as 6(2)."""
    date: Edtf
    """When it was said or done, in EDTF; not when the page was published."""
    source: Id
    """The document's id in sources.yaml."""
    locator: Text | None = None
    """Where in the document: a page, a paragraph or a time code."""
    quote: Quote
    """The words, verbatim: 5 to 40, or 2 to 4 that stand once or are a deed; letters in scripts without spaces."""
    translation: Text | None = None
    """The quotation in English, where the document is in another language; only the original is verified."""
    translated_by: Text | None = None
    """Who translated it: a person, an office or a program; only with a translation."""
    speaker: Text | None = None
    """The person or office that spoke; none where the document only relates."""
    venue: Text | None = None
    """Where it was said."""
    attribution: Attribution
    """Who speaks for the actor in the quotation."""
    according_to: Id | None = None
    """The id of the actor that characterises this one; only with attribution characterised."""
    confidence: Confidence = Confidence.high
    """How sure the coder is of the reading."""
    note: Text | None = None
    """Why this reading, where it is a judgement call."""

    @model_validator(mode="after")
    def _name_who_characterises(self) -> "Position":
        check_attribution(self.attribution, self.according_to)
        return self

    @model_validator(mode="after")
    def _translators_translate(self) -> "Position":
        check_translator(self.translation, self.translated_by)
        return self


class JointPosition(Position):
    """One dated statement on one issue by all who sign a joint statement."""

    attribution: Attribution = Attribution.own
    """Who speaks for the signatories in the quotation."""


class Joint(Record):
    """One text that several actors make together: each signatory's own words."""

    title: Text
    """What it is called."""
    actors: tuple[Id, ...]
    """The ids of the actors that make it."""
    note: Text | None = None
    """What a reader should know of it."""
    positions: tuple[JointPosition, ...] = ()
    """What it says on each issue, in date order."""

    @model_validator(mode="after")
    def _nobody_signs_alone_or_twice(self) -> "Joint":
        if len(self.actors) < 2:
            raise ValueError("a joint statement has two actors or more; what one says alone goes into its own file")
        twice = next((one for one in self.actors if self.actors.count(one) > 1), None)
        if twice:
            raise ValueError(f"'{twice}' stands twice in 'actors'")
        return self


class Actor(Record):
    """A state, a group of states, or an organisation that takes positions."""

    name: Text
    """The full name."""
    short_name: Text | None = None
    """The name on charts, where the full one is long."""
    also_known_as: tuple[Listed, ...] = ()
    """Other names by which texts call it, such as its capital; they help a coder to find it in a document."""
    kind: Kind
    """What sort of actor it is."""
    iso3: Iso3 | None = None
    """ISO 3166-1 alpha-3 code; states only."""
    member_of: tuple[MemberOf, ...] = ()
    """Ids of the groups and organisations it belongs to or speaks within; with dates as `a-group since 2017-06-09`."""
    note: Text | None = None
    """Who is meant, where the name alone does not say."""
    positions: tuple[Position, ...] = ()
    """Its positions in date order."""

    @model_validator(mode="after")
    def _codes_are_for_states(self) -> "Actor":
        if self.iso3 is not None and self.kind is not Kind.state:
            raise ValueError(f"'iso3' goes with kind state, not with {self.kind}")
        return self


class Track(Record):
    """A part of the negotiation that issues are grouped by."""

    id: Id
    """The name that issues use."""
    title: Text
    """The name on charts."""
    about: Text | None = None
    """What belongs to it."""


class Rule(Record):
    """How the room decides."""

    id: Id
    """The name that links use."""
    title: Text
    """The name on pages, such as Two-thirds of those present and voting."""
    kind: RuleKind
    """How much of the room a decision needs."""
    of: RuleBase | None = None
    """Of whom; where left out, of those present and voting. None with consensus."""
    provision: Text
    """The provision on which the rule rests: a symbol and its place, such as A/RES/75/282."""

    @model_validator(mode="after")
    def _consensus_counts_nobody(self) -> "Rule":
        if self.kind is RuleKind.consensus and self.of is not None:
            raise ValueError("'of' goes with two-thirds and simple-majority, not with consensus")
        return self


class Electorate(Record):
    """Who decides: a list of actors, the members of a group, or all states of the folder."""

    id: Id
    """The name that links use."""
    title: Text
    """The name on pages."""
    members: tuple[Id, ...] = ()
    """The ids of the actors that decide, a vote each; groups have none."""
    group: Id | None = None
    """The id of a group, instead of members: whoever of the states is a member of it on the day of the view."""
    size: Number | None = None
    """How many it has in all, where some have no file here: the others count as unknown."""

    @model_validator(mode="after")
    def _is_named_once(self) -> "Electorate":
        twice = next((one for one in self.members if self.members.count(one) > 1), None)
        if twice:
            raise ValueError(f"'{twice}' stands twice in 'members'")
        if self.members and self.group is not None:
            raise ValueError("'group' says who the members are; leave out 'group' or 'members'")
        if self.size is not None and self.size < len(self.members):
            raise ValueError(f"'size' is {self.size}, but {len(self.members)} are named in 'members'")
        return self


class Negotiation(Record):
    """What is negotiated, how its issues are grouped, and how the room decides."""

    title: Text | None = None
    """Its name, at the head of every page and briefing."""
    about: Text | None = None
    """What it is about, in a sentence or two."""
    tracks: tuple[Track, ...] = ()
    """The parts that issues are grouped by, in the order of charts."""
    rules: tuple[Rule, ...] = ()
    """How the room decides, the usual rule first."""
    electorates: tuple[Electorate, ...] = ()
    """Who decides, the usual electorate first."""


class Issue(Record):
    """One thing being negotiated, phrased as a proposition."""

    id: Id
    """The name that positions use."""
    title: Text
    """The name on charts."""
    proposition: Text
    """One sentence that an actor can support or oppose."""
    support_means: Text
    """What a supporter wants, in words."""
    oppose_means: Text
    """What an opponent wants, in words."""
    track: Id | None = None
    """The id of the track in negotiation.yaml that it belongs to, if any."""
    contested: Truth
    """false where nobody opposes it, such as "cooperate more"."""
    terms: tuple[Listed, ...] = ()
    """Words and phrases in which texts speak of it; they help a coder to find it in a document."""


class Source(Record):
    """A registered document."""

    id: Id
    """The name that positions use."""
    title: Text
    """The document's title."""
    kind: SourceKind | None = None
    """What sort of document it is."""
    author: Text | None = None
    """Who wrote it, where that is not the publisher."""
    publisher: Text
    """Who published it."""
    published: Edtf
    """When it was published, in EDTF."""
    language: Language
    """Language of the text, as an ISO 639-1 code."""
    url: Url | None = None
    """Where it was published, if known."""
    archived: Url | None = None
    """Where an archive keeps a copy of it."""
    retrieved: Edtf | None = None
    """When it was taken from its address, in EDTF."""
    licence: Text | None = None
    """The terms under which its text may be used."""
    affiliation: Id | None = None
    """The id of the actor whose state or organ publishes it, if any."""
    sha256: Sha256
    """SHA-256 of the document's file."""
    file: Text
    """Name of the document's file in the documents folder."""
    excerpt: Truth = False
    """true where the file holds only a part of the document."""
    status: CodingStatus | None = None
    """How far it has been coded; where left out, coded if a position rests on it, else still to code."""
    note: Text | None = None
    """What a reader should know of the document."""


class Event(Record):
    """A milestone of the process, drawn on time charts."""

    date: Edtf
    """When it took place, in EDTF."""
    title: Text
    """A few words that name it."""
    kind: EventKind
    """What sort of milestone it is."""
    source: Id
    """The document that supports it."""
    quote: Quote
    """The words that support it, verbatim."""


MODEL_OF: Mapping[str, type[Issue | Source | Event]] = {
    "issues.yaml": Issue,
    "sources.yaml": Source,
    "events.yaml": Event,
}
"""Of which model the records of a list file are (the files are those of loaders.data_files.LISTS)."""
