"""What ties a network has, and the controls that say so."""

from dataclasses import dataclass

import pandas as pd

from analysis.networks.discourse_networks import Normalisation, Relation
from analysis.networks.two_mode_ties import TwoModeNormalisation, TwoModeValue
from views.pages.alignment.network_tables import Network, between_actors, to_issues
from views.pages.alignment.two_mode_look import DIVIDED, SHARES, VALUES, WORTH
from views.shared.markdown_text import plain
from views.shared.node_choice import Nodes
from views.shared.view import View
from views.shared.widgets import choose

TWO_MODE = "two-mode"
NETWORKS = {
    "congruence": "Actors: saying alike (congruence)",
    "conflict": "Actors: saying otherwise (conflict)",
    "subtract": "Actors: alike less otherwise (subtract)",
    TWO_MODE: "Actors and issues (two-mode)",
}
DIVISORS = {
    "none": "None",
    "average": "Average activity",
    "jaccard": "Jaccard",
    "cosine": "Cosine",
}


@dataclass(frozen=True, slots=True)
class BetweenActors:
    """Ties between actors: the relation, and what they are divided by."""

    relation: Relation
    divisor: Normalisation
    value: None = None

    def network(self, view: View, nodes: Nodes, retained: pd.DataFrame) -> Network:
        """The network of the retained statements."""
        return between_actors(view, nodes, retained, self.relation, self.divisor)

    def sentence(self, repeats: str) -> str:
        """How a tie is made, in one sentence."""
        return (
            "A tie adds up how close (congruence) or how far apart (conflict) every two statements of the two actors "
            f"on one issue are, repetitions {plain(repeats)}, divided by: {plain(DIVISORS[self.divisor].lower())} "
            "(Leifeld's discourse network analysis)."
        )


@dataclass(frozen=True, slots=True)
class ToIssues:
    """Ties between actors and issues: what they are worth, and what they are divided by."""

    value: TwoModeValue
    divisor: TwoModeNormalisation

    def network(self, view: View, nodes: Nodes, retained: pd.DataFrame) -> Network:
        """The network of the retained statements."""
        return to_issues(view, nodes, retained, self.value, self.divisor)

    def sentence(self, repeats: str) -> str:
        """How a tie is made, in one sentence."""
        return f"A tie is {WORTH[self.value]}{DIVIDED[self.divisor]}, repetitions {plain(repeats)}."


Ties = BetweenActors | ToIssues
"""What ties are: `value` says what those to issues are worth."""


def choose_ties(kind: str) -> Ties:
    """What ties are: the controls that go with the kind of network."""
    if kind != TWO_MODE:
        divisor = choose("Normalised by", "divisor", list(DIVISORS), DIVISORS, "average", width=160)
        return BetweenActors(Relation(kind), Normalisation(divisor))
    value = TwoModeValue(choose("A tie is", "tie", list(VALUES), VALUES, "subtract", width=265))
    codes = value is TwoModeValue.combine
    share = choose("Normalised by", "share", ["none"] if codes else list(SHARES), SHARES, "none", width=205,
                   disabled=codes, help="Codes of sides cannot be divided." if codes else None)  # fmt: skip
    return ToIssues(value, TwoModeNormalisation(share))
