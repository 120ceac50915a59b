"""Turns: few runs of pages at a time, so that many sessions at once do not slow each other down.

Python runs one thread at a time. Dozens that draw pages side by side spend more time on taking over from each other
than on the pages; those that wait here cost nothing.
"""

from threading import Semaphore
from time import sleep

TURN = Semaphore(2)
"""Had by each run of a page: more than one at once, so that a short one gets past a long one."""


def rest(seconds: float) -> None:
    """Within a turn: leave it to others for a while."""
    TURN.release()
    try:
        sleep(seconds)
    finally:
        TURN.acquire()
