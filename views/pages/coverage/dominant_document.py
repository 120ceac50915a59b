"""The document that carries most, and what would be left without it."""

import pandas as pd
import streamlit as st

from analysis.coverage import CountRow
from analysis.document_dominance import loss, without
from analysis.wording.figures import count, in_part, listed, percent, separate_quotations
from loaders.table_rows import records
from views.shared.links import link
from views.shared.markdown_text import plain
from views.shared.view import View


def show_dominant(source: str, used: pd.DataFrame, total: int, view: View) -> None:
    """What rests on the document alone, and the pairs without it. `used` has it first, `total` counts positions."""
    row = next(records(used, CountRow))
    alone = {by: _alone(source, by, view) for by in ("actor", "issue")}
    title = plain(view.documents[source].title)
    actors, issues = (count(len(alone[by]), f"{by} rests", f"{by}s rest") for by in ("actor", "issue"))
    st.markdown(
        f"**“{title}” carries {percent(row.positions / total)} of the positions "
        f"({row.positions:,} of {total:,}, on {separate_quotations(row.passages)}).** {actors} on it alone"
        + (f" ({plain(listed(in_part(view.names[one] for one in alone['actor'])))})" if alone["actor"] else "")
        + f", and {issues} on it alone"
        + (f" ({plain(listed(in_part(view.titles[one] for one in alone['issue'])))})." if alone["issue"] else ".")
    )
    if len(used) > 1:
        st.markdown(_lost(source, view))
    link("sources", "Read it", source=source)


def _alone(source: str, by: str, view: View) -> list[str]:
    """The actors or issues that rest on one document alone."""
    only = view.thinness.sole[by, "source"]
    return [str(one) for one in only[only == source].index]


def _lost(source: str, view: View) -> str:
    """How many pairs could be compared without a document and, on direct evidence, how many ranked."""
    heard = loss(view.room.pairs, view.thinness.without_first)
    if not heard.comparable:
        return "No two actors can be compared, with it or without it."
    direct, pairs = view.direct, view.direct.room.pairs
    left = without(source, direct.stated.all, view.actor_ids, view.issue_ids, view.as_of)
    ranked = loss(pairs, left)
    words = (
        f"Without it {heard.comparable_without:,} of {count(heard.comparable, 'comparable pair')} of actors could "
        f"still be compared, and {ranked.ranked_without:,} of {ranked.ranked:,} ranked"
        f"{'' if direct is view else ' on direct evidence'}."
    )
    if ranked.most_changed:
        one, other = (plain(view.names[pairs.actors[place]]) for place in ranked.most_changed)
        at = ranked.most_changed
        words += (
            f" Of the ranked pairs {one} and {other} would change most: from {percent(float(pairs.value[at]))} "
            f"(n = {pairs.n[at]}) to {percent(float(left.value[at]))} (n = {left.n[at]})."
        )
    return words
