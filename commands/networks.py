"""Networks for other tools: what `export --format networks` writes."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from analysis.filters import Filters
from analysis.networks.discourse_networks import Duplicates, Normalisation, Relation, one_mode, retain, two_mode
from analysis.networks.network_files import edge_list, node_list, one_mode_graph, to_graphml, two_mode_graph
from analysis.networks.network_history import network_history, window_ties
from analysis.networks.node_filter import leave_out
from analysis.networks.time_windows import Length, TimeWindow, parse_length, time_windows
from analysis.networks.two_mode_ties import TwoModeNormalisation, TwoModeValue, two_mode_ties
from analysis.positions_in_force import span
from analysis.selection import Selection
from commands.console import Commands
from commands.known_ids import first_unknown
from exchange.exported_files import export_files
from loaders.dataset import Dataset

FORMAT = "networks"
OPTIONS = (
    "window",
    "window_step",
    "repeats",
    "normalisation",
    "two_mode",
    "two_mode_normalisation",
    "without_actor",
    "without_issue",
)
"""The options that networks alone take."""


def add_options(exporting: Commands) -> None:
    """Offer the options of networks, none of which has a value where nobody gives it."""
    of_networks = exporting.add_argument_group(f"with --format {FORMAT}")
    of_networks.add_argument(
        "--window", type=_length, metavar="LENGTH", help="also by moving windows: 12-months, 90-days, 20-statements ..."
    )
    of_networks.add_argument(
        "--window-step", type=_step, metavar="N", help="each window so many units after the one before (default: 1)"
    )
    of_networks.add_argument("--repeats", choices=list(Duplicates), help="what counts once (default: document)")
    of_networks.add_argument(
        "--normalisation", choices=list(Normalisation), help="of ties between actors (default: average)"
    )
    of_networks.add_argument(
        "--two-mode", choices=list(TwoModeValue), help="what ties to issues are worth (default: subtract)"
    )
    of_networks.add_argument(
        "--two-mode-normalisation", choices=list(TwoModeNormalisation), help="what these are divided by (default: none)"
    )
    for kind in ("actor", "issue"):
        of_networks.add_argument(
            f"--without-{kind}",
            action="append",
            metavar="ID",
            help=f"leave this {kind} out; may be given several times",
        )


def misplaced(options: argparse.Namespace) -> str:
    """What is wrong with the options of networks where others that they need are not given; "" for nothing."""
    given = [name for name in OPTIONS if getattr(options, name) is not None]
    if given and options.format != FORMAT:
        return f"--{given[0].replace('_', '-')} is for --format {FORMAT}"
    return "--window-step is for --window" if options.window_step and not options.window else ""


def export_networks(data: Dataset, options: argparse.Namespace) -> list[Path]:
    """Write the networks of all statements, with the evidence and the day that the dashboard begins with.

    A list of ties and a GraphML file for each relation and for actors and issues, and the nodes; with a window also the
    figures and the ties of every window. Raises ValueError for an id that is not there and for codes that would be
    divided, and OSError where the folder cannot be written.
    """
    actors, issues = options.without_actor or (), options.without_issue or ()
    for kind, ids, table in (("actor", actors, data.actors), ("issue", issues, data.issues)):
        if unknown := first_unknown(ids, kind, table):
            raise ValueError(unknown)
    selection = Selection(data, span(data, date.today())[1], Filters())
    retained = retain(
        leave_out(selection.stated.all, actors=actors, issues=issues),
        Duplicates(options.repeats or Duplicates.document),
    )
    nodes = leave_out(selection.actors, actors=actors), leave_out(selection.issues, issues=issues)
    made = dict(_networks(retained, *nodes, options))
    if options.window:
        windows = time_windows(retained, options.window, options.window_step or 1)
        made |= _windows(retained, options.window, windows, _normalisation(options))
    return export_files(made, options.output, options.folder)


def _networks(
    retained: pd.DataFrame, actors: pd.DataFrame, issues: pd.DataFrame, options: argparse.Namespace
) -> Iterator[tuple[str, pd.DataFrame | bytes]]:
    ids = list(actors["actor"]), list(issues["issue"])
    found = two_mode(retained, *ids)
    value = TwoModeValue(options.two_mode or TwoModeValue.subtract)
    ties = two_mode_ties(
        found, value, TwoModeNormalisation(options.two_mode_normalisation or TwoModeNormalisation.none)
    )
    graphs = {"two-mode": two_mode_graph(found, actors, issues, ties=ties)}
    for relation in Relation:
        weight = one_mode(retained, *ids, relation, _normalisation(options))
        graphs[relation] = one_mode_graph(weight, actors, found.statements.sum(axis=1))
    yield "network-nodes.csv", node_list(graphs["two-mode"])
    for name, graph in graphs.items():
        yield f"network-{name}.csv", edge_list(graph)
        yield f"network-{name}.graphml", to_graphml(graph)


def _windows(
    retained: pd.DataFrame, length: Length, windows: Sequence[TimeWindow], normalisation: Normalisation
) -> Iterator[tuple[str, pd.DataFrame | bytes]]:
    yield f"windows-{length}.csv", network_history(retained, windows, normalisation)
    yield f"windows-{length}-ties.csv", window_ties(retained, windows, normalisation)


def _normalisation(options: argparse.Namespace) -> Normalisation:
    return Normalisation(options.normalisation or Normalisation.average)


def _length(text: str) -> Length:
    try:
        return parse_length(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _step(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"'{text}' is no step; write a number from 1")
