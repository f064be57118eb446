"""An organization's profile: its name, look, words and removals, on every page that has them, and faults at their place."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from built import ROOT
from test_commands import terbalik
from trees import TODAY, tiny

from generator.documents import compose_topic, missing
from generator.memory import Memory
from generator.model.catalog import Catalog
from generator.model.document import Document, Links, Terms
from generator.model.profile import Profile
from generator.organization.brand import brand_files, style, width_of
from generator.organization.contrast import DARK_PAPER, ENOUGH, LIGHT_PAPER, ratio, readable
from generator.organization.image import fault_of
from generator.published import lock_of, moved_of
from generator.render.site.redirect import redirects
from generator.stage import Scope, stage_of
from generator.survey import Survey, languages_of, survey

PROFILE = "organization/organization.yml"
HEAD = "name: Sinar Jaya Cooperative\nshort_name: Sinar Jaya\nkind: community\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32"><path d="M0 0h8v8z"/></svg>'
SIGN = "logo: {light: logo.svg, alt: {en: Sinar Jaya, id: Sinar Jaya}}\n"


def _survey(folder: Path, profile: str, **files: str) -> tuple[Survey, list[str]]:
    """Return the tiny world with a profile, and the codes of what is wrong with it."""
    root = tiny(folder, {"write": {PROFILE: HEAD + profile, **files}})
    found = survey(root, TODAY)
    return found.value, [f"{p.where.line}:{p.where.column} {p.code}" for p in found.problems]


def _profile(folder: Path, profile: str, **files: str) -> tuple[Profile, Catalog]:
    found, codes = _survey(folder, profile, **files)
    assert codes == []
    assert found.loaded is not None
    assert found.loaded.profile is not None
    return found.loaded.profile, found.catalogs[0]


def test_the_papers_are_those_of_the_site() -> None:
    """Contrast is measured against the very grounds of the style sheet."""
    css = (ROOT / "overrides/assets/css/site.css").read_text(encoding="utf-8")
    assert f"--paper: {LIGHT_PAPER};" in css
    assert f"--paper: {DARK_PAPER};" in css


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#0f766e", "#fbfaf7", 5.25)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, told: float) -> None:
    """Known pairs have their known ratio, in either order."""
    assert ratio(one, other) == pytest.approx(told, abs=0.01)
    assert ratio(other, one) == ratio(one, other)


@pytest.mark.parametrize(
    "color", ["#f08c00", "#ffff00", "#123456", "#808080", "#ffffff", "#000000"]
)
def test_a_better_color_can_always_be_read(color: str) -> None:
    """The nearest readable shade is readable on its paper, and the color itself where that was."""
    for paper in (LIGHT_PAPER, DARK_PAPER):
        better = readable(color, paper)
        assert ratio(better, paper) >= ENOUGH
        assert better == color or ratio(color, paper) < ENOUGH


def _png(wide: int = 64, high: int = 32) -> bytes:
    head = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR" + wide.to_bytes(4) + high.to_bytes(4)
    return head + b"\x08\x06\0\0\0" + b"\0\0\0\0IEND\xaeB`\x82"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.svg", SVG.encode(), ""),
        ("a.svg", SVG.replace("<path", '<use href="#x"/><path style="fill:url(#g)"').encode(), ""),
        ("a.png", _png(), ""),
        ("a.png", SVG.encode(), "it is no PNG image"),
        ("a.png", b"GIF89a", "it is no PNG image"),
        ("a.svg", _png(), "cannot be read|it is no SVG image"),
        ("a.svg", b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "it is no SVG image"),
        ("a.svg", SVG.replace("<path", "<script>x()</script><path").encode(), "it holds <script>"),
        ("a.svg", SVG.replace("<path", "<foreignObject/><path").encode(), "it holds <foreignObject>"),
        ("a.svg", SVG.replace("<path", '<set attributeName="href" to="x"/><path').encode(), "it holds <set>"),
        ("a.svg", SVG.replace("<path", '<s xmlns="http://www.w3.org/1999/xhtml"/><path').encode(), "no drawing"),
        ("a.svg", SVG.replace("<path", '<path onload="x()"').encode(), "a script"),
        ("a.svg", SVG.replace("<path", '<use href="https://evil.example/x.svg#a"/><path').encode(), "outside"),
        ("a.svg", SVG.replace("<path", '<path style="fill:url(//evil.example)"').encode(), "outside"),
        ("a.svg", SVG.replace("<path", "<style>@import '//evil.example'</style><path").encode(), "fetches"),
        ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.encode(), "document type"),
        ("a.svg", SVG.encode() + b"<!-- " + b"x" * 110_000 + b" -->", "KB"),
    ],
)  # fmt: skip
def test_a_logo_is_an_image_and_nothing_else(name: str, data: bytes, told: str) -> None:
    """By its bytes: no program, nothing that is fetched, no other kind of file under a borrowed name."""
    found = fault_of(name, data)
    assert (found == "") if told == "" else any(part in found for part in told.split("|"))


@pytest.mark.parametrize(("data", "name"), [(SVG.encode(), "a.svg"), (_png(), "a.png")])
def test_a_logo_keeps_its_place_before_it_arrives(data: bytes, name: str) -> None:
    """Twice as wide as high is 64 by 32, so that nothing moves; an image without a size is square."""
    assert width_of(name, data) == 64
    assert width_of("a.svg", b"<svg/>") == 32


def test_the_profile_takes_the_place_of_settings_field_by_field(tmp_path: Path) -> None:
    """What it says counts, what it leaves out stays; the nearest length becomes the default."""
    fields = "durations: [30, 60]\nsite_address: https://example.org/m\nlanguages: [id, en]\n"
    found, codes = _survey(tmp_path, fields)
    assert codes == ["1:1 track-length-not-offered"]  # the tiny world's track lasts 45 minutes
    assert found.loaded is not None
    settings = found.loaded.settings
    assert (settings.durations, settings.default_minutes) == ((30, 60), 30)
    assert settings.site_address == "https://example.org/m"
    assert [language.id for language in settings.languages] == ["id", "en"]
    assert settings.areas == ("tools",)
    assert settings.license.name == "CC BY 4.0"


def test_an_organization_speaks_its_own_words(tmp_path: Path) -> None:
    """Its vocabulary stands in every text, in each language, and nobody mixes two names."""
    words = "vocabulary:\n  en: {senior: {_: director, plural: directors}}\n"
    words += (
        "  id: {senior: {_: direktur, plural: para direktur}, address: {_: Kakak, short: Kak}}\n"
    )
    root = tiny(tmp_path, {"write": {PROFILE: HEAD + words}})
    found = survey(root, TODAY)
    said = {
        c.language: c.lexicon.word("senior", "plural", capital=True) for c in found.value.catalogs
    }
    assert said == {"en": "Directors", "id": "Para direktur"}
    refusal = [
        stuck.situation.blocks
        for c in found.value.catalogs
        if c.language == "en" and (topic := c.topic("paper-notes"))
        for stuck in topic.if_stuck
        if stuck.id == "refusal"
    ]
    assert "director" in str(refusal)


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        ("colour: {}\n", "4:1 unknown-field"),
        ("kind: bank\n", "key-twice"),
        ('colors: {light: "teal"}\n', "4:17 wrong-form"),
        ('colors: {light: "#0f766e", dark: "#0f766e"}\n', "4:9 color-too-faint"),
        ("logo: {light: ../secret.svg, alt: {en: x, id: x}}\n", "4:15 wrong-form"),
        ('contact: {name: Rina, address: "javascript:x"}\n', "4:32 wrong-form"),
        ("vocabulary: {en: {seniro: chief}}\n", "4:27 unknown-word"),
        ("vocabulary: {xx: {senior: chief}}\n", "4:27 unknown-language"),
        ("vocabulary: {en: {senior: [chief]}}\n", "4:27 not-text"),
        ("languages: [en, xx]\n", "interface-word-missing"),
        ("code: maybe\n", "4:7 not-a-choice"),
        ('links: [{id: a, text: {en: x, id: x}, address: "http://example.org"}]\n', "wrong-form"),
        ("remove: {topics: [{id: paper-notes}]}\n", "missing-field"),
        ("short_name: x\n", "key-twice"),
    ],
)
def test_a_faulty_profile_is_told_at_its_line(tmp_path: Path, profile: str, told: str) -> None:
    """Each fault has its place and its code, and nothing is taken from a profile that cannot be read."""
    _, codes = _survey(tmp_path, profile)
    assert any(told in code for code in codes), codes


def test_the_style_names_only_what_the_profile_does(tmp_path: Path) -> None:
    """A color for light and dark paper, the second made where it was not given; the logo beside it."""
    files = {"organization/logo.svg": SVG}
    profile, catalog = _profile(tmp_path, SIGN + 'colors: {light: "#a86200"}\n', **files)
    made = {file.path: file.content.decode() for file in brand_files(profile, catalog.images)}
    assert made["assets/organization/logo.svg"] == SVG
    assert ":root { --area: #a86200; }" in made["assets/organization/brand.css"]
    dark = readable("#a86200", DARK_PAPER)
    assert f':root[data-colors="dark"] {{ --area: {dark}; }}' in style(profile)
    assert "url(" not in style(profile)


# --- what is removed, and addresses that last

WITHOUT = "remove:\n  tracks:\n    - {id: notes, reason: We plan ourselves.}\n"
WITHOUT += "  topics:\n    - {id: voice-notes, reason: No phones here.}\n"


def test_what_is_removed_is_gone_from_every_list_and_text(tmp_path: Path) -> None:
    """No record, no reference, no link; the words of a link stay."""
    found, codes = _survey(tmp_path, WITHOUT)
    assert codes == []
    for catalog in found.catalogs:
        assert [topic.slug for topic in catalog.topics] == ["paper-notes"]
        assert catalog.tracks == ()
        topic = catalog.topics[0]
        assert not [ref for ref in (*topic.next, *topic.better_after) if ref.to == "voice-notes"]
        answer = next(each.answer.raw for each in topic.if_they_ask if each.id == "more")
        assert "voice-notes" not in answer
        assert {"en": "the other topic", "id": "topik"}[catalog.language] in answer


def test_a_track_may_be_changed_in_place_of_being_removed(tmp_path: Path) -> None:
    """A removed topic is no fault once the track's overlay does without its session."""
    words = "remove:\n  topics:\n    - {id: voice-notes, reason: No phones here.}\n"
    overlay = "sessions:\n  remove: [voice-notes]\n"
    place = "organization/overlays/curriculum/tracks/notes.yml"
    _, codes = _survey(tmp_path, words, **{place: overlay})
    assert not [code for code in codes if "removed-but-needed" in code]


