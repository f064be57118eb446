"""Fit a topic to a number of minutes."""

import argparse
import dataclasses
import json
import textwrap

from ..console import Console
from ..minutes import fit
from ..model.lexicon import Lexicon
from ..model.plan import NoPlan, Plan
from ..model.topic import Topic
from ..survey import survey
from .shared import (
    CONTENT,
    FINE,
    UsageFault,
    add_root,
    add_today,
    is_faulty,
    root_of,
    tell,
    today_of,
    topic_named,
)

HELP = "fit a topic's activities to a number of minutes"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `plan`."""
    parser.add_argument("topic", help="the topic's name, such as scams-aimed-at-leaders")
    parser.add_argument("--minutes", type=int, required=True, help="how long the session lasts")
    parser.add_argument("--language", metavar="CODE", help="the titles' language")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_root(parser)
    add_today(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Print the plan, or the nearest length that has one."""
    if args.minutes < 1:
        raise UsageFault("A session lasts at least one minute.")
    found = survey(root_of(args), today_of(args))
    loaded = found.value.loaded
    if loaded is None:
        tell(console, found.problems)
        return CONTENT
    if is_faulty(loaded, args.topic):
        tell(console, found.problems)
        return CONTENT
    thing = topic_named(loaded, args.topic)
    language = args.language or thing.language
    catalog = next((c for c in found.value.catalogs if c.language == language), None)
    if catalog is None:
        raise UsageFault(f'The settings name no language "{language}".')
    topic = catalog.topic(thing.slug)
    if topic is None:
        tell(console, found.problems)
        return CONTENT
    plan = fit(topic.activities, args.minutes)
    told = _json(topic, plan) if args.format == "json" else _text(topic, plan, catalog.lexicon)
    console.print(told)
    return CONTENT if isinstance(plan, NoPlan) else FINE


def _json(topic: Topic, plan: Plan | NoPlan) -> str:
    if isinstance(plan, NoPlan):
        data: dict[str, object] = {"topic": topic.slug, **dataclasses.asdict(plan)}
    else:
        data = {
            "topic": topic.slug,
            "minutes": plan.minutes,
            "activities": [
                {"id": slot.activity, "minutes": slot.minutes, "start": slot.start}
                for slot in plan.slots
            ],
            "left_out": list(plan.left_out),
        }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _text(topic: Topic, plan: Plan | NoPlan, lexicon: Lexicon) -> str:
    if isinstance(plan, NoPlan):
        return textwrap.fill(
            f"{topic.slug} cannot last exactly {plan.minutes} minutes: {plan.reason}. "
            f"The nearest length is {plan.nearest} minutes.",
            88,
        )
    titles = {activity.id: activity for activity in topic.activities}
    lines = [f"{topic.title.raw}", f"{lexicon.minutes(plan.minutes)}", ""]
    for slot in plan.slots:
        activity = titles[slot.activity]
        stage = lexicon.say(f"stage.{activity.stage}")
        lines.append(f"{slot.start:>4}'  {slot.minutes:>3} min  {stage:<20} {activity.title.raw}")
    if plan.left_out:
        lines += ["", "Left out:"]
        for id in plan.left_out:
            activity = titles[id]
            why = f"{activity.keep}, {activity.minutes.min}-{activity.minutes.max} min"
            lines.append(f"  {activity.title.raw} ({why})")
    return "\n".join(lines)
