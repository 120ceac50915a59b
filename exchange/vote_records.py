"""The votes of a table -> the records of a new positions folder; a sentence that says the vote is its quotation."""

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from editing.actor_template import id_from_name
from editing.progress import Progress, unseen
from exchange.vote_tables import Table, Vote
from loaders.dates import StatedDate
from loaders.models import Actor, Issue, Position, Source
from loaders.problems import printable
from loaders.vocabularies import STATE_CODES, Attribution, Form, Kind, SourceKind, Stance
from loaders.vote_scale import AT_THE_ENDS

ENDS = {Stance.support: Stance.strong_support, Stance.oppose: Stance.strong_oppose, Stance.mixed: Stance.mixed}
"""What a vote is where a folder of votes alone uses the ends of the scale."""
_DEEDS = {Stance.support: "voted yes", Stance.oppose: "voted no", Stance.mixed: "abstained"}

# A quotation has at most 40 words: a name, a label with its id, and five more.
_LABEL_WORDS = 12
_LABEL_LENGTH = 80
_TOPIC_LENGTH = 60
_ID_LENGTH = 60  # an id is also the name of a file, which systems limit to 255 bytes


@dataclass(frozen=True, slots=True)
class Records:
    """What a positions folder made from a table holds: actors by id, with their positions."""

    actors: Mapping[str, Actor]
    issues: Sequence[Issue]
    source: Source
    document: str


def to_records(table: Table, kind: Kind, progress: Progress = unseen, *, ends: bool = True) -> Records:
    """The actors (all of one kind), the issues and the one source of a table that has votes and no problems.

    A vote is plain support or oppose; with `ends` it is strong, which suits a folder of votes alone, and the note of
    the source says so.
    """
    source = _source_id(table.name)
    issue_ids = _ids((vote.issue for vote in table.votes), "issue")
    labels = _labels(table.votes, issue_ids)
    lines = [sentence(vote, labels[vote.issue]) for vote in table.votes]
    document = "".join(f"{line}\n" for line in lines)
    return Records(
        actors=_actors(
            progress(list(zip(table.votes, lines, strict=True)), "coding", "votes"), issue_ids, source, kind, ends
        ),
        issues=_issues(table.votes, issue_ids, labels),
        source=_source(table, source, document, ends),
        document=document,
    )


def _source_id(name: str) -> str:
    return id_of(re.sub(r"(\.csv|\.txt)?(\.gz)?$", "", name, flags=re.IGNORECASE), "roll-calls")


def id_of(text: str, otherwise: str) -> str:
    """An id for the name of an actor or roll call; `otherwise` where none can be made of it."""
    if text.isascii() and text.isdigit():
        text = f"rc-{text}"
    try:
        return id_from_name(text)[:_ID_LENGTH].rstrip("-")
    except ValueError:
        return otherwise


def free_id(text: str, taken: Collection[str], otherwise: str) -> str:
    """An id as in `id_of` that is none of those taken; with a number behind it where it would be."""
    base = id_of(text, otherwise)
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (base, *numbered) if one not in taken)


