"""Roll calls, and who has no vote in them: an absence, or a gap in the record, and never an abstention."""

from collections.abc import Mapping, Sequence

import pandas as pd

from loaders.vocabularies import Attribution, Form, SourceKind

CALL = ["issue", "source", "date"]
"""What a roll call is known by: the votes on one issue that one official record has of one date."""

FEWEST = 2
"""So many actors have a vote of their own in a roll call: the vote of one alone is no list of who voted."""


def roll_calls(positions: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """The votes that stand in roll calls: columns actor, CALL, earliest, latest and call, the number of theirs.

    Tables as in loaders.frames, and labels as in `positions`. A vote that several tell in a joint statement is none of
    a roll call, nor is what another actor says of one.
    """
    records = set(sources.loc[sources["kind"] == SourceKind.official_record, "source"])
    is_listed = (
        (positions["form"] == Form.vote)
        & (positions["attribution"] != Attribution.characterised)
        & (positions["joint"] == "")
        & positions["source"].isin(records)
    )
    votes = positions.loc[is_listed, ["actor", *CALL, "earliest", "latest"]]
    votes = votes.assign(call=votes.groupby(CALL).ngroup())
    return votes[votes.groupby("call")["actor"].transform("nunique") >= FEWEST]


def calls_by_kind(votes: pd.DataFrame, kinds: Mapping[str, str]) -> pd.DataFrame:
    """The roll calls of some votes (see `roll_calls`), each once for every kind of actor that votes in it.

    Columns call, CALL, earliest, latest and kind. `kinds` has the kind of each actor of the folder.
    """
    calls = votes.assign(kind=votes["actor"].map(kinds)).drop_duplicates(["call", "kind"], ignore_index=True)
    return calls[["call", *CALL, "earliest", "latest", "kind"]]


def unrecorded(
    positions: pd.DataFrame, votes: pd.DataFrame, kinds: Mapping[str, str], actors: Sequence[str]
) -> pd.DataFrame:
    """Which of some actors have no vote in which roll call: columns actor and CALL, by issue and date.

    `votes` are those in roll calls among the `positions`. Only actors of a kind that votes in a roll call are missed in
    it. A vote on the issue that stands elsewhere, with a date that may be that of the roll call, is no absence.
    """
    asked = pd.DataFrame({"actor": list(actors), "kind": [kinds[one] for one in actors]}, dtype="str")
    asked = calls_by_kind(votes, kinds).merge(asked, on="kind")
    number = {actor: place for place, actor in enumerate(actors)}
    mine = votes[votes["actor"].isin(actors)]
    there, wanted = (rows["call"] * len(actors) + rows["actor"].map(number).astype("int64") for rows in (mine, asked))
    missing = asked[~wanted.isin(there)].reset_index(drop=True)
    elsewhere = positions[(positions["form"] == Form.vote) & positions["actor"].isin(actors)]
    elsewhere = elsewhere.loc[~elsewhere.index.isin(mine.index), ["actor", "issue", "earliest", "latest"]]
    both = missing.assign(row=missing.index).merge(elsewhere, on=["actor", "issue"], suffixes=("", "_other"))
    apart = (both["latest_other"] < both["earliest"]) | (both["earliest_other"] > both["latest"])
    absent: pd.DataFrame = missing[~missing.index.isin(both.loc[~apart, "row"])]
    return absent.sort_values(["issue", "latest", "actor"], kind="stable", ignore_index=True)[["actor", *CALL]]