def test_status_tells_why_something_was_removed(tmp_path: Path) -> None:
    """Whoever asks next year finds the reason."""
    root = tiny(tmp_path, {"write": {PROFILE: HEAD + WITHOUT}})
    assert "removed: No phones here." in terbalik("status", root=root).out
    assert (
        '"removed": "We plan ourselves."' in terbalik("status", "--format", "json", root=root).out
    )


def test_taking_a_removal_back_gives_the_original(tmp_path: Path) -> None:
    """Removing and taking up again leaves every record as it was."""
    before = survey(tiny(tmp_path / "a", {"write": {PROFILE: HEAD}}), TODAY).value.catalogs
    root = tiny(tmp_path / "b", {"write": {PROFILE: HEAD + WITHOUT}})
    memory = Memory()
    assert survey(root, TODAY, memory).value.catalogs != before
    memory.next_round()
    (root / PROFILE).write_text(HEAD, encoding="utf-8")
    after = survey(root, TODAY, memory).value.catalogs
    assert [each.records for each in after] == [each.records for each in before]


STONES = "curriculum/tombstones.yml"


def test_an_address_that_is_gone_leads_on(tmp_path: Path) -> None:
    """A renamed topic leads to its successor page by page, in a chain too; a removed one to its area."""
    stones = 'pages:\n  - {was: topics/old, now: topics/older, since: "2026.12"}\n'
    stones += '  - {was: topics/older, now: topics/paper-notes, since: "2026.12"}\n'
    found, codes = _survey(tmp_path, WITHOUT, **{STONES: stones})
    assert codes == []
    assert found.loaded is not None
    moved = {each.was: (each.now, each.removed) for each in moved_of(found.loaded)}
    assert moved["topics/old"] == moved["topics/older"] == ("topics/paper-notes", False)
    assert moved["topics/voice-notes"] == ("areas/tools", True)
    assert moved["tracks/notes"] == ("", True)


