"""Documents: what is published, as neutral blocks every renderer knows."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from .form import FilledBy
from .plan import Plan
from .text import Text
from .topic import Actor, Care, Format, Keep, Level, Rung, Side, Stage

DocumentKind = Literal[
    "home", "find", "about", "sources", "area", "tracks", "track",
    "guide", "prompts", "worksheet-mentor", "worksheet-senior", "brief", "run", "plan", "missing",
    "handbook", "chapter", "forms", "form", "page",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 2 or 3 with a permanent anchor; `new_sheet` starts a sheet of paper."""

    id: str
    level: Literal[2, 3]
    text: Text
    new_sheet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Running text; `role` says how loud it is."""

    text: Text
    role: Literal["plain", "lead", "quiet"] = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A short list of equals."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepItem:
    """One action and its actor, if anyone may not do it."""

    id: str
    text: Text
    who: Actor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Numbered actions."""

    items: tuple[StepItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckItem:
    """One thing to tick off, with the minutes it takes if it takes any."""

    id: str
    text: Text
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """Things to tick off; `id` names the list for stored ticks."""

    id: str
    items: tuple[CheckItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptItem:
    """A question to ask, where it stands on the ladder, and what comes after it."""

    id: str
    rung: Rung
    asks: Side
    care: Care
    text: Text
    follow_up: Text
    listen_for: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompts:
    """Questions of one rung, or of one activity."""

    items: tuple[PromptItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """An activity as it is run; its minutes stand in the agenda's plans."""

    id: str
    stage: Stage
    keep: Keep
    formats: tuple[Format, ...]
    title: Text
    steps: tuple[StepItem, ...]
    prompts: tuple[PromptItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """All activities once, and one plan for each duration offered; `chosen` is shown first."""

    items: tuple[AgendaItem, ...]
    plans: tuple[Plan, ...]
    chosen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPart:
    """An activity with the least, usual and greatest minutes a re-plan may give it."""

    item: AgendaItem
    least: int
    usual: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipItem:
    """A question on what the senior already does, what an answer may allow, and the activity to go on with then."""

    id: str
    text: Text
    advice: tuple[Text, ...] = ()
    to: str | None = None
    title: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A session as it is run, part by part; only a screen has it.

    The questions of `skips` are asked in the part named `asked_in`. Where none of the parts named in
    `turned_by` is run, the part named `turned_in` asks `turned`, the question that turns the tables.
    """

    parts: tuple[RunPart, ...]
    plans: tuple[Plan, ...]
    chosen: int
    asked_in: str
    skips: tuple[SkipItem, ...] = ()
    turned: PromptItem | None = None
    turned_in: str = ""
    turned_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer of a choice."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A field to fill in: `lines` of writing, a `short` line, a `scale` 1-5, a `choice`, a `check` or a `date`."""

    id: str
    kind: Literal["lines", "short", "scale", "choice", "check", "date"]
    text: Text
    lines: int = 1
    options: tuple[Option, ...] = ()
    ends: tuple[Text, Text] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """A run of questions of one form; `strip` marks the part that is torn off for the program."""

    items: tuple[Question, ...]
    strip: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table to fill in: one row for each of `rows`, whose names stand in the first column, or `blank` empty rows.

    `widths` are the shares of the columns of `head` on paper.
    """

    id: str
    caption: Text
    head: tuple[Text, ...]
    widths: tuple[int, ...]
    rows: tuple[Text, ...] = ()
    blank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceItem:
    """A source as it is cited."""

    id: str
    publisher: str
    title: str
    date: datetime.date
    language: str
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactItem:
    """A dated fact with its source."""

    id: str
    figure: Text
    text: Text
    caveat: Text
    source: SourceItem
    as_of: datetime.date
    checked: datetime.date
    recheck: datetime.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Facts to have ready."""

    items: tuple[FactItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """Something set apart: a risk with its rule, a tip, a situation that goes wrong with a line to say, a note."""

    id: str
    kind: Literal["risk", "tip", "stuck", "note"]
    title: Text
    body: tuple[Text, ...] = ()
    say: Text | None = None
    source: SourceItem | None = None
    as_of: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A question they may ask and what you can say."""

    id: str
    they_ask: Text
    you_say: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message to copy and send."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A page of ours to hand on as link, as message and as a code for a camera; `text` says what it is."""

    link: LinkItem
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TermItem:
    """A word and its plain meaning."""

    id: str
    term: Text
    meaning: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Words to explain."""

    items: tuple[TermItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A small table with a caption; every row is as long as `head`."""

    caption: Text
    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Sources of a page."""

    items: tuple[SourceItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkItem:
    """A link to a page of ours by its path below the language (`topics/x/prompts`, empty for home).

    `name` is what a link of a bar is for, `fragment` a place on its page, `minutes` the length it belongs to;
    `facets` are what a list of such links can be narrowed by: a facet's name and the values the page bears.
    """

    path: str
    text: Text
    note: Text | None = None
    area: str | None = None
    level: Level | None = None
    count: int | None = None
    file: str | None = None
    minutes: int | None = None
    name: str = ""
    fragment: str = ""
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Links: `cards` of topics, big `rows` of areas, `stops` of a track, the `bar` of what to do with a guide, a plain `list`, or file `downloads`."""

    style: Literal["cards", "rows", "stops", "bar", "list", "downloads"]
    items: tuple[LinkItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One way to narrow a list: pages that bear any of the chosen options, or all of them."""

    name: str
    label: Text
    options: tuple[Option, ...]
    match: Literal["any", "all"] = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """The ways to narrow the list of cards below; only a screen has them."""

    items: tuple[Facet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchField:
    """The site's search, large, as on the home page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannerTopic:
    """A session to plan: the minutes it can last, those its preparation takes, the topics it is better after."""

    slug: str
    text: Text
    note: Text
    area: str
    least: int
    most: int
    prepare: int
    better_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannerStop:
    """A meeting of a track: a session by its topic's slug, else its kickoff, midpoint check or closing."""

    kind: Literal["session", "kickoff", "midpoint", "closing"]
    text: Text
    minutes: int
    slug: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannerTrack:
    """A track to plan: its meetings in their order and the weeks from one session to the next."""

    slug: str
    text: Text
    note: Text
    cadence: Text
    every_weeks: int
    stops: tuple[PlannerStop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planner:
    """What a plan is made of: tracks, sessions by area, and the lengths offered; only a screen has it."""

    tracks: tuple[PlannerTrack, ...]
    topics: tuple[PlannerTopic, ...]
    lengths: tuple[int, ...]
    chosen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a page comes from: source file, edition, license, keywords, and who reviewed it in practice (nobody, when empty)."""

    source_path: str
    edition: str
    released: datetime.date
    license_name: str
    license_address: str
    keywords: tuple[str, ...]
    reviewed: tuple[str, ...]
    stale: int
    fallback: int


Block = (
    Heading | Prose | Bullets | Steps | Checklist | Agenda | Run | Prompts | Questions | Grid
    | Facts | Callout | Answer | Message | Terms | Table | Sources | Links | Share | Facets | SearchField
    | Planner | Provenance
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One page: `path` below the language without slashes at the ends (empty for home)."""

    kind: DocumentKind
    path: str
    language: str
    title: Text
    short_title: Text
    summary: Text
    blocks: tuple[Block, ...]
    area: str | None = None
    topic: str | None = None
    track: str | None = None
    level: Level | None = None
    minutes: int | None = None
    lead: Text | None = None
    filled_by: FilledBy | None = None
    searchable: bool = True
    source_path: str = ""
