"""What of the data a package holds that goes to others: what had been stated by a day, with notes or without."""

from dataclasses import replace
from datetime import date

import pandas as pd

from loaders.dataset import Dataset

NOTE = "note"


def published_data(data: Dataset, as_of: date, *, with_notes: bool) -> Dataset:
    """The data with the positions that count from that day or before, and the joint statements that these are of.

    Without notes the columns of what coders noted are there and empty. The version stays that of all data.
    """
    positions = data.positions[data.positions["latest"] <= pd.Timestamp(as_of)]
    later = set(data.positions["joint"]) - set(positions["joint"])
    kept = replace(data, positions=positions, joint=data.joint[~data.joint["joint"].isin(later)])
    return kept if with_notes else _without_notes(kept)


def _without_notes(data: Dataset) -> Dataset:
    return replace(
        data,
        positions=data.positions.assign(**{NOTE: ""}),
        actors=data.actors.assign(**{NOTE: ""}),
        joint=data.joint.assign(**{NOTE: ""}),
        sources=data.sources.assign(**{NOTE: ""}),
    )
