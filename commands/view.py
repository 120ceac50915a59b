"""`view`: serve the dashboard on this machine."""

import argparse
import os
import runpy
import sys
from pathlib import Path

from commands.console import CLEAN, DOCUMENTS, FOLDER, Commands, misused, on_positions
from loaders.data_files import is_folder
from loaders.settings import (
    DOCUMENTS_VARIABLE,
    HISTORY_VARIABLE,
    POSITIONS_VARIABLE,
    READ_ONLY_OPTION,
    READ_ONLY_VARIABLE,
    SECOND_VARIABLE,
)

DASHBOARD = Path(__file__).resolve().parent.parent / "dashboard.py"
PORTS = range(1, 65536)


def add(commands: Commands) -> None:
    """Offer the command."""
    view = commands.add_parser("view", help="serve the dashboard on this machine, until Ctrl-C")
    view.add_argument("folder", nargs="?", **FOLDER)
    view.add_argument("--documents", **DOCUMENTS)
    view.add_argument("--second", type=Path, metavar="FOLDER", help="a second coding of the same documents, to compare")
    view.add_argument(READ_ONLY_OPTION, action="store_true", help="allow no edits")
    view.add_argument("--port", type=int, metavar="NUMBER", help="the port on 127.0.0.1 (default: 8501)")
    view.set_defaults(run=on_positions(_view))


def _view(options: argparse.Namespace) -> int:
    for folder in (options.documents, options.second):
        if folder is not None and not is_folder(folder):
            return misused(f"there is no folder '{folder}'")
    if options.port is not None and options.port not in PORTS:
        return misused(f"there is no port {options.port}; ports are numbered from {PORTS[0]} to {PORTS[-1]}")
    named = {
        POSITIONS_VARIABLE: options.folder,
        DOCUMENTS_VARIABLE: options.documents or os.environ.get(DOCUMENTS_VARIABLE),
        SECOND_VARIABLE: options.second or os.environ.get(SECOND_VARIABLE),
        HISTORY_VARIABLE: os.environ.get(HISTORY_VARIABLE),
    }
    os.environ |= {name: str(Path(folder).absolute()) for name, folder in named.items() if folder}
    if options.read_only:
        os.environ[READ_ONLY_VARIABLE] = "1"
    # Streamlit takes settings from the folder that it is started in, which may be somebody else's
    os.chdir(DASHBOARD.parent)
    port = [] if options.port is None else ["--server.port", str(options.port)]
    sys.argv = ["streamlit", "run", *port, str(DASHBOARD)]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
    return CLEAN
