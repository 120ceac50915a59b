"""The command line: `tracker`, or `python -m commands`. What each command does stands in its own module."""

import sys
from collections.abc import Sequence

from commands import (
    brief,
    changes,
    check,
    compare,
    export,
    find,
    format,
    init,
    new,
    publish,
    register,
    save,
    schema,
    tables,
    view,
)
from commands.console import CLEAN, Parser, UnshownError, misused, open_streams

COMMANDS = (
    init,
    view,
    check,
    find,
    compare,
    changes,
    export,
    brief,
    publish,
    schema,
    format,
    new,
    save,
    register,
    tables,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 clean, 1 problems in the data, 2 wrong usage."""
    parser = Parser(
        prog="tracker",
        description="Begin, view, check, find, compare, order, export, brief, publish, save, register and import "
        "position data.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    options = parser.parse_args(arguments)
    code: int = options.run(options)
    return code


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
