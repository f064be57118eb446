"""A language's pages before any disk: what they offer is what is built, and they follow their templates."""

import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from built import ROOT, TODAY

from generator.documents.guide import build as build_guide
from generator.memory import Memory
from generator.model.catalog import Catalog
from generator.model.document import Agenda, Bullets, Callout
from generator.render.site import own
from generator.stage import Scope, Stage, stage_of
from generator.survey import survey
from generator.texts import letters


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The real curriculum in English, with one topic and one track."""
    whole = survey(ROOT, TODAY).value.catalogs[0]
    return replace(whole, topics=whole.topics[:1], tracks=whole.tracks[:1])


def test_no_text_of_ours_begins_with_the_word_that_stands_before_it() -> None:
    """Before a follow-up a page says "Then", before what to listen for "Listen for": twice would be a stutter."""
    stutters = [
        f"{catalog.language} {topic.slug}: {words}"
        for catalog in survey(ROOT, TODAY).value.catalogs
        for topic in catalog.topics
        for prompt in topic.prompts
        for key, words in (
            ("paper.then", letters(prompt.follow_up)),
            ("paper.listen", letters(prompt.listen_for)),
        )
        if re.match(rf"{catalog.lexicon.say(key)}\b", words, re.IGNORECASE)
    ]
    assert stutters == []


def guide(stage: Stage) -> str:
    return next(page.body for page in stage.pages if page.path.startswith("topics/"))


def test_a_site_without_printed_files_offers_none(catalog: Catalog) -> None:
    """Neither a link to a file nor a heading above nothing; the rest of the page is as ever."""
    with_files = guide(stage_of(catalog, Scope(), Memory()))
    without = guide(stage_of(catalog, Scope(printed=False), Memory()))
    assert ".pdf" in with_files
    assert 'id="downloads"' in with_files
    assert ".pdf" not in without
    assert "downloads" not in without
    assert with_files.count("<h2") - without.count("<h2") <= 1
    assert 'class="bar"' in without


def test_the_navigation_follows_the_sources(catalog: Catalog) -> None:
    """Home, finder, plan, areas in their order, then the lists of tracks, pages and forms, about; nothing below them."""
    settings = replace(catalog.settings, areas=tuple(reversed(catalog.settings.areas)))
    many = tuple(replace(catalog.tracks[0], slug=f"t{at}") for at in range(40))
    bare = replace(catalog, settings=settings, tracks=many, handbook=(), forms=())
    areas = [f"areas/{area}/index.md" for area in settings.areas]
    assert stage_of(bare, Scope(), Memory()).hubs() == (
        "index.md", "find/index.md", "plan/index.md", *areas, "tracks/index.md", "about/index.md"
    )  # fmt: skip


def test_a_changed_template_shows(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A preview that lives on renders with the template as it is now, and keeps pages until then."""
    folder = tmp_path / "site"
    shutil.copytree(own._OURS, folder)
    monkeypatch.setattr(own, "_OURS", folder)
    own.environment.cache_clear()
    memory = Memory()
    try:
        first = stage_of(catalog, Scope(), memory)
        assert guide(stage_of(catalog, Scope(), memory)) is guide(first)
        for name in ("opening", "icons"):
            template = folder / f"{name}.html.j2"
            template.write_text(template.read_text() + f"<i>{name} is new</i>")
            os.utime(template, (1, 1))
        memory.next_round()
        assert "<i>opening is new</i>" in guide(stage_of(catalog, Scope(), memory))
    finally:
        own.environment.cache_clear()


def test_a_question_and_its_skip_are_one_bullet_in_every_language() -> None:
    """What to skip stands with the question it belongs to, also where the question is a translation."""
    for catalog in survey(ROOT, TODAY).value.catalogs:
        for topic in catalog.topics:
            bullets = next(b for b in build_guide(topic, catalog).blocks if isinstance(b, Bullets))
            assert len(bullets.items) == len(topic.diagnose)


def test_the_tables_are_turned_at_every_length() -> None:
    """A question for the senior to teach stands in every guide, also where short plans leave its activity out."""
    for catalog in survey(ROOT, TODAY).value.catalogs:
        for topic in catalog.topics:
            made = build_guide(topic, catalog)
            agenda = next(block for block in made.blocks if isinstance(block, Agenda))
            reverse = {prompt.id for prompt in topic.prompts if prompt.rung == "reverse"}
            turned = [b for b in made.blocks if isinstance(b, Callout) and b.id == "turned"]
            for plan in agenda.plans:
                taken = {slot.activity for slot in plan.slots}
                asked = {p.id for item in agenda.items if item.id in taken for p in item.prompts}
                assert asked & reverse or turned, (topic.slug, plan.minutes)
