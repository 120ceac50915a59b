"""The command line: `tracker`, or `python -m commands`. What each command does stands in its own module."""

import sys
from collections.abc import Iterable, Sequence
from importlib import import_module

from commands.console import CLEAN, Parser, UnshownError, misused, open_streams

MODULES = {
    "init": "init",
    "view": "view",
    "check": "check",
    "find": "find",
    "compare": "compare",
    "changes": "changes",
    "export": "export",
    "brief": "brief",
    "publish": "publish",
    "schema": "schema",
    "format": "format",
    "new": "new",
    "save": "save",
    "register": "register",
    "fingerprint": "register",
    "import": "tables",
}
"""The commands in the order in which help lists them, and the module of each."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 clean, 1 problems in the data, 2 wrong usage."""
    typed = sys.argv[1:] if arguments is None else arguments
    parser = Parser(
        prog="tracker",
        description="Begin, view, check, find, compare, order, export, brief, publish, save, register and import "
        "position data.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in _modules(typed):
        import_module(f"commands.{module}").add(commands)
    options = parser.parse_args(typed)
    code: int = options.run(options)
    return code


def _modules(typed: Sequence[str]) -> Iterable[str]:
    """The module of the command that is typed, since loading all takes half as long again; else every one, once."""
    named = MODULES.get(typed[0]) if typed else None
    return [named] if named else dict.fromkeys(MODULES.values())


def run() -> int:
    """Run the command of sys.argv; a reader that has seen enough (`| head`) is no error of ours."""
    open_streams()
    try:
        return main()
    except UnshownError as error:
        if isinstance(error.reason, BrokenPipeError):
            return CLEAN
        reason = error.reason.strerror
        return misused(f"the answer cannot be printed: {reason}; send it to the terminal, or to a file on another disk")


if __name__ == "__main__":
    sys.exit(run())
