"""Fit a topic to a number of minutes."""

import argparse
import dataclasses
import json
import textwrap

from ..codes import problem
from ..console import Console
from ..minutes import fit
from ..model.lexicon import Lexicon
from ..model.plan import NoPlan, Plan
from ..model.topic import Topic
from ..problem import Where
from ..report import counted
from .shared import (
    CONTENT,
    FINE,
    ContentFault,
    Found,
    UsageFault,
    add_root,
    add_today,
    find,
    need_language,
    need_words,
    thing_named,
)

HELP = "fit the activities of a topic to a number of minutes"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `plan`."""
    parser.add_argument("topic", help="the topic's name, such as scams-aimed-at-leaders")
    parser.add_argument(
        "--minutes",
        type=int,
        required=True,
        metavar="N",
        help="how long the session lasts, in minutes",
    )
    parser.add_argument(
        "--language",
        metavar="CODE",
        help="print it in this language (default: the one it was written in)",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    add_root(parser)
    add_today(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Print the plan, or the nearest length that has one."""
    if args.minutes < 1:
        raise UsageFault("A session lasts at least one minute.")
    found = find(args)
    thing = thing_named(found, ("topic",), args.topic)
    language = args.language or thing.language
    need_language(found.loaded, language)
    catalog = next(each for each in found.catalogs if each.language == language)
    topic = catalog.topic(thing.slug)
    if topic is None:  # what an organization changes has broken it
        raise ContentFault(found.problems, f"{thing.path} has errors that must be mended first.")
    plan = fit(topic.activities, args.minutes)
    if args.format == "json":
        console.print(_json(topic, plan))
    elif isinstance(plan, NoPlan):
        console.print(textwrap.fill(_refusal(topic, plan), 88))
    else:
        _check_words(found, catalog.lexicon, plan, topic)
        console.print(_text(topic, plan, catalog.lexicon))
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


def _refusal(topic: Topic, plan: NoPlan) -> str:
    wanted = counted(plan.minutes, "minute")
    if not plan.nearest:
        return (
            f"{topic.slug} cannot last {wanted}, nor any other length. "
            "Run `terbalik check` and mend the minutes of its activities."
        )
    return (
        f"{topic.slug} cannot last exactly {wanted}: {plan.reason}. "
        f"The nearest length is {counted(plan.nearest, 'minute')}."
    )


def _check_words(found: Found, lexicon: Lexicon, plan: Plan, topic: Topic) -> None:
    """Raise ContentFault when the language lacks the words a plan is told in."""
    need_words(found, [lexicon.language])
    taken = {slot.activity for slot in plan.slots}
    stages = [f"stage.{each.stage}" for each in topic.activities if each.id in taken]
    missing = [key for key in dict.fromkeys(("minutes.other", *stages)) if not lexicon.knows(key)]
    if missing:
        where = Where(lexicon.source)
        raise ContentFault(
            problem("interface-word-missing", where, key=key, language=lexicon.language)
            for key in missing
        )


def _text(topic: Topic, plan: Plan, lexicon: Lexicon) -> str:
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
