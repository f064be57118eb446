"""One block of every kind, in English, for the tests of pages."""

import datetime
from dataclasses import replace
from typing import get_args

import paper_samples as samples

from generator.model import document as d
from generator.model.plan import Plan, Slot
from generator.model.text import Text
from generator.model.topic import Care, Side

DAY = datetime.date(2026, 1, 14)
SOURCE = d.SourceItem(
    id="ojk",
    publisher="OJK",
    title="Kerugian & laporan",
    date=DAY,
    language="id",
    address="https://ojk.go.id/laporan?a=1&b=2",
)
LATER = datetime.date(2027, 3, 23)


def say(words: str) -> Text:
    """Return English words as a text."""
    return samples.text(words, "en")


def prompt(id: str, care: Care = "safe", asks: Side = "mentor") -> d.PromptItem:
    """Return a prompt whose three texts name it."""
    made = d.PromptItem(
        id=id,
        rung="decide",
        asks="mentor",
        care="safe",
        text=say(f"What about {id}?"),
        follow_up=say("And then?"),
        listen_for=say("A role, not a name."),
    )
    return replace(made, care=care, asks=asks)


def agenda() -> d.Agenda:
    """Return an agenda of three activities; the last two are left out at 30 minutes."""
    stages = (("welcome", "must"), ("try", "should"), ("exchange", "could"))
    items = tuple(
        d.AgendaItem(
            id=f"part-{stage}",
            stage=stage,  # type: ignore[arg-type]
            keep=keep,  # type: ignore[arg-type]
            formats=("in-person",),
            title=say(f"The {stage} part"),
            steps=(d.StepItem(id="s", who="senior", text=say("Takes the *pen*.")),),
            prompts=(prompt(f"in-{stage}"), prompt(f"trusted-{stage}", "trust")),
        )
        for stage, keep in stages
    )
    short = Plan(30, (Slot("part-welcome", 30, 0),), ("part-try", "part-exchange"))
    slots = (Slot("part-welcome", 5, 0), Slot("part-try", 60, 5), Slot("part-exchange", 25, 65))
    return d.Agenda(items=items, plans=(short, Plan(90, slots, ())), chosen=90)


def run() -> d.Run:
    """Return the same three activities as they are run, with a question that leads past the second."""
    drawn = agenda()
    skip = d.SkipItem(
        id="known",
        text=say("What do you know?"),
        advice=(say("If all of it, go on."),),
        to="part-exchange",
        title=say("The exchange part"),
    )
    return d.Run(
        parts=tuple(d.RunPart(item=item, least=3, usual=5, most=9) for item in drawn.items),
        plans=drawn.plans,
        chosen=90,
        asked_in="part-welcome",
        skips=(skip, d.SkipItem(id="open", text=say("What else?"))),
        turned=prompt("turned"),
        turned_in="part-welcome",
        turned_by=("part-exchange",),
    )


def questions(strip: bool = False) -> d.Questions:
    """Return a question of every kind."""
    ends = (say("not at all"), say("completely"))
    options = (d.Option(id="stop", text=say("stop")), d.Option(id="start", text=say("start")))
    kinds = ("lines", "short", "scale", "choice", "check", "date")
    items = tuple(
        d.Question(
            id=f"{kind}-{strip}".lower(),
            kind=kind,  # type: ignore[arg-type]
            text=say(f"A {kind} question?"),
            lines=3,
            options=options if kind == "choice" else (),
            ends=ends if kind == "scale" else None,
        )
        for kind in kinds
    )
    return d.Questions(items=items, strip=strip)


def _links() -> tuple[d.Block, ...]:
    card = d.LinkItem(
        path="topics/other",
        text=say("Other?"),
        note=say("A note."),
        area="new-media",
        level="basic",
    )
    count = d.LinkItem(path="areas/new-media", text=say("New media"), area="new-media", count=3)
    file = d.LinkItem(
        path="topics/sample", text=say("Pack"), minutes=45, file="sample-45-minutes-en.pdf"
    )
    styles = ("cards", "rows", "stops", "list", "downloads")
    plain = tuple(d.Links(style=s, items=(card, count, file)) for s in styles)  # type: ignore[arg-type]
    brief = d.LinkItem(path="topics/sample/brief", text=say("Brief"), name="brief")
    tools = (
        replace(brief, name="run"),
        replace(file, name="pack", minutes=30),
        replace(brief, path="topics/sample", name="message", fragment="send-ahead"),
    )
    share = d.Share(link=brief, text=say("Half a page:"))
    return (*plain, d.Links(style="bar", items=tools), share)


