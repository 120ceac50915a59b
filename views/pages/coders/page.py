"""Two coders: do two people who coded the same documents agree?"""

from pathlib import Path

import pandas as pd
import streamlit as st

from analysis.codings.intercoder_agreement import Comparison
from analysis.codings.reliability import LEAST_PAIRS
from analysis.wording.agreement import SCALE, cautions, fields_in_words, stances_in_words, units_in_words
from analysis.wording.figures import count, day_in_words
from loaders import Dataset
from loaders.data_files import Stamps, folder_stamps, is_folder
from loaders.joint_statements import count_positions
from loaders.settings import SECOND_VARIABLE, positions_folder, second_folder
from views import charts
from views.pages.coders.disagreements import show_disagreements
from views.shared.chart_panel import how_made, palette, show_chart
from views.shared.first_steps import show_first_steps
from views.shared.loaded_data import load_folder
from views.shared.markdown_text import plain
from views.shared.page_title import show_title
from views.shared.view import View

RECHECK_SECONDS = 0.5
MOST_BARS = 25

HOW = (
    "No second coding is named. Give the folder of another coder, who coded the same documents apart from this one: "
    f"`make run SECOND=path/to/folder`, or set `{SECOND_VARIABLE}` before the dashboard starts. "
    "`tracker compare FOLDER_A FOLDER_B` prints the same comparison."
)


@st.cache_resource(show_spinner="Comparing the two codings", max_entries=4)
def _compare(versions: tuple[str, str], _left: Dataset, _right: Dataset) -> Comparison:  # noqa: ARG001 versions are the key
    return Comparison(_left, _right)


@st.fragment(run_every=RECHECK_SECONDS)
def _watch(folder: Path, seen: Stamps) -> None:
    """Run the page again when a file of the second coding has changed; the dashboard watches the first."""
    if folder_stamps(folder) != seen:
        st.rerun()


def show(view: View) -> None:
    """The page."""
    show_title(view, "Do two coders agree?")
    empty = show_first_steps(view, "how far another coder of the same documents agrees")
    folder = second_folder()
    if folder is None:
        (st.markdown if empty else st.info)(HOW)
        return
    if not is_folder(folder):
        st.info(f"There is no folder “{plain(str(folder))}”, which `{SECOND_VARIABLE}` names as the second coding.")
        return
    files = folder_stamps(folder)
    _watch(folder, files)
    other = load_folder(folder, files)
    found = _compare((view.data.version, other.version), view.data, other)
    if found.units.empty:
        st.info("Neither folder has a position that can be read. Add some to both, and they are compared here.")
        return
    names = (_name(positions_folder()), _name(folder))
    st.markdown(f"**{stances_in_words(found)}.** {units_in_words(found)}")
    st.markdown(fields_in_words(found))
    st.caption(_who(view, other, names))
    for caution in cautions(found):
        st.warning(plain(caution), icon=":material/info:")
    _show_issues(found)
    show_disagreements(view, found, names)
    how_made(
        "A unit is one statement of one actor on one issue from one source, in both codings if their quotations have "
        f"words in a row in common. {SCALE}"
    )


def _name(folder: Path) -> str:
    return folder.resolve().name or str(folder)


def _who(view: View, other: Dataset, names: tuple[str, str]) -> str:
    recorded = f" as recorded on {day_in_words(view.edition.day)}" if view.edition and view.edition.day else ""
    return (
        f"A is {plain(names[0])}{recorded}, with {count(count_positions(view.data.positions), 'position')}; "
        f"B is {plain(names[1])}, with {count(count_positions(other.positions), 'position')}. "
        "All positions are compared."
    )


def _show_issues(found: Comparison) -> None:
    """Agreement by issue, as a chart with its table."""
    st.header("On which issues?")
    shown = found.by_issue.head(MOST_BARS)
    of = (
        f"The {len(shown)} issues with the most pairs of {len(found.by_issue)}. "
        if len(found.by_issue) > MOST_BARS
        else ""
    )
    show_chart(
        charts.agreement(shown, found.titles, palette()),
        key="coders_issues",
        alt=f"{count(len(shown), 'issue')}: units by how far the two stances are apart, and those that only "
        "one coder has. The table below has every issue.",
        caption=f"{of}Strongest: the same stance. Paler: one step apart. Palest: two or more. "
        f"Hatched: only A or only B. Alpha is given from {LEAST_PAIRS} units that both found. "
        "Click a bar for its disagreements.",
        table=_table(found),
        on_click=("coded_issue",),
    )


def _table(found: Comparison) -> pd.DataFrame:
    table = found.by_issue
    return pd.DataFrame(
        {
            "Issue": table["issue"].map(found.titles),
            "Found by both": table["pairs"],
            "Same stance": table["same"],
            "One step apart": table["distance_1"],
            "Two or more": table["pairs"] - table["same"] - table["distance_1"],
            "Mean distance": table["mean_distance"].round(2),
            "Alpha": table["alpha"].round(2),
            "Only A": table["only_left"],
            "Only B": table["only_right"],
        }
    )
