"""The command line, an entry point like dashboard.py: what each command does stands in commands/."""

import argparse
import os
import sys
from collections.abc import Sequence

from commands import brief, check, compare, export, format, new, register, rollcalls, save, schema

COMMANDS = (check, compare, export, brief, schema, format, new, save, register, rollcalls)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 clean, 1 problems in the data, 2 wrong usage."""
    parser = argparse.ArgumentParser(
        prog="python -m loaders",
        description="Check, compare, order, export, brief, save, begin, register and import position data.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    options = parser.parse_args(arguments)
    code: int = options.run(options)
    return code


def run() -> int:
    """Run the command of sys.argv; a reader that has seen enough (`| head`) is no error of ours."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a terminal may lack a character
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os._exit(0)  # an ordinary exit would try to write the rest
    return code


if __name__ == "__main__":
    sys.exit(run())
