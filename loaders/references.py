"""One file beside the others: which of its records name only what there is, and what the others do not."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.advice import CHARACTERISES_ITSELF, said_too_late, unknown_id
from loaders.checked_file import DataFile, Linked, Part, References, Statement
from loaders.dates import StatedDate
from loaders.file_names import NEGOTIATION, actor_of
from loaders.memberships import read_membership
from loaders.models import Actor, Electorate, Issue, Source, is_id
from loaders.placed_records import Path, Placed
from loaders.plain_yaml import YamlValue
from loaders.problems import Problem

REFERENCES = {"issue": "issue", "source": "source", "according_to": "actor"}
"""The fields of a position that name something else, and what they name."""


@lru_cache(maxsize=8)  # parts are compared as objects
def find_references(
    issues: Part | None, sources: Part | None, actors: frozenset[str], negotiation: Part | None = None
) -> References:
    """What files may refer to, beside these lists and actors."""
    tracks = {one.id for one in negotiation.negotiation.tracks} if negotiation and negotiation.negotiation else ()
    by_id: dict[str, Source] = {one.record.id: one.record for one in sources.records} if sources else {}
    return References(
        valid={
            "issue": {one.record.id for one in issues.records} if issues else (),
            "source": by_id.keys(),
            "actor": actors,
            "track": tracks,
        },
        mentioned={
            "issue": issues.mentioned if issues else None,
            "source": sources.mentioned if sources else None,
            "actor": actors,
            "track": negotiation.mentioned if negotiation else None,
        },
        sources=by_id,
        names_tracks=negotiation is not None,
    )


MOST_LINKED = 4


def link(part: Part, references: References) -> Linked:
    """What of a file stands beside the others. It is found out once for the same lists."""
    linked = part.linked.get(references)
    if linked is None:
        linked = _Link(DataFile(part.name, part.text), references, []).linked(part)
        if len(part.linked) >= MOST_LINKED:
            part.linked.clear()
        part.linked[references] = linked
    return linked


@dataclass(frozen=True, slots=True)
class _Link:
    """One file and what it may refer to."""

    file: DataFile
    references: References
    problems: list[Problem]

    def linked(self, part: Part) -> Linked:
        """Every id that a record names exists; a position that names an unknown one is left out."""
        if part.name == "sources.yaml":
            for one in part.records:
                self.known((*one.path, "affiliation"), "actor", one.record.affiliation)
        elif part.name == "events.yaml":
            records = [one for one in part.records if self.known((*one.path, "source"), "source", one.record.source)]
            return Linked(self.problems, records)
        elif part.name == "issues.yaml":
            return Linked(self.problems, self.on_known_tracks(part.records))
        elif part.name == NEGOTIATION:
            return Linked(self.problems, [one for one in map(self.of_known_actors, part.records) if one is not None])
        for path, fields in part.faulty:
            self.all_known(path, fields)
        if part.positions is None:
            return Linked(self.problems, part.records)
        actor = actor_of(part.name)
        if part.actor is not None:
            self.groups_are_known(actor, part.actor.record)
        signed = part.joint.record.actors if part.joint is not None else ()
        signatories = [one for number, one in enumerate(signed) if self.known(("actors", number), "actor", one)]
        speakers = frozenset(signed) or {actor}
        kept = [row for row, one in enumerate(part.statements) if self.stands(speakers, one)]
        self.check_order([part.statements[row] for row in kept])
        return Linked(self.problems, (), part.positions.only(kept), signatories)

    def on_known_tracks(self, issues: Sequence[Placed[Issue]]) -> Sequence[Placed[Issue]]:
        """The issues, without a track where the one that they name is none: they are on view all the same."""
        named = [one for one in issues if one.record.track is not None]
        if named and not self.references.names_tracks:
            message = f"{NEGOTIATION} is missing, which would say what the tracks of issues are: none is shown"
            hint = f"write {NEGOTIATION} with 'tracks:', or leave 'track' out"
            self.problems.append(self.file.problem(message, (*named[0].path, "track"), hint, warning=True))
            known = []
        else:
            known = [one for one in named if self.known((*one.path, "track"), "track", one.record.track)]
        lost = {one.record.id for one in named} - {one.record.id for one in known}
        if not lost:
            return issues
        return [
            one._replace(record=one.record.model_copy(update={"track": None})) if one.record.id in lost else one
            for one in issues
        ]

    def of_known_actors(self, placed: Placed[Electorate]) -> Placed[Electorate] | None:
        """An electorate with the members that there are, of whom the others are unknown; None where nobody is left."""
        electorate, path = placed.record, placed.path
        if not self.known((*path, "group"), "actor", electorate.group):
            return None
        there = [self.known((*path, "members", n), "actor", one) for n, one in enumerate(electorate.members)]
        if all(there):
            return placed
        members = tuple(one for one, is_there in zip(electorate.members, there, strict=True) if is_there)
        size = max(electorate.size or 0, len(there))
        record = electorate.model_copy(update={"members": members, "size": size})
        return placed._replace(record=record) if members else None

    def known(self, path: Path, noun: str, word: str | None) -> bool:
        """Whether the id names a valid record. A record with faults of its own is not reported again here."""
        if word is None or word in self.references.valid[noun]:
            return True
        mentioned = self.references.mentioned[noun]
        if mentioned is not None and word not in mentioned:
            message, hint = unknown_id(noun, word, mentioned)
            self.problems.append(self.file.problem(message, path, hint))
        return False

    def all_known(self, path: Path, words: Mapping[str, YamlValue | None]) -> bool:
        """Whether a position's ids are known, each checked even where another is not."""
        results = []
        for name, noun in REFERENCES.items():
            word = words.get(name)
            if word is None or is_id(word):
                results.append(self.known((*path, name), noun, word))
        return all(results)

    def groups_are_known(self, actor: str, record: Actor) -> None:
        """Report the groups of an actor that are none."""
        for number, given in enumerate(record.member_of):
            group = read_membership(given).group
            self.known(("member_of", number), "actor", group)
            if group == actor:
                self.problems.append(self.file.problem("an actor is no member of itself", ("member_of", number)))

    def stands(self, speakers: Collection[str], statement: Statement) -> bool:
        """Whether all that a position of these actors names is there, and its source is not older than it."""
        _, _, issue, source, according_to, date, _ = statement
        valid = self.references.valid
        if (
            issue in valid["issue"]
            and source in valid["source"]
            and (according_to is None or according_to in valid["actor"])
            and according_to not in speakers
            and not said_too_late(date, source, self.references.sources[source].published)
        ):
            return True
        path: Path = ("positions", statement.item)
        self.all_known(path, {"issue": issue, "source": source, "according_to": according_to})
        if according_to in speakers:
            message, hint = CHARACTERISES_ITSELF
            self.problems.append(self.file.problem(message, (*path, "according_to"), hint))
        published = self.references.sources.get(source)
        late = published and said_too_late(date, source, published.published)
        if late:
            self.problems.append(self.file.problem(late[0], (*path, "date"), late[1]))
        return False

    def check_order(self, statements: Sequence[Statement]) -> None:
        """Warn of positions that are not in date order, and of those that stand twice."""
        seen: dict[int, int] = {}
        last: StatedDate | None = None
        for one in statements:
            path: Path = ("positions", one.item)
            if one.same in seen:
                message = f"this position stands twice; it is also on line {seen[one.same]}"
                self.problems.append(self.file.problem(message, path, "remove one of them", warning=True))
            seen.setdefault(one.same, one.line)
            if last is not None and one.date.latest < last.latest:
                message = f"out of date order: {one.date} stands after {last}"
                hint = "move it up, so that the file reads from the oldest to the newest"
                self.problems.append(self.file.problem(message, (*path, "date"), hint, warning=True))
            last = one.date
