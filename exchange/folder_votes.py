"""What votes become in a folder that exists: positions of its actors on its issues, and a source for each roll call."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from editing.progress import Progress, unseen
from editing.saves import Version
from editing.source_entry import FIELDS
from exchange.added_records import begun, with_positions, with_records
from exchange.vote_maps import MappedRollCall, VoteMap
from exchange.vote_records import free_id, id_of, in_words, record_source, sentence, shortened
from exchange.vote_tables import Table, Vote, roll_call_key
from loaders.dataset import Dataset
from loaders.doubled_actors import name_key
from loaders.models import Actor, Position, Source
from loaders.problems import Problem
from loaders.table_rows import ActorRow, PositionRow, SourceRow, records
from loaders.vocabularies import STATE_CODES, Attribution, Form, Kind, Stance

SOURCES = "sources.yaml"


@dataclass(frozen=True, slots=True)
class RollCall:
    """The votes of one roll call that the map names, by the name of the actor, and the record that is made of them.

    `is_new` says whether the record has still to be entered.
    """

    mapped: MappedRollCall
    votes: Sequence[Vote]
    label: str
    source: Source
    document: str
    is_new: bool

    def count(self, stance: Stance) -> int:
        """How many voted so; yes is support."""
        return sum(vote.stance is stance for vote in self.votes)


@dataclass(slots=True)
class FolderVotes:
    """What an import would do: the texts of files before and after, and what it comes to."""

    roll_calls: list[RollCall] = field(default_factory=list)
    new_texts: dict[Version, str] = field(default_factory=dict)
    """What is to be saved, the sources first: what quotes them follows."""
    added: int = 0
    known: int = 0
    actors: set[str] = field(default_factory=set)
    """The ids of actors with new positions."""
    begun: dict[str, Actor] = field(default_factory=dict)
    """By id, the actors that get a file."""
    left_out: dict[str, str] = field(default_factory=dict)
    """By name, the code or "" of actors that have no file."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def documents(self) -> list[tuple[str, str, bytes]]:
        """The new records: the id of the source, the name of the file and its content."""
        new = [one for one in self.roll_calls if one.is_new]
        return [(one.source.id, one.source.file, one.document.encode()) for one in new]


def votes_in_folder(
    folder: Path,
    data: Dataset,
    table: Table,
    vote_map: VoteMap,
    kind: Kind | None = None,
    progress: Progress = unseen,
) -> FolderVotes:
    """What the votes of a table, read with the map's `wanted`, become in a folder.

    An actor is known by its code, then by its name. One that has no file is left out; with a `kind` it gets one. What
    cannot be done is in the `problems`. Raises SaveError where a file cannot be opened, EditError where one cannot be
    edited.
    """
    found = FolderVotes()
    known = {row.sha256: row for row in records(data.sources, SourceRow)}
    taken = {row.source: row for row in known.values()}
    for key, mapped in vote_map.roll_calls.items():
        votes = _votes_of(key, table)
        called = {vote.issue: None for vote in votes}
        if len(called) > 1:
            hint = f"write which one you mean: {', '.join(called)}"
            message = f"'{mapped.roll_call}' is the title of {len(called)} roll calls"
            found.problems.append(Problem("error", message, vote_map.file, mapped.line, 1, hint=hint))
        elif not votes:
            hint = "write it as the table does, or leave the row out"
            message = f"nobody votes on '{mapped.roll_call}' in the table"
            found.problems.append(Problem("error", message, vote_map.file, mapped.line, 1, hint=hint))
        else:
            roll_call = _roll_call(table, mapped, votes, known)
            other = taken.get(roll_call.source.id) if roll_call.is_new else None
            if other:
                hint = "to import it anew, remove the source and its positions first; else leave its row out of the map"
                message = f"'{other.source}' is there with other votes than the table has on '{mapped.roll_call}'"
                found.problems.append(Problem("error", message, other.file, other.line, 1, hint=hint))
            found.roll_calls.append(roll_call)
    if not found.problems:
        new = _new_positions(data, found, kind)
        quoted = {position.source for positions in new.values() for position in positions}
        _add_sources(folder, found, quoted)
        _add_positions(folder, found, new, progress)
    return found


def _votes_of(key: str, table: Table) -> list[Vote]:
    """The votes on a roll call that is known by its name, else by its title, by the names of the actors."""
    named = [vote for vote in table.votes if roll_call_key(vote.issue) == key]
    found = named or [vote for vote in table.votes if roll_call_key(vote.title) == key]
    return sorted(found, key=lambda vote: (vote.written, vote.date.text))


