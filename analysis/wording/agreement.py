"""The agreement of coders in sentences, for the page and the command line."""

from collections.abc import Iterator

from analysis.codings.coders import Coders, Documents
from analysis.codings.intercoder_agreement import ONLY_LEFT, ONLY_RIGHT, SEPARATOR, Comparison
from analysis.codings.reliability import RELIABLE, TENTATIVE, alpha_in_words
from analysis.codings.revisions import Change, record_changes
from analysis.codings.shared_documents import renamed
from analysis.wording.figures import LEVEL, count, in_part, listed, percent, percent_range
from loaders.dataset import Dataset

SCALE = (
    "1 is agreement throughout and 0 what chance would give. "
    f"Krippendorff relies on data from {RELIABLE:.2f} and draws tentative conclusions from {TENTATIVE:.2f}."
)
COPIES_FROM = 0.5
"""From which share of the pairs with a note that are the same to the letter two codings are taken for copies."""

MEANING = ("proposition", "support_means", "oppose_means")
"""The fields of an issue that say what a stance on it means."""


def stances_in_words(found: Comparison) -> str:
    """How far the stances agree beyond chance, without a full stop."""
    of = f"(ordinal, n = {count(found.in_both, 'unit')} that both coded)"
    return f"Krippendorff's alpha of the stances is {found.of_stances.in_words} {of}"


def stances_of_all_in_words(coders: Coders) -> str:
    """How far the stances of all coders agree beyond chance, without a full stop."""
    found = coders.of_stances
    of = f"(ordinal, n = {count(found.n, 'unit')} that two coders or more coded)"
    return f"Krippendorff's alpha of the stances over all {len(coders.given)} coders is {found.in_words} {of}"


def units_of_all_in_words(coders: Coders) -> str:
    """How far all coders found the same positions."""
    units = len(coders.units)
    if not units:
        return "No position of any coder is compared."
    alone = sum(len(unit) - unit.count(None) == 1 for unit in coders.units)
    by_one = f"{alone:,} {'was' if alone == 1 else 'were'} found by one coder alone"
    return f"All found {coders.in_all:,} of {count(units, 'unit')} ({percent(coders.in_all / units)}); {by_one}."


def documents_in_words(documents: Documents) -> str:
    """How many documents are compared, and which wait; "" where no status is given and all are."""
    if not documents.by_status:
        return ""
    compared = len(documents.compared)
    are = f"{count(compared, 'document')} that every coder has finished {'is' if compared == 1 else 'are'} compared"
    if not compared:
        are = "No document is compared, since none is finished by every coder"
    if not documents.waiting:
        return f"{are}; none waits."
    waits = f"{len(documents.waiting):,} {'waits' if len(documents.waiting) == 1 else 'wait'}"
    until = "until every coder's sources.yaml gives the status coded or nothing-to-code"
    names = in_part(f"{name} for {listed(letters)}" for name, letters in documents.waiting.items())
    return f"{are}; {waits} {until}: {'; '.join(names)}."


def differences_in_words(found: Comparison, differences: str) -> str:
    """What two coders differ in, or who alone has it, by their own letters."""
    return SEPARATOR.join(found.only_in.get(kind, kind) for kind in differences.split(SEPARATOR))


def units_in_words(found: Comparison) -> str:
    """How far the coders found the same positions."""
    if found.units.empty:
        return "No position of either coder is compared."
    ours, theirs = (int((found.units["differences"] == kind).sum()) for kind in (ONLY_LEFT, ONLY_RIGHT))
    share = percent(found.in_both / len(found.units))
    coding = found.of_coding
    cells = f"Coded or not, over {count(coding.n, 'cell')} of actor, issue and source: alpha "
    cells += f"undefined ({coding.why})" if coding.alpha is None else alpha_in_words(coding.alpha)
    return (
        f"Both found {found.in_both:,} of {count(len(found.units), 'unit')} ({share}); "
        f"{ours:,} only {found.letters[0]}, {theirs:,} only {found.letters[1]}. {cells}."
    )


def fields_in_words(found: Comparison) -> str:
    """On how many of the pairs the coders are of one mind, field by field."""
    if not found.in_both:
        return ""
    same = found.same_in
    share = f"{percent(same['stance'] / found.in_both)}, {LEVEL} interval {percent_range(found.same_stance)}"
    rest = listed(f"{name} in {same[name]:,}" for name in same if name != "stance")
    return f"Of the {found.in_both:,} that both found, the stance is the same in {same['stance']:,} ({share}), {rest}."


def cautions(found: Comparison) -> Iterator[str]:
    """What keeps these figures from saying what they seem to."""
    copies, noted = found.copied
    if found.left.version == found.right.version and len(found.left.positions):
        yield "Both folders say the same in every file: the agreement of a coding with itself says nothing."
    elif copies and copies >= COPIES_FROM * noted:
        yield (
            f"{copies:,} of {count(noted, 'unit')} with a note are the same to the letter in both, the note included. "
            "Agreement says something only of coders who worked apart. "
            "For what changed between two versions of one folder, add --changes to the command 'compare'."
        )
    for side, data in zip(found.letters, (found.left, found.right), strict=True):
        yield from faults(side, data)
    first, second = found.letters
    issues = record_changes("issue", found.left.issues, found.right.issues)
    ours, theirs = (
        renamed(data.sources, names).drop_duplicates("source")
        for data, names in zip((found.left, found.right), found.documents, strict=True)
    )
    sources = record_changes("source", ours, theirs)
    actors = record_changes("actor", found.left.actors, found.right.actors)
    known = set(ours["source"])
    other_ids = ((own, name) for own, name in found.documents[1].items() if own != name and name in known)
    twice = [f"{name} in {first} is {own} in {second}" for own, name in other_ids]
    if twice:
        yield f"One document has two ids: {listed(in_part(twice))}. By its SHA-256 it is the same, and counts as one."
    for noun, records in (("issue", issues), ("document", sources), ("actor", actors)):
        for what, side in (("removed", first), ("added", second)):
            names = [change.name for change in records if change.what == what]
            if names:
                yield f"Only {side} knows the {noun}{'s' if len(names) > 1 else ''} {listed(in_part(names))}."
    other = [change.name for change in issues if _touches(change, MEANING)]
    if other:
        yield f"The codebooks word {listed(in_part(other))} differently: a stance on it may mean something else."
    other = [change.name for change in sources if _touches(change, ("sha256",))]
    if other:
        yield f"The two have registered different files as {listed(in_part(other))}: they may not have read the same."


def faults(side: str, data: Dataset) -> Iterator[str]:
    """What is wrong in the folder of one coder, if anything is."""
    if data.errors:
        if data.stale:
            yield f"An earlier version of {listed(data.stale)} is compared for {side} until it is mended."
        errors = count(len(data.errors), "error")
        yield f"{errors} in {side} may keep positions out: 'tracker check' lists what is wrong."


def _touches(change: Change, fields: tuple[str, ...]) -> bool:
    return any(one.field in fields for one in change.fields)
