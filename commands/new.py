"""`new`: begin a file from a commented template."""

import argparse
from pathlib import Path

from commands.console import CLEAN, FOLDER, Commands, list_problems, misused, on_positions, prefix, refused, tell
from editing.actor_template import id_from_name
from editing.new_folder import write_new_actor, write_new_joint
from editing.saves import ConflictError, FaultyTextError, SaveError


def add(commands: Commands) -> None:
    """Offer the command."""
    new = commands.add_parser("new", help="begin a file from a commented template")
    kinds = new.add_subparsers(required=True, metavar="KIND")
    actor = kinds.add_parser("actor", help="a new actor's file")
    names = "the actor's full name, such as 'Republic of Kenya', or the names of several"
    actor.add_argument("names", nargs="+", metavar="NAME", help=names)
    actor.add_argument("--id", help="its id and file name, of one actor (default: made from the name)")
    actor.add_argument("--folder", **FOLDER)
    actor.set_defaults(run=on_positions(_new_actor))
    joint = kinds.add_parser("joint", help="a new joint statement's file")
    joint.add_argument("id", metavar="ID", help="its id and file name, such as group-of-77-2024")
    joint.add_argument("--title", required=True, help="what it is called")
    joint.add_argument("--actors", required=True, metavar="A,B,C", help="the ids of all who make it, joined by commas")
    joint.add_argument("--folder", **FOLDER)
    joint.set_defaults(run=on_positions(_new_joint))


def _new_actor(options: argparse.Namespace) -> int:
    """A file for each name; a name that is refused stops none of the others."""
    if options.id and len(options.names) > 1:
        return misused("--id is for one actor; leave it out, or name one")
    return max(_begin_actor(options.folder, options.id, name) for name in options.names)


def _begin_actor(folder: Path, identifier: str | None, name: str) -> int:
    try:
        path = write_new_actor(folder, identifier or id_from_name(name), name)
    except ConflictError:
        return misused(f"the file of '{name}' exists; edit it, or give another id with --id")
    except (SaveError, ValueError) as error:
        return misused(str(error))
    tell(f"{path}: fill it in, then run 'tracker check'")
    return CLEAN


def _new_joint(options: argparse.Namespace) -> int:
    try:
        path = write_new_joint(options.folder, options.id, options.title, options.actors.split(","))
    except ConflictError:
        return misused("the joint statement's file exists; edit it, or give another id")
    except FaultyTextError as refusal:
        list_problems(refusal.problems, prefix(options.folder))
        return refused(refusal)
    except (SaveError, ValueError) as error:
        return misused(str(error))
    tell(f"{path}: fill it in, then run 'tracker check'")
    return CLEAN
