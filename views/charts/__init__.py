"""Frames -> figures. The one package that builds Plotly figures."""

from views.charts.actor_map import MOST_NAMES as NAMED_ON_MAP
from views.charts.actor_map import Place, actor_map
from views.charts.agreement import agreement
from views.charts.alignment import alignment_lanes, alignment_line
from views.charts.division_bars import divides
from views.charts.document_reliance import footing
from views.charts.drawing import Drawing
from views.charts.network import MOST_NAMES as NAMED_IN_NETWORK
from views.charts.network import Node, Tie, network
from views.charts.pair_cells import MatrixCell
from views.charts.pair_matrix import MatrixRow, pair_matrix
from views.charts.stance_lanes import lanes
from views.charts.window_lines import WindowPoint, window_lines

__all__ = [
    "NAMED_IN_NETWORK",
    "NAMED_ON_MAP",
    "Drawing",
    "MatrixCell",
    "MatrixRow",
    "Node",
    "Place",
    "Tie",
    "WindowPoint",
    "actor_map",
    "agreement",
    "alignment_lanes",
    "alignment_line",
    "divides",
    "footing",
    "lanes",
    "network",
    "pair_matrix",
    "window_lines",
]
