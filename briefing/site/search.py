"""What a reader can look for on the site: names and quotations, and the rules by which words are found."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd
from markupsafe import Markup

from analysis.finding.folded_words import ACCENTS, ARTICLE, LIKE, VOICED
from analysis.finding.query import FEWEST_LETTERS, MOST_WORDS, QUOTES
from analysis.selection import Selection
from analysis.wording.display_text import legible
from analysis.wording.figures import count, date_in_words
from analysis.wording.statements import in_one_line
from briefing.site import addresses
from briefing.site.website import Website
from loaders.joint_statements import once
from loaders.look_alikes import RADICALS, UNSEEN
from loaders.table_rows import ActorRow, IssueRow, PositionRow, SourceRow, records
from loaders.words import UNSPACED

MOST_BYTES = 1_500_000
"""Quotations may take so much of the index: a browser reads all of it before it finds anything."""

FEWEST_BYTES = 40
"""A position takes at least so many, with its address and a line of its own."""


class Entry(NamedTuple):
    """Texts by which it is found, texts that count beside these, and where it stands.

    A quotation has a `language`; beside it stands what it says for whom, in a text for each address.
    """

    own: list[str]
    beside: list[str]
    addresses: list[str]
    language: str = ""


class SearchIndex(NamedTuple):
    """What can be found, by kind, and how many positions have their quotations in it, of all."""

    entries: dict[str, list[Entry]]
    held: int
    positions: int

    @property
    def left_out(self) -> str:
        """What is not found, in words; "" where everything is."""
        if self.held == self.positions:
            return ""
        return f"Of {count(self.positions, 'position')} the {self.held:,} newest are found by their quotations."

    def script(self) -> bytes:
        """The index as a script, since a page on a disk may load no other file."""
        return f"const index = {json.dumps(self.entries, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def search_index(site: Website) -> SearchIndex:
    """What is published, by name, and its quotations, the newest first, as far as there is room."""
    stated = once(site.selection.stated.all)
    newest_first = np.argsort(-stated["latest"].to_numpy().astype("int64"), kind="stable")
    # no table of all positions is made anew for the few that there is room for
    newest = stated.iloc[newest_first[: MOST_BYTES // FEWEST_BYTES]]
    quotations, held = _quotations(records(newest, PositionRow), site)
    entries = {
        "Actors": list(_actors(site.selection.actors)),
        "Issues": list(_issues(site.selection.issues)),
        "Documents": list(_documents(site.selection.data.sources)),
        "Quotations": quotations,
    }
    return SearchIndex(entries, held, len(stated))


def _quotations(positions: Iterable[PositionRow], site: Website) -> tuple[list[Entry], int]:
    """Each quotation with all that it says, and how many positions that is."""
    found: dict[tuple[str, str], Entry] = {}
    room, held = MOST_BYTES, 0
    for position in positions:
        line, address = _line(position, site), site.position(position.Index)
        entry = found.get((position.source, position.quote)) or _quotation(position, site.selection)
        added = (line, address) if entry.addresses else (line, address, *entry.own)
        room -= len("".join(added).encode())
        if room < 0:
            break
        held += 1
        entry.beside.append(line)
        entry.addresses.append(address)
        found[position.source, position.quote] = entry
    return list(found.values()), held


def _line(position: PositionRow, site: Website) -> str:
    """Who stands where, and where nobody could verify the quotation that too."""
    said = in_one_line(position, site.selection)
    return legible(said if site.is_verified(position.Index) else f"{said}: {site.checked(position.Index)}")


def _quotation(position: PositionRow, selection: Selection) -> Entry:
    own = _texts(position.quote, position.translation)
    return Entry(own, [], [], selection.documents[position.source].language)


def _actors(actors: pd.DataFrame) -> Iterator[Entry]:
    for actor in records(actors, ActorRow):
        others = [one for one in (actor.name, *actor.also_known_as.split("; ")) if one != actor.short_name]
        yield Entry(_texts(actor.short_name), _texts(*others), [addresses.actor(actor.actor)])


def _issues(issues: pd.DataFrame) -> Iterator[Entry]:
    for issue in records(issues, IssueRow):
        yield Entry(_texts(issue.title), _texts(issue.proposition, issue.terms), [addresses.issue(issue.issue)])


def _documents(sources: pd.DataFrame) -> Iterator[Entry]:
    for source in records(sources, SourceRow):
        about = _texts(source.author, source.publisher, date_in_words(source.published))
        yield Entry(_texts(source.title), about, [addresses.source(source.source)])


def _texts(*texts: str) -> list[str]:
    """Those that say something, as they are seen."""
    return [seen for text in texts if (seen := legible(text))]


def search_rules() -> Markup:
    """The tables by which words are folded and a question is read, as the dashboard does it, for the script."""
    rules = {
        "accents": ACCENTS.pattern,
        "article": ARTICLE.pattern,
        "fewestLetters": FEWEST_LETTERS,
        "like": {chr(sign): like for sign, like in LIKE.items()},
        "mostWords": MOST_WORDS,
        "quotes": QUOTES,
        "radicals": RADICALS,
        "unseen": _in_script(UNSEEN),
        "unspaced": _in_script(UNSPACED),
        "voiced": VOICED,
    }
    return Markup(json.dumps(rules, indent=1))


def _in_script(signs: str) -> str:
    """A class of characters as JavaScript reads it, which has another form for those of more than four digits."""
    return re.sub(r"\\U000([0-9a-f]{5})", r"\\u{\1}", signs)
