"""The site page: what Markdown makes of it, what a hostile text can do in it, what it says about itself."""

import json
import re
from dataclasses import dataclass, replace
from typing import Any

import markdown
import page_samples as pages
import paper_samples as samples
import pytest
import yaml

from generator.model import document as d
from generator.model.lexicon import Lexicon
from generator.render import site

CONTEXT = samples.context("en")
HOSTILE = (
    '</script><script>alert(1)</script> {: onclick="x" } {#id} <img src=x onerror=y> '
    "[a](javascript:b) **c** `d` &amp; # e _f_ {{ g }} {% h %} \\ ' -->"
)


def staged(document: d.Document) -> tuple[dict[str, Any], str]:
    """Return the front matter and the Markdown of a staged page."""
    (artifact,) = site.render(document, CONTEXT)
    _, front, text = artifact.content.decode().split("---\n", 2)
    return yaml.safe_load(front), text


def by_markdown(document: d.Document) -> str:
    """Return the page as Python-Markdown makes it with the extensions of mkdocs.yml."""
    return str(markdown.markdown(staged(document)[1], extensions=["attr_list", "toc"]))


@pytest.mark.parametrize("block", pages.every_block(), ids=lambda block: type(block).__name__)
def test_body_is_what_markdown_makes_of_each_block(block: d.Block) -> None:
    """Handing finished bodies to the engine and letting it parse the staged file give one page."""
    document = pages.page(block)
    assert site.body(document, CONTEXT) == by_markdown(document)


@pytest.mark.parametrize("kind", pages.KINDS)
def test_body_is_what_markdown_makes_of_each_page(kind: d.DocumentKind) -> None:
    """The same holds for every kind of page with all blocks at once."""
    document = pages.page(*pages.every_block(), kind=kind)
    assert site.body(document, CONTEXT) == by_markdown(document)


def test_hostile_text_stays_letters_everywhere() -> None:
    """A text full of attacks, put in every place a text can stand, makes no element and no attribute."""
    calm = _elements(by_markdown(_everywhere("Calm words")))
    assert _elements(by_markdown(_everywhere(HOSTILE))) == calm
    assert "onclick=" in by_markdown(_everywhere(HOSTILE))  # as letters


def _everywhere(words: str) -> d.Document:
    evil = samples.plain(words, "en")
    blocks = tuple(
        replace(block, keywords=(words,), reviewed=(words,), license_name=words)
        if isinstance(block, d.Provenance)
        else block
        for block in pages.every_block()
    )
    made: d.Document = _replaced(pages.page(*blocks), evil)
    return made


def _replaced(value: Any, evil: Any) -> Any:
    """Return a record with every text below it replaced."""
    if isinstance(value, type(evil)):
        return evil
    if isinstance(value, d.SourceItem):
        return replace(value, publisher=evil.raw, title=evil.raw)
    if isinstance(value, tuple):
        return tuple(_replaced(item, evil) for item in value)
    if hasattr(value, "__dataclass_fields__"):
        fields = {
            name: _replaced(getattr(value, name), evil) for name in value.__dataclass_fields__
        }
        return type(value)(**fields)
    return value


def _elements(html: str) -> list[str]:
    """Return the tags of a page without the values of labels, which hold text."""
    html = re.sub(r"(?s)(ld\+json\">).*?</script>", r"\1</script>", html)
    return [
        re.sub(r'(aria|data)-label="[^"]*"', "", tag) for tag in re.findall(r"<[a-z/!][^>]*>", html)
    ]


def test_machine_data_survives_a_closing_script() -> None:
    """The JSON-LD graph cannot be ended from inside, and names page, languages and license."""
    html = site.body(pages.page(*pages.every_block(), title="</script>? & <b>"), CONTEXT)
    (data,) = re.findall(r'(?s)<script type="application/ld\+json">(.*?)</script>', html)
    page = json.loads(data)["@graph"][1]
    assert page["name"] == "</script>? & <b>"
    assert page["@id"] == "https://example.org/terbalik/en/topics/sample/"
    assert page["workTranslation"] == [{"@id": "https://example.org/terbalik/id/topics/sample/"}]
    assert page["timeRequired"] == "PT90M"
    assert page["license"].endswith("/by/4.0/")


def test_front_matter_is_readable_whatever_a_title_holds() -> None:
    """Quotes, colons and odd line breaks reach the theme as they are."""
    words = 'He said: "no" \\ — yes #'
    front, _ = staged(pages.page(title=words))
    assert front["title"] == words
    assert front["root"] == "../../../"
    assert front["alternates"][1]["href"] == "../../../id/topics/sample/"
    assert "search" not in front
    hidden, _ = staged(replace(pages.page(), searchable=False))
    assert hidden["search"] == {"exclude": True}


def test_a_text_in_another_language_says_so() -> None:
    """A fallback is marked for readers and for screen readers; an unconfirmed translation is not."""
    foreign = samples.text("Bukan Inggris", "id", "fallback")
    html = site.body(pages.page(d.Bullets(items=(foreign,))), CONTEXT)
    assert '<span lang="id">Bukan Inggris</span> <small class="state">Indonesian</small>' in html
    for state, marked in (("stale", True), ("overridden", False), ("unconfirmed", False)):
        text = samples.text("Words", "en", state)  # type: ignore[arg-type]
        html = site.body(pages.page(d.Bullets(items=(text,))), CONTEXT)
        assert ('class="state"' in html) is marked, state


