"""Who decides: all states in view, the members of a group, or a list that negotiation.yaml gives."""

from collections.abc import Iterator
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
    named = [_listed(one, selection) for one in selection.data.negotiation.electorates]
    states = tuple(one for one in selection.actor_ids if _is_state(selection.actor_records[one]))
    found = [*named, Electorate(STATES, "All states in view", states), *_groups(selection)]
    return {one.key: one for one in found if one.size}


def _listed(listed: models.Electorate, selection: Selection) -> Electorate:
    """An electorate of negotiation.yaml; without a list and a group it is every state of the folder."""
    known = selection.actor_records
    if listed.members:
        members = tuple(one for one in listed.members if one in known and known[one].kind != Kind.group)
    elif listed.group is not None:
        members = _members(listed.group, selection)
    else:
        members = tuple(one for one, record in known.items() if _is_state(record))
    return Electorate(listed.id, listed.title, members, max(0, (listed.size or 0) - len(members)))


def _groups(selection: Selection) -> Iterator[Electorate]:
    """The states of each group that has two or more here on the day of the selection."""
    held = held_at(selection.data.memberships, selection.as_of)
    for group in sorted(set(held["group"]) & selection.names.keys(), key=lambda one: selection.names[one].casefold()):
        members = _members(group, selection)
        if len(members) > 1:
            yield Electorate(f"{GROUP}{group}", f"Members of {selection.names[group]}", members)


def _members(group: str, selection: Selection) -> tuple[str, ...]:
    held = held_at(selection.data.memberships, selection.as_of)
    members = set(held.loc[held["group"] == group, "actor"])
    return tuple(one for one, record in selection.actor_records.items() if one in members and _is_state(record))


def _is_state(actor: ActorRow) -> bool:
    return actor.kind == Kind.state
