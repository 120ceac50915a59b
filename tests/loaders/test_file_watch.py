"""The watch acts once for every change and ends quietly."""

from pathlib import Path

import pytest

from commands import check as command_line
from commands.__main__ import main
from loaders.file_watch import repeat
from tests.support.folders import actor, position, write_folder


def test_it_acts_at_once_and_after_each_change_and_gives_the_last_result() -> None:
    states = iter("aaabbc")
    now = [next(states)]
    acted: list[str] = []

    def wait() -> None:
        following = next(states, None)
        if following is None:
            raise KeyboardInterrupt
        now[0] = following

    def act() -> int:
        acted.append(now[0])
        return len(acted)

    assert repeat(lambda: now[0], act, wait) == 3
    assert acted == ["a", "b", "c"]


def test_a_change_during_the_act_is_not_missed() -> None:
    numbers = iter([1, 2, 2, 2])
    acted = 0

    def act() -> int:
        nonlocal acted
        acted += 1
        return acted

    def wait() -> None:
        raise KeyboardInterrupt

    assert repeat(lambda: next(numbers), act, wait) == 2


def test_an_interrupt_before_the_first_result_is_no_error() -> None:
    def act() -> int:
        raise KeyboardInterrupt

    assert repeat(lambda: 0, act, lambda: None) == 0


def test_the_check_runs_again_after_a_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_folder(tmp_path / "room", {"cuba": actor(position())})
    monkeypatch.setenv("TRACKER_DOCUMENTS", str(tmp_path))
    waits = iter([True])

    def save(seconds: float) -> None:
        if not next(waits, False):
            raise KeyboardInterrupt
        write_folder(folder, {"cuba": actor(position(stance="maybe"))})

    monkeypatch.setattr(command_line, "sleep", save)
    assert main(["check", "--watch", str(folder)]) == 1
    out = capsys.readouterr().out
    assert out.index("0 errors") < out.index("unknown stance 'maybe'") < out.index("1 error,")
    assert out.count("waiting for the next save; Ctrl-C ends this") == 2


def test_a_watch_prints_no_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--watch", "--format", "json", str(write_folder(tmp_path))]) == 2
    assert "leave out --format json" in capsys.readouterr().err
