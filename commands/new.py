"""`new`: begin a file from a commented template."""

import argparse

from commands.console import CLEAN, FOLDER, Commands, misused, on_positions, tell
from editing.actor_template import id_from_name
from editing.new_folder import write_new_actor
from editing.saves import ConflictError, SaveError


def add(commands: Commands) -> None:
    """Offer the command."""
    new = commands.add_parser("new", help="begin a file from a commented template")
    kinds = new.add_subparsers(required=True, metavar="KIND")
    actor = kinds.add_parser("actor", help="a new actor's file")
    actor.add_argument("name", metavar="NAME", help="the actor's full name, such as 'Republic of Kenya'")
    actor.add_argument("--id", help="its id and file name (default: made from the name)")
    actor.add_argument("--folder", **FOLDER)
    actor.set_defaults(run=on_positions(_new_actor))


def _new_actor(options: argparse.Namespace) -> int:
    try:
        path = write_new_actor(options.folder, options.id or id_from_name(options.name), options.name)
    except ConflictError:
        return misused("the actor's file exists; edit it, or give another id with --id")
    except (SaveError, ValueError) as error:
        return misused(str(error))
    tell(f"{path}: fill it in, then run 'tracker check'")
    return CLEAN
