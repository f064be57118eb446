"""Orders: what is wanted of the presses, in stretches; what was made before is not made again."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from ..codes.paper import REFUSED
from ..model.artifact import Artifact
from ..problem import Outcome, Problem, Where
from ..store import Store
from .presses import Presses, Refused
from .pressroom import Craft, Set, Task, press_all

# The data of files that share paragraphs, made when a press is free for them.
Stretch = Callable[[], Sequence[Artifact]]
Made = tuple[Artifact, bytes | Refused]


@dataclass(frozen=True, slots=True)
class Order:
    """Files of one kind: what they are made of, by which craft, where they are kept, and the `path` each is for."""

    stretches: Sequence[Stretch]
    craft: Craft
    store: Store
    path: Callable[[Artifact], str]


def fulfil(
    orders: Sequence[Order], presses: Presses, count: int = 2
) -> list[Outcome[tuple[Artifact, ...]]]:
    """Return the files of each order, in the order of their data; a file that is refused is a problem instead.

    Presses go from one order on to the next, so none waits for another. What of an order's store
    was not asked for is deleted. Raises MachineFault when a press cannot be started, Stopped when it was stopped.
    """
    tasks = [
        Task(order.craft, partial(_make, order.store, stretch))
        for order in orders
        for stretch in order.stretches
    ]
    made = iter(press_all(tasks, presses, count))
    outcomes = []
    for order in orders:
        each = [one for _ in order.stretches for one in next(made)]
        order.store.prune()
        outcomes.append(_outcome(each, order.path))
    return outcomes


def _make(store: Store, stretch: Stretch, set_one: Set) -> list[Made]:
    made: list[Made] = []
    for artifact in stretch():
        answer: bytes | Refused | None = store.get(artifact.content)
        if answer is None:
            answer = set_one(artifact.content)
            if isinstance(answer, bytes):
                store.put(artifact.content, answer)
        made.append((artifact, answer))
    return made


def _outcome(
    made: Sequence[Made], path: Callable[[Artifact], str]
) -> Outcome[tuple[Artifact, ...]]:
    files: list[Artifact] = []
    problems: list[Problem] = []
    for artifact, answer in made:
        if isinstance(answer, bytes):
            files.append(Artifact(path(artifact), answer))
        else:
            problems.append(_refusal(artifact, path(artifact), answer))
    return Outcome(tuple(files), tuple(problems))


def _refusal(artifact: Artifact, path: str, refused: Refused) -> Problem:
    """Return the problem of a file that could not be set, at the source its data names."""
    where = Where(json.loads(artifact.content)["source"])
    says = REFUSED.says.format(file=path.rpartition("/")[2], reason=refused.reason)
    return Problem(where, REFUSED.name, REFUSED.severity, says, REFUSED.remedy)
