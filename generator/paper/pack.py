"""The pack: all that a session of one length needs on paper, as one document."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import document as d
from ..model.document import Document, DocumentKind
from ..model.plan import Plan
from .blocks import data_of, prompt_data
from .order import regions
from .scribe import Data, Scribe
from .standing import contacts

# The sheets behind the guide, each on a page of its own, since some are handed over.
SHEETS: tuple[DocumentKind, ...] = ("worksheet-mentor", "worksheet-senior", "brief")
_PARTS: frozenset[DocumentKind] = frozenset({"guide", "prompts", *SHEETS})
# The chapters of the guide that somebody looks up, in the order of the pages.
_LOOKED_UP = ("if-they-ask", "if-it-goes-wrong", "risks", "facts", "ladder")


@dataclass(frozen=True, slots=True)
class Parts:
    """The documents of one topic that its packs are made of."""

    guide: Document
    prompts: Document | None
    sheets: tuple[Document, ...]


def packed(documents: Sequence[Document]) -> tuple[Parts, ...]:
    """Return the parts of each topic that has a guide among these documents, in their order."""
    of: dict[str, dict[DocumentKind, Document]] = {}
    for document in documents:
        if document.topic and document.kind in _PARTS:
            of.setdefault(document.topic, {})[document.kind] = document
    return tuple(
        Parts(each["guide"], each.get("prompts"), tuple(each[k] for k in SHEETS if k in each))
        for each in of.values()
        if "guide" in each
    )


def plans_of(guide: Document) -> tuple[Plan, ...]:
    """Return the plans of a guide's agenda: one pack for each."""
    return tuple(p for block in guide.blocks if isinstance(block, d.Agenda) for p in block.plans)


def guide_data(parts: Parts, scribe: Scribe, plan: Plan) -> Data:
    """Return the guide of one length by its places on paper, with the questions its agenda leaves out."""
    placed = regions(parts.guide, _ladder(parts, scribe))
    asked = _asked(parts.guide, plan)

    def written(blocks: tuple[d.Block, ...]) -> list[Data]:
        found = (
            _rungs(block, scribe, asked)
            if isinstance(block, d.Prompts)
            else data_of(block, scribe, plan)
            for block in blocks
            if not _asked_anyway(block, parts.guide, asked)
        )
        return [data for data in found if data]

    return {
        "top": written(placed.top),
        "to_do": written(placed.to_do),
        "to_know": written(placed.to_know),
        "during": written(placed.during),
        "behind": _with_contacts(written(placed.behind), scribe),
        "contents": _contents(placed.behind, parts, scribe),
    }


def _with_contacts(behind: list[Data], scribe: Scribe) -> list[Data]:
    """Say whom to turn to where it is looked up: first below "If it goes wrong"."""
    made: list[Data] = []
    for data in behind:
        made.append(data)
        if data["is"] == "heading" and data["id"] == "if-it-goes-wrong":
            made += contacts(scribe.context)
    return made


def _ladder(parts: Parts, scribe: Scribe) -> tuple[d.Block, ...]:
    """Return all questions for any meeting as one block; those that need trust stay off a printed plan."""
    blocks = parts.prompts.blocks if parts.prompts else ()
    rungs = (block.items for block in blocks if isinstance(block, d.Prompts))
    items = tuple(item for rung in rungs for item in rung if item.care != "trust")
    if not items:
        return ()
    words = scribe.context.lexicon.text("pack.ladder")
    return d.Heading(id="ladder", level=2, text=words), d.Prompts(items=items)


def _asked(guide: Document, plan: Plan) -> dict[str, tuple[int, int]]:
    """Return from which minute to which the agenda of this length asks each question."""
    agendas = (block for block in guide.blocks if isinstance(block, d.Agenda))
    prompts = {item.id: item.prompts for agenda in agendas for item in agenda.items}
    return {
        prompt.id: (slot.start, slot.start + slot.minutes)
        for slot in plan.slots
        for prompt in prompts.get(slot.activity, ())
    }


def _asked_anyway(block: d.Block, guide: Document, asked: dict[str, tuple[int, int]]) -> bool:
    """True for the advice to turn the tables once where the agenda of this length does so itself."""
    if not isinstance(block, d.Callout) or block.id != "turned":
        return False
    agendas = (block for block in guide.blocks if isinstance(block, d.Agenda))
    prompts = (p for agenda in agendas for item in agenda.items for p in item.prompts)
    return any(prompt.rung == "reverse" and prompt.id in asked for prompt in prompts)


def _rungs(block: d.Prompts, s: Scribe, asked: dict[str, tuple[int, int]]) -> Data:
    """A question the agenda prints in full is named here, and when it is asked; others are printed in full."""
    items = []
    for item in block.items:
        span = asked.get(item.id)
        at = s.say("pack.ladder_at", **{"from": span[0], "to": span[1]}) if span else None
        items.append({**prompt_data(item, s), "at": at})
    return {"is": "ladder", "items": items}


def _contents(behind: tuple[d.Block, ...], parts: Parts, s: Scribe) -> list[Data]:
    chapters: list[Data] = [
        {"id": block.id, "text": s.plain(block.text)}
        for block in behind
        if isinstance(block, d.Heading) and block.id in _LOOKED_UP
    ]
    sheets: list[Data] = [
        {"id": sheet.kind, "text": s.say(f"kind.{sheet.kind}")} for sheet in parts.sheets
    ]
    return chapters + sheets
