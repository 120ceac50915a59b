"""`view`: serve the dashboard on this machine."""

import argparse
import os
import runpy
import sys
from pathlib import Path

from commands.console import CLEAN, DOCUMENTS, FOLDER, Commands, misused, on_positions, tell
from editing.new_folder import is_free
from editing.saves import SaveError
from editing.second_coding import begin_second_coding
from loaders.data_files import is_folder
from loaders.settings import (
    DOCUMENTS_VARIABLE,
    HISTORY_VARIABLE,
    POSITIONS_VARIABLE,
    READ_ONLY_OPTION,
    READ_ONLY_VARIABLE,
    SECOND_VARIABLE,
    documents_folder,
    read_only,
    second_folders,
)

DASHBOARD = Path(__file__).resolve().parent.parent / "dashboard.py"
PORTS = range(1, 65536)


def add(commands: Commands) -> None:
    """Offer the command."""
    view = commands.add_parser("view", help="serve the dashboard on this machine, until Ctrl-C")
    view.add_argument("folder", nargs="?", **FOLDER)
    view.add_argument("--documents", **DOCUMENTS)
    view.add_argument(
        "--second",
        type=Path,
        action="append",
        metavar="FOLDER",
        help="another coder's folder for the same documents, begun where it is new; again for more coders",
    )
    view.add_argument(READ_ONLY_OPTION, action="store_true", help="allow no edits")
    view.add_argument("--port", type=int, metavar="NUMBER", help="the port on 127.0.0.1 (default: 8501)")
    view.set_defaults(run=on_positions(_view))


def _view(options: argparse.Namespace) -> int:
    if options.documents is not None and not is_folder(options.documents):
        return misused(f"there is no folder '{options.documents}'")
    if options.port is not None and options.port not in PORTS:
        return misused(f"there is no port {options.port}; ports are numbered from {PORTS[0]} to {PORTS[-1]}")
    seconds: list[Path] = options.second or second_folders()
    for second in seconds:
        why_not = _begin(options.folder, second, locked=options.read_only or read_only())
        if why_not:
            return misused(why_not)
    named = {
        POSITIONS_VARIABLE: options.folder,
        # named also where it follows from the folder, since all coders read the same documents
        DOCUMENTS_VARIABLE: options.documents or documents_folder(options.folder),
        HISTORY_VARIABLE: os.environ.get(HISTORY_VARIABLE),
    }
    os.environ |= {name: str(Path(folder).absolute()) for name, folder in named.items() if folder}
    if seconds:
        os.environ[SECOND_VARIABLE] = os.pathsep.join(str(second.absolute()) for second in seconds)
    if options.read_only:
        os.environ[READ_ONLY_VARIABLE] = "1"
    # Streamlit takes settings from the folder that it is started in, which may be somebody else's
    os.chdir(DASHBOARD.parent)
    port = [] if options.port is None else ["--server.port", str(options.port)]
    sys.argv = ["streamlit", "run", *port, str(DASHBOARD)]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
    return CLEAN


def _begin(first: Path, second: Path, *, locked: bool) -> str:
    """Begin the folder of another coder where there is none yet; why it cannot be used, or ""."""
    if os.pathsep in str(second.absolute()):
        return f"'{second}' has '{os.pathsep}' in its path, which stands between folders; move it or rename it"
    try:
        if not is_free(second):
            return "" if is_folder(second) else f"'{second}' is no folder; name one, or one that is to be made"
        if locked:
            return f"there is no coding in '{second}', and none can be begun where nothing may be written"
        begin_second_coding(first, second)
    except SaveError as refused:
        return refused.message
    except OSError as error:
        return f"cannot write to '{second}': {error.strerror}; if something stands there now, remove it and try again"
    tell(f"{second}: begun for another coder, with the code book of {first} and none of its positions")
    return ""
