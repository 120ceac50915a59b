"""A discourse network as tables and as a graph for other tools."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.alignment_matrix import Pairs, align_pairs
from analysis.blocs.blocs import labels
from analysis.networks.discourse_networks import Normalisation, Relation, TwoMode, drawn_ties, one_mode, two_mode
from analysis.networks.network_files import ISSUE_PREFIX, one_mode_graph, two_mode_graph
from analysis.networks.two_mode_ties import TwoModeNormalisation, TwoModeTies, TwoModeValue, two_mode_ties
from analysis.positions_in_force import in_force
from analysis.sides import sides_of_pairs
from analysis.stance_matrix import stances
from views.pages.alignment.network_drawing import Point
from views.shared.node_choice import Nodes
from views.shared.view import View

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True)
class Network:
    """A network as arrays. `weight` has a row an actor of `nodes` and a column an actor or an issue."""

    view: View
    nodes: Nodes
    retained: pd.DataFrame
    found: TwoMode
    weight: npt.NDArray[np.float64]
    relation: Relation | None = None
    """What ties two actors; None for ties between actors and issues."""
    to_issues: TwoModeTies | None = None
    """The ties between actors and issues, whose weight this is; None for ties between actors."""

    @property
    def two_mode(self) -> bool:
        """Whether ties are between actors and issues."""
        return self.to_issues is not None

    @cached_property
    def actor_ids(self) -> list[str]:
        """Ids of the actors, in the order of the rows."""
        return list(self.nodes.actors["actor"])

    @cached_property
    def issue_ids(self) -> list[str]:
        """Ids of the issues."""
        return list(self.nodes.issues["issue"])

    def points(self) -> dict[str, Point]:
        """Every actor and, with two modes, every issue."""
        counts = self.found.statements
        every = self.view.actor_ids
        blocs = {every[place]: number for number, bloc in enumerate(self.view.direct.room.blocs) for place in bloc}
        points = {
            actor: Point(
                self.view.names[actor],
                int(said),
                bloc=blocs.get(actor, -1),
                told=actor in self.view.coverage.sole_voices,
            )
            for actor, said in zip(self.actor_ids, counts.sum(axis=1), strict=True)
        }
        if self.two_mode:
            for issue, said in zip(self.issue_ids, counts.sum(axis=0), strict=True):
                points[ISSUE_PREFIX + issue] = Point(self.view.titles[issue], int(said), is_issue=True)
        return points

    def ties(self) -> pd.DataFrame:
        """Every tie once, the strongest first: columns Source, Target, Weight, and others.

        These are Sign (as TwoModeTies, if any) and Statements; or Shared issues, Ranked (whether these are enough, on
        enough passages), the two sides, and Drawn (see `discourse_networks.drawn_ties`).

        Of equally strong ties to issues, those on the most divided issues come first, in turn for every actor.
        """
        rows, columns = np.nonzero(self.weight if self.two_mode else np.triu(self.weight, 1))
        weight = self.weight[rows, columns]
        strength, turn = -np.abs(weight), pd.Series(0, index=range(len(weight)))
        if self.to_issues is not None:
            if self.to_issues.are_codes:
                strength = np.zeros_like(weight)
            taken = self.found.subtract
            united = np.abs(taken.sum(axis=0)) / np.maximum(np.abs(taken).sum(axis=0), 1)
            ties = pd.DataFrame({"row": rows, "strength": strength, "united": united[columns]})
            turn = ties.sort_values("united", kind="stable").groupby(["row", "strength"]).cumcount().sort_index()
        order = np.lexsort((turn, strength))
        actors = np.array(self.actor_ids, dtype=object)
        issues = np.array([ISSUE_PREFIX + issue for issue in self.issue_ids], dtype=object)
        targets = issues if self.two_mode else actors
        rows, columns = rows[order], columns[order]
        ends = {"Source": actors[rows], "Target": targets[columns], "Weight": weight[order]}
        if self.to_issues is not None:
            sign = self.to_issues.sign[rows, columns]
            sides = {"Sign": sign} if sign.any() else {}
            return pd.DataFrame({**ends, **sides, "Statements": self.found.statements[rows, columns]})
        assert self.relation is not None
        pairs, shared = self.pairs, sides_of_pairs(self.pairs.stances)
        drawn = drawn_ties(self.relation, self.weight, shared, pairs.ranked)
        return pd.DataFrame(
            {
                **ends,
                "Shared issues": pairs.n[rows, columns],
                "Same side": shared.same.issues[rows, columns],
                "Opposite sides": shared.opposite.issues[rows, columns],
                "Ranked": np.where(pairs.ranked[rows, columns], "yes", "no: too little"),
                "Drawn": np.where(drawn[rows, columns], "yes", "no"),
            }
        )

    @cached_property
    def pairs(self) -> Pairs:
        """What every two actors share within the dates: on how many issues, and whether on enough passages."""
        standing = in_force(self.retained, self.view.as_of)
        return align_pairs(stances(standing, self.actor_ids, self.issue_ids))

    def graph(self) -> "nx.Graph":
        """The same for other tools, with the bloc of every actor."""
        letters = labels(self.view.direct.room.blocs, len(self.view.actor_ids))
        blocs = pd.DataFrame({"bloc": letters}, index=pd.Index(self.view.actor_ids))
        if self.to_issues is not None:
            return two_mode_graph(self.found, self.nodes.actors, self.nodes.issues, blocs, self.to_issues)
        graph = one_mode_graph(self.weight, self.nodes.actors, self.found.statements.sum(axis=1), blocs)
        places = {actor: place for place, actor in enumerate(self.actor_ids)}
        shared = self.pairs.n
        for one, other, attributes in graph.edges(data=True):
            attributes["shared_issues"] = int(shared[places[one], places[other]])
        return graph


def between_actors(
    view: View, nodes: Nodes, retained: pd.DataFrame, relation: Relation, divisor: Normalisation
) -> Network:
    """The network of the retained statements in which actors are tied in one relation."""
    actors, issues = list(nodes.actors["actor"]), list(nodes.issues["issue"])
    weight = one_mode(retained, actors, issues, relation, divisor)
    return Network(view, nodes, retained, two_mode(retained, actors, issues), weight, relation)


def to_issues(
    view: View, nodes: Nodes, retained: pd.DataFrame, value: TwoModeValue, divisor: TwoModeNormalisation
) -> Network:
    """The network of the retained statements in which actors are tied to issues."""
    found = two_mode(retained, list(nodes.actors["actor"]), list(nodes.issues["issue"]))
    ties = two_mode_ties(found, value, divisor)
    return Network(view, nodes, retained, found, ties.weight, to_issues=ties)
