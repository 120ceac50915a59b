"""How far a long piece of work has come, for whoever wants to show it."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Gives the steps of some work one by one, and sees by that how far it is; `what` is done with each `unit`."""

    def __call__(self, steps: Sequence[T], what: str, unit: str) -> Iterable[T]: ...


def unseen(steps: Sequence[T], what: str, unit: str) -> Iterable[T]:  # noqa: ARG001 nobody is told
    """The steps, and nothing shown."""
    return steps
