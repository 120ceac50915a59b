"""`import`: tables and projects that are taken into positions, each kind by a command of its own."""

from commands import coded_projects, positions, rollcalls, votes
from commands.console import Commands

KINDS = (rollcalls, votes, positions, coded_projects)


def add(commands: Commands) -> None:
    """Offer the commands."""
    importing = commands.add_parser("import", help="take in votes, positions, or the project of another coding tool")
    tables = importing.add_subparsers(required=True, metavar="KIND")
    for kind in KINDS:
        kind.add_to(tables)
