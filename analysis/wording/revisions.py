"""What changed from one version of the data to the next, in words: what coders did to it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from analysis.codings.revisions import KINDS, Change, FieldChange
from analysis.news.coding_work import CodingWork, Work, position_of, work_of
from analysis.selection import Selection
from analysis.wording.figures import VERBS, as_sentence, count, date_in_words, day_in_words, in_part, listed
from analysis.wording.joint_statements import speakers
from analysis.wording.statements import in_one_line
from loaders.git.earlier_version import Teller
from loaders.table_rows import PositionRow

NOUNS: Mapping[str, str] = {"joint": "joint statement"}
"""What a kind of record is called, where its word is another."""

AS_TOLD: Mapping[Teller, str] = {
    Teller.git: "as git has it",
    Teller.kept_versions: "as far as the versions tell that saves have kept",
}


def changes_in_words(found: Iterable[Change]) -> str:
    """How much was added, removed and changed: "1 position added and 2 documents changed"; "" for nothing."""
    counts = Counter((change.kind, change.what) for change in found)
    return listed(
        f"{count(counts[kind, what], NOUNS.get(kind, kind))} {what}"
        for kind in reversed(KINDS)
        for what in ("added", "removed", "changed")
        if counts[kind, what]
    )


def field_in_words(change: FieldChange) -> str:
    """A field with both its values: "note: (not given) -> he insists"."""
    return f"{change.field}: {given(change.old)} -> {given(change.new)}"


def given(value: str) -> str:
    """The value of a field on one line, and that there is none."""
    return " ".join(value.split()) or "(not given)"


def work_in_words(work: CodingWork) -> str:
    """What we did in one sentence: how many positions were added, recoded, corrected and removed, and who tells it."""
    earlier = work.earlier
    since = day_in_words(earlier.day)
    if earlier.teller is None:
        return f"What we did since {day_in_words(earlier.asked)} is not known: {earlier.gap}."
    told = AS_TOLD[earlier.teller]
    parts = [*_positions_in_words(work), *filter(None, [changes_in_words(work.records)])]
    if not parts:
        return f"We changed nothing since {since}, {told}."
    return f"We changed the data since {since}, {told}: {'; '.join(parts)}."


def _positions_in_words(work: CodingWork) -> Iterator[str]:
    """The counts of positions, with how many of those added are of older statements, which are no news."""
    counts = [(kind, len(found)) for kind, found in work.positions.items() if found]
    parts = [
        f"{count(number, 'position') if not place else number} {kind}" for place, (kind, number) in enumerate(counts)
    ]
    if late := len(work.added_late):
        day = day_in_words(work.earlier.asked)
        all_of_them = late == len(work.positions[Work.added])
        parts[0] += f" ({'all' if all_of_them else late} dated {day} or before)"
    if parts:
        yield listed(parts)


def unknown_work(work: CodingWork) -> list[str]:
    """What is not known of what we did, a sentence each; nothing where all is known or nothing is."""
    earlier, words = work.earlier, []
    if earlier.data is None:
        return []
    if earlier.gap:
        words.append(f"What we did before the end of {day_in_words(earlier.day)} is not known: {earlier.gap}.")
    if earlier.unknown_files:
        files = listed(in_part(earlier.unknown_files))
        words.append(f"Not known of {files}: no version from then is kept, for it is new or was edited elsewhere.")
    if errors := len(earlier.data.errors):
        words.append(f"The earlier version has {count(errors, 'error')}, which may look like changes here.")
    return words


def change_in_one_line(change: Change, now: Selection, then: Selection) -> str:
    """What was done to a position or another record, and to which; `then` is a view of the earlier version.

    Such as: Cuba on “A UN convention”, 8 July 2019: supports → opposes.
    """
    if change.kind != "position":
        return f"{as_sentence(NOUNS.get(change.kind, change.kind))} {given(change.name)}"
    row, at = position_of(change), then if change.now is None else now
    work = work_of(change)
    if work in (Work.added, Work.removed):
        return in_one_line(row, at)
    if work is Work.recoded and isinstance(change.then, PositionRow):
        did = f"{VERBS[change.then.stance]} → {VERBS[row.stance]}"
    else:
        did = listed(one.field.replace("_", " ") for one in change.fields)
    return f"{speakers(row, at)} on “{at.titles[row.issue]}”, {date_in_words(row.date)}: {did}"


def fields_in_words(change: Change) -> Sequence[str]:
    """The changed fields of a record with both their values, without the stance, which its line has already."""
    return [field_in_words(one) for one in change.fields if one.field != "stance"]
