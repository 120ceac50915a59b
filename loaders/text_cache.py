"""What was found out about a file's text, kept for the next time that the same text is met."""

from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

V = TypeVar("V")


class Recent(Generic[V]):
    """Results by a file's name and its text, shared between threads.

    The newest versions of each name are kept, and the names that were asked for last, up to so many characters of text
    in all. Texts are compared and not their hashes or times, so a result is never that of another text.
    """

    def __init__(self, versions: int, characters: int) -> None:
        self._versions = versions
        self._most = characters
        self._held = 0
        self._by_name: OrderedDict[str, list[tuple[str, V]]] = OrderedDict()
        self._lock = Lock()

    def find(self, name: str, text: str) -> V | None:
        """The result for a text, or None where it is not kept."""
        with self._lock:
            kept = self._by_name.get(name, [])
            for place, (known, result) in enumerate(kept):
                if known == text:
                    kept.insert(0, kept.pop(place))
                    self._by_name.move_to_end(name)
                    return result
        return None

    def keep(self, name: str, text: str, result: V) -> None:
        """Keep the result for a text, and drop what there is no more room for."""
        with self._lock:
            kept = self._by_name.setdefault(name, [])
            self._by_name.move_to_end(name)
            kept.insert(0, (text, result))
            self._held += len(text)
            while len(kept) > self._versions:
                self._held -= len(kept.pop()[0])
            while self._held > self._most and len(self._by_name) > 1:
                _, dropped = self._by_name.popitem(last=False)
                self._held -= sum(len(known) for known, _ in dropped)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._by_name.clear()
            self._held = 0
