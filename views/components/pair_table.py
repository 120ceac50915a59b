"""Pairs of actors as a table: how each stood and stands, with a link to its comparison and what moved it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from analysis.wording.display_text import legible
from views.components.own_component import own_component
from views.shared.links import address_of, follow


class Cause(TypedDict):
    """A statement that moved a pair: in one line, and its quotation."""

    line: str
    quote: str


class PairRow(TypedDict):
    """A pair: the address of its comparison, how it stood and stands, whether that is thin, and what moved it."""

    pair: str
    href: str
    before: str
    after: str
    thin: bool
    causes: list[Cause]


_table = own_component("pair_table", '<div class="pairs"></div>', Path(__file__).with_suffix(""))


def row_of(
    pair: tuple[str, str], words: str, before: str, after: str, *, ranked: bool, causes: Sequence[Cause] = ()
) -> PairRow:
    """The row of two actors, by their ids and in words; `ranked` as they stand now."""
    left, right = pair
    return {
        "pair": legible(words),
        "href": address_of("compare", left=left, right=right),
        "before": before,
        "after": after,
        "thin": not ranked,
        "causes": list(causes),
    }


def show_pair_table(groups: Mapping[str, Sequence[PairRow]], columns: Sequence[str], *, key: str) -> None:
    """Show groups of pairs by their headings, "" for none; `columns` are the words above pair, before and after."""
    data = {
        "columns": list(columns),
        "groups": [{"heading": heading, "rows": list(rows)} for heading, rows in groups.items()],
    }
    found = _table(key=key, data=data, on_go_change=lambda: None)
    if found.go:
        follow(found.go)
