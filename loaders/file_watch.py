"""Doing something again whenever the files change.

Their names, times and sizes are looked at again and again: that works on every disk and needs no package.
"""

from collections.abc import Callable


def repeat(state: Callable[[], object], act: Callable[[], int], wait: Callable[[], None]) -> int:
    """Act now and whenever the state has changed after waiting, until interrupted (Ctrl-C).

    Returns what the last act gave. The state is taken before each act, so that a change during it is not missed.
    """
    result = 0
    try:
        while True:
            seen = state()
            result = act()
            while state() == seen:
                wait()
    except KeyboardInterrupt:
        return result
