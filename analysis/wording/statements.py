"""A statement in one line: who stands where on what, when, in whose words, and whether it is a deed."""

from analysis.inheritance import is_inherited
from analysis.scenarios.pinned_positions import is_supposed
from analysis.selection import Selection
from analysis.wording.figures import VERBS, date_in_words, voice
from analysis.wording.joint_statements import speakers
from analysis.wording.position_details import deed_in_words
from loaders.table_rows import PositionRow
from loaders.vocabularies import Attribution


def in_one_line(position: PositionRow, selection: Selection) -> str:
    """Such as: Cuba supports “A UN convention”, 8 July 2019, reported, vote on article 6. Own words are not named."""
    what = f"{speakers(position, selection)} {stands(position)} “{selection.titles[position.issue]}”"
    return f"{what}, {circumstances(position, selection)}"


def stands(position: PositionRow) -> str:
    """How it stands towards an issue whose title follows: "supports", "is mixed on"."""
    return VERBS[position.stance] + (" on" if position.stance == 0 else "")


def circumstances(position: PositionRow, selection: Selection) -> str:
    """When it was stated, in whose words if not in its own, and what kind of deed it is."""
    told = "" if position.attribution == Attribution.own else voice(position, selection.names)
    return ", ".join(filter(None, (date_in_words(position.date), told, deed_in_words(position))))


def told(position: PositionRow, selection: Selection) -> str:
    """Whose words it is, short enough for a mark."""
    names = selection.names
    if is_inherited(position):
        return f"inherited from {names[position.inherited_from]}"
    if is_supposed(position):
        return "scenario"
    if position.attribution == Attribution.characterised:
        return f"{names.get(position.according_to, position.according_to)}’s account"
    if position.attribution == Attribution.own:
        return "own words"
    affiliation = selection.documents[position.source].affiliation
    if affiliation and affiliation != position.actor:
        return f"reported in a source of {names.get(affiliation, affiliation)}"
    return "reported"
