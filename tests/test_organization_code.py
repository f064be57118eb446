"""Programs of an organization: none runs without its switch; with it they shape pages, and fail at their own line."""

from dataclasses import replace
from pathlib import Path

import pytest
from built import TODAY, build_site
from conftest import Visit
from hosting import hosted
from playwright.sync_api import expect
from small_site import small_world
from test_commands import terbalik
from trees import tiny

from generator import build as pipeline
from generator import roots
from generator.build import Built, build, current
from generator.fresh import last_of_same
from generator.machine import OwnCodeFault
from generator.memory import Memory
from generator.model.catalog import Catalog
from generator.model.own_code import OwnCode, OwnTemplate
from generator.problem import Outcome
from generator.site.config import shell_digest
from generator.stage import Scope, stage_of
from generator.survey import survey
from generator.workshop import Options, Workshop

PROFILE = "organization/organization.yml"
HEAD = """\
name: Sinar Jaya Cooperative
short_name: Sinar Jaya
kind: community
languages: [en, id]
"""
ON = HEAD + "code: true\n"
CALLOUT = "organization/templates/site/callout.html.j2"
MAIN = "organization/overrides/main.html"
STYLE = "organization/overrides/assets/css/own.css"
# Whatever runs this would show the mark, and then break.
TRAP = "TRAPPED {{ 1 // 0 }}"


