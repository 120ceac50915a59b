"""What a run draws first reaches the browser together.

A browser goes through all that stands on the page whenever something new arrives: a page whose beginning comes in
pieces takes several times as long as one whose beginning comes whole.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock, Timer, local

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import get_script_run_ctx

MOST_SECONDS = 0.1
"""How long the beginning of a page is held back at most: what takes less is seen as at once."""

_RUN = local()


class _Beginning:
    """The messages of a run that wait for each other, until they are let go."""

    def __init__(self, send: Callable[[ForwardMsg], None], between: Callable[[], None]) -> None:
        self._send, self._between = send, between
        self._lock = RLock()
        self._waiting: list[ForwardMsg] | None = []
        self._timer = Timer(MOST_SECONDS, self.let_go)
        self._timer.daemon = True
        self._timer.start()

    def add(self, message: ForwardMsg) -> None:
        """Keep a message with the others, or send it where they have gone already."""
        with self._lock:
            if self._waiting is not None:
                self._waiting.append(message)
                return
            self._send(message)
        self._between()

    def let_go(self) -> None:
        """Send what waits, in its order."""
        self._timer.cancel()
        with self._lock:
            waiting, self._waiting = self._waiting or [], None
            for message in waiting:
                self._send(message)


@contextmanager
def together(between: Callable[[], None]) -> Iterator[None]:
    """Hold back what is drawn within, until `let_go`, the end, or for MOST_SECONDS.

    What comes after that goes at once, with `between` called after each.
    """
    context = get_script_run_ctx()
    if context is None:
        yield
        return
    # Streamlit has no public way to send several messages at once
    send = context._enqueue
    _RUN.beginning = beginning = _Beginning(send, between)
    context._enqueue = beginning.add
    try:
        yield
    finally:
        context._enqueue = send
        beginning.let_go()


def let_go() -> None:
    """Send what this run has drawn so far."""
    beginning: _Beginning | None = getattr(_RUN, "beginning", None)
    if beginning:
        beginning.let_go()
