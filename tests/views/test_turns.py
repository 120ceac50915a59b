"""Runs of pages draw one at a time, those first that owe their chart, and none waits for one that lasts."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Event, Thread
from unittest.mock import patch

import pytest

from views.shared import turns
from views.shared.turns import Turns

SECONDS = 60
"""In which whatever should happen must have happened."""


@pytest.fixture(autouse=True)
def _patient() -> Iterator[None]:
    """Nobody goes on for having waited long, but where a test says so."""
    with patch.object(turns, "LONGEST", 600.0), patch.object(turns, "PATIENCE", 600.0):
        yield


def begun(shared: Turns, draw: Callable[[], object]) -> Thread:
    """Another run, which draws when it has its turn."""

    def run() -> None:
        with shared.turn():
            draw()

    thread = Thread(target=run, daemon=True)
    thread.start()
    return thread


def wait_to_begin(shared: Turns) -> None:
    """Until a run is waiting for its turn."""
    waiting = Event()
    while not shared._to_begin:
        waiting.wait(0.001)


def test_a_run_begins_when_the_one_before_has_ended() -> None:
    shared, told = Turns(), []
    with shared.turn():
        thread = begun(shared, lambda: told.append("second"))
        wait_to_begin(shared)
        told.append("first")
    thread.join(SECONDS)
    assert told == ["first", "second"]


def test_a_run_that_has_shown_its_chart_gives_way_to_one_that_has_not() -> None:
    shared, told = Turns(), []
    with shared.turn():
        told.append("chart of the first")
        shared.give_way()
        told.append("a quotation of the first")
        thread = begun(shared, lambda: told.append("chart of the second"))
        wait_to_begin(shared)
        shared.give_way()
        told.append("another quotation of the first")
    thread.join(SECONDS)
    assert told == [
        "chart of the first",
        "a quotation of the first",
        "chart of the second",
        "another quotation of the first",
    ]


def test_what_is_drawn_outside_a_turn_holds_nobody_up() -> None:
    shared, told = Turns(), []
    with shared.turn():
        thread = begun(shared, lambda: told.append("drawn"))
        wait_to_begin(shared)
        other = Thread(target=shared.give_way)
        other.start()
        other.join(SECONDS)
        assert not other.is_alive()
        assert told == []
    thread.join(SECONDS)
    assert told == ["drawn"]


def test_a_run_that_rests_leaves_its_turn_to_others() -> None:
    shared, drawn = Turns(), Event()
    with shared.turn():
        thread = begun(shared, drawn.set)
        wait_to_begin(shared)
        with patch.object(turns, "sleep", lambda _: drawn.wait(SECONDS)):
            shared.rest(0.1)
        assert drawn.is_set()
    thread.join(SECONDS)


def test_a_run_that_lasts_is_not_waited_for() -> None:
    shared, drawn = Turns(), Event()
    with patch.object(turns, "LONGEST", 0.01), shared.turn():
        begun(shared, drawn.set)
        assert drawn.wait(SECONDS)


def test_a_run_is_not_overtaken_for_ever() -> None:
    shared, drawing, done = Turns(), Event(), Event()

    def draw() -> None:
        drawing.set()
        done.wait(SECONDS)

    with shared.turn():
        thread = begun(shared, draw)
        wait_to_begin(shared)
        with patch.object(turns, "PATIENCE", 0.01):
            shared.give_way()
        assert not done.is_set()
    assert drawing.wait(SECONDS)
    done.set()
    thread.join(SECONDS)


def test_a_run_that_fails_gives_its_turn_back() -> None:
    shared = Turns()
    with suppress(RuntimeError), shared.turn():
        raise RuntimeError
    with shared.turn():
        assert len(shared._drawing) == 1
    assert not shared._drawing
