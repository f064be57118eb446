"""The agenda as it is drawn: each activity with its start and minutes in every plan."""

from __future__ import annotations

from dataclasses import dataclass

from ...model.document import Agenda, AgendaItem, Document


@dataclass(frozen=True, slots=True)
class Span:
    """An activity in the plan numbered `number` from 1; `minutes` is 0 where the plan leaves it out."""

    number: int
    minutes: int
    start: int


@dataclass(frozen=True, slots=True)
class Row:
    """An activity and its place in each plan."""

    item: AgendaItem
    spans: tuple[Span, ...]

    @property
    def sizes(self) -> str:
        """The lengths as custom properties, so that a style sheet can draw the chosen plan."""
        return ";".join(f"--m{span.number}:{span.minutes}" for span in self.spans)

    @property
    def left_out(self) -> str:
        """The class names of the plans without this activity."""
        return "".join(f" out-{span.number}" for span in self.spans if not span.minutes)


def agenda_of(document: Document) -> Agenda | None:
    """Return the document's agenda, if it has one."""
    return next((block for block in document.blocks if isinstance(block, Agenda)), None)


def chosen_plan(agenda: Agenda) -> int:
    """Return the number, from 1, of the plan that is shown first."""
    lengths = [plan.minutes for plan in agenda.plans]
    return lengths.index(agenda.chosen) + 1 if agenda.chosen in lengths else 1


def rows(agenda: Agenda) -> list[Row]:
    """Return every activity with its spans, in the order of the session."""
    found = []
    places = [{slot.activity: slot for slot in plan.slots} for plan in agenda.plans]
    for item in agenda.items:
        slots = [place.get(item.id) for place in places]
        spans = tuple(
            Span(number, slot.minutes if slot else 0, slot.start if slot else 0)
            for number, slot in enumerate(slots, 1)
        )
        found.append(Row(item, spans))
    return found
