"""A topic: one thing worth a session, as an author writes it."""

import datetime
from dataclasses import dataclass
from typing import Annotated, Literal

from ..problem import Where
from .leaf import (
    ActivityRef,
    Count,
    Id,
    Key,
    Keywords,
    Line,
    Minute,
    Pattern,
    Plain,
    PromptRef,
    Prose,
    Single,
    SourceRef,
    TextLeaf,
    TopicRef,
    Whole,
)
from .text import Text

Level = Literal["basic", "intermediate", "advanced"]
ShelfLife = Literal["fast", "year", "stable"]
Pillar = Literal["skills", "culture", "ethics", "safety"]
Stage = Literal["welcome", "listen", "show", "try", "discuss", "exchange", "decide", "reflect"]
Keep = Literal["must", "should", "could"]
Format = Literal["in-person", "video"]
Actor = Literal["mentor", "senior", "both"]
Side = Literal["mentor", "senior"]
Rung = Literal["warm-up", "observe", "assume", "decide", "value", "reverse", "commit"]
Care = Literal["safe", "careful", "trust"]
Organization = Literal["large-company", "sme", "community", "school"]
Tool = Literal["phone", "computer", "connection", "printout", "paper", "object"]
Competence = Annotated[str, Pattern(r"[1-5]\.[1-6]", "a DigComp 3.0 code such as 4.1", 3)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What the senior can do at the end (a verb phrase) and what in the room proves it."""

    where: Where
    text: Line
    proof: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why the session matters, by kind of organization."""

    where: Where
    large_company: Annotated[Text, TextLeaf("prose", 3000), Key("large-company")]
    sme: Prose
    community: Prose
    school: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing to have in the room; `kind` says what it takes, for finding sessions by it."""

    where: Where
    id: Id
    text: Line
    kind: Annotated[tuple[Tool, ...], Count(0, 3)] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A dated fact: `figure` as it is quoted elsewhere, `checked` the day someone read the source."""

    where: Where
    id: Id
    figure: Plain
    text: Line
    caveat: Line
    source: SourceRef
    as_of: datetime.date
    checked: datetime.date
    recheck: datetime.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """One thing the mentor does before, with the minutes it takes."""

    where: Where
    id: Id
    minutes: Annotated[int, Whole(1, 30)]
    text: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """A question on what the senior already does; `skip_when` is true, go to `skip_to`."""

    where: Where
    id: Id
    text: Line
    skip_when: Line | None = None
    skip_to: ActivityRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """The least, usual and greatest minutes of an activity."""

    where: Where
    min: Minute
    typical: Minute
    max: Minute


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One action and who does it."""

    where: Where
    id: Id
    who: Actor
    text: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """A timed part of a session."""

    where: Where
    id: Id
    stage: Stage
    keep: Keep
    minutes: Minutes
    formats: Annotated[tuple[Format, ...], Count(1, 2)]
    title: Plain
    steps: Annotated[tuple[Step, ...], Count(1, 9)]
    prompts: tuple[PromptRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A question of the ladder, with what to ask next and what to listen for."""

    where: Where
    id: Id
    rung: Rung
    asks: Side
    care: Care
    text: Line
    follow_up: Line
    listen_for: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A hard question the senior may ask and an honest, short answer."""

    where: Where
    id: Id
    question: Line
    answer: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescue:
    """A situation that goes wrong, what to do, and one polite line to say."""

    where: Where
    id: Id
    situation: Line
    action: Annotated[Text, TextLeaf("prose", 3000), Key("do")]
    say: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """What never to show, enter or do, and the rule behind it; a rule that is law names source and date."""

    where: Where
    id: Id
    text: Line
    rule: Line
    source: SourceRef | None = None
    as_of: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One small thing to do afterwards, in at most 15 minutes."""

    where: Where
    minutes: Annotated[int, Whole(1, 90)]
    text: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """The action of each side after the session."""

    where: Where
    mentor: Action
    senior: Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word to explain, in plain words."""

    where: Where
    id: Id
    term: Plain
    meaning: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetQuestion:
    """A reflection question the topic adds, with its writing space in lines."""

    where: Where
    id: Id
    lines: Annotated[int, Whole(1, 8)]
    text: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """The questions a topic adds to the two standard reflection sheets."""

    where: Where
    mentor: Annotated[tuple[SheetQuestion, ...], Count(1, 4)]
    senior: Annotated[tuple[SheetQuestion, ...], Count(1, 4)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A practitioner's review of one language; it lapses when `digest` no longer fits the content."""

    where: Where
    id: Id
    language: Id
    who: Single
    role: Single
    on: datetime.date
    due: datetime.date
    digest: Annotated[str, Pattern(r"[0-9a-f]{12}", "twelve hexadecimal digits", 12)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic in one language; `slug` and `area` come from its path."""

    where: Where
    slug: str
    area: str
    language: str
    level: Level
    shelf_life: ShelfLife
    digcomp: Annotated[tuple[Competence, ...], Count(0, 3)]
    pillars: Annotated[tuple[Pillar, ...], Count(1, 2)]
    suits: Annotated[tuple[Organization, ...], Count(0, 4)] = ()
    better_after: tuple[TopicRef, ...] = ()
    next: Annotated[tuple[TopicRef, ...], Count(0, 4)] = ()
    title: Annotated[Text, TextLeaf("plain", 90)]
    short_title: Annotated[Text, TextLeaf("plain", 45)]
    summary: Annotated[Text, TextLeaf("plain", 160)]
    keywords: Keywords
    outcome: Goal
    why: Why
    needs: Annotated[tuple[Need, ...], Count(1, 8)]
    offline: Prose
    on_video: Prose | None = None
    facts: Annotated[tuple[Fact, ...], Count(0, 5)] = ()
    facts_note: Line | None = None
    prepare: Annotated[tuple[Preparation, ...], Count(2, 7)]
    send_ahead: Prose
    diagnose: Annotated[tuple[Diagnosis, ...], Count(3, 3)]
    activities: Annotated[tuple[Activity, ...], Count(5, 8)]
    prompts: Annotated[tuple[Prompt, ...], Count(10, 14)]
    if_they_ask: Annotated[tuple[Answer, ...], Count(5, 7)]
    if_stuck: Annotated[tuple[Rescue, ...], Count(4, 5)]
    risks: Annotated[tuple[Risk, ...], Count(2, 7)]
    after: After
    alternative: Prose
    terms: Annotated[tuple[Term, ...], Count(3, 10)]
    worksheet: Sheets
    reviewed: tuple[Review, ...] = ()