def test_a_text_of_several_blocks_is_whole_and_said_once() -> None:
    """Lists and later paragraphs are shown as such where there is room, as letters in a line, never twice."""
    long = pages.say("First.\n\n- one\n- two\n\nLast.")
    whole = "<p>First.</p><ul><li>one</li><li>two</li></ul><p>Last.</p>"
    for block in (
        d.Terms(items=(d.TermItem(id="t", term=pages.say("T"), meaning=long),)),
        d.Bullets(items=(long,)),
        d.Table(caption=pages.say("C"), head=(pages.say("H"),) * 2, rows=((pages.say("R"), long),)),
        d.Answer(id="a", they_ask=pages.say("Q"), you_say=long),
    ):
        assert site.body(pages.page(block), CONTEXT).count(whole) == 1, block
    heading = d.Checklist(id="c", items=(d.CheckItem(id="i", text=long),))
    assert "<span>First. one two Last.</span>" in site.body(pages.page(heading), CONTEXT)


def test_only_published_languages_are_offered() -> None:
    """A site of one language links no page of another, for people or for machines."""
    alone = replace(CONTEXT, languages=("en",))
    (artifact,) = site.render(pages.page(), alone)
    front = yaml.safe_load(artifact.content.decode().split("---\n", 2)[1])
    assert [each["id"] for each in front["alternates"]] == ["en"]
    html = site.body(pages.page(), alone)
    (data,) = re.findall(r'(?s)<script type="application/ld\+json">(.*?)</script>', html)
    assert json.loads(data)["@graph"][1]["workTranslation"] == []


def test_each_plan_shows_its_own_minutes() -> None:
    """Every activity carries its length and start in each plan, and is shown as left out where it is."""
    html = site.body(pages.page(pages.agenda()), CONTEXT)
    row = html[html.index('id="activity-part-exchange"') :]
    assert 'style="--m1:0;--m2:25"' in row
    assert '<span class="of of-1">left out</span>' in row
    assert '<span class="of of-2">1:05</span>' in row
    assert 'id="minutes-30"' in html
    front, _ = staged(pages.page(pages.agenda()))
    assert front["plan"] == 2


def test_questions_that_need_trust_are_folded() -> None:
    """A prompt for later meetings is on the page, but closed."""
    html = site.body(pages.page(d.Prompts(items=(pages.prompt("deep", "trust"),))), CONTEXT)
    assert re.search(r'<details class="fold"><summary>[^<]*\(1\).*What about deep\?', html)


def test_anchors_are_used_once() -> None:
    """No two elements of a page share an id."""
    html = site.body(pages.page(*pages.every_block()), CONTEXT)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))


def test_a_mistake_is_told_where_the_settings_say() -> None:
    """The settings' address wins, then the repository's issues with the page named; else there is no link."""
    context = samples.context("en")
    document = pages.page(*pages.every_block(), kind="guide")
    report = replace(context.settings, report="mailto:team@example.org")
    sources = "https://example.org/sources"
    bare = site.body(document, context)
    told = site.body(document, replace(context, repository=sources))
    mailed = site.body(document, replace(context, settings=report, repository=sources))
    assert "Report a mistake" not in bare
    assert f'href="{sources}/issues/new?title=en%2F' in told
    assert 'href="mailto:team@example.org"' in mailed
    assert "issues/new" not in mailed


@dataclass(frozen=True)
class _Listening(Lexicon):
    """A lexicon that remembers what it was asked."""

    asked: frozenset[str] = frozenset()

    def say(self, key: str, **values: object) -> str:
        object.__setattr__(self, "asked", self.asked | {key})
        return super().say(key, **values)


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_word_of_the_room_is_missing_or_idle(language: str) -> None:
    """Every kind of page finds its words in each language, and the room keeps none it does not use."""
    context = samples.context(language)
    lexicon = _Listening(language, context.lexicon.entries, ())
    sources = "https://example.org/sources"
    listening = replace(context, lexicon=lexicon, repository=sources)
    site.frame(listening)
    other = "id" if language == "en" else "en"
    for kind in pages.KINDS:
        blocks = (
            *pages.every_block(),
            *pages.every_block(("A",)),
            d.Bullets(items=(samples.text("x", language, "stale"), samples.text("x", other))),
        )
        document = pages.page(*blocks, kind=kind)
        site.body(replace(document, language=language), listening)
    find = d.Links(
        style="cards",
        items=tuple(
            d.LinkItem(path="topics/a", text=pages.say("A"), area=area, level="basic")
            for area in ("digital-tools", "new-media")
        ),
    )
    site.body(pages.page(find, kind="find"), listening)
    ours = {key for key, _ in context.lexicon.entries if key.startswith("site.")}
    assert ours == {key for key in lexicon.asked if key.startswith("site.")}
