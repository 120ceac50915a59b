"""Python's garbage collector, which has nothing to find while a folder is read and takes a third of the time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_LOCK = Lock()
_at_work = 0
_was_enabled = False


@contextmanager
def collector_paused() -> Iterator[None]:
    """No collection while this is entered, by however many threads; afterwards the collector is as it was."""
    global _at_work, _was_enabled  # noqa: PLW0603 there is one collector in a process
    with _LOCK:
        if not _at_work:
            _was_enabled = gc.isenabled()
            gc.disable()
        _at_work += 1
    try:
        yield
    finally:
        with _LOCK:
            _at_work -= 1
            if not _at_work and _was_enabled:
                gc.enable()
