"""Networks as files: what another program reads is what was written."""

from io import BytesIO
from xml.etree import ElementTree

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.networks.discourse_networks import two_mode
from analysis.networks.network_files import (
    EDGE_COLUMNS,
    ISSUE_PREFIX,
    NODE_COLUMNS,
    edge_list,
    node_list,
    one_mode_graph,
    to_gexf,
    to_graphml,
    two_mode_graph,
)
from loaders.frames import ACTOR_COLUMNS, ISSUE_COLUMNS, tabulate
from tests.support.folders import positions_table

MATRIX = np.array([[0, 1.5, -0.25], [1.5, 0, 0], [-0.25, 0, 0]])
HARD = [
    "<b>Bold & \"brave\" 'x'</b> ]]>",
    "Cote\u0302 d\u2019Ivoire \u202b\u0627\u0644\u0639\u0631\u0627\u0642\u202c \U0001f30d",
    " two  spaces ",
]


def actors_table(*names: str) -> pd.DataFrame:
    """Actors a, b, c ... with these short names."""
    rows = (
        dict.fromkeys(ACTOR_COLUMNS, "") | {"actor": chr(97 + n), "short_name": name, "kind": "state", "line": 1}
        for n, name in enumerate(names)
    )
    return tabulate(rows, ACTOR_COLUMNS).assign(iso3=["RUS", *[""] * (len(names) - 1)][: len(names)])


def issues_table(*ids: str) -> pd.DataFrame:
    rows = (
        dict.fromkeys(ISSUE_COLUMNS, "") | {"issue": issue, "title": f"About {issue}", "contested": True, "line": 1}
        for issue in ids
    )
    return tabulate(rows, ISSUE_COLUMNS)


def two_modes(actors: int = 2, issues: tuple[str, ...] = ("a", "j")) -> "nx.Graph":
    said = [("a", "a", 2), ("a", "a", 1), ("a", "j", 0), ("b", "a", -1), ("b", "j", 1), ("b", "j", -1)]
    table = positions_table(*((*row, "2019-01-01") for row in said))
    names = actors_table("Russia", "China")[:actors]
    found = two_mode(table, list(names["actor"]), list(issues))
    return two_mode_graph(found, names, issues_table(*issues))


def reread(graph: "nx.Graph") -> list["nx.Graph"]:
    """The graph as networkx reads it from either file."""
    return [nx.read_graphml(BytesIO(to_graphml(graph))), nx.read_gexf(BytesIO(to_gexf(graph)))]


def contents(graph: "nx.Graph") -> tuple[object, object]:
    """Nodes and edges with their attributes, without the numbers that GEXF gives edges."""
    edges = {
        frozenset(pair): {name: value for name, value in attributes.items() if name != "id"}
        for *pair, attributes in graph.edges(data=True)
    }
    return dict(graph.nodes(data=True)), edges


def test_actors_are_tied_by_every_weight_that_is_not_nought() -> None:
    graph = one_mode_graph(MATRIX, actors_table("Russia", "China", "Cuba"), [3, 1, 0])
    assert not graph.is_directed()
    assert contents(graph) == (
        {
            "a": {"label": "Russia", "mode": "actor", "kind": "state", "iso3": "RUS", "statements": 3},
            "b": {"label": "China", "mode": "actor", "kind": "state", "iso3": "", "statements": 1},
            "c": {"label": "Cuba", "mode": "actor", "kind": "state", "iso3": "", "statements": 0},
        },
        {
            frozenset("ab"): {"weight": 1.5, "sign": "positive"},
            frozenset("ac"): {"weight": -0.25, "sign": "negative"},
        },
    )


def test_actors_are_tied_to_issues_even_where_an_issue_has_an_actors_id() -> None:
    nodes, edges = contents(two_modes())
    assert nodes == {
        "a": {"label": "Russia", "mode": "actor", "kind": "state", "iso3": "RUS", "statements": 3},
        "b": {"label": "China", "mode": "actor", "kind": "state", "iso3": "", "statements": 3},
        "issue:a": {"label": "About a", "mode": "issue", "kind": "", "iso3": "", "statements": 3},
        "issue:j": {"label": "About j", "mode": "issue", "kind": "", "iso3": "", "statements": 3},
    }
    # a on j is mixed, and b on j as much for as against: both sum to 0
    assert edges == {
        frozenset(["a", "issue:a"]): {"weight": 3.0, "sign": "positive", "statements": 2},
        frozenset(["b", "issue:a"]): {"weight": -1.0, "sign": "negative", "statements": 1},
    }
    assert ISSUE_PREFIX == "issue:"


def test_files_are_read_back_as_they_were_written() -> None:
    extra = pd.DataFrame({"bloc": ["East", None], "centrality": [0.5, np.nan], "size": [3, 4]}, index=["a", "b"])
    graphs = [
        one_mode_graph(MATRIX, actors_table(*HARD), [3, 1, 0]),
        one_mode_graph(MATRIX, actors_table(*HARD), [3, 1, 0], extra),
        two_modes(),
    ]
    for graph in graphs:
        for read in reread(graph):
            assert contents(read) == contents(graph)


@settings(max_examples=50)
@given(st.lists(st.text(max_size=8), min_size=3, max_size=3))
def test_any_name_makes_files_that_can_be_read(names: list[str]) -> None:
    graph = one_mode_graph(MATRIX, actors_table(*names), [1, 1, 1])
    for read in reread(graph):
        assert contents(read) == contents(graph)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Rus\x00s\x1bia\x7f\x9f", "Russia"),
        ("Rus\ufffesia\uffff", "Russia"),
        ("Viet\r\nNam\tNorth", "Viet Nam North"),
        (HARD[0], HARD[0]),
        (HARD[1], HARD[1]),
    ],
)
def test_names_lose_only_what_xml_forbids(name: str, label: str) -> None:
    graph = one_mode_graph(np.zeros((1, 1)), actors_table(name), [1])
    assert [read.nodes["a"]["label"] for read in (graph, *reread(graph))] == [label] * 3


