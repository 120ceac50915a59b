"""What divides the room: actors by stance on every issue, and how far they fall into camps."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.polarisation import ALPHA, LEAST_ACTORS, DivisionRow, by_issue
from analysis.wording.figures import VERBS, count
from loaders.table_rows import records
from loaders.vocabularies import Stance
from views import charts
from views.look.theme import palette
from views.shared.attribution_note import say_second_hand
from views.shared.chart_panel import how_made, show_chart
from views.shared.evidence_comparison import show_steps, step_label
from views.shared.links import go, link
from views.shared.markdown_text import plain, quoted
from views.shared.session import chosen, was_clicked
from views.shared.view import View
from views.shared.widgets import choose, pick_one

SORTS = {
    "polarisation": "Most polarised first",
    "agreement": "Least agreed first",
    "n": "Most heard first",
    "codebook": "Order of the codebook",
}
MOST_BARS = 25
NAMED = 3
MOST_SILENT = 12


def show_divisions(view: View) -> None:
    """The issues as bars; a click on one leads to its page."""
    if was_clicked("divides"):
        go("issue", issue=str(chosen("issue")))
    table = _by_issue(view)
    st.markdown(_answer(table, view))
    show_steps(view, _in_brief, beside=True)
    table = _sorted(table, pick_one("Order", "sort_issues", SORTS, "polarisation", horizontal=True).drawn())
    spoken = table[table["n"] > 0]
    shown, standing = spoken.head(MOST_BARS), view.counted.in_force
    silent = [view.titles[issue] for issue in table.loc[table["n"] == 0, "issue"]]
    show_chart(
        charts.divides(
            shown,
            standing[standing["issue"].isin(shown["issue"])],
            view.titles,
            view.names,
            palette(),
        ),
        key="divides",
        alt=f"{count(len(shown), 'issue')}: actors opposed to the left, in support to the right, with agreement and "
        "polarisation. The table below has every issue.",
        caption=_caption(len(shown), len(spoken), silent),
        table=_table(table, view),
        on_click=("issue",),
    )
    say_second_hand(view, list(standing["actor"].unique()))
    _link_to_issue(view, shown)
    how_made(
        "Bars count actors by their latest position. Agreement and polarisation say how far those who are heard "
        f"directly stand in one place or in two camps, from {LEAST_ACTORS} of them (van der Eijk's A; Esteban and Ray "
        f"with alpha = {ALPHA})."
    )


def _link_to_issue(view: View, shown: pd.DataFrame) -> None:
    """The way to the quotations without a mouse."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        issue = choose("Quotations on", "issue", view.issue_ids, view.titles, str(shown["issue"].iloc[0]), width=320)
        link("issue", f"All on “{plain(view.titles[issue])}”", issue=issue)


def _answer(table: pd.DataFrame, view: View) -> str:
    """Which issues divide the room and which do not, as far as there are enough actors."""
    known = table[table["direct"] >= LEAST_ACTORS]
    enough = f"{len(known)} of {count(len(table), 'issue')} have at least {LEAST_ACTORS} actors with direct evidence"
    if known.empty:
        return f"**Too few to say**: {enough}."
    divided = known[known["agreement"] < 0].sort_values("polarisation", ascending=False)
    united = known[known["polarisation"] == 0]
    parts = []
    if len(divided):
        verb = "issue divides", "issues divide"
        parts.append(f"**{count(len(divided), *verb)} the room** (A below 0), most of all {_named(divided, view)}.")
    elif len(known) * 2 >= len(table):
        parts.append("**No issue divides the room** (A is below 0 nowhere).")
    else:
        parts.append(f"Among the {LEAST_ACTORS} or more heard directly, no division shows.")
    parts.append(f"{enough}; on the other {len(table) - len(known)} there are too few to say.")
    if len(united):
        parts.append(f"On {_named(united, view)} all that are heard directly say the same." if len(united) <= NAMED else
                     f"On {len(united)} all that are heard directly say the same.")  # fmt: skip
    return " ".join(parts)


def _in_brief(view: View) -> str:
    """On how many issues there is enough to tell, and how many of them divide the room."""
    known = _by_issue(view)["agreement"].dropna()
    return f"{int((known < 0).sum())} of {count(len(known), 'issue')} with enough actors divided"


def _by_issue(view: View) -> pd.DataFrame:
    return by_issue(view.counted.in_force, view.direct.stated.in_force, view.issue_ids)


def _named(rows: pd.DataFrame, view: View) -> str:
    return quoted(view.titles[row.issue] for row in records(rows.head(NAMED), DivisionRow))


def _sorted(table: pd.DataFrame, by: str) -> pd.DataFrame:
    """In the chosen order; issues with too few actors come last."""
    if by == "codebook":
        return table
    keys = pd.DataFrame(
        {
            "first": table["agreement"] if by == "agreement" else -table[by] if by == "n" else -table["polarisation"],
            "n": -table["n"],
        }
    )
    return table.loc[keys.sort_values(["first", "n"], kind="stable", na_position="last").index]


def _caption(shown: int, spoken: int, silent: Sequence[str]) -> str:
    most = f"The first {shown} of {spoken} issues in this order; the table has all. " if spoken > shown else ""
    more = " and more" if len(silent) > MOST_SILENT else ""
    nobody = f" Nobody has a stated position on {quoted(silent[:MOST_SILENT])}{more}." if silent else ""
    return (
        f"{most}Actors that strongly oppose stand at the far left, those that strongly support at the far right, "
        f"mixed in the middle; silence is not drawn. A runs from −1 (two camps) over 0 (every stance as often) "
        "to 1 (one mind). "
        f"“Too few”: under {LEAST_ACTORS} actors with direct evidence, which is own words or a report. "
        "Hatched: as another actor tells of them, or inherited from a group, which no figure counts. "
        f"Click a number for its quotations.{nobody}"
    )


def _table(table: pd.DataFrame, view: View) -> pd.DataFrame:
    stances = {stance.value: f"{VERBS[stance.score]}" for stance in Stance}
    passages = view.counted.in_force.groupby("issue")["passage"].nunique()
    elsewhere: dict[str, object] = {}
    for step, one in view.other_steps.items():
        there, label = _by_issue(one).set_index("issue").loc[table["issue"]], step_label(view, step)
        elsewhere[f"{label}: actors"] = there["n"].to_numpy()
        elsewhere[f"{label}: agreement A"] = _known(there["agreement"])
    return pd.DataFrame(
        {
            "Issue": table["issue"].map(view.titles),
            **{words: table[value] for value, words in stances.items()},
            "Actors": table["n"],
            "Separate quotations": table["issue"].map(passages).fillna(0).astype("int64"),
            "With direct evidence": table["direct"],
            "Agreement A": _known(table["agreement"]),
            "Polarisation": _known(table["polarisation"]),
            **elsewhere,
        }
    )


def _known(figures: "pd.Series[float]") -> list[str]:
    """Figures that are missing where there are fewer than LEAST_ACTORS."""
    return ["too few" if pd.isna(figure) else f"{figure:.3f}" for figure in figures]
