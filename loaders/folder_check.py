"""Texts of a positions folder -> checked records and every problem in them.

Each file is read and validated on its own; then the references between files
are checked. A faulty position is left out and reported; its neighbours stay.

What a file says by itself is kept by its text, and what it refers to by the lists that it was held to: after an edit
only that file is read again.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from loaders.checked_file import DataFile, Part
from loaders.doubled_actors import find_doubles, name_key
from loaders.file_check import read_items, read_part
from loaders.file_names import NEGOTIATION, actor_of, joint_of
from loaders.models import Actor, Electorate, Event, Issue, Joint, Negotiation, Position, Source
from loaders.placed_records import Path, Placed
from loaders.plain_yaml import read_plain
from loaders.position_columns import Columns
from loaders.problems import Problem
from loaders.references import find_references, link
from loaders.text_cache import Recent
from loaders.vocabularies import CodingStatus, Kind
from loaders.vote_scale import is_at_the_ends
from loaders.yaml_tree import parse


@dataclass(frozen=True, slots=True)
class JointStatement:
    """A joint statement, who of its signatories there is, and its positions, which are those of each of them."""

    placed: Placed[Joint]
    signatories: Sequence[str]
    columns: Columns


@dataclass(slots=True)
class Checked:
    """The valid records of a folder in file order, and what is wrong with the rest."""

    parts: dict[str, Part] = field(default_factory=dict)
    negotiation: Negotiation = field(default_factory=Negotiation)
    electorates: Sequence[Placed[Electorate]] = ()
    """Those of the negotiation, with their places."""
    issues: Sequence[Placed[Issue]] = ()
    sources: Sequence[Placed[Source]] = ()
    events: Sequence[Placed[Event]] = ()
    actors: dict[str, Placed[Actor]] = field(default_factory=dict)
    columns: dict[str, Columns] = field(default_factory=dict)
    """The positions in each actor's own file."""
    joint: dict[str, JointStatement] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    """Files of which nothing could be read."""

    @property
    def all_columns(self) -> list[Columns]:
        """The positions of each file, those of joint statements once."""
        return [*self.columns.values(), *(one.columns for one in self.joint.values())]

    @property
    def positions(self) -> dict[str, list[Placed[Position]]]:
        """The positions in each actor's own file as records, made anew at every call."""
        found = {}
        for actor, placed in self.actors.items():
            part = self.parts[placed.file]
            value = read_plain(part.text) or parse(part.text).value
            items = value.get("positions") if isinstance(value, dict) else None
            kept = set(self.columns[actor].numbers)
            records = read_items(
                DataFile(part.name, part.text), items if isinstance(items, list) else [], ("positions",), Position, []
            )
            found[actor] = [one for one in records if one.path[1] in kept]
        return found


def check_texts(texts: Mapping[str, str], unread: Collection[str] = ()) -> Checked:
    """Validate the text of every file (path below the folder -> text) and their references. Never raises.

    `unread` names files that are there but could not be read: what they define may be referred to.
    """
    checked = Checked({name: _part(name, text) for name, text in texts.items()})
    actors = frozenset(filter(None, map(actor_of, (*texts, *unread))))
    issues, sources, negotiation = (checked.parts.get(name) for name in ("issues.yaml", "sources.yaml", NEGOTIATION))
    references = find_references(issues, sources, actors, negotiation)
    for name, part in checked.parts.items():
        linked = link(part, references)
        checked.problems += part.problems
        checked.problems += linked.problems
        if not part.is_readable:
            checked.unreadable.add(name)
        if name == "issues.yaml":
            checked.issues = linked.records
        elif name == "sources.yaml":
            checked.sources = linked.records
        elif name == "events.yaml":
            checked.events = linked.records
        elif name == NEGOTIATION:
            electorates = tuple(one.record for one in linked.records)
            checked.negotiation = (part.negotiation or Negotiation()).model_copy(update={"electorates": electorates})
            checked.electorates = linked.records
        elif part.joint is not None and linked.positions is not None:
            checked.joint[joint_of(name)] = JointStatement(part.joint, linked.signatories, linked.positions)
        elif part.actor is not None and linked.positions is not None:
            actor = actor_of(name)
            checked.actors[actor] = part.actor
            checked.columns[actor] = linked.positions
    _leave_out_doubles(checked)
    _check_names(checked)
    _check_other_names(checked)
    _check_terms(checked)
    _check_votes(checked)
    _check_statuses(checked)
    _check_electorates(checked)
    checked.problems.sort(key=lambda p: (p.file, p.line, p.column))
    return checked


PARTS: Recent[Part] = Recent(versions=3, characters=100_000_000)
"""The newest versions of the files that were read lately, shared by all sessions."""


def forget() -> None:
    """Drop what is kept of the files that were read."""
    PARTS.clear()
    find_references.cache_clear()


