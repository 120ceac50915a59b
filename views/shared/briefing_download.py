"""The briefing on what a page shows, as a file to take along."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from analysis.news.findings import Findings
from analysis.votes.ballots import Ballot
from briefing.actor import brief_actor
from briefing.content import Briefing
from briefing.formats import FORMATS, Format
from briefing.issue import brief_issue
from briefing.pair import brief_pair, pair_stem
from briefing.sections import Origin, verified_in_words
from briefing.work import brief_changes
from loaders.settings import positions_folder
from views.shared.compared_actors import Side
from views.shared.downloads import offer_file
from views.shared.view import View


def offer_pair(left: Side, right: Side) -> None:
    """The buttons for the briefing on two sides."""
    _offer(pair_stem(left, right), left.selection, lambda origin: brief_pair(left, right, origin))


def offer_actor(actor: str, view: View) -> None:
    """The buttons for the briefing on one actor."""
    _offer(f"{actor}-{view.as_of}", view, lambda origin: brief_actor(actor, view, origin))


def offer_issue(issue: str, view: View, ballot: Ballot | None) -> None:
    """The buttons for the briefing on one issue, with what a vote on it would bring, if there is one."""
    _offer(f"{issue}-{view.as_of}", view, lambda origin: brief_issue(issue, view, origin, ballot))


def offer_news(found: Findings, view: View) -> None:
    """The buttons for the briefing on what is new since a day."""
    _offer(f"new-{found.news.since}-{view.as_of}", view, lambda origin: brief_changes(found, origin))


def _offer(name: str, view: View, make: Callable[[Origin], Briefing]) -> None:
    """A button a format; the file is made when it is asked for."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="briefing"):
        st.caption(":material/description: Briefing:", width="content")
        for key, form in FORMATS.items():
            offer_file(
                form.name,
                _file(form, view, make),
                f"briefing-{name}{'-scenario' if view.scenario else ''}{form.suffixes[0]}",
                form.mime,
                f"briefing_{key}",
                type="tertiary",
                icon=":material/download:",
            )


def _file(form: Format, view: View, make: Callable[[Origin], Briefing]) -> Callable[[], bytes]:
    def written() -> bytes:
        verified = verified_in_words(view.verification.table["how"])
        origin = Origin(date.today(), positions_folder().name, view.edition, verified)
        return form.write(make(origin), origin.made)

    return written
