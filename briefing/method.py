"""How the figures are made: docs/method.md with the constants of the code, for the dashboard and for the site."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from analysis.actor_order import MOST_GROUPS, MOST_UNGROUPED
from analysis.alignment import PRIOR_WEIGHT, RANKED_FROM, STANCE_RANGE
from analysis.blocs.bloc_cohesion import AGREED, DIVIDED, MAJORITY_FROM
from analysis.blocs.blocs import ALONE_UP_TO, GROUPS_OUT, LEAST_RANKED, LEAST_STABILITY
from analysis.blocs.blocs import LEAST_ACTORS as LEAST_ACTORS_OF_BLOCS
from analysis.blocs.communities import SEARCHES
from analysis.blocs.permutation_test import LEVEL as LEVEL_OF_PERMUTATIONS
from analysis.blocs.permutation_test import PERMUTATIONS
from analysis.codings.coding_units import RUN
from analysis.codings.reliability import CHANCE_UNITS, LEAST_PAIRS, RELIABLE, TENTATIVE
from analysis.networks.discourse_networks import LEAST_SHARE
from analysis.networks.time_windows import LEAST_STATEMENTS
from analysis.polarisation import ALPHA, LEAST_ACTORS
from analysis.scaling import FEW_DISTANCES, LEAST_SURE, POOR_STRESS
from analysis.thin_evidence import OLD_YEARS
from analysis.wording.figures import ATTRIBUTIONS, LEVEL, percent
from loaders.table_rows import SourceRow, records
from loaders.vocabularies import Attribution, Confidence, Stance, Vocabulary
from loaders.vote_scale import AT_THE_ENDS, is_at_the_ends

TEXT = Path(__file__).parents[1] / "docs" / "method.md"


def about_votes(sources: pd.DataFrame, shown: Callable[[str], str] = str) -> str:
    """What to know where votes stand at the ends of the scale; "" where none do. `shown` writes a title of the data."""
    titles = [one.title for one in records(sources, SourceRow) if is_at_the_ends(one.note)]
    if not titles:
        return ""
    named = f"“{shown(titles[0])}”" if len(titles) == 1 else f"{len(titles)} documents"
    return (
        f"{AT_THE_ENDS[:-1]} in {named}: yes is strong support and no strong opposition, so that "
        "opposite votes make an alignment of 0 % and not of 50 %. How strongly anybody meant a vote is not known."
    )


def sections(text: str) -> list[tuple[str, str]]:
    """The sections of a text in Markdown, each with its heading of the second level."""
    parts = [part.partition("\n") for part in f"\n{text}".split("\n## ")[1:]]
    return [(heading.strip(), body.strip()) for heading, _, body in parts]


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
        few_distances=FEW_DISTANCES,
        least_sure=percent(LEAST_SURE),
        tie_share=percent(LEAST_SHARE),
        majority_from=MAJORITY_FROM,
        poor_stress=POOR_STRESS,
        fewest=LEAST_ACTORS,
        least_window=LEAST_STATEMENTS,
        alpha=ALPHA,
        run=RUN,
        reliable=RELIABLE,
        tentative=TENTATIVE,
        least_pairs=LEAST_PAIRS,
        chance_units=CHANCE_UNITS,
        stances=_table(Stance, {stance: f"{stance.score:+d}" if stance.score else "0" for stance in Stance}),
        attributions=_table(Attribution, names=ATTRIBUTIONS),
        confidences=_table(Confidence),
    )


def _table(
    words: type[Vocabulary], scores: Mapping[Stance, str] | None = None, names: Mapping[str, str] | None = None
) -> str:
    head = "| word | score | meaning |\n| --- | --- | --- |" if scores else "| word | meaning |\n| --- | --- |"
    rows = []
    for word in words:
        name = names[word] if names else word.words
        score = f" {scores[Stance(word)]} |" if scores else ""
        rows.append(f"| {name} |{score} {word.meaning} |")
    return "\n".join([head, *rows])
