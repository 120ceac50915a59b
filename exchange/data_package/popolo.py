"""Actors, memberships and votes as Popolo has them, the vocabulary of parliaments (popoloproject.com)."""

import re
from collections import Counter
from collections.abc import Iterator

import pandas as pd

from exchange.data_package.table_schemas import Json
from loaders.dataset import Dataset
from loaders.table_rows import (
    ActorRow,
    IssueRow,
    MembershipRow,
    OptionalDay,
    PositionRow,
    SourceRow,
    record_of,
    records,
)
from loaders.vocabularies import Attribution, Form

EVENT = ["issue", "source", "date"]
"""What a vote event is known by, as roll calls are: the votes on one issue that one document has of one date."""

_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")
"""The dates that Popolo takes; an EDTF date may say more or less."""


def popolo(data: Dataset) -> Json:
    """Organizations, memberships, and motions with vote events where the folder has votes.

    An issue is the motion, and its text the proposition: `yes` stands for it, `no` against it and `abstain` is mixed,
    whatever was asked in the room. What another actor says of a vote is none. Persons are not known.
    """
    made: Json = {
        "persons": [],
        "organizations": [_organization(actor) for actor in records(data.actors, ActorRow)],
        "memberships": [*_memberships(data)],
    }
    direct = data.positions["attribution"] != Attribution.characterised
    votes = data.positions[(data.positions["form"] == Form.vote) & direct]
    if len(votes):
        asked = data.issues[data.issues["issue"].isin(votes["issue"])]
        made["motions"] = [
            {"id": issue.issue, "text": issue.proposition, "classification": "proposition"}
            for issue in records(asked, IssueRow)
        ]
        made["vote_events"] = [*_vote_events(votes, data.sources)]
    return made


def _organization(actor: ActorRow) -> Json:
    others = [actor.short_name] if actor.short_name != actor.name else []
    others += [name for name in actor.also_known_as.split("; ") if name]
    made: Json = {"id": actor.actor, "name": actor.name, "classification": actor.kind}
    if others:
        made["other_names"] = [{"name": name} for name in others]
    if actor.iso3:
        made["identifiers"] = [{"scheme": "ISO 3166-1 alpha-3", "identifier": actor.iso3}]
    return made


def _memberships(data: Dataset) -> Iterator[Json]:
    names = dict(zip(data.actors["actor"], data.actors["name"], strict=True))
    for row in records(data.memberships, MembershipRow):
        made: Json = {"member": {"id": row.actor, "name": names[row.actor]}, "organization_id": row.group}
        dates = {"start_date": _date(row.since, row.first), "end_date": _date(row.until, row.last)}
        yield made | {name: day for name, day in dates.items() if day}


def _date(stated: str, sure: OptionalDay) -> str:
    """A date as Popolo takes it: as it is stated, else the day on which it surely is so; "" for none."""
    if _DATE.fullmatch(stated):
        return stated
    return "" if pd.isna(sure) else sure.date().isoformat()


def _vote_events(votes: pd.DataFrame, sources: pd.DataFrame) -> Iterator[Json]:
    """By issue, document and date; who has two votes in one event is there with the one in its own words."""
    own_last = votes.sort_values("attribution", ascending=False, kind="stable")
    for _, rows in own_last.groupby(EVENT):
        single = rows.drop_duplicates("actor", keep="last").sort_values("actor", kind="stable")
        held = [*records(single, PositionRow)]
        counts = Counter(_option(row) for row in held)
        first, source = held[0], record_of(sources, SourceRow, "source", held[0].source)
        made: Json = {
            "id": "/".join([first.issue, first.source, first.date]),
            "motion_id": first.issue,
            "start_date": _date(first.date, first.latest),
            "votes": [{"voter_id": row.actor, "option": _option(row)} for row in held],
            "counts": [{"option": option, "value": counts[option]} for option in ("yes", "no", "abstain")],
        }
        if source and source.url:
            made["sources"] = [{"url": source.url, "note": source.title}]
        yield made


def _option(row: PositionRow) -> str:
    return "yes" if row.stance > 0 else "no" if row.stance < 0 else "abstain"
