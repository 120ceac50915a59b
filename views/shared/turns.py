"""Turns: one run of a page at a time, and those first that have not shown their chart yet.

Python runs one thread at a time. Dozens that draw pages side by side spend more time on taking over from each other
than on the pages; those that wait here cost nothing. Nobody waits for long: a turn that lasts is no longer waited for,
so that somebody who opens a large folder holds up nobody else.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf
from threading import Condition, get_ident
from time import monotonic, sleep

LONGEST = 0.25
"""Seconds for which a turn is waited for."""

PATIENCE = 1.0
"""Seconds that a run which has shown its chart waits at most, each time that it is overtaken."""


class Turns:
    """Who draws, and who waits to begin; all runs of a server share one."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._drawing: dict[int, float] = {}
        self._to_begin = 0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One run: within, it has its turn, apart from while it rests or gives way."""
        with self._changed:
            self._to_begin += 1
            try:
                self._wait(self._free, inf)
                self._draw()
            finally:
                self._to_begin -= 1
        try:
            yield
        finally:
            self._leave()

    def rest(self, seconds: float) -> None:
        """Within a turn: leave it to others for a while."""
        self._leave()
        try:
            sleep(seconds)
        finally:
            self._go_on()

    def give_way(self) -> None:
        """Let those begin that wait to; whoever has no turn has none to leave."""
        if self._to_begin and get_ident() in self._drawing:
            self._leave()
            self._go_on()

    def _go_on(self) -> None:
        with self._changed:
            self._wait(lambda: not self._to_begin and self._free(), PATIENCE)
            self._draw()

    def _wait(self, for_what: Callable[[], bool], seconds: float) -> None:
        """Until something is so, or so long. Whether a turn lasts already is asked again after LONGEST."""
        until = monotonic() + seconds
        while not for_what() and (left := until - monotonic()) > 0:
            self._changed.wait(min(left, LONGEST))

    def _free(self) -> bool:
        """Whether nobody draws, but for turns that last already."""
        return all(monotonic() - since >= LONGEST for since in self._drawing.values())

    def _draw(self) -> None:
        self._drawing[get_ident()] = monotonic()

    def _leave(self) -> None:
        with self._changed:
            self._drawing.pop(get_ident(), None)
            self._changed.notify_all()


TURNS = Turns()
