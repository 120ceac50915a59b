"""What to do where a page has nothing to show: no position stands in the folder yet, or the filters leave no actor."""

import shlex

import streamlit as st

from loaders.settings import positions_folder, read_only
from views.shared.links import link
from views.shared.markdown_text import code
from views.shared.view import View

NO_ACTOR = "The filters leave no actor. Choose others under “More filters” in the sidebar, or add an actor's file."


def show_first_steps(view: View, wanted: str) -> bool:
    """Where the folder has no position: that this page will show what is `wanted`, and the steps on the way to it.

    Whether the folder has none; of the data of an earlier day nothing is said, since nobody edits it.
    """
    if not view.data.positions.empty or (view.edition and view.edition.day):
        return False
    st.info(f"Nothing is coded yet. With the first position this page shows {wanted}.", icon=":material/flag:")
    if view.data.errors:
        link("problems", "What is written is faulty: see what is wrong, and where")
    if read_only():
        return True
    steps = _steps(view)
    st.markdown("\n".join(f"1. **{what}**: {'✓ there' if made else how}" for made, what, how, _, _ in steps))
    _, _, _, label, choices = next(step for step in steps if not step[0])
    link("edit", label, **choices)
    return True


def _steps(view: View) -> list[tuple[bool, str, str, str, dict[str, str]]]:
    """In order: whether it is made, what it is, how in an editor, and the link to the form that makes it."""
    data, folder = view.data, shlex.quote(str(positions_folder()))
    new = {"task": "records"}
    return [
        (
            not data.issues.empty,
            "An issue",
            f"in {code('issues.yaml')}, where a new folder has one to fill in (take the “#” away)",
            "Write the first issue",
            {**new, "kind_of_new": "issue"},
        ),
        (
            not data.actors.empty,
            "An actor",
            code(f"tracker new actor NAME --folder {folder}"),
            "Write the first actor",
            {**new, "kind_of_new": "actor"},
        ),
        (
            not data.sources.empty,
            "A document",
            code(f"tracker register FILE --folder {folder}"),
            "Register the first document",
            {**new, "kind_of_new": "source"},
        ),
        (
            False,
            "A position",
            f"in the actor's file in {code('actors/')}, with a quotation from the document",
            "Write the first position",
            {"task": "position"},
        ),
    ]