def _write(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def _workshop(root: Path, *, resident: bool = False) -> Workshop:
    options = Options(root, root / "site", TODAY, pdf=False, search=False)
    return Workshop(options, resident=resident)


def _read(root: Path, page: str) -> str:
    return (root / "site" / page).read_text(encoding="utf-8")


def _told(made: Outcome[Built | None]) -> list[str]:
    return [f"{p.where.path}:{p.where.line} {p.code} {p.message}" for p in made.problems]


def _bytes(root: Path) -> dict[str, bytes]:
    files = (path for path in (root / "site").rglob("*") if path.is_file())
    return {str(path): path.read_bytes() for path in files}


# --- the switch

# Where someone might hide `code: true`, and what the check says of it.
ELSEWHERE = {
    "no profile": ({}, {"code-unused"}),
    "not said": ({PROFILE: HEAD}, {"code-unused"}),
    "switched off": ({PROFILE: HEAD + "code: false\n"}, {"code-unused"}),
    "a word in its place": ({PROFILE: HEAD + 'code: "true"\n'}, {"not-a-choice"}),
    "twice": ({PROFILE: HEAD + "code: false\ncode: true\n"}, {"key-twice"}),
    "an overlay": (
        {PROFILE: HEAD, "organization/overlays/topics/tools/paper-notes.yml": "code: true\n"},
        {"code-unused", "unknown-field"},
    ),
    "its language file": (
        {PROFILE: HEAD, "organization/overlays/topics/tools/paper-notes.id.yml": "code: true\n"},
        {"code-unused", "unknown-field"},
    ),
    "words of a language": (
        {PROFILE: HEAD, "organization/languages/en/words/own.yml": "code: 'true'\n"},
        {"code-unused", "interface-word-missing"},
    ),
    "another folder": (
        {PROFILE: HEAD, "organization/pages/organization.yml": ON},
        {"code-unused", "missing-field", "unknown-field"},
    ),
}


@pytest.mark.parametrize("case", ELSEWHERE)
def test_nothing_but_the_profile_switches_code_on(case: str, tmp_path: Path) -> None:
    """Without `code: true` in organization.yml nothing of it is even handed on, and the check says so once."""
    files, codes = ELSEWHERE[case]
    root = _write(tiny(tmp_path), {**files, CALLOUT: TRAP, MAIN: TRAP})
    found = survey(root, TODAY)
    assert found.value.loaded is not None
    assert found.value.loaded.code == OwnCode()
    assert {each.code for each in found.problems} == codes
    assert [each.code for each in found.problems].count("code-unused") <= 1


def test_a_site_without_the_switch_is_as_if_nothing_lay_there(tmp_path: Path) -> None:
    """The build says that it is unused, succeeds, and gives the same bytes as without the folders."""
    root = _write(small_world(tmp_path), {PROFILE: HEAD})
    assert build(_workshop(root), lambda _: None).problems == ()
    before = _bytes(root)
    _write(root, {CALLOUT: TRAP, MAIN: TRAP, STYLE: "body { color: red }"})
    said = terbalik("build", "--no-pdf", root=root)
    assert (said.code, "notice code-unused" in said.out) == (0, True)
    assert "Write `code: true` in organization/organization.yml" in said.out
    assert "shapes the pages" not in said.err
    # The search and its files were made by the second build alone.
    assert {path: _bytes(root)[path] for path in before} == before
    assert not any("TRAPPED" in text.decode("utf-8", "ignore") for text in _bytes(root).values())


def test_empty_folders_and_notes_are_nothing_to_speak_of(tmp_path: Path) -> None:
    """Folders that a starter left, with a note in them, give no notice of the check, nor a finding of the doctor."""
    root = _write(tiny(tmp_path), {"organization/templates/README.md": "Ours."})
    _write(
        root, {"organization/overrides/README.md": "Ours.", "organization/overrides/.gitkeep": ""}
    )
    assert survey(root, TODAY).problems == ()
    assert "code" not in terbalik("doctor", "--format", "text", root=root).out


def test_a_link_in_the_look_is_refused_with_and_without_the_switch(tmp_path: Path) -> None:
    """Nothing outside the folder is ever published through it."""
    root = _write(tiny(tmp_path), {PROFILE: HEAD, STYLE: ""})
    (root / "organization/overrides/secret.txt").symlink_to("/etc/hostname")
    (root / "organization/templates").symlink_to(tmp_path)
    for text in (HEAD, ON):
        _write(root, {PROFILE: text})
        links = [p.where.path for p in survey(root, TODAY).problems if p.code == "symlink"]
        assert links == ["organization/overrides/secret.txt", "organization/templates"]


# --- block templates


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The small world in English."""
    found = survey(small_world(tmp_path_factory.mktemp("code")), TODAY)
    return found.value.catalogs[0]


def _guide(catalog: Catalog, *texts: str, memory: Memory | None = None) -> str:
    """Return a guide written with these texts in the place of the first template of ours, and of others by name."""
    templates = tuple(
        OwnTemplate(f"organization/templates/site/{name}.html.j2", text)
        for name, text in zip(("callout", "icons"), texts, strict=False)
    )
    stage = stage_of(catalog, Scope(printed=False, templates=templates), memory or Memory())
    return next(page.body for page in stage.pages if page.path == "topics/paper-notes")


def test_a_template_takes_the_place_of_ours(catalog: Catalog) -> None:
    """Its block is written by it, escaped as ours is; the rest of the page is as it was."""
    body = _guide(catalog, "<aside class='own'>{{ page.line(block.title) }}{{ '<b>' }}</aside>")
    assert "<aside class='own'>" in body
    assert "&lt;b&gt;</aside>" in body
    assert 'class="callout' not in body
    assert 'id="title"' in body


def test_ours_can_still_be_used_by_its_other_name(catalog: Catalog) -> None:
    """With `ours/` before the name, ours is included; a partial of theirs is used inside ours too."""
    icons = "{% from 'ours/icons.html.j2' import icon as ours %}{% macro icon(name) %}<i>own</i>{{ ours(name) }}{% endmacro %}"
    plain = _guide(catalog)
    body = _guide(catalog, "<hr class='own'>{% include 'ours/callout.html.j2' %}", icons)
    assert body.count("<hr class='own'><section") == plain.count('<section class="callout') > 0
    assert body.count("<i>own</i><svg") == plain.count("<svg") > 0


def test_a_page_is_remembered_until_its_templates_change(catalog: Catalog) -> None:
    """A preview renders anew what another text of a template shows, and nothing else."""
    memory = Memory()
    first = _guide(catalog, "<hr>1", memory=memory)
    assert _guide(catalog, "<hr>1", memory=memory) is first
    assert "<hr>2" in _guide(catalog, "<hr>2", memory=memory)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("<p>\n{{ nothing }}", 2, "'nothing' is undefined"),
        ("<p>\n\n{{ block.nothing }}", 3, "has no attribute 'nothing'"),
        ("{% include 'none.html.j2' %}", 1, "none.html.j2"),
        ("<p>\n{% extends 'callout.html.j2' %}", 2, 'write "ours/" before the name'),
        ("<p>\n{{ ''.__class__.__mro__ }}", 2, "unsafe"),
        ("{{ page.context.__init__.__globals__ }}", 1, "unsafe"),
        ("\n{{ 1 // 0 }}", 2, "ZeroDivisionError"),
        ("\n{% for n in range(999999999) %}{% endfor %}", 2, "Range too big"),
        ("{{ page.say('no.such.word') }}", 1, "no.such.word"),
    ],
)
def test_a_failing_template_is_told_at_its_line(
    catalog: Catalog, text: str, line: int, says: str
) -> None:
    """Whatever goes wrong while a page is written is a fault of that file and line, on that page."""
    with pytest.raises(OwnCodeFault) as failed:
        _guide(catalog, text)
    fault = failed.value
    assert (fault.path, fault.line) == (CALLOUT, line)
    assert says in fault.says
    assert fault.page.startswith("en/")


def test_a_fault_in_ours_that_theirs_has_caused_is_told_at_theirs(catalog: Catalog) -> None:
    """A partial without the macro that ours imports is named, with the line of ours that misses it."""
    with pytest.raises(OwnCodeFault, match="of ours") as failed:
        _guide(catalog, "x", "{# no macro in here #}")
    assert failed.value.path.startswith("organization/templates/site/")


# --- the whole way


def test_what_fails_leaves_every_language_as_it_was(tmp_path: Path) -> None:
    """A partial that fails in one language only, and a template that fails: a sentence, exit 1, not one byte."""
    root = _write(small_world(tmp_path), {PROFILE: ON, STYLE: "/* 1 */"})
    said = terbalik("build", "--no-pdf", root=root)
    assert said.code == 0, said.out
    before = _bytes(root)
    footer = "organization/overrides/partials/footer.html"
    _write(root, {footer: "new\n{% if page.meta.language == 'id' %}{{ 1 // 0 }}{% endif %}"})
    made = build(_workshop(root), lambda _: None)
    assert made.value is None
    (told,) = _told(made)
    assert told.startswith(f"{footer}:2 own-code-fails Your own code fails here, on the page id/")
    _write(root, {footer: "{{ nothing.more }}"})
    assert _told(build(_workshop(root), lambda _: None))[0].startswith(f"{footer}:1 own-code-fails")
    _write(root, {footer: "{% if %}"})
    assert _told(build(_workshop(root), lambda _: None))[0].startswith(f"{footer}:1 own-code-fails")
    (root / footer).unlink()
    _write(root, {"organization/overrides/topics": "a file where pages lie"})
    assert (
        "organization/overrides/topics:1 own-code-fails"
        in _told(build(_workshop(root), lambda _: None))[0]
    )
    (root / "organization/overrides/topics").unlink()
    _write(root, {CALLOUT: "{{ nothing }}"})
    said = terbalik("build", "--no-pdf", root=root)
    assert said.code == 1
    assert f"{CALLOUT}:1:1: error own-code-fails" in said.out
    assert "Traceback" not in said.out + said.err
    assert _bytes(root) == before
    assert current(_workshop(root)) == []


def test_the_preview_shows_each_save(tmp_path: Path) -> None:
    """Engines that stay in memory take up a changed partial, style sheet and template, and the switch itself."""
    files = {
        PROFILE: ON,
        STYLE: "/* 1 */",
        MAIN: "{% extends 'ours/main.html' %}{% block extrahead %}<meta name=own content=1>{% endblock %}",
        CALLOUT: "<hr class=own-1>",
    }
    root = _write(small_world(tmp_path), files)
    workshop = _workshop(root, resident=True)

    def saved(**texts: str) -> str:
        named = {"profile": PROFILE, "style": STYLE, "main": MAIN, "callout": CALLOUT}
        _write(root, {named[name]: text for name, text in texts.items()})
        assert build(workshop, lambda _: None, pages_only=True).value is not None
        return _read(root, "id/topics/paper-notes/index.html")

    page = saved()
    assert "name=own content=1" in page
    assert "<hr class=own-1>" in page
    assert 'class="bottom"' in page
    assert "<hr class=own-2>" in saved(callout="<hr class=own-2>")
    assert "content=2" in saved(main=files[MAIN].replace("=1", "=2"))
    saved(style="/* 2 */")
    assert _read(root, "id/assets/css/own.css") == "/* 2 */"
    page = saved(profile=HEAD)
    assert "name=own" not in page
    assert "own-2" not in page
    assert not (root / "site/id/assets/css/own.css").exists()


def test_an_organization_on_the_package_has_code_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ours lie in the package, theirs beside their profile: what they lay before ours wins there as well."""
    monkeypatch.setattr(roots, "_PACKAGED", small_world(tmp_path / "package"))
    site_css = "organization/overrides/assets/css/site.css"
    logo = "organization/overrides/assets/logo/favicon.ico"
    images = "organization/overrides/assets/images/shop.svg"
    home = _write(
        tmp_path / "home",
        {PROFILE: ON, site_css: "/* theirs */", logo: "icon", CALLOUT: "<hr class=own>"}
        | {images: "<svg/>", "organization/overrides/README.md": "A note."},
    )
    said: list[str] = []
    assert build(_workshop(home), said.append).value is not None
    assert said[0] == (
        "code of the organization's own shapes the pages (`code: true`): 1 template and 3 overrides"
    )
    assert "<hr class=own>" in _read(home, "en/topics/paper-notes/index.html")
    assert _read(home, "id/assets/css/site.css") == "/* theirs */"
    assert _read(home, "favicon.ico") == _read(home, "en/assets/logo/favicon.ico") == "icon"
    assert _read(home, "en/assets/images/shop.svg") == "<svg/>"
    assert not (home / "site/en/README.md").exists()


def test_a_change_of_their_code_is_built_and_told_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that has nothing to do still says that code of theirs runs; a changed file of it is seen."""
    monkeypatch.setattr(pipeline, "print_stages", lambda *given: [])
    root = _write(small_world(tmp_path), {PROFILE: ON, STYLE: "/* 1 */", CALLOUT: "<hr>"})
    options = replace(_workshop(root).options, pdf=True, search=True)
    line = (
        "code of the organization's own shapes the pages (`code: true`): 1 template and 1 override"
    )
    for first in (True, False):
        said: list[str] = []
        assert build(Workshop(options), said.append).problems == ()
        assert said.count(line) == 1
        assert any("nothing has changed" in each for each in said) is not first
    for path in (STYLE, CALLOUT):
        (root / path).write_bytes((root / path).read_bytes() + b"\n")
        assert last_of_same(Workshop(options)) is None, path
        build(Workshop(options), lambda _: None)
        assert last_of_same(Workshop(options)) is not None, path


def test_the_shell_knows_their_look(tmp_path: Path) -> None:
    """Another byte, name or place of a file in it shapes every page anew."""
    look, own = small_world(tmp_path), tmp_path / "own"
    seen = {shell_digest(look, b""), shell_digest(look, b"", _write(own, {"a.css": "1"}))}
    seen.add(shell_digest(look, b"", _write(own, {"a.css": "2"})))
    (own / "a.css").rename(own / "b.css")
    seen.add(shell_digest(look, b"", own))
    assert len(seen) == 4


def test_own_partial_style_and_template_are_seen(tmp_path: Path, visit: Visit) -> None:
    """In both languages a reader sees the organization's foot, its color and its block, and nothing is broken."""
    files = {
        PROFILE: ON,
        "organization/overrides/partials/footer.html": (
            "{% include 'ours/partials/footer.html' %}"
            "<p id=own-foot>{{ 'Kantor kami' if page.meta.language == 'id' else 'Our office' }}</p>"
        ),
        MAIN: (
            "{% extends 'ours/main.html' %}{% block extrahead %}"
            "<link rel=stylesheet href=\"{{ 'assets/css/own.css' | url }}\">"
            "<script type=module src=\"{{ 'assets/js/own.js' | url }}\"></script>{% endblock %}"
        ),
        STYLE: "#own-foot { color: rgb(1, 2, 3) }",
        "organization/overrides/assets/js/own.js": "document.body.dataset.own = 'ran';",
        CALLOUT: "<div class=own-block>{{ page.line(block.title) }}</div>",
    }
    root = _write(small_world(tmp_path), files)
    build_site(root)
    with hosted(root / "site", "/terbalik/") as address:
        for language, words in (("en", "Our office"), ("id", "Kantor kami")):
            page = visit(f"{address}{language}/topics/paper-notes/")
            expect(page.locator("#own-foot")).to_have_text(words)
            expect(page.locator("#own-foot")).to_have_css("color", "rgb(1, 2, 3)")
            expect(page.locator(".own-block").first).to_be_visible()
            expect(page.locator("section.callout")).to_have_count(0)
            expect(page.locator("body")).to_have_attribute("data-own", "ran")
            expect(page.locator("footer.bottom a[rel=license]")).to_be_visible()