def _part(name: str, text: str) -> Part:
    part = PARTS.find(name, text)
    if part is None:
        part = read_part(name, text)
        PARTS.keep(name, text, part)
    return part


def _leave_out_doubles(checked: Checked) -> None:
    """No actor is there twice: what stands in a second file of it is reported, and counts nowhere."""
    files = {name: DataFile(name, part.text) for name, part in checked.parts.items()}
    for actor, problem in find_doubles(checked.actors, files).items():
        checked.problems.append(problem)
        del checked.actors[actor], checked.columns[actor]


def _check_names(checked: Checked) -> None:
    """No two actors bear one name on the charts."""
    first: dict[str, str] = {}
    for actor, placed in checked.actors.items():
        shown = placed.record.short_name or placed.record.name
        key = name_key(shown)
        if key in first:
            field_name = "short_name" if placed.record.short_name else "name"
            message = f"'{shown}' is also what actors/{first[key]}.yaml is called on charts"
            _warn(checked, placed, (field_name,), message, "give one of them another short_name")
        first.setdefault(key, actor)


def _check_other_names(checked: Checked) -> None:
    """No name by which an actor is also known stands twice, or is one of another actor."""
    named = [(actor, placed) for actor, placed in checked.actors.items() if placed.record.also_known_as]
    if not named:
        return
    first: dict[str, str] = {}
    for actor, placed in checked.actors.items():
        for name in (placed.record.name, placed.record.short_name):
            first.setdefault(name_key(name or placed.record.name), actor)
    for actor, placed in named:
        doubled = _doubled(placed.record.also_known_as)
        for number, name in enumerate(placed.record.also_known_as):
            other = first.setdefault(name_key(name), actor)
            if number in doubled:
                _warn(checked, placed, ("also_known_as", number), f"'{name}' stands twice in 'also_known_as'")
            elif other != actor:
                message = (
                    f"'{name}' is also a name of the actor in actors/{other}.yaml: in a text it tells them not apart"
                )
                _warn(checked, placed, ("also_known_as", number), message, "leave it to the one that texts mean by it")


def _check_terms(checked: Checked) -> None:
    """No term of an issue stands twice. Two issues may share one."""
    for placed in checked.issues:
        for number in sorted(_doubled(placed.record.terms)):
            message = f"'{placed.record.terms[number]}' stands twice in 'terms'"
            _warn(checked, placed, (*placed.path, "terms", number), message)


def _doubled(names: Sequence[str]) -> set[int]:
    """The numbers of those that are another one before them, however it is written."""
    first: dict[str, int] = {}
    return {number for number, name in enumerate(names) if first.setdefault(name_key(name), number) != number}


def _check_votes(checked: Checked) -> None:
    """Votes at the ends of the scale stand in a folder of their own: beside statements they read as strong words."""
    at_the_ends = {one.record.id: one for one in checked.sources if is_at_the_ends(one.record.note)}
    if not at_the_ends:
        return
    used: set[str] = set().union(*(columns.sources for columns in checked.all_columns))
    if used <= at_the_ends.keys():
        return
    hint = "import the votes with --plain, or keep them in a folder of their own"
    for source, placed in at_the_ends.items():
        if source in used:
            message = (
                f"the votes from '{source}' are coded at the ends of the scale: beside others they read as strong words"
            )
            _warn(checked, placed, (*placed.path, "note"), message, hint)


def _check_statuses(checked: Checked) -> None:
    """No position rests on a document in which there is said to be nothing to code."""
    nothing = {one.record.id: one for one in checked.sources if one.record.status is CodingStatus.nothing_to_code}
    if not nothing:
        return
    quoted = Counter(source for columns in checked.all_columns for (source,) in columns.rows("source"))
    for source, placed in nothing.items():
        if number := quoted[source]:
            rests = "1 position rests" if number == 1 else f"{number} positions rest"
            message = f"there is said to be nothing to code in '{source}', but {rests} on it"
            hint = "write 'status: coded', or leave 'status' out"
            _warn(checked, placed, (*placed.path, "status"), message, hint)


def _check_electorates(checked: Checked) -> None:
    """No group is a member of an electorate: it has no vote beside its states."""
    for placed in checked.electorates:
        for number, member in enumerate(placed.record.members):
            actor = checked.actors.get(member)
            if actor is not None and actor.record.kind is Kind.group:
                message = f"'{member}' is a group, which has no vote beside its states: it is not counted"
                hint = f"name its states, or write 'group: {member}' instead of 'members'"
                _warn(checked, placed, (*placed.path, "members", number), message, hint)


def _warn(checked: Checked, placed: Placed[Any], path: Path, message: str, hint: str = "remove one of them") -> None:
    file = DataFile(placed.file, checked.parts[placed.file].text)
    checked.problems.append(file.problem(message, path, hint, warning=True))
