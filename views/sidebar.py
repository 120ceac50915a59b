"""The controls that all pages share."""

from datetime import date

from analysis.evidence import HEARD, Step
from analysis.filtering import (
    CONFIDENCE_LABELS,
    EVIDENCE_LABELS,
    INHERITANCE_LABELS,
    KIND_LABELS,
    TRACK_LABELS,
    Filters,
)
from analysis.inheritance import Inheritance
from analysis.standing import span
from loaders import Dataset
from loaders.vocabulary import Confidence
from views.widgets import find_day, pick_day, pick_one, pick_some, switch

_AS_OF = "What had been stated by this day: positions stated later are left out."


def data_clock(first: date, last: date) -> date | None:
    """The second clock, for data with a history: the day whose records to show, or None for the files on disk."""
    return find_day(
        "What our data said on", "data_on", first, max(last, date.today()),
        help="Shows the data as it was committed at the end of that day. Empty: the files as they are now. "
        "“As of” is the other clock: what the actors had stated by a day.",
    )  # fmt: skip


def sidebar(data: Dataset) -> tuple[date, Filters]:
    """The shared controls, and what they choose: the date and the filters."""
    first, last = span(data)
    as_of = pick_day("As of", "as_of", first, last, last, help=_AS_OF)
    evidence = pick_one("Evidence", "evidence", EVIDENCE_LABELS, "all")
    inheritance = (
        pick_one("What a group says, for its members", "inherited", INHERITANCE_LABELS, Inheritance.off.value)
        if len(data.memberships)
        else Inheritance.off
    )
    confidence = pick_one("Confidence of the coding", "confidence", CONFIDENCE_LABELS, "low")
    contested = switch("Contested issues only", "contested", help="Leaves out what nobody opposes.")
    tracks = pick_some("Track (none chosen: both)", "tracks", TRACK_LABELS)  # type: ignore[arg-type]
    kinds = pick_some("Actors (none chosen: all)", "kinds", KIND_LABELS)  # type: ignore[arg-type]
    return as_of, Filters(
        HEARD[Step(evidence)],
        Confidence(confidence),
        kinds,
        tracks,
        contested_only=contested,
        inheritance=Inheritance(inheritance),
    )
