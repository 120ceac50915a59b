"""Networks as graphs and as files that Gephi, Visone, igraph and networkx read.

Nodes carry label, mode (actor or issue), kind, iso3 and statements (how many
the network rests on); edges carry weight and sign (positive, negative, both,
or none where the weight takes no side). A missing text is "": neither format
knows None.
"""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.networks.discourse_networks import TwoMode
from analysis.networks.two_mode_ties import TwoModeNormalisation, TwoModeTies, TwoModeValue, two_mode_ties
from loaders.frames import tabulate
from loaders.table_rows import NUMBER, TEXT, ActorRow, IssueRow, records

if TYPE_CHECKING:
    import networkx as nx

ISSUE_PREFIX = "issue:"
"""What stands before the id of an issue that is a node: an actor may have the same id, and no id has a colon."""

NODE_COLUMNS = {"Id": TEXT, "Label": TEXT, "mode": TEXT, "kind": TEXT, "iso3": TEXT, "statements": NUMBER}
EDGE_COLUMNS = {"Source": TEXT, "Target": TEXT, "Type": TEXT, "Weight": "float64", "sign": TEXT}
"""The columns that every list of nodes or edges has; the capitalised ones are those that Gephi knows."""

Attributes = dict[str, str | float]
"""What a node or an edge carries, by name."""

# line ends and tabulators do not survive in attributes; the rest XML 1.0 forbids or discourages
_BREAKS = re.compile(r"[\t\n\r\x85]+")
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")


def one_mode_graph(
    matrix: NDArray[np.float64],
    actors: pd.DataFrame,
    statements: Sequence[int] | NDArray[np.int64],
    extra: pd.DataFrame | None = None,
) -> "nx.Graph":
    """Actors tied to actors, with the actors' ids as nodes.

    `actors` (columns as ACTOR_COLUMNS) and `statements` have a row for each row
    of the symmetric `matrix`. An edge for every weight that is not 0, also the
    negative ones. `extra` gives further attributes of actors, by id in its
    index: numbers stay numbers and are left out where missing, all else is
    text. Raises ValueError where the sizes differ or an attribute has a name
    that is taken.
    """
    if matrix.shape != (len(actors), len(actors)):
        raise ValueError("the matrix has other actors than the table")
    graph = _empty_graph()
    ids = _add_actors(graph, actors, statements)
    for left, right in zip(*np.nonzero(np.triu(matrix, 1)), strict=True):
        weight = matrix[left, right]
        _add_edge(graph, ids[left], ids[right], weight, "positive" if weight > 0 else "negative")
    _add_extra(graph, extra)
    return graph


def two_mode_graph(
    found: TwoMode,
    actors: pd.DataFrame,
    issues: pd.DataFrame,
    extra: pd.DataFrame | None = None,
    ties: TwoModeTies | None = None,
) -> "nx.Graph":
    """Actors tied to issues, by the sum of their stances where no `ties` are given; edges also carry the statements.

    The nodes are the actors' ids and the issues' ids after ISSUE_PREFIX. Only
    ties other than 0 are edges: of sums, a cell of mixed statements, or of as much
    support as opposition, is none. `actors` and `issues` (columns as
    ACTOR_COLUMNS and ISSUE_COLUMNS) have the rows of `found`; `extra` and
    errors as in `one_mode_graph`.
    """
    ties = ties or two_mode_ties(found, TwoModeValue.subtract, TwoModeNormalisation.none)
    if ties.weight.shape != (len(actors), len(issues)):
        raise ValueError("the matrix has other actors or issues than the tables")
    graph = _empty_graph()
    ids = _add_actors(graph, actors, found.statements.sum(axis=1))
    abouts = []
    for issue, count in zip(records(issues, IssueRow), found.statements.sum(axis=0), strict=True):
        abouts.append(ISSUE_PREFIX + issue.issue)
        _add_node(graph, abouts[-1], issue.title, "issue", "", "", int(count))
    for row, column in zip(*np.nonzero(ties.weight), strict=True):
        statements = int(found.statements[row, column])
        sign = str(ties.sign[row, column])
        _add_edge(graph, ids[row], abouts[column], ties.weight[row, column], sign, statements=statements)
    _add_extra(graph, extra)
    return graph


def to_graphml(graph: "nx.Graph") -> bytes:
    """The graph as GraphML in UTF-8, every key with its type."""
    import networkx as nx

    file = BytesIO()
    nx.write_graphml_xml(graph, file)
    return file.getvalue()


def to_gexf(graph: "nx.Graph") -> bytes:
    """The graph as GEXF 1.2draft in UTF-8."""
    import networkx as nx

    file = BytesIO()
    nx.write_gexf(graph, file, version="1.2draft")
    return file.getvalue()


def edge_list(graph: "nx.Graph") -> pd.DataFrame:
    """One row an edge: EDGE_COLUMNS, then any further attribute of the edges."""
    rows = []
    for source, target, attributes in graph.edges(data=True):
        weight, rest = _split(attributes, "weight")
        rows.append({"Source": source, "Target": target, "Type": "Undirected", "Weight": weight, **rest})
    return _list(rows, EDGE_COLUMNS)


def node_list(graph: "nx.Graph") -> pd.DataFrame:
    """One row a node: NODE_COLUMNS, then any further attribute of the nodes."""
    rows = []
    for node, attributes in graph.nodes(data=True):
        label, rest = _split(attributes, "label")
        rows.append({"Id": node, "Label": label, **rest})
    return _list(rows, NODE_COLUMNS)


def _split(attributes: Attributes, name: str) -> tuple[str | float, Attributes]:
    return attributes[name], {other: value for other, value in attributes.items() if other != name}


def _list(rows: list[Attributes], columns: dict[str, str]) -> pd.DataFrame:
    further = dict.fromkeys(name for row in rows for name in row if name not in columns)
    fixed = tabulate(({name: row[name] for name in columns} for row in rows), columns)
    return fixed.assign(**{name: pd.Series([row.get(name) for row in rows]) for name in further})


def _empty_graph() -> "nx.Graph":
    import networkx as nx

    return nx.Graph()


def _add_actors(graph: "nx.Graph", actors: pd.DataFrame, statements: Sequence[int] | NDArray[np.int64]) -> list[str]:
    for actor, count in zip(records(actors, ActorRow), statements, strict=True):
        _add_node(graph, actor.actor, actor.short_name, "actor", actor.kind, actor.iso3, int(count))
    return list(actors["actor"])


def _add_node(graph: "nx.Graph", node: str, label: str, mode: str, kind: str, iso3: str, statements: int) -> None:
    graph.add_node(node, label=_clean(label), mode=mode, kind=kind, iso3=iso3, statements=statements)


def _add_edge(graph: "nx.Graph", source: str, target: str, weight: float, sign: str, **more: int) -> None:
    graph.add_edge(source, target, weight=float(weight), sign=sign, **more)


def _add_extra(graph: "nx.Graph", extra: pd.DataFrame | None) -> None:
    if extra is None:
        return
    if taken := {*map(str.lower, NODE_COLUMNS)} & {*map(str.lower, extra.columns)}:
        raise ValueError(f"nodes have these attributes already: {', '.join(sorted(taken))}")
    for name, column in extra.items():
        known = column.dropna().to_dict()
        numbers = pd.api.types.is_numeric_dtype(column)
        for node, attributes in graph.nodes(data=True):
            if not numbers:
                attributes[name] = _clean(str(known.get(node, "")))
            elif node in known:
                attributes[name] = known[node]


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", _BREAKS.sub(" ", text))
