"""Turns: few runs of pages at a time, so that many sessions at once do not slow each other down.

Python runs one thread at a time. Dozens that draw pages side by side spend more time on taking over from each other
than on the pages; those that wait here cost nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore
from time import sleep

AT_ONCE = 2
"""How many runs go on at once: more than one, so that a short one gets past a long one."""

_FREE = Semaphore(AT_ONCE)


@contextmanager
def turn() -> Iterator[None]:
    """Wait for a turn, and have it for as long as the block takes."""
    with _FREE:
        yield


def rest(seconds: float) -> None:
    """Within a turn: leave it to others for a while."""
    _FREE.release()
    try:
        sleep(seconds)
    finally:
        _FREE.acquire()
