"""Blocks as plain data, one small record each; words are resolved, so a template only lays out."""

from collections.abc import Callable

from ..model import document as d
from ..model.plan import Plan
from ..texts import letters
from .columns import share_of
from .scribe import Data, Scribe
from .standing import origin


def data_of(block: d.Block, scribe: Scribe, plan: Plan | None = None) -> Data | None:
    """Return a block as data, its kind under `is`; None when it has no meaning on paper."""
    if isinstance(block, d.Agenda):
        return _agenda(block, scribe, plan)
    write = _TABLE.get(type(block))
    return write(block, scribe) if write else None


def _heading(block: d.Heading, s: Scribe) -> Data:
    text, sheet = s.text(block.text), block.new_sheet
    return {
        "is": "heading",
        "id": block.id,
        "level": block.level,
        "text": text,
        "new_sheet": sheet,
    }


def _prose(block: d.Prose, s: Scribe) -> Data:
    return {"is": "prose", "role": block.role, "text": s.text(block.text)}


def _bullets(block: d.Bullets, s: Scribe) -> Data:
    return {"is": "bullets", "items": [s.text(item) for item in block.items]}


def _step(item: d.StepItem, s: Scribe) -> Data:
    who = s.say(f"who.{item.who}") if item.who else None
    return {"who": who, "text": s.text(item.text)}


def _steps(block: d.Steps, s: Scribe) -> Data:
    return {"is": "steps", "items": [_step(item, s) for item in block.items]}


def _checklist(block: d.Checklist, s: Scribe) -> Data:
    lexicon = s.context.lexicon
    items = [
        {
            "text": s.text(item.text),
            "minutes": lexicon.minutes(item.minutes) if item.minutes else None,
        }
        for item in block.items
    ]
    return {"is": "checklist", "items": items}


def prompt_data(item: d.PromptItem, s: Scribe) -> Data:
    """Return one question with what comes after it."""
    return {
        "rung": s.say(f"rung.{item.rung}"),
        "asks": s.say(f"who.{item.asks}"),
        "by_senior": item.asks == "senior",
        "care": None if item.care == "safe" else s.say(f"care.{item.care}"),
        "text": s.text(item.text),
        "follow_up": s.text(item.follow_up),
        "listen_for": s.text(item.listen_for),
    }


def _prompts(block: d.Prompts, s: Scribe) -> Data:
    return {"is": "prompts", "items": [prompt_data(item, s) for item in block.items]}


def _agenda(block: d.Agenda, s: Scribe, plan: Plan | None) -> Data:
    """One plan's activities in their order; questions that need trust stay off a printed plan."""
    shown = plan or next(p for p in block.plans if p.minutes == block.chosen)
    by_id = {item.id: item for item in block.items}
    items = [_activity(by_id[slot.activity], slot.start, slot.minutes, s) for slot in shown.slots]
    left = [s.text(by_id[id].title) for id in shown.left_out]
    return {"is": "agenda", "items": items, "left_out": left}


def _letters(item: d.AgendaItem) -> tuple[int, int]:
    """Return about how many letters of room an activity takes for what to do and for what to ask."""
    asked = [p for p in item.prompts if p.care != "trust"]
    steps = sum(len(letters(step.text)) + 35 for step in item.steps)
    asking = (t for p in asked for t in (p.text, p.follow_up, p.listen_for))
    return len(letters(item.title)) + 40 + steps, sum(len(letters(text)) + 20 for text in asking)


def _activity(item: d.AgendaItem, start: int, minutes: int, s: Scribe) -> Data:
    return {
        "from": start,
        "to": start + minutes,
        "minutes": minutes,
        "length": s.say("paper.minutes", count=minutes),
        "stage": s.say(f"stage.{item.stage}"),
        # A part that is always there needs no word for it; one that may be dropped does.
        "keep": None if item.keep == "must" else s.say(f"keep.{item.keep}"),
        "format": s.say(f"format.{item.formats[0]}") if len(item.formats) == 1 else None,
        "title": s.text(item.title),
        "share": share_of(*_letters(item)),
        "steps": [_step(step, s) for step in item.steps],
        "prompts": [prompt_data(prompt, s) for prompt in item.prompts if prompt.care != "trust"],
    }


def _question(item: d.Question, s: Scribe) -> Data:
    return {
        "id": item.id,
        "kind": item.kind,
        "text": s.text(item.text),
        "lines": item.lines,
        "options": [s.text(option.text) for option in item.options],
        "ends": [s.text(end) for end in item.ends] if item.ends else None,
    }


