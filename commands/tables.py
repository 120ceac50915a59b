"""`import`: tables that are taken into positions, each kind by a command of its own."""

from commands import positions, rollcalls, votes
from commands.console import Commands

KINDS = (rollcalls, votes, positions)


def add(commands: Commands) -> None:
    """Offer the commands."""
    importing = commands.add_parser("import", help="take a table in: votes, or positions")
    tables = importing.add_subparsers(required=True, metavar="KIND")
    for kind in KINDS:
        kind.add_to(tables)
