"""Method: how are the figures made?"""

from pathlib import Path

import streamlit as st

from analysis.actor_order import MOST_GROUPS, MOST_UNGROUPED
from analysis.alignment import PRIOR_WEIGHT, RANKED_FROM, STANCE_RANGE
from analysis.bloc_cohesion import AGREED, DIVIDED, MAJORITY_FROM
from analysis.blocs import ALONE_UP_TO, GROUPS_OUT, LEAST_RANKED, LEAST_STABILITY
from analysis.blocs import LEAST_ACTORS as LEAST_ACTORS_OF_BLOCS
from analysis.codings.coding_units import RUN
from analysis.codings.reliability import LEAST_PAIRS, RELIABLE, TENTATIVE
from analysis.communities import SEARCHES
from analysis.permutation_test import LEVEL as LEVEL_OF_PERMUTATIONS
from analysis.permutation_test import PERMUTATIONS
from analysis.polarisation import ALPHA, LEAST_ACTORS
from analysis.scaling import POOR_STRESS, USELESS_STRESS
from analysis.thin_evidence import OLD_YEARS
from analysis.wording.figures import LEVEL, percent
from loaders.vocabularies import Attribution, Confidence, Stance, Vocabulary
from views.shared.view import View

TEXT = Path(__file__).parents[3] / "docs" / "method.md"


def show(view: View) -> None:  # noqa: ARG001 every page takes the view
    """The page: docs/method.md with the constants of the code."""
    st.title("How are the figures made?")
    st.markdown(method_text())


def method_text() -> str:
    """docs/method.md with its figures and vocabularies filled in from the code."""
    return TEXT.read_text(encoding="utf-8").format(
        range=STANCE_RANGE,
        ranked_from=RANKED_FROM,
        old_years=OLD_YEARS,
        prior=PRIOR_WEIGHT,
        level=LEVEL,
        most_rows=MOST_UNGROUPED,
        groups=MOST_GROUPS,
        least_actors=LEAST_ACTORS_OF_BLOCS,
        least_ranked=percent(LEAST_RANKED),
        searches=SEARCHES,
        alone=ALONE_UP_TO,
        groups_out=GROUPS_OUT,
        least_stability=percent(LEAST_STABILITY),
        permutations=PERMUTATIONS,
        permutation_level=LEVEL_OF_PERMUTATIONS,
        agreed=percent(AGREED),
        divided=percent(DIVIDED),
        useless_stress=USELESS_STRESS,
        majority_from=MAJORITY_FROM,
        poor_stress=POOR_STRESS,
        fewest=LEAST_ACTORS,
        alpha=ALPHA,
        run=RUN,
        reliable=RELIABLE,
        tentative=TENTATIVE,
        least_pairs=LEAST_PAIRS,
        stances=_table(Stance, {stance: f"{stance.score:+d}" if stance.score else "0" for stance in Stance}),
        attributions=_table(Attribution),
        confidences=_table(Confidence),
    )


def _table(words: type[Vocabulary], scores: dict[Stance, str] | None = None) -> str:
    head = "| word | score | meaning |\n| --- | --- | --- |" if scores else "| word | meaning |\n| --- | --- |"
    rows = [
        f"| {word.words} | {scores[Stance(word)]} | {word.meaning} |"
        if scores
        else f"| {word.words} | {word.meaning} |"
        for word in words
    ]
    return "\n".join([head, *rows])
