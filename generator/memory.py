"""What was made of the same inputs before: for a preview that reads the curriculum at every save."""

from collections.abc import Callable, Hashable
from typing import TypeVar

T = TypeVar("T")


class Same:
    """A key that equals another only when both hold the very same object, which it keeps alive."""

    __slots__ = ("thing",)

    def __init__(self, thing: object) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.thing is self.thing


class Memory:
    """Results by all they were made of; what a whole round did not ask for is forgotten."""

    def __init__(self) -> None:
        self._before: dict[Hashable, object] = {}
        self._now: dict[Hashable, object] = {}

    def recall(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what was made for this key, or make it; `key` must name every input of `make`."""
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else make()
        found: T = self._now[key]  # type: ignore[assignment]  # a key names what made it
        return found

    def next_round(self) -> None:
        """Forget what the round that ends here did not ask for."""
        self._before, self._now = self._now, {}