def _planner() -> d.Planner:
    topic = d.PlannerTopic(
        slug="other",
        text=say("Other"),
        note=say("Other?"),
        area="digital-tools",
        least=28,
        most=102,
        prepare=23,
        better_after=("first", "second"),
    )
    stops = (
        d.PlannerStop(kind="kickoff", text=say("Kickoff"), minutes=30),
        d.PlannerStop(kind="session", text=say("Other"), minutes=60, slug="other"),
    )
    track = d.PlannerTrack(
        slug="way",
        text=say("A way"),
        note=say("For some."),
        cadence=say("One session."),
        every_weeks=4,
        stops=stops,
    )
    return d.Planner(tracks=(track,), topics=(topic,), lengths=(30, 45), chosen=45)


def every_block(reviewed: tuple[str, ...] = ()) -> tuple[d.Block, ...]:
    """Return blocks of every kind, style and role; `reviewed` names who did."""
    fact = d.FactItem(
        id="lost",
        figure=say("Rp9.1 trillion"),
        text=say("Reported."),
        caveat=say("Reported only."),
        source=SOURCE,
        as_of=DAY,
        checked=DAY,
        recheck=LATER,
    )
    callouts = tuple(
        d.Callout(
            id=f"a-{kind}",
            kind=kind,
            title=say("Stop."),
            body=(say("Do this.\n\n- one\n- two"),),
            say=say("May I?"),
            source=SOURCE,
            as_of=DAY,
        )
        for kind in ("risk", "tip", "stuck", "note")
    )
    video = d.Callout(id="on-video", kind="note", title=say("On a call"), body=(say("Share."),))
    prompts = (prompt("asked", asks="senior"), prompt("soft", "careful"), prompt("deep", "trust"))
    return (
        d.Heading(id="before", level=2, text=say("Before: what & why?")),
        d.Prose(text=say("See [it](https://ojk.go.id/a_b), [fact](fact:lost), `code`.\n\nMore.")),
        d.Prose(text=say("Loud."), role="lead"),
        d.Prose(text=say("Low."), role="quiet"),
        d.Heading(id="part", level=3, text=say("A part")),
        d.Bullets(items=(say("One"), say("Two"))),
        d.Steps(items=(d.StepItem(id="a", who="both", text=say("Swap.")),)),
        d.Steps(items=(d.StepItem(id="b", text=say("Ask them.")),)),
        d.Checklist(id="c", items=(d.CheckItem(id="a", text=say("Print."), minutes=5),)),
        agenda(),
        run(),
        d.Prompts(items=prompts),
        questions(),
        questions(strip=True),
        d.Grid(
            id="hopes",
            caption=say("Hopes"),
            head=(say("Mine"), say("Yours")),
            widths=(1, 1),
            rows=(say("Time"),),
        ),
        d.Grid(
            id="log", caption=say("Log"), head=(say("Day"), say("Topic")), widths=(1, 3), blank=3
        ),
        d.Facts(items=(fact,)),
        *callouts,
        video,
        d.Answer(id="money", they_ask=say("Money back?"), you_say=say("Sometimes.")),
        d.Message(id="ahead", text=say("Dear {name}, on {day} at {time}.")),
        d.Terms(items=(d.TermItem(id="otp", term=say("OTP"), meaning=say("A number.")),)),
        d.Table(caption=say("State"), head=(say("A"), say("B")), rows=((say("1"), say("2")),)),
        d.Sources(items=(SOURCE, replace(SOURCE, id="uu", address=None))),
        *_links(),
        d.Facets(
            items=(
                d.Facet(
                    name="without",
                    label=say("Works without"),
                    options=(d.Option(id="phone", text=say("a phone")),),
                    match="all",
                ),
            )
        ),
        d.SearchField(),
        _planner(),
        d.Provenance(
            source_path="topics/digital-tools/sample.yml",
            edition="2026.11",
            released=DAY,
            license_name="CC BY 4.0",
            license_address="https://creativecommons.org/licenses/by/4.0/",
            keywords=("scam", "tipu"),
            reviewed=reviewed,
            stale=1,
            fallback=2,
        ),
    )


def page(
    *blocks: d.Block, kind: d.DocumentKind = "guide", title: str = "Could they?"
) -> d.Document:
    """Return an English page of these blocks."""
    shown = "" if kind in ("guide", "missing") else f"/{kind}"
    return replace(
        samples.guide("en"),
        kind=kind,
        path=f"topics/sample{shown}",
        title=say(title),
        lead=say("By the end you can name five."),
        blocks=blocks,
    )


KINDS: tuple[d.DocumentKind, ...] = get_args(d.DocumentKind)
