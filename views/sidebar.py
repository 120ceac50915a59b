"""The controls that all pages share."""

from datetime import date

from analysis.evidence import HEARD, Step
from analysis.filtering import Filters
from analysis.inheritance import Inheritance
from loaders import Dataset
from loaders.vocabulary import Confidence, Kind, Track
from views.widgets import find_day, pick_day, pick_one, pick_some, switch

_EVIDENCE_LABELS = {
    Step.own.value: "Own words only",
    Step.reported.value: "Own words and reports",
    Step.all.value: "All, with what others say of them",
}
_INHERITANCE_LABELS = {
    Inheritance.off.value: "Not shown",
    Inheritance.shown.value: "Shown, marked as inherited",
    Inheritance.counted.value: "Shown, and counted in alignments",
}
_CONFIDENCE_LABELS = {"low": "Any", "medium": "Medium or high", "high": "High only"}
_TRACK_LABELS = {Track.crime_treaty: "Crime treaty", Track.state_conduct: "State conduct"}
_KIND_LABELS = {Kind.state: "States", Kind.group: "Groups", Kind.organisation: "Organisations"}

_AS_OF = "What had been stated by this day: positions stated later are left out."


def span(data: Dataset) -> tuple[date, date]:
    """The days that an as-of control offers: from the first statement to today, or to the last if that is later."""
    today = date.today()
    days = data.positions["latest"]
    if days.empty:
        return today, today
    return min(days.min().date(), today), max(days.max().date(), today)


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
    evidence = pick_one("Evidence", "evidence", _EVIDENCE_LABELS, "all")
    inheritance = (
        pick_one("What a group says, for its members", "inherited", _INHERITANCE_LABELS, Inheritance.off.value)
        if len(data.memberships)
        else Inheritance.off
    )
    confidence = pick_one("Confidence of the coding", "confidence", _CONFIDENCE_LABELS, "low")
    contested = switch("Contested issues only", "contested", help="Leaves out what nobody opposes.")
    tracks = pick_some("Track (none chosen: both)", "tracks", _TRACK_LABELS)  # type: ignore[arg-type]
    kinds = pick_some("Actors (none chosen: all)", "kinds", _KIND_LABELS)  # type: ignore[arg-type]
    return as_of, Filters(
        HEARD[Step(evidence)],
        Confidence(confidence),
        kinds,
        tracks,
        contested_only=contested,
        inheritance=Inheritance(inheritance),
    )