def _roll_call(table: Table, mapped: MappedRollCall, votes: Sequence[Vote], known: Mapping[str, SourceRow]) -> RollCall:
    title = mapped.title or next((vote.title for vote in votes if vote.title), "")
    name = in_words(votes[0].issue)
    label = shortened(f"{name} ({title})" if title and title != name else name)
    document = "".join(f"{_sentence(vote, label)}\n" for vote in votes)
    identifier = f"vote-{id_of(votes[0].issue, 'roll-call')}"
    last = max((vote.date for vote in votes), key=lambda day: day.latest)
    source = record_source(table, identifier, f"Recorded vote on {label}", last, document)
    same = known.get(hashlib.sha256(document.encode()).hexdigest())
    if same:
        source = source.model_copy(update={"id": same.source})
    return RollCall(mapped, votes, label, source, document, same is None)


def _sentence(vote: Vote, label: str) -> str:
    """The sentence with the name as the row has it: a record stays the same whatever other rows are read with it."""
    return sentence(vote._replace(actor=vote.written), label)


def _add_sources(folder: Path, found: FolderVotes, quoted: Collection[str]) -> None:
    """Enter the records that are quoted and not there yet."""
    found.roll_calls = [replace(one, is_new=one.is_new and one.source.id in quoted) for one in found.roll_calls]
    new = [one.source for one in found.roll_calls if one.is_new]
    found.new_texts |= with_records(folder, SOURCES, new, FIELDS)


class _Actors:
    """The actors of a folder, by their codes and names."""

    def __init__(self, data: Dataset) -> None:
        rows = list(records(data.actors, ActorRow))
        self.of_code = {row.iso3: row.actor for row in rows if row.iso3}
        self._of_name = {name_key(name): row for row in rows for name in (row.short_name, row.name)}
        self.ids = {row.actor for row in rows}

    def find(self, vote: Vote) -> str:
        """The id of the actor that voted, "" where none is it; one of another code is another actor."""
        if vote.iso3 in self.of_code:
            return self.of_code[vote.iso3]
        row = self._of_name.get(name_key(vote.actor))
        if row is None or (row.iso3 and vote.iso3 in STATE_CODES):
            return ""
        return row.actor


def _new_positions(data: Dataset, found: FolderVotes, kind: Kind | None) -> dict[str, list[Position]]:
    """By the id of the actor, what is to be added; actors without a file are begun, or left out."""
    actors = _Actors(data)
    there = {(row.actor, row.issue, row.source, row.date) for row in records(data.positions, PositionRow)}
    new: dict[str, list[Position]] = {}
    homeless: dict[str, list[Position]] = {}
    voters: dict[str, Vote] = {}
    for roll_call in found.roll_calls:
        for vote in roll_call.votes:
            actor = actors.find(vote)
            position = _position(roll_call, vote)
            if not actor:
                homeless.setdefault(vote.actor, []).append(position)
                voters[vote.actor] = vote
            elif (actor, position.issue, position.source, vote.date.text) in there:
                found.known += 1
            else:
                new.setdefault(actor, []).append(position)
    if kind is None:
        found.left_out = {name: vote.iso3 for name, vote in voters.items()}
        return new
    taken = set(actors.ids)
    for name, positions in homeless.items():
        identifier = free_id(name, taken, "actor")
        taken.add(identifier)
        found.begun[identifier] = _actor(voters[name], kind)
        new[identifier] = positions
    return new


def _add_positions(folder: Path, found: FolderVotes, new: Mapping[str, list[Position]], progress: Progress) -> None:
    """Write what is new into the texts of the actors' files."""
    for actor, positions in progress(list(new.items()), "coding", "actors"):
        record = found.begun.get(actor)
        found.new_texts |= begun(actor, record, positions) if record else with_positions(folder, actor, positions)
    found.actors = set(new)
    found.added = sum(map(len, new.values()))


def _position(roll_call: RollCall, vote: Vote) -> Position:
    return Position(
        issue=roll_call.mapped.issue,
        stance=roll_call.mapped.stance(vote.stance),
        form=Form.vote,
        date=vote.date,
        source=roll_call.source.id,
        quote=_sentence(vote, roll_call.label),
        attribution=Attribution.own,
    )


def _actor(vote: Vote, kind: Kind) -> Actor:
    if kind is Kind.state and vote.iso3 in STATE_CODES:
        return Actor(name=vote.actor, kind=kind, iso3=vote.iso3)
    return Actor(name=vote.actor, kind=kind)
