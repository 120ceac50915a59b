"""Who decides: all states in view, the members of a group, or a list that negotiation.yaml gives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analysis.inheritance import held_at
from analysis.selection import Selection
from loaders import models
from loaders.table_rows import ActorRow
from loaders.vocabularies import Kind

STATES = "kind:state"
GROUP = "group:"
"""How links name the electorates that no file has to name; no id of a list has a colon."""


@dataclass(frozen=True, slots=True)
class Electorate:
    """Who decides, a vote each. `key` is its name in links, and `beyond` how many members have no file here."""

    key: str
    title: str
    members: tuple[str, ...]
    beyond: int = 0

    @property
    def size(self) -> int:
        """How many members it has in all."""
        return len(self.members) + self.beyond


def electorates(selection: Selection) -> dict[str, Electorate]:
    """Those that can be chosen, by their keys: lists of the folder, all states in view, members of each group.

    Filters of actors narrow the states in view alone: who else decides is no matter of what is looked at.
    """
    members = _states_by_group(selection)
    named = [_listed(one, members, selection) for one in selection.data.negotiation.electorates]
    states = tuple(one for one in selection.actor_ids if _is_state(selection.actor_records[one]))
    found = [*named, Electorate(STATES, "All states in view", states), *_groups(members, selection.names)]
    return {one.key: one for one in found if one.size}


def _listed(listed: models.Electorate, by_group: Mapping[str, tuple[str, ...]], selection: Selection) -> Electorate:
    """An electorate of negotiation.yaml; without a list and a group it is every state of the folder."""
    known = selection.actor_records
    if listed.members:
        members = tuple(one for one in listed.members if one in known and known[one].kind != Kind.group)
    elif listed.group is not None:
        members = by_group.get(listed.group, ())
    else:
        members = tuple(one for one, record in known.items() if _is_state(record))
    return Electorate(listed.id, listed.title, members, max(0, (listed.size or 0) - len(members)))


def _groups(by_group: Mapping[str, tuple[str, ...]], names: Mapping[str, str]) -> Iterator[Electorate]:
    """The states of each group that has two or more here."""
    for group in sorted(by_group.keys() & names.keys(), key=lambda one: names[one].casefold()):
        if len(by_group[group]) > 1:
            yield Electorate(f"{GROUP}{group}", f"Members of {names[group]}", by_group[group])


def _states_by_group(selection: Selection) -> dict[str, tuple[str, ...]]:
    """The states that are members of each group on the day of the selection."""
    held = held_at(selection.data.memberships, selection.as_of)
    states = [one for one, record in selection.actor_records.items() if _is_state(record)]
    members: dict[str, set[str]] = {}
    for group, actor in zip(held["group"], held["actor"], strict=True):
        members.setdefault(group, set()).add(actor)
    return {group: tuple(one for one in states if one in actors) for group, actors in members.items()}


def _is_state(actor: ActorRow) -> bool:
    return actor.kind == Kind.state
