"""The agreement that chance gives: how high alignments would be if stances had nothing to do with issues.

Where most stances are alike, any two actors seem close. Haege, "Choice or Circumstance? Adjusting Measures of Foreign
Policy Similarity for Chance Agreement" (Political Analysis 19, 2011), therefore asks what agreement the stances alone
would give. Here as in Scott's pi, for all actors on view together: both stances of a comparison are drawn from one
distribution, that of all stances that are compared.
"""

import numpy as np

from analysis.alignment import STANCE_RANGE
from analysis.stance_matrix import Stances
from loaders.vocabularies import Stance


def agreement_by_chance(stances: Stances) -> float | None:
    """The expected closeness of two stances, drawn independently from those on view; None where nothing is compared.

    Each stance has the weight of the comparisons that it takes part in, so that this stands beside the mean of all
    pairs weighed by n, `Pairs.mean`. They are drawn from all issues together: from one issue after the other the
    closeness to expect is that mean itself.
    """
    partners = np.where(stances.stated, stances.stated.sum(axis=0) - 1, 0)
    for column, (pairs, _) in stances.passed_on.items():
        partners[:, column] -= pairs.sum(axis=1)
    levels = np.array([stance.score for stance in Stance])
    weight = np.array([partners[stances.stated & (stances.score == level)].sum() for level in levels])
    if not weight.sum():
        return None
    apart = np.abs(levels[:, None] - levels)
    return 1 - float(weight @ apart @ weight) / float(weight.sum()) ** 2 / STANCE_RANGE
