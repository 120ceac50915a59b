"""Coders: do the people who coded the same documents agree?"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import streamlit as st

from analysis.codings.coders import Coders
from analysis.codings.intercoder_agreement import Comparison
from analysis.codings.shared_documents import letter
from analysis.wording.agreement import (
    SCALE,
    cautions,
    documents_in_words,
    faults,
    fields_in_words,
    stances_in_words,
    stances_of_all_in_words,
    units_in_words,
    units_of_all_in_words,
)
from analysis.wording.figures import count, day_in_words
from loaders import Dataset
from loaders.data_files import Stamps, folder_stamps, is_folder
from loaders.joint_statements import count_positions
from loaders.settings import SECOND_VARIABLE, positions_folder, second_folders
from views.pages.coders.disagreements import show_disagreements
from views.pages.coders.issues import show_issues
from views.pages.coders.pairs import show_pairs
from views.shared.chart_panel import how_made
from views.shared.first_steps import show_first_steps
from views.shared.loaded_data import load_folder
from views.shared.markdown_text import plain
from views.shared.page_title import show_title
from views.shared.view import View

RECHECK_SECONDS = 0.5

HOW = (
    "No second coding is named. `tracker view FOLDER --second THEIRS` begins a folder for another coder, who codes the "
    "same documents without seeing this coding, or takes the one that is there; once more for each further coder. "
    f"`make run SECOND=path/to/folder` and `{SECOND_VARIABLE}` do the same. "
    "`tracker compare FOLDER_A FOLDER_B` prints the comparison."
)

NOTHING = "No folder has a position that can be read. Add some to each, and they are compared here."


@st.cache_resource(show_spinner="Comparing the codings", max_entries=4)
def _compare(versions: tuple[str, ...], _codings: tuple[Dataset, ...]) -> Coders:  # noqa: ARG001 versions are the key
    return Coders(_codings)


@st.fragment(run_every=RECHECK_SECONDS)
def _watch(seen: dict[Path, Stamps]) -> None:
    """Run the page again when a file of another coding has changed; the dashboard watches the first."""
    if any(folder_stamps(folder) != files for folder, files in seen.items()):
        st.rerun()


def show(view: View) -> None:
    """The page."""
    folders = second_folders()
    show_title(view, "Do the coders agree?" if len(folders) > 1 else "Do two coders agree?")
    empty = show_first_steps(view, "how far another coder of the same documents agrees")
    if not folders:
        (st.markdown if empty else st.info)(HOW)
        return
    missing = [folder for folder in folders if not is_folder(folder)]
    if missing:
        st.info(f"There is no folder “{plain(str(missing[0]))}”, which `{SECOND_VARIABLE}` names as a second coding.")
        return
    files = {folder: folder_stamps(folder) for folder in folders}
    _watch(files)
    codings = (view.data, *(load_folder(folder, seen) for folder, seen in files.items()))
    coders = _compare(tuple(data.version for data in codings), codings)
    names = [_name(folder) for folder in (positions_folder(), *folders)]
    if not any(len(data.positions) for data in coders.codings):
        st.info(plain(documents_in_words(coders.documents) or NOTHING))
        return
    found = _show_two(view, coders, names) if len(codings) == 2 else _show_all(view, coders, names)
    show_issues(found)
    called = [letter(number) for number in range(len(codings))]
    two = [called.index(one) for one in found.letters]
    left, right = (view if number == 0 else View(codings[number], view.as_of, view.filters) for number in two)
    show_disagreements((left, right), found, (names[two[0]], names[two[1]]), mine=two[0] == 0)
    how_made(
        "A unit is one statement of one actor on one issue from one source, found by those coders whose quotations "
        f"have words in a row in common. {SCALE}"
    )


def _show_two(view: View, coders: Coders, names: Sequence[str]) -> Comparison:
    """How far the only two agree."""
    (found,) = coders.pairs.values()
    st.markdown(f"**{stances_in_words(found)}.** {units_in_words(found)}")
    st.markdown(fields_in_words(found))
    _show_who(view, coders, names)
    _show_cautions(cautions(found))
    return found


def _show_all(view: View, coders: Coders, names: Sequence[str]) -> Comparison:
    """How far all of several agree, and every two of them; the pair that is chosen."""
    st.markdown(f"**{stances_of_all_in_words(coders)}.** {units_of_all_in_words(coders)}")
    _show_who(view, coders, names)
    wrong = [said for number, data in enumerate(coders.codings) for said in faults(letter(number), data)]
    _show_cautions(wrong)
    found = coders.pairs[show_pairs(coders)]
    st.markdown(f"**{' and '.join(found.letters)}**: {stances_in_words(found)}. {units_in_words(found)}")
    st.markdown(fields_in_words(found))
    _show_cautions(said for said in cautions(found) if said not in wrong)
    return found


def _name(folder: Path) -> str:
    return folder.resolve().name or str(folder)


def _show_who(view: View, coders: Coders, names: Sequence[str]) -> None:
    """Whose codings are compared, and over which documents."""
    day = f" as recorded on {day_in_words(view.edition.day)}" if view.edition and view.edition.day else ""
    who = [
        f"{letter(number)} is {plain(name)}{'' if number else day}, with {count(positions, 'position')}"
        for number, (name, positions) in enumerate(
            zip(names, (count_positions(data.positions) for data in coders.codings), strict=True)
        )
    ]
    documents = documents_in_words(coders.documents)
    st.caption(f"{'; '.join(who)}. {plain(documents) if documents else 'All positions are compared.'}")


def _show_cautions(said: Iterable[str]) -> None:
    for caution in said:
        st.warning(plain(caution), icon=":material/info:")
