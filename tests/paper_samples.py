"""Small documents for the tests of printing, in both languages, made without the rest of the house."""

import datetime
from pathlib import Path

import yaml

from generator.markup import parse
from generator.model import document as d
from generator.model.artifact import Context
from generator.model.lexicon import Lexicon
from generator.model.plan import Plan, Slot
from generator.model.settings import Language, License, Settings
from generator.model.text import State, Text
from generator.problem import Where
from generator.vocabulary import spoken

ROOT = Path(__file__).parent.parent
PLACE = Where("topics/digital-tools/sample.yml")
RELEASED = datetime.date(2026, 11, 23)
HOSTILE = '#read("/etc/passwd") *b* $x$ <a> @b'

TITLES = {
    "en": "Could a scammer use my name?",
    "id": "Bisakah penipu memakai nama saya?",
}
ASKED = {"en": "What made it believable?", "id": "Apa yang membuatnya meyakinkan?"}


def settings(paper: str = "a4") -> Settings:
    """Return settings as the curriculum has them."""
    return Settings(
        where=PLACE,
        edition="2026.11",
        released=RELEASED,
        languages=(
            Language(where=PLACE, id="en", name="English"),
            Language(where=PLACE, id="id", name="Bahasa Indonesia"),
        ),
        areas=("digital-tools",),
        durations=(30, 45),
        default_minutes=45,
        paper="us-letter" if paper == "us-letter" else "a4",
        license=License(
            where=PLACE,
            name="CC BY 4.0",
            address="https://creativecommons.org/licenses/by/4.0/",
        ),
    )


def context(language: str, paper: str = "a4") -> Context:
    """Return a context with the language's real words."""
    entries: dict[str, str] = {}
    for file in sorted((ROOT / f"curriculum/languages/{language}/words").glob("*.yml")):
        entries.update(_flat(yaml.safe_load(file.read_text()), ""))
    vocabulary = yaml.safe_load(
        (ROOT / f"curriculum/languages/{language}/vocabulary.yml").read_text(encoding="utf-8")
    )
    lexicon = Lexicon(language, tuple(entries.items()), tuple(_flat(vocabulary, "").items()))
    return Context(spoken(lexicon), settings(paper), "https://example.org/terbalik")


def _flat(tree: dict[str, object], prefix: str) -> dict[str, str]:
    entries: dict[str, str] = {}
    for key, value in tree.items():
        path = prefix.removesuffix(".") if key == "_" else f"{prefix}{key}"
        if isinstance(value, dict):
            entries.update(_flat(value, f"{path}."))
        else:
            entries[path] = str(value)
    return entries


def text(words: str, language: str, state: State = "own") -> Text:
    """Return words as a text; they may hold the Markdown subset."""
    return Text(parse(words, "prose", PLACE)[0], words, language, state, PLACE)


def plain(words: str, language: str) -> Text:
    """Return words as a text without any markup, however they look."""
    return Text(parse(words, "plain", PLACE)[0], words, language, "own", PLACE)


def guide(language: str, extra: tuple[d.Block, ...] = ()) -> d.Document:
    """Return a guide with an agenda of two plans, facts and a risk."""
    prompt = d.PromptItem(
        id="why",
        rung="warm-up",
        asks="mentor",
        care="safe",
        text=text(ASKED[language], language),
        follow_up=text("Follow", language),
        listen_for=text("Listen", language),
    )
    secret = d.PromptItem(
        id="secret",
        rung="value",
        asks="mentor",
        care="trust",
        text=text("Trustquestion", language),
        follow_up=text("Follow", language),
        listen_for=text("Listen", language),
    )
    items = tuple(
        d.AgendaItem(
            id=id,
            stage="welcome",
            keep="must",
            formats=("in-person",),
            title=text(title, language),
            steps=(d.StepItem(id="s", who="mentor", text=text("Says **thank you**.", language)),),
            prompts=(prompt, secret),
        )
        for id, title in (("one", "Firstpart"), ("two", "Secondpart"))
    )
    short = Plan(30, (Slot("one", 30, 0),), ("two",))
    long = Plan(45, (Slot("one", 20, 0), Slot("two", 25, 20)), ())
    blocks: tuple[d.Block, ...] = (
        d.Heading(id="before", level=2, text=text("Before", language)),
        d.Message(id="m", text=text("Dear {name}, see you on {day}.", language)),
        d.Heading(id="during", level=2, text=text("During", language)),
        d.Agenda(items=items, plans=(short, long), chosen=45),
        *extra,
    )
    return _document("guide", "topics/sample", language, blocks)


def worksheet(language: str, count: int = 4, lines: int = 2) -> d.Document:
    """Return a worksheet of `count` questions and a strip."""
    asked = tuple(
        d.Question(id=f"q{n}", kind="lines", text=text(f"Question{n}", language), lines=lines)
        for n in range(count)
    )
    sure = d.Question(
        id="sure",
        kind="scale",
        text=text("Sure", language),
        ends=(text("low", language), text("high", language)),
    )
    blocks = (d.Questions(items=asked), d.Questions(items=(sure,), strip=True))
    return _document("worksheet-senior", "topics/sample/worksheet-senior", language, blocks)


def _document(
    kind: d.DocumentKind, path: str, language: str, blocks: tuple[d.Block, ...]
) -> d.Document:
    return d.Document(
        kind=kind,
        path=path,
        language=language,
        title=text(TITLES[language], language),
        short_title=text("Sample", language),
        summary=text("A sample.", language),
        blocks=blocks,
        area="digital-tools",
        topic="sample",
        level="basic",
        source_path=PLACE.path,
    )