def _ids(texts: Iterator[str], otherwise: str) -> dict[str, str]:
    """An id for every text; where two texts make one id, the later gets -2, and so on."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for text in dict.fromkeys(texts):
        base = id_of(text, otherwise)
        made, number = base, 1
        while made in taken:
            number += 1
            made = f"{base}-{number}"
        ids[text] = made
        taken.add(made)
    return ids


def _labels(votes: Sequence[Vote], ids: Mapping[str, str]) -> dict[str, str]:
    """What each issue is called in a sentence: its title where there is one, with its id where titles repeat."""
    short = {issue: shortened(title or in_words(issue)) for issue, title in _first_given(votes, "title").items()}
    times = Counter(short.values())
    return {issue: f"{label} ({ids[issue]})" if times[label] > 1 else label for issue, label in short.items()}


def _first_given(votes: Sequence[Vote], part: str) -> dict[str, str]:
    """The first title or topic that the table gives for each issue, else ""."""
    given: dict[str, str] = {}
    for vote in votes:
        if not given.get(vote.issue):
            given[vote.issue] = getattr(vote, part)
    return given


def in_words(issue: str) -> str:
    """A roll call as a sentence names it."""
    return f"roll call {issue}" if issue.isdigit() else issue


def shortened(text: str) -> str:
    """A label that leaves room for a name in a quotation."""
    words = " ".join(text.split()[:_LABEL_WORDS])
    return text if words == text and len(text) <= _LABEL_LENGTH else _cut(f"{words}…", _LABEL_LENGTH)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def sentence(vote: Vote, label: str) -> str:
    """The sentence that says a vote on what is called so."""
    # the date stands first so that a vote of Guinea is not found inside one of Equatorial Guinea
    return f"On {vote.date} {vote.actor} {_DEEDS[vote.stance]} on {label}."


def _actors(
    quoted_votes: Iterable[tuple[Vote, str]], issue_ids: Mapping[str, str], source: str, kind: Kind, ends: bool
) -> dict[str, Actor]:
    positions: dict[str, list[Position]] = {}
    codes: dict[str, str] = {}
    for vote, line in quoted_votes:
        position = Position(
            issue=issue_ids[vote.issue],
            stance=ENDS[vote.stance] if ends else vote.stance,
            form=Form.vote,
            date=vote.date,
            source=source,
            quote=line,
            attribution=Attribution.own,
        )
        positions.setdefault(vote.actor, []).append(position)
        if kind is Kind.state and vote.iso3 in STATE_CODES:
            codes.setdefault(vote.actor, vote.iso3)
    return {
        identifier: Actor(
            name=name,
            kind=kind,
            positions=tuple(sorted(positions[name], key=lambda one: (one.date.latest, one.issue))),
            **({"iso3": codes[name]} if name in codes else {}),
        )
        for name, identifier in _ids(iter(positions), "actor").items()
    }


def _issues(votes: Sequence[Vote], ids: Mapping[str, str], labels: Mapping[str, str]) -> list[Issue]:
    opposed = {vote.issue for vote in votes if vote.stance is Stance.oppose}
    days: dict[str, set[str]] = {}
    for vote in votes:
        days.setdefault(vote.issue, set()).add(vote.date.text)
    return [
        Issue(
            id=ids[issue],
            title=f"{labels[issue]}: {_cut(topic, _TOPIC_LENGTH)}" if topic else labels[issue],
            proposition=f"{labels[issue]} should be adopted ({_when(days[issue])})",
            support_means="voted yes",
            oppose_means="voted no",
            contested=issue in opposed,
        )
        for issue, topic in _first_given(votes, "topic").items()
    ]


def _when(days: set[str]) -> str:
    return f"vote of {min(days)}" if len(days) == 1 else f"votes of {min(days)} to {max(days)}"


def _source(table: Table, identifier: str, document: str, ends: bool) -> Source:
    days = [vote.date for vote in table.votes]
    first, last = min(days, key=lambda day: day.latest), max(days, key=lambda day: day.latest)
    title = f"Roll calls of {first} to {last}" if first != last else f"Roll calls of {first}"
    return record_source(table, identifier, title, last, document, ends=ends)


def record_source(
    table: Table, identifier: str, title: str, published: StatedDate, document: str, *, ends: bool = False
) -> Source:
    """The entry of a record that was rendered from a table; `ends` as in `to_records`."""
    name = " ".join(printable(table.name).split())
    note = f"Rendered from the table {name}, one line a vote; the SHA-256 of the table is {table.sha256}."
    return Source(
        id=identifier,
        title=title,
        kind=SourceKind.official_record,
        publisher="roll-call table",
        published=published,
        language="en",
        sha256=hashlib.sha256(document.encode()).hexdigest(),
        file=f"{identifier}.txt",
        note=f"{note} {AT_THE_ENDS}" if ends else note,
    )