def test_a_redirect_is_a_small_page_that_works_without_a_script(tmp_path: Path) -> None:
    """It names its successor, goes there at once, keeps out of search, and asks nobody else for anything."""
    for name in ("topics", "curriculum"):
        shutil.copytree(ROOT / name, tmp_path / name)
    stone = "{was: topics/old-name, now: topics/scams-aimed-at-leaders, since: '2026.12'}"
    (tmp_path / STONES).write_text(f"pages:\n  - {stone}\n", encoding="utf-8")
    found = survey(tmp_path, TODAY)
    catalog = next(c for c in found.value.catalogs if c.language == "id")
    there = frozenset({"topics/scams-aimed-at-leaders", "topics/scams-aimed-at-leaders/brief"})
    made = {file.path: file.content.decode() for file in redirects(catalog, there)}
    brief = made["topics/old-name/brief/index.html"]
    assert '<html lang="id">' in brief
    assert 'content="0; url=../../scams-aimed-at-leaders/brief/"' in brief
    assert 'content="0; url=../scams-aimed-at-leaders/"' in made["topics/old-name/index.html"]
    assert "<script" not in brief
    assert "noindex" in brief
    assert "data-pagefind-body" not in brief


def test_the_lock_names_every_page_of_ours() -> None:
    """`terbalik schema` would change nothing, and every address it holds is there or has a tombstone."""
    loaded = survey(ROOT, TODAY).value.loaded
    assert loaded is not None
    lock = lock_of(loaded)
    assert (ROOT / lock.path).read_bytes() == lock.content
    assert len(loaded.paths) == len(loaded.topics + loaded.tracks + loaded.handbook + loaded.forms)


