"""Overview: who is on opposite sides, on what, and in whose words?"""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.wording.disputes import OPPOSITE_SIDES, own_words_in_words
from analysis.wording.evidence import checked_in_all
from analysis.wording.figures import as_sentence
from analysis.wording.intermediaries import known_at_second_hand
from analysis.wording.scope import on_view, scope, scoped
from analysis.wording.summaries import evidence_in_brief
from briefing.site import addresses
from briefing.site.matrix import Matrix, matrix
from briefing.site.page import Page
from briefing.site.website import Website
from loaders.joint_statements import once

NOBODY = "Nobody has a stated position in this data."


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the template shows: the answer, whose words it rests on, the matrix, and how much is known."""

    about: str
    answer: str
    told: str
    own: str
    matrix: Matrix
    silent: list[str]
    rule: str
    evidence: str


def overview_page(site: Website) -> Iterator[Page]:
    """The first page."""
    yield Page(addresses.OVERVIEW, OPPOSITE_SIDES, "overview.html", _shown(site))


def _shown(site: Website) -> _Shown:
    selection, layout = site.selection, site.layout
    positions = selection.stated.all
    if positions.empty:
        return _Shown("", NOBODY, "", "", matrix(site), layout.silent, "", "")
    ways = pd.Series([site.verified[label] for label in once(positions).index])
    return _Shown(
        on_view(selection),
        scoped(scope(selection), layout.headline),
        layout.other_side or known_at_second_hand(selection, selection.names, most=1),
        own_words_in_words(positions),
        matrix(site),
        layout.silent,
        layout.rule or "Empty: no stated position, which is not neutral.",
        f"{as_sentence(evidence_in_brief(positions))}. {checked_in_all(ways)}",
    )
