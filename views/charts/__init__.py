"""Frames -> figures. The one package that builds Plotly figures."""

from plotly.graph_objects import Figure

from views.charts.alignment import alignment_lanes, alignment_line
from views.charts.dumbbell import dumbbell
from views.charts.lanes import Lane, lanes
from views.charts.matrix import matrix
from views.charts.strip import strip

__all__ = ["Figure", "Lane", "alignment_lanes", "alignment_line", "dumbbell", "lanes", "matrix", "strip"]