def test_numbers_stay_numbers_and_what_is_missing_is_empty_or_left_out() -> None:
    extra = pd.DataFrame(
        {
            "bloc": ["East\x00", None],
            "centrality": [0.5, np.nan],
            "size": pd.array([3, None], dtype="Int64"),
        },
        index=["a", "b"],
    )
    graph = one_mode_graph(MATRIX, actors_table("Russia", "China", "Cuba"), [3, 1, 0], extra)
    assert [graph.nodes[node]["bloc"] for node in "abc"] == ["East", "", ""]
    assert [graph.nodes[node].get("centrality") for node in "abc"] == [0.5, None, None]
    assert graph.nodes["a"]["size"] == 3
    assert None not in [value for _, attributes in graph.nodes(data=True) for value in attributes.values()]


@pytest.mark.parametrize("name", ["label", "Label", "id", "statements"])
def test_an_attribute_whose_name_is_taken_is_refused(name: str) -> None:
    extra = pd.DataFrame({name: ["x"]}, index=["a"])
    with pytest.raises(ValueError, match=name.lower()):
        one_mode_graph(np.zeros((1, 1)), actors_table("Russia"), [1], extra)


def test_tables_of_another_size_are_refused() -> None:
    with pytest.raises(ValueError, match="matrix"):
        one_mode_graph(MATRIX, actors_table("Russia"), [1])
    with pytest.raises(ValueError, match="shorter"):
        one_mode_graph(MATRIX, actors_table("Russia", "China", "Cuba"), [1])
    with pytest.raises(ValueError, match="matrix"):
        two_mode_graph(two_mode(positions_table(), ["a"], ["i"]), actors_table("Russia"), issues_table("i", "j"))


def test_graphml_gives_each_key_one_type() -> None:
    tree = ElementTree.fromstring(to_graphml(two_modes()))
    keys = [key.attrib for key in tree.iter("{http://graphml.graphdrawing.org/xmlns}key")]
    types = {(key["for"], key["attr.name"]): key["attr.type"] for key in keys}
    assert len(types) == len(keys) == len({key["id"] for key in keys})
    assert types == {
        ("node", "label"): "string",
        ("node", "mode"): "string",
        ("node", "kind"): "string",
        ("node", "iso3"): "string",
        ("node", "statements"): "long",
        ("edge", "weight"): "double",
        ("edge", "sign"): "string",
        ("edge", "statements"): "long",
    }


def test_gexf_says_its_version_and_holds_labels_and_weights_where_gephi_looks() -> None:
    tree = ElementTree.fromstring(to_gexf(two_modes()))
    space = "{http://www.gexf.net/1.2draft}"
    assert (tree.tag, tree.get("version")) == (f"{space}gexf", "1.2")
    assert [node.get("label") for node in tree.iter(f"{space}node")] == ["Russia", "China", "About a", "About j"]
    assert [edge.get("weight") for edge in tree.iter(f"{space}edge")] == ["3.0", "-1.0"]
    assert [graph.get("defaultedgetype") for graph in tree.iter(f"{space}graph")] == ["undirected"]


def test_lists_have_the_columns_that_gephi_knows() -> None:
    edges, nodes = edge_list(two_modes()), node_list(two_modes())
    assert list(edges.columns) == ["Source", "Target", "Type", "Weight", "sign", "statements"]
    assert edges.to_numpy().tolist() == [
        ["a", "issue:a", "Undirected", 3.0, "positive", 2],
        ["b", "issue:a", "Undirected", -1.0, "negative", 1],
    ]
    assert list(nodes.columns) == ["Id", "Label", "mode", "kind", "iso3", "statements"]
    assert list(nodes["Id"]) == ["a", "b", "issue:a", "issue:j"]
    assert list(nodes["Label"]) == ["Russia", "China", "About a", "About j"]


def test_lists_carry_further_attributes() -> None:
    extra = pd.DataFrame({"bloc": ["East"], "size": [3.0]}, index=["b"])
    nodes = node_list(one_mode_graph(MATRIX, actors_table("Russia", "China", "Cuba"), [3, 1, 0], extra))
    assert list(nodes["bloc"]) == ["", "East", ""]
    assert nodes["size"].isna().tolist() == [True, False, True]


def test_edges_and_nodes_are_all_in_the_lists() -> None:
    graph = one_mode_graph(MATRIX, actors_table("Russia", "China", "Cuba"), [3, 1, 0])
    read = nx.from_pandas_edgelist(edge_list(graph), "Source", "Target", ["Weight"])
    assert {frozenset(pair): read.edges[pair]["Weight"] for pair in read.edges} == {
        frozenset("ab"): 1.5,
        frozenset("ac"): -0.25,
    }
    assert len(node_list(graph)) == 3


@pytest.mark.parametrize("names", [(), ("Russia",)])
def test_no_actor_and_one_actor_make_files_and_lists_of_the_same_columns(names: tuple[str, ...]) -> None:
    n = len(names)
    graph = one_mode_graph(np.zeros((n, n)), actors_table(*names), [1] * n)
    assert [len(read) for read in reread(graph)] == [n, n]
    assert edge_list(graph).dtypes.to_dict() == EDGE_COLUMNS
    assert node_list(graph).dtypes.to_dict() == NODE_COLUMNS
    assert len(two_modes(n, ())) == n
    assert len(two_modes(n, ("a", "j"))) == n + 2
