"""The closed vocabularies of the data: every value with the meaning it stands for."""

from enum import StrEnum
from typing import Self


class Vocabulary(StrEnum):
    """A closed list of words, each with its meaning in one sentence."""

    meaning: str
    __hash__ = str.__hash__  # that of an enumeration is a call in Python, several of which each position takes

    def __new__(cls, word: str, meaning: str = "") -> Self:
        member = str.__new__(cls, word)
        member._value_ = word
        member.meaning = meaning
        return member

    @property
    def words(self) -> str:
        """The value as prose: `strong_support` is "strong support"."""
        return self.value.replace("_", " ").replace("-", " ")


class Stance(Vocabulary):
    """What a statement says about an issue's proposition. Silence has no stance."""

    strong_oppose = "strong_oppose", "the text marks opposition: rejects, never, the main objection"
    oppose = "oppose", "against the proposition"
    mixed = "mixed", "a stated position that is both for and against, or on conditions"
    support = "support", "for the proposition; hope and optimism are plain support"
    strong_support = "strong_support", "the text marks support: insists, urges, takes the lead"

    @property
    def score(self) -> int:
        """The stance as a number from -2 (strong_oppose) to +2 (strong_support)."""
        return list(Stance).index(self) - 2


class Attribution(Vocabulary):
    """Who speaks for the actor in the quotation."""

    own = "own", "the actor's own officials speak for it, quoted or in indirect speech"
    reported = "reported", "a third party relates it: a reporter, or the record of an event"
    characterised = "characterised", "another actor says what this actor wants"


class Form(Vocabulary):
    """What a position is; all but a statement are deeds."""

    statement = "statement", "something that was said or written"
    vote = "vote", "a vote on a text: plain support, oppose, or mixed for an abstention"
    signature = "signature", "a signature under an instrument"
    ratification = "ratification", "consent to be bound by an instrument: ratification, accession or approval"
    proposal = "proposal", "a text that the actor put forward"

    @property
    def is_deed(self) -> bool:
        """Whether it is more than words."""
        return self is not Form.statement


DEEDS = frozenset(form.value for form in Form if form.is_deed)
"""The forms of what is done, not said."""


class Confidence(Vocabulary):
    """How sure the coder is of the reading; not whether the claim is true."""

    high = "high", "another coder would read it the same way"
    medium = "medium", "a judgement call that the words carry well"
    low = "low", "a judgement call that a fair reader might make differently"


class Kind(Vocabulary):
    """What sort of actor it is."""

    state = "state", "a sovereign state"
    group = "group", "states or participants that are spoken of together"
    organisation = "organisation", "an organisation, or an organ of one, with officials of its own"


class SourceKind(Vocabulary):
    """What sort of document a source is."""

    official_record = "official-record", "the record of a meeting or a vote, kept by the body itself"
    official_statement = "official-statement", "a statement that the actor or its ministry publishes"
    state_media = "state-media", "a news outlet that a state owns or directs"
    press = "press", "any other news outlet"
    ngo = "ngo", "a report of a non-governmental organisation"
    research = "research", "a scholarly text, or one of a research institute"
    transcript = "transcript", "spoken words that somebody wrote down"
    machine_summary = "machine-summary", "a summary made by a program, such as a generated report of a meeting"
    machine_translation = "machine-translation", "a translation made by a program"

    @property
    def is_machine_made(self) -> bool:
        """Whether a program wrote it, so that its words may be nobody's."""
        return self in (SourceKind.machine_summary, SourceKind.machine_translation)


MACHINE_MADE = frozenset(kind.value for kind in SourceKind if kind.is_machine_made)
"""The kinds of documents that a program wrote."""


class CodingStatus(Vocabulary):
    """How far a document has been coded."""

    to_code = "to-code", "still to be read"
    coded = "coded", "read, and its positions are in the files"
    nothing_to_code = "nothing-to-code", "read, and nobody takes a position in it"


class RuleKind(Vocabulary):
    """How much of the room a decision needs."""

    two_thirds = "two-thirds", "at least two thirds are in favour"
    simple_majority = "simple-majority", "more than half are in favour"
    consensus = "consensus", "nobody objects; there is no vote"


class RuleBase(Vocabulary):
    """Of whom a rule asks for a part."""

    present_and_voting = "present-and-voting", "of those who vote yes or no: who abstains or stays away is not counted"
    all_members = "all-members", "of all members, whether they vote or not"


class EventKind(Vocabulary):
    """What sort of milestone an event is."""

    decision = "decision", "a text was adopted, or a body set up"
    meeting = "meeting", "a conference, a forum or a briefing took place"
    negotiation = "negotiation", "a round of negotiation"
    vote = "vote", "a text was put to the vote"
    signature = "signature", "an instrument was signed, or opened for signature"
    publication = "publication", "a draft or another document came out"


_ASSIGNED_CODES = """
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR BLZ
BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU
DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC
GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM
KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG
MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL
PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN
SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB
VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
"""

_FORMER_CODES = "BUR BYS CSK DDR DHY HVO RHO ROM SCG SUN TMP VDR YMD YUG ZAR"
"""States that are gone or bear another code now: they voted, and their votes are data."""

_USED_WITHOUT_ISO = "XKX"
"""Kosovo, as the European Union and the World Bank write it: a code that ISO leaves free, so that no other has it."""

STATE_CODES = frozenset(f"{_ASSIGNED_CODES} {_FORMER_CODES} {_USED_WITHOUT_ISO}".split())
"""The ISO 3166 alpha-3 codes that an actor of kind state may bear."""


_LANGUAGES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv "
    "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne "
    "ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st "
    "su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)

LANGUAGES = frozenset(_LANGUAGES.split())
"""What a document can be written in: the two-letter codes of ISO 639-1, with `bh`, which stands in older data."""
