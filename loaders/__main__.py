"""What the command line was called until 0.1: says what to write instead."""

import shlex
import sys
from contextlib import suppress


def main() -> int:
    """Name the new command for these arguments; nothing is done. The code is that of wrong usage."""
    with suppress(OSError):
        print(f"error: 'python -m loaders' is now '{shlex.join(['tracker', *sys.argv[1:]])}'", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
