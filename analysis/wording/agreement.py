"""The agreement of two coders in sentences, for the page and the command line."""

from collections.abc import Iterator

from analysis.codings.intercoder_agreement import ONLY_LEFT, ONLY_RIGHT, Comparison
from analysis.codings.reliability import RELIABLE, TENTATIVE, alpha_in_words
from analysis.codings.revisions import Change, record_changes
from analysis.codings.shared_documents import renamed
from analysis.wording.figures import LEVEL, count, in_part, listed, percent, percent_range

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


def units_in_words(found: Comparison) -> str:
    """How far the coders found the same positions."""
    if found.units.empty:
        return "Neither coder has a position."
    ours, theirs = (int((found.units["differences"] == kind).sum()) for kind in (ONLY_LEFT, ONLY_RIGHT))
    share = percent(found.in_both / len(found.units))
    coding = found.of_coding
    cells = f"Coded or not, over {count(coding.n, 'cell')} of actor, issue and source: alpha "
    cells += f"undefined ({coding.why})" if coding.alpha is None else alpha_in_words(coding.alpha)
    return (
        f"Both found {found.in_both:,} of {count(len(found.units), 'unit')} ({share}); "
        f"{ours:,} only A, {theirs:,} only B. {cells}."
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
    for side, data in (("A", found.left), ("B", found.right)):
        if data.errors:
            if data.stale:
                yield f"An earlier version of {listed(data.stale)} is compared for {side} until it is mended."
            errors = count(len(data.errors), "error")
            yield f"{errors} in {side} may keep positions out: 'tracker check' lists what is wrong."
    issues = record_changes("issue", found.left.issues, found.right.issues)
    ours, theirs = (
        renamed(data.sources, names).drop_duplicates("source")
        for data, names in zip((found.left, found.right), found.documents, strict=True)
    )
    sources = record_changes("source", ours, theirs)
    known = set(ours["source"])
    twice = [f"{name} in A is {own} in B" for own, name in found.documents[1].items() if own != name and name in known]
    if twice:
        yield f"One document has two ids: {listed(in_part(twice))}. By its SHA-256 it is the same, and counts as one."
    for noun, records in (("issue", issues), ("document", sources)):
        for what, side in (("removed", "A"), ("added", "B")):
            names = [change.name for change in records if change.what == what]
            if names:
                yield f"Only {side} knows the {noun}{'s' if len(names) > 1 else ''} {listed(in_part(names))}."
    other = [change.name for change in issues if _touches(change, MEANING)]
    if other:
        yield f"The codebooks word {listed(in_part(other))} differently: a stance on it may mean something else."
    other = [change.name for change in sources if _touches(change, ("sha256",))]
    if other:
        yield f"The two have registered different files as {listed(in_part(other))}: they may not have read the same."


def _touches(change: Change, fields: tuple[str, ...]) -> bool:
    return any(one.field in fields for one in change.fields)