def test_a_page_that_was_published_stays_in_the_lock(tmp_path: Path) -> None:
    """A page that is gone keeps its line, so that its tombstone is asked for in every edition to come."""
    lock = "- topics/old-notes\n- topics/paper-notes\n"
    stones = 'pages:\n  - {was: topics/old-notes, now: topics/voice-notes, since: "2026.12"}\n'
    files = {"curriculum/paths.lock": lock, STONES: stones}
    found, codes = _survey(tmp_path, "", **files)
    assert codes == []
    assert found.loaded is not None
    assert "- topics/old-notes\n" in lock_of(found.loaded).content.decode()
    assert "- topics/voice-notes\n" in lock_of(found.loaded).content.decode()


@pytest.fixture(scope="module")
def branded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The frame of the real curriculum in Indonesian under a profile, and its printed data."""
    root = tmp_path_factory.mktemp("branded")
    for name in ("topics", "curriculum"):
        shutil.copytree(ROOT / name, root / name)
    (root / "organization").mkdir()
    (root / "organization/logo.svg").write_text(SVG, encoding="utf-8")
    links = (
        "links:\n  - {id: p, text: {en: Privacy, id: Privasi}, address: https://example.org/p}\n"
    )
    contact = 'contact: {name: "Rina <b>x</b>", address: "mailto:rina@example.org"}\n'
    (root / PROFILE).write_text(HEAD + SIGN + contact + links, encoding="utf-8")
    catalog = next(c for c in survey(root, TODAY).value.catalogs if c.language == "id")
    stage = stage_of(catalog, Scope(), Memory())
    site = stage.site(())
    brief = next(a for a in stage.for_print() if "brief" in a.path)
    return {
        "frame": str(site.language.extra["frame"]),
        "site": site.language.site_name,
        "paper": brief.content.decode(),
        "files": " ".join(file.path for file in site.files),
    }


def test_the_site_and_its_paper_bear_the_name(branded: dict[str, str]) -> None:
    """Header, titles and every printed foot say whose curriculum it is, and on what it is based."""
    assert branded["site"] == "Sinar Jaya"
    assert "Berdasarkan Terbalik" in branded["frame"]
    assert "Privasi" in branded["frame"]
    assert '"author": "Sinar Jaya Cooperative"' in branded["paper"]
    assert '"footer": ["Sinar Jaya", ' in branded["paper"]
    assert "assets/organization/logo.svg" in branded["files"]


@pytest.mark.parametrize("name", ["README.md", "README.id.md"])
def test_the_examples_of_the_guide_are_right(name: str, tmp_path: Path) -> None:
    """What the folder's guide tells a program lead to write is taken without an error."""
    for folder in ("topics", "curriculum"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    guide = (ROOT / "organization" / name).read_text(encoding="utf-8")
    blocks = [block.partition("```")[0] for block in guide.split("```yaml\n")[1:]]
    overlays = [block for block in blocks if block.startswith("# organization/overlays/")]
    place = tmp_path / overlays[0].splitlines()[0].removeprefix("# ")
    place.parent.mkdir(parents=True)
    place.write_text(overlays[0], encoding="utf-8")
    profile = "".join(block for block in blocks if block not in overlays)
    files = {"organization.yml": profile, "logo.svg": SVG, "logo-dark.svg": SVG}
    for file, text in files.items():
        (tmp_path / "organization" / file).write_text(text, encoding="utf-8")
    schema = place.parent / overlays[0].splitlines()[1].partition("$schema=")[2]
    assert schema.resolve().is_file()
    told = survey(tmp_path, TODAY).problems
    assert [p for p in told if p.severity != "notice"] == []
    assert "overlay-of-removed" in {p.code for p in told}
    without = profile.partition("remove:")[0]
    (tmp_path / "organization/organization.yml").write_text(without, encoding="utf-8")
    told = survey(tmp_path, TODAY).problems
    assert [p for p in told if p.severity != "notice"] == []
    assert "overlay-unrecorded" in {p.code for p in told}


def _guide(catalog: Catalog) -> list[str]:
    """Return the reasons of a guide in their order, by the kind of organization."""
    documents = compose_topic(catalog, "scams-aimed-at-leaders")
    terms = (block for block in documents[0].blocks if isinstance(block, Terms))
    return next([t.id for t in b.items] for b in terms if b.items[0].id.startswith("why-"))


def test_what_matters_to_the_organization_itself_is_read_first(tmp_path: Path) -> None:
    """Its kind leads the reasons of every guide; the others follow in their order."""
    for name in ("topics", "curriculum"):
        shutil.copytree(ROOT / name, tmp_path / name)
    plain = _guide(survey(tmp_path, TODAY).value.catalogs[0])
    (tmp_path / "organization").mkdir()
    text = HEAD.replace("community", "school") + "languages: [id]\n"
    (tmp_path / PROFILE).write_text(text, encoding="utf-8")
    found = survey(tmp_path, TODAY).value
    assert found.loaded is not None
    assert _guide(found.catalogs[0]) == ["why-school", *plain[:-1]]
    assert languages_of(found.loaded) == ("id",)


def test_a_page_without_a_translation_leads_to_no_page_that_is_not_there(tmp_path: Path) -> None:
    """Where the source's language is not published, the short page says so and links nowhere."""
    files = {
        "write": {PROFILE: HEAD + "languages: [id]\n"},
        "delete": ["topics/tools/paper-notes.id.yml"],
    }
    found = survey(tiny(tmp_path, files), TODAY).value
    catalog = next(c for c in found.catalogs if c.language == "id")
    topic = catalog.topic("paper-notes")
    assert topic is not None
    assert topic.where.path in catalog.untranslated
    more = (("missing.text", "x {language}"), ("language.en", "Inggris"))
    words = (*catalog.lexicon.entries, *more)
    page = Document(
        kind="guide", path="topics/paper-notes", language="id", title=topic.title,
        short_title=topic.short_title, summary=topic.summary, blocks=(),
    )  # fmt: skip
    spoken = replace(catalog, lexicon=replace(catalog.lexicon, entries=words))
    assert not [b for b in missing.build(page, spoken).blocks if isinstance(b, Links)]
    everywhere = replace(spoken, profile=None)
    assert [b for b in missing.build(page, everywhere).blocks if isinstance(b, Links)]
