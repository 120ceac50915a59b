"""What is new in words: what the world did after a day, and what that did to the picture."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from analysis.moves import by_weight
from analysis.news.new_statements import SILENT_YEARS, Item, Kind, News
from analysis.news.pair_moves import PairMove
from analysis.selection import Selection
from analysis.wording.display_text import cut
from analysis.wording.figures import (
    VERBS,
    count,
    date_in_words,
    day_in_words,
    in_part,
    listed,
    voice,
)
from analysis.wording.joint_statements import is_joint, signatories, signed_together
from analysis.wording.moves import who_changed_sides
from analysis.wording.position_details import deed_in_words
from analysis.wording.sides import pair_in_brief

SEVERAL: Mapping[Kind, str] = {
    Kind.side: "changes of side",
    Kind.silence: "broken silences",
    Kind.first: "first statements",
    Kind.strength: "changes of strength",
    Kind.softer: "softer changes",
    Kind.voice: "first in their voice",
    Kind.restatement: "restatements",
}
"""What several new statements of a kind are called."""

NEW_IN_SHORT = "New is what counts after that day, by the last day that its date allows."

NEW = (
    f"{NEW_IN_SHORT} The day itself was known before. "
    f"A broken silence is an actor's own word on an issue, or a report of one, after {SILENT_YEARS} years or more "
    "without any. Softer changes are in the words of others, or in an order that is not known."
)
"""How new statements are found and sorted, said once wherever they are listed."""

NOTHING_MOVED = "Nothing moved"
"""How the answer begins where no statement is new, and where all of them say what was said before."""

NOBODY = "nobody is known to have changed sides in own words"

TITLE = 60
"""How many letters of an issue's title the answer has at most."""


def what_is_new(news: News, selection: Selection) -> str:
    """The answer: who changed sides; else whose silence is broken, or how much is said for the first time."""
    since = day_in_words(news.since)
    if not news.statements:
        return f"{NOTHING_MOVED} since {since}: no statement is dated later."
    if set(news.number) == {Kind.restatement}:
        repeat = count(news.statements, "statement repeats", "statements repeat")
        return f"{NOTHING_MOVED} since {since}: {repeat} what was said before."
    if news.number[Kind.side]:
        return f"Since {since}: {who_changed_sides(by_weight(news.leading), selection.names)}"
    lead, same_kind = news.items[0], [item for item in news.items if item.kind is news.items[0].kind]
    if lead.kind is Kind.silence and len(same_kind) == 1:
        title = cut(selection.titles[lead.row.issue], TITLE)
        return f"Since {since} {who_moved(lead, selection)} broke a silence on “{title}”, and {NOBODY}."
    return f"Since {since}: {number_of(lead.kind, news.number[lead.kind])}, and {NOBODY}."


def number_of(kind: Kind, number: int) -> str:
    """How many new statements of a kind, such as 9 first statements."""
    one = "first in its voice" if kind is Kind.voice else kind.value
    return count(number, one, SEVERAL[kind])


def how_many_are_new(news: News) -> str:
    """How many statements are new, and of which kinds: "22 statements: 1 broken silence and 21 first statements."."""
    kinds = listed(number_of(kind, number) for kind, number in news.number.items())
    return f"{count(news.statements, 'new statement')}: {kinds}."


def who_moved(item: Item, selection: Selection) -> str:
    """Who makes a new statement: one actor, several with one passage, or those who sign it together."""
    names = [selection.names[row.actor] for row in item.rows]
    if not is_joint(item.row):
        return listed(in_part(names))
    signed = signatories(item.row, selection)
    together = f"Joint statement of {signed_together(signed)}"
    return together if len(names) == len(signed) else f"{listed(in_part(names))} ({together[:1].lower()}{together[1:]})"


def from_to(item: Item) -> str:
    """From which stance to which: "silence → supports"."""
    row = item.row
    return f"{'silence' if pd.isna(row.before) else VERBS[row.before]} → {VERBS[row.stance]}"


def what_it_is(item: Item, selection: Selection) -> str:
    """Its kind, and of a broken silence since when it lasted."""
    if item.kind is not Kind.silence:
        return item.kind.value
    last = selection.data.positions.loc[item.row.spoke, "date"]
    return f"{item.kind.value}: last heard on it {date_in_words(str(last))}"


def in_one_line(item: Item, selection: Selection) -> str:
    """A new statement: who on what, from where to where, what that is, when, and in whose words."""
    row = item.row
    parts = (what_it_is(item, selection), date_in_words(row.date), voice(row, selection.names), deed_in_words(row))
    what = f"{who_moved(item, selection)} on “{selection.titles[row.issue]}”: {from_to(item)}"
    return ", ".join(filter(None, (what, *parts)))


def pair_before_and_after(move: PairMove) -> tuple[str, str]:
    """How a pair stood and how it stands: sides, per cent and n, and whether that is too little to rank."""
    return pair_in_brief(move.before.sides, move.before), pair_in_brief(move.after.sides, move.after)


def pairs_in_words(direct: int, told: int, since: date) -> str:
    """How many pairs stand otherwise than at the day: in direct words, and as others tell it."""
    if not direct + told:
        return f"No pair stands otherwise than on {day_in_words(since)}."
    words = f"{count(direct + told, 'pair stands', 'pairs stand')} otherwise than on {day_in_words(since)}"
    some = "all" if not direct else f"{told:,} of them"
    return f"{words}, {some} as others tell it." if told else f"{words}."
