"""The members of an electorate by where they stand: as names to press, and as a table."""

import pandas as pd

from analysis.votes.ballots import Ballot
from analysis.wording.stance_lists import in_order
from analysis.wording.votes import unknown_names
from loaders.table_rows import PositionRow, records
from views.components.stance_list import Level, Rest, name_of
from views.shared.position_tables import table_of
from views.shared.view import View

_SIDES = (("For", "+", 1), ("Against", "−", -1), ("Mixed, counted as abstaining", "±", 0))


def sides(ballot: Ballot, view: View) -> list[Level]:
    """The sides that somebody takes, each with its members, own words first."""
    rows = sorted(records(ballot.tally.standing, PositionRow), key=lambda row: in_order(row, view.names[row.actor]))
    found = list[Level]()
    for label, sign, side in _SIDES:
        taken = [row for row in rows if (row.stance > 0) - (row.stance < 0) == side]
        if taken:
            names = [name_of(row, view, row.actor, view.names[row.actor]) for row in taken]
            heading = f"{label} ({len(taken):,})"
            found.append({"stance": side, "sign": sign, "label": heading, "kinds": [{"label": "", "marks": names}]})
    return found


def unknown(ballot: Ballot, view: View) -> Rest:
    """The members without a position."""
    return {"label": f"Unknown ({ballot.count.unknown:,})", "names": unknown_names(ballot, view.names)}


def members_table(ballot: Ballot, view: View) -> pd.DataFrame:
    """Every member with a file here: its side, and the position that it rests on."""
    words = {1: "for", -1: "against", 0: "mixed"}
    standing = ballot.tally.standing
    side = standing["stance"].map(lambda stance: words[(stance > 0) - (stance < 0)])
    stated = table_of(standing, view).drop(columns=["Issue", "Score"])
    stated.insert(1, "Side", side)
    silent = pd.DataFrame({"Actor": [view.names[one] for one in ballot.tally.silent], "Side": "unknown"})
    return pd.concat([stated, silent.reindex(columns=stated.columns, fill_value="")])