def _questions(block: d.Questions, s: Scribe) -> Data:
    items = [_question(item, s) for item in block.items]
    return {"is": "questions", "strip": block.strip, "items": items}


def _grid(block: d.Grid, s: Scribe) -> Data:
    rows = [s.text(row) for row in block.rows]
    head = [s.text(cell) for cell in block.head]
    return {
        "is": "grid",
        "caption": s.text(block.caption),
        "head": head,
        "widths": list(block.widths),
        "rows": rows,
        "blank": block.blank,
    }


def _source(item: d.SourceItem, s: Scribe) -> Data:
    return {
        "publisher": item.publisher,
        "title": item.title,
        "date": s.context.lexicon.date(item.date),
        "lang": None if item.language == s.document.language else item.language,
        "address": item.address,
    }


def _fact(item: d.FactItem, s: Scribe) -> Data:
    date = s.context.lexicon.date
    days = {"as_of": item.as_of, "recheck": item.recheck}
    return {
        "figure": s.text(item.figure),
        "text": s.text(item.text),
        "caveat": s.text(item.caveat),
        "source": _source(item.source, s),
        "dates": s.say("paper.fact", **{name: date(day) for name, day in days.items()}),
    }


def _facts(block: d.Facts, s: Scribe) -> Data:
    return {"is": "facts", "items": [_fact(item, s) for item in block.items]}


def _callout(block: d.Callout, s: Scribe) -> Data:
    day = block.as_of
    return {
        "is": "callout",
        "kind": block.kind,
        "label": s.say(f"paper.callout.{block.kind}"),
        "title": s.text(block.title),
        "body": [s.text(text) for text in block.body],
        "say": s.text(block.say) if block.say else None,
        "source": _source(block.source, s) if block.source else None,
        "as_of": s.say("paper.as_of", date=s.context.lexicon.date(day)) if day else None,
    }


def _answer(block: d.Answer, s: Scribe) -> Data:
    return {"is": "answer", "they_ask": s.text(block.they_ask), "you_say": s.text(block.you_say)}


def _message(block: d.Message, s: Scribe) -> Data:
    return {"is": "message", "text": s.text(block.text)}


def _terms(block: d.Terms, s: Scribe) -> Data:
    items = [{"term": s.text(item.term), "meaning": s.text(item.meaning)} for item in block.items]
    return {"is": "terms", "items": items}


def _table(block: d.Table, s: Scribe) -> Data:
    rows = [[s.text(cell) for cell in row] for row in block.rows]
    head = [s.text(cell) for cell in block.head]
    return {"is": "table", "caption": s.text(block.caption), "head": head, "rows": rows}


def _sources(block: d.Sources, s: Scribe) -> Data:
    return {"is": "sources", "items": [_source(item, s) for item in block.items]}


def _links(block: d.Links, s: Scribe) -> Data:
    items = [
        {
            "text": s.text(item.text),
            "address": s.page(item.path) if s.context.site_address else None,
        }
        for item in block.items
    ]
    return {"is": "links", "items": items}


def _provenance(block: d.Provenance, s: Scribe) -> Data:
    lines = [
        *origin(s.context),
        s.say("paper.edition", edition=block.edition, date=s.context.lexicon.date(block.released)),
        s.say("paper.license", name=block.license_name),
        s.say("paper.reviewed", who="; ".join(block.reviewed))
        if block.reviewed
        else s.say("paper.unreviewed"),
    ]
    if block.stale or block.fallback:
        lines.append(s.say("paper.states", older=block.stale, untranslated=block.fallback))
    return {"is": "provenance", "lines": lines, "address": block.license_address}


# `Any` block goes to the function of its own type; what belongs to a screen alone is not in the table.
_TABLE: dict[type, Callable[..., Data | None]] = {
    d.Heading: _heading,
    d.Prose: _prose,
    d.Bullets: _bullets,
    d.Steps: _steps,
    d.Checklist: _checklist,
    d.Prompts: _prompts,
    d.Questions: _questions,
    d.Grid: _grid,
    d.Facts: _facts,
    d.Callout: _callout,
    d.Answer: _answer,
    d.Message: _message,
    d.Terms: _terms,
    d.Table: _table,
    d.Sources: _sources,
    d.Links: _links,
    d.Provenance: _provenance,
}
