"""`init`: make a folder for a negotiation of one's own."""

import argparse
import shlex
from pathlib import Path

from commands.console import CLEAN, Commands, misused, tell
from editing.new_folder import begin_folder
from editing.saves import SaveError


def add(commands: Commands) -> None:
    """Offer the command."""
    init = commands.add_parser("init", help="make a folder for a negotiation of your own")
    init.add_argument("folder", type=Path, metavar="FOLDER", help="the positions folder to make: new or empty")
    init.add_argument("--title", required=True, help="what is negotiated, which heads every page and briefing")
    init.set_defaults(run=_init)


def _init(options: argparse.Namespace) -> int:
    folder: Path = options.folder
    try:
        begin_folder(folder, options.title)
    except FileExistsError:
        return misused(f"'{folder}' is there and not an empty folder; name one that is new or empty")
    except SaveError as refused:
        return misused(refused.message)
    except ValueError as error:
        return misused(str(error))
    except OSError as error:
        return misused(
            f"cannot write to '{folder}': {error.strerror}; if something stands there now, remove it and try again"
        )
    tell(f"{folder}: a folder with nothing in it yet but its title\n{_next_steps(folder)}")
    return CLEAN


def _next_steps(folder: Path) -> str:
    """What to do in a new folder, in the order in which one thing needs the other."""
    named = shlex.quote(str(folder))
    documents = shlex.quote(str(folder / "documents" / "speech.pdf"))
    return "\n".join(
        [
            "Next:",
            f"  an issue:    take the '#' away in {folder / 'issues.yaml'} and fill it in",
            f"  an actor:    tracker new actor 'Republic of Kenya' --folder {named}",
            f"  a document:  put it into {folder / 'documents'}, then tracker register {documents} --folder {named}",
            f"  a position:  take the '#' away in the actor's file, {folder / 'actors'}",
            "  many at once: tracker import positions, a spreadsheet; tracker import votes, a table of votes",
            f"  check it:    tracker check {named}",
            f"  see it:      tracker view {named}   (its page Edit does the same with forms)",
        ]
    )
