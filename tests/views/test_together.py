"""What a run draws first is held back and goes in one piece; nothing is lost, doubled or late."""

from collections.abc import Iterator
from contextlib import suppress
from threading import Event
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest

from views.shared import together


def nobody() -> None:
    """Nobody else is there."""


class Browser:
    """A run's context, and what has reached the browser of it."""

    def __init__(self) -> None:
        self.got: list[Any] = []
        self.told = Event()
        self.context = SimpleNamespace(_enqueue=self._receive)

    def _receive(self, message: Any) -> None:
        self.got.append(message)
        self.told.set()

    def draw(self, *messages: Any) -> None:
        """What Streamlit does for each element."""
        for message in messages:
            self.context._enqueue(message)


@pytest.fixture
def browser() -> Iterator[Browser]:
    found = Browser()
    with patch.object(together, "get_script_run_ctx", lambda: found.context):
        yield found


def test_others_are_thought_of_between_what_comes_after_the_beginning(browser: Browser) -> None:
    with patch.object(together, "MOST_SECONDS", 600), together.together(lambda: browser.got.append("others")):
        browser.draw("title", "chart")
        together.let_go()
        browser.draw("one card", "another")
    assert browser.got == ["title", "chart", "one card", "others", "another", "others"]


def test_the_beginning_goes_in_one_piece_and_the_rest_as_it_comes(browser: Browser) -> None:
    with patch.object(together, "MOST_SECONDS", 600), together.together(nobody):
        browser.draw("title", "box")
        assert browser.got == []
        browser.draw("chart")
        together.let_go()
        assert browser.got == ["title", "box", "chart"]
        browser.draw("cards")
        assert browser.got == ["title", "box", "chart", "cards"]
        together.let_go()
    assert browser.got == ["title", "box", "chart", "cards"]


def test_a_page_without_a_leading_chart_goes_when_it_is_drawn(browser: Browser) -> None:
    with patch.object(together, "MOST_SECONDS", 600), together.together(nobody):
        browser.draw("title", "text")
    assert browser.got == ["title", "text"]
    browser.draw("of the next run")
    assert browser.got[-1] == "of the next run"


def test_what_takes_long_is_not_waited_for(browser: Browser) -> None:
    with patch.object(together, "MOST_SECONDS", 0.01), together.together(nobody):
        browser.draw("title")
        assert browser.told.wait(60)
        assert browser.got == ["title"]
        browser.draw("spinner")
        assert browser.got == ["title", "spinner"]


def test_a_run_that_ends_early_has_drawn_what_it_drew(browser: Browser) -> None:
    with suppress(RuntimeError), patch.object(together, "MOST_SECONDS", 600), together.together(nobody):
        browser.draw("title")
        raise RuntimeError
    assert browser.got == ["title"]
