"""The fit of a topic's activities to a number of minutes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """An activity in a plan: its minutes and the minute it starts at, from 0."""

    activity: str
    minutes: int
    start: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Activities that fill `minutes` exactly; `left_out` names what was cut, in order."""

    minutes: int
    slots: tuple[Slot, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoPlan:
    """No plan reaches `minutes`; `nearest` does, and `reason` says what is missing or too much."""

    minutes: int
    nearest: int
    reason: str
