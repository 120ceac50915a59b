"""The kinds of weakness in the evidence as the rows of one list: how many, of what, the worst, and a fold with all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import streamlit as st

from analysis.wording.display_text import cut
from views.shared.links import link
from views.shared.markdown_text import plain
from views.shared.session import chosen, set_choices, settle
from views.shared.url_parameters import read_words

NAMED = 48
"""How long the name of the worst case is at most."""

LINKED = 8
"""Of what a fold names, how many have a link each."""


@dataclass(frozen=True, slots=True)
class Weakness:
    """One kind of weakness: `number` of `what` have it, the worst of them `worst`, and `show` draws what there is.

    `worst` is Markdown, "" where there is none.
    """

    key: str
    number: str
    what: str
    worst: str
    show: Callable[[], None]


def show_weaknesses(found: Sequence[Weakness]) -> None:
    """A row for each, which opens what is behind it; that is made as it opens. The URL has which are open."""
    folds = {one.key: f"fold_{one.key}" for one in found}
    _open_as_linked(folds)
    with st.container(key="weaknesses", gap="xsmall"):
        for one in found:
            worst = f": {one.worst}" if one.worst else ""
            fold = st.expander(f"**{one.number}** {one.what}{worst}", key=folds[one.key], on_change="rerun")
            if fold.open:
                with fold:
                    one.show()
    set_choices(folds=[name for name, key in folds.items() if chosen(key)])


def _open_as_linked(folds: Mapping[str, str]) -> None:
    """Open what a new link names, or what was open when the page was left; else the folds stand as they are."""
    before = chosen("folds")
    wanted: list[str] = settle(
        "folds", read_words, lambda names: [one for one in names or [] if one in folds], [], "Folds"
    )
    for name, key in folds.items():
        if wanted != before or chosen(key) is None:
            set_choices(**{key: name in wanted})


def link_each(page: str, choice: str, names: Mapping[str, str]) -> None:
    """The ways to the first of what a fold names, by id: each on the page on which `choice` chooses it."""
    with st.container(horizontal=True):
        for one, name in islice(names.items(), LINKED):
            link(page, plain(name), **{choice: one})


def of_all(number: int, total: int) -> str:
    """3 of 19, or none of them."""
    return f"{number:,} of {total:,}"


def first_named(names: Sequence[str], *, quoted: bool = False) -> str:
    """The first of some names and how many more there are, for Markdown; "" without any."""
    if not names:
        return ""
    name = cut(names[0], NAMED)
    more = f" and {len(names) - 1:,} more" if len(names) > 1 else ""
    return plain(f"“{name}”" if quoted else name) + more
