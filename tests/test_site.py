"""The site: same page as any engine would make, only what changed, and never less than the last good one."""

import dataclasses
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.machine import EngineFault, MachineFault
from generator.model.artifact import Artifact
from generator.model.lexicon import Lexicon
from generator.site import (
    Publisher,
    SiteLanguage,
    StagedPage,
    StagedSite,
    root_files,
)
from generator.site import publish as publishing
from generator.site.config import config_file, config_text
from generator.site.engine import build_portable
from generator.write import write_tree

MKDOCS = """\
site_name: replaced
theme:
  name: material
  custom_dir: overrides
  font: false
plugins: []
markdown_extensions: [attr_list, toc]
validation: {nav: {omitted_files: ignore}}
"""
# A page of our own, as overrides/main.html is: it shows the navigation and no contents.
MAIN = """\
<html lang="{{ config.theme.language }}"><title>{{ page.title | e }}</title>
{% if page.canonical_url %}<link rel="canonical" href="{{ page.canonical_url }}">{% endif %}
{% for item in nav %}<a href="{{ item.url | url }}">{{ item.title }}</a>{% endfor %}
{{ page.content }}
"""
HUBS = ("index.md", "areas/tools/index.md")
LANGUAGES = (
    SiteLanguage("en", "English", "Terbalik", "Turned around", {"words": {"find": "Find"}}),
    SiteLanguage("id", "Bahasa Indonesia", "Terbalik", "Dibalik"),
)
WORDS = ("name", "about", "open", "lost.title", "lost.text", "lost.home")
ADDRESS = "https://example.org/terbalik"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text(MKDOCS)
    css = tmp_path / "overrides" / "assets" / "css"
    css.mkdir(parents=True)
    (css / "look.css").write_text("body{}")
    (tmp_path / "overrides" / "main.html").write_text(MAIN)
    (tmp_path / "overrides" / "README.md").write_text("not published")
    return tmp_path


def page(path: str, title: str, words: str, **front: str) -> StagedPage:
    matter = "".join(f'{key}: "{value}"\n' for key, value in {"title": title, **front}.items())
    chunk = f'<div class="chunk"><p>{words} {{#no}} <a href="../y/">y</a></p></div>'
    source = f"---\n{matter}---\n<!-- s.yml -->\n\n# {title} {{#title}}\n\n{chunk}\n\n## Why&#63; {{#why}}\n\n{chunk}\n"
    # A finished block keeps the blank line that follows it, a heading does not.
    heads = f'<h1 id="title">{title}</h1>', '<h2 id="why">Why&#63;</h2>'
    body = f"<!-- s.yml -->\n\n{heads[0]}\n{chunk}\n\n{heads[1]}\n{chunk}"
    return StagedPage(path, source.encode(), body)


def sites(**changes: StagedPage | None) -> tuple[StagedSite, StagedSite]:
    """Both languages with four pages each; a change replaces or removes an English page."""
    pages = {
        path: page(path, title, f"text {path}")
        for path, title in (
            ("", "Home"),
            ("areas/tools", "Tools"),
            ("topics/x", "X"),
            ("topics/y", "Y"),
        )
    }
    english: dict[str, StagedPage | None] = {
        **pages,
        **{path.replace("__", "/"): new for path, new in changes.items()},
    }
    files = (Artifact("data/run.json", b"{}"),)
    return (
        StagedSite(LANGUAGES[0], tuple(each for each in english.values() if each), hubs=HUBS),
        StagedSite(LANGUAGES[1], tuple(pages.values()), files, HUBS),
    )


def publisher(root: Path, address: str | None = ADDRESS, *, resident: bool = False) -> Publisher:
    build, out = root / "build", root / "site"
    return Publisher(root, build / "docs", out, build / "cache", address, resident=resident)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.startswith(".terbalik")
    }


def test_both_languages_are_published(root: Path) -> None:
    """Pages, our assets and the theme's; no map, no search worker, no note, no generated sitemap."""
    done = publisher(root).publish(sites())
    files = tree(root / "site")
    assert done.rendered == 8
    assert set(done.changed) == set(files)
    assert b'<html lang="id"' in files["id/topics/x/index.html"]
    assert b"text topics/x {#no}" in files["en/topics/x/index.html"]
    assert b'href="https://example.org/terbalik/en/topics/x/"' in files["en/topics/x/index.html"]
    assert files["id/data/run.json"] == b"{}"
    assert files["en/assets/css/look.css"] == b"body{}"
    assert not [path for path in files if path.endswith((".map", ".md", "sitemap.xml", "404.html"))]
    assert not [path for path in files if "lunr" in path or "workers" in path]


def test_the_staged_files_alone_give_the_same_page(root: Path) -> None:
    """The engine that parses the staged Markdown by itself makes the same bytes as ours from memory."""
    publisher(root).publish(sites())
    for site in sites():
        code = site.language.code
        staged = (Artifact(page.staged, page.source) for page in site.pages)
        write_tree(root / "build" / "docs" / code, staged)
        other = root / "portable"
        config = config_text(root, root / "build/docs", other, LANGUAGES, code, ADDRESS, HUBS)
        config_file(root, code).write_bytes(config)
        build_portable(config_file(root, code))
        for staged_page in site.pages:
            ours = root / "site" / code / staged_page.published
            assert ours.read_bytes() == (other / code / staged_page.published).read_bytes()


@pytest.mark.parametrize("resident", [False, True])
def test_only_what_changed_is_rendered(root: Path, resident: bool) -> None:
    """Nothing twice; an edited text is one page; a navigation title is every page of its language."""
    always = publisher(root, resident=True)

    def publish(
        wanted: tuple[StagedSite, StagedSite],
    ) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
        done = (always if resident else publisher(root)).publish(wanted)
        return done.rendered, done.changed, done.removed

    publish(sites())
    whole = tree(root / "site")
    assert publish(sites()) == (0, (), ())
    edited = sites(topics__x=page("topics/x", "X", "mended"))
    assert publish(edited) == (1, ("en/topics/x/index.html",), ())
    assert b"mended" in (root / "site/en/topics/x/index.html").read_bytes()
    assert publish(sites(topics__x=None))[1:] == ((), ("en/topics/x/index.html",))
    renamed = publish(sites(areas__tools=page("areas/tools", "New name", "text")))
    assert (renamed[0], len(renamed[1])) == (4, 4)
    assert publish(sites())[0] == 4
    assert tree(root / "site") == whole


def test_what_was_damaged_by_hand_comes_back(root: Path) -> None:
    """A published file that is gone or different is made again, a stranger is left alone."""
    publisher(root).publish(sites())
    whole = tree(root / "site")
    (root / "site/en/index.html").write_text("defaced")
    (root / "site/en/assets/css/look.css").unlink()
    (root / "site/en/topics/x/sheet.pdf").write_bytes(b"%PDF")
    assert publisher(root).publish(sites()).rendered == 1
    assert tree(root / "site") == {**whole, "en/topics/x/sheet.pdf": b"%PDF"}


def test_a_new_look_renders_everything(root: Path) -> None:
    """Configuration and overrides shape every page."""
    always = publisher(root, resident=True)
    always.publish(sites())
    (root / "overrides/main.html").write_text(
        '{% extends "base.html" %}{% block announce %}hello{% endblock %}'
    )
    assert always.publish(sites()).rendered == 8
    assert b"hello" in (root / "site/id/topics/y/index.html").read_bytes()


def test_processes_make_the_same_bytes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two languages at once on two cores differ in nothing from one after the other."""
    publisher(root).publish(sites())
    alone = tree(root / "site")
    shutil.rmtree(root / "site")
    monkeypatch.setattr(publishing, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    publisher(root).publish(sites())
    assert tree(root / "site") == alone
    for name in ("en/index.html", "id/topics/x/index.html"):
        (root / "site" / name).unlink()
    assert publisher(root).publish(sites()).rendered == 2
    assert tree(root / "site") == alone


def test_a_faulty_template_leaves_the_last_good_site(root: Path) -> None:
    """The fault names the template's place; not one published byte changes, and mending it works."""
    publisher(root).publish(sites())
    before = tree(root / "site")
    main = root / "overrides" / "main.html"
    main.write_text('{% extends "base.html" %}\n{% block content %}{% if %}{% endblock %}')
    with pytest.raises(EngineFault, match=r"main\.html:2: "):
        publisher(root).publish(sites(topics__x=None))
    assert tree(root / "site") == before
    main.unlink()
    assert publisher(root).publish(sites(topics__x=None)).removed == ("en/topics/x/index.html",)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("plugins: []", "plugins: [search]", "neither plugins nor hooks"),
        ("name: material", "name: nowhere", "nowhere"),
    ],
)
def test_configuration_faults_are_said(root: Path, old: str, new: str, said: str) -> None:
    """What the engine would only warn about, or do in silence, stops the build."""
    (root / "mkdocs.yml").write_text(MKDOCS.replace(old, new))
    with pytest.raises(EngineFault, match=said):
        publisher(root).publish(sites())
    assert not (root / "site").exists()


def test_the_navigation_is_the_hubs_in_their_order(root: Path) -> None:
    """It comes from the pages, so a new one needs no line of mkdocs.yml; one that is not there is said."""
    publisher(root).publish(sites())
    home = (root / "site/en/index.html").read_text()
    assert '<a href=".">Home</a><a href="areas/tools/">Tools</a>\n' in home
    turned = [dataclasses.replace(site, hubs=("topics/y/index.md", "index.md")) for site in sites()]
    assert publisher(root).publish(turned).rendered == 8
    home = (root / "site/en/index.html").read_text()
    assert '<a href="topics/y/">Y</a><a href=".">Home</a>\n' in home
    lost = [dataclasses.replace(site, hubs=("index.md", "lost.md")) for site in sites()]
    with pytest.raises(EngineFault, match=r"lost\.md"):
        publisher(root).publish(lost)


def test_links_in_the_look_and_a_missing_configuration_are_refused(root: Path) -> None:
    """Nothing outside the project is published through overrides/."""
    (root / "overrides/assets/passwords").symlink_to("/etc/passwd")
    with pytest.raises(MachineFault, match="symbolic link"):
        publisher(root).publish(sites())
    (root / "overrides/assets/passwords").unlink()
    (root / "mkdocs.yml").unlink()
    with pytest.raises(MachineFault, match=r"mkdocs\.yml is missing"):
        publisher(root).publish(sites())


def test_a_language_that_is_gone_leaves_the_site(root: Path) -> None:
    """A language taken out of the settings is taken out of the site, but not what others put there."""
    publisher(root).publish(sites())
    (root / "site/id/notes.txt").write_text("mine")
    done = publisher(root).publish(sites()[:1])
    assert "id/topics/x/index.html" in done.removed
    assert [path for path in tree(root / "site") if path.startswith("id/")] == ["id/notes.txt"]


def lexicon(code: str) -> Lexicon:
    return Lexicon(code, tuple((f"root.{key}", f"<{code} {key}>") for key in WORDS), ())


def root_tree(address: str | None, **changes: StagedPage | None) -> dict[str, str]:
    lexicons = {language.code: lexicon(language.code) for language in LANGUAGES}
    files: Iterator[Artifact] = iter(root_files(sites(**changes), lexicons, address))
    return {file.path: file.content.decode() for file in files}


def test_the_root_offers_both_languages() -> None:
    """Door and 404 page speak both languages, escape their words, and work below a sub-path."""
    files = root_tree(ADDRESS)
    assert set(files) == {".nojekyll", "404.html", "index.html", "robots.txt", "sitemap.xml"}
    for code in ("en", "id"):
        assert f'<a href="{code}/" hreflang="{code}" lang="{code}"' in files["index.html"]
        assert f'<a href="/terbalik/{code}/" hreflang="{code}">' in files["404.html"]
        assert f'<section lang="{code}">' in files["404.html"]
        assert f"&lt;{code} about&gt;" in files["index.html"]
    assert "Sitemap: https://example.org/terbalik/sitemap.xml" in files["robots.txt"]


def test_the_sitemap_pairs_the_languages() -> None:
    """Every page names its counterpart and the default; a page without translation is not offered."""
    missing = page("topics/x", "X", "not translated", kind="missing")
    urls = ET.fromstring(root_tree(ADDRESS, topics__x=missing)["sitemap.xml"])
    found = {
        url[0].text: {link.get("hreflang"): link.get("href") for link in url[1:]} for url in urls
    }
    assert found[f"{ADDRESS}/id/topics/y/"] == found[f"{ADDRESS}/en/topics/y/"]
    assert found[f"{ADDRESS}/id/topics/y/"] == {
        "en": f"{ADDRESS}/en/topics/y/",
        "id": f"{ADDRESS}/id/topics/y/",
        "x-default": f"{ADDRESS}/en/topics/y/",
    }
    assert found[f"{ADDRESS}/"]["x-default"] == f"{ADDRESS}/"
    assert found[f"{ADDRESS}/id/topics/x/"] == {
        "id": f"{ADDRESS}/id/topics/x/",
        "x-default": f"{ADDRESS}/id/topics/x/",
    }
    assert f"{ADDRESS}/en/topics/x/" not in found


def test_without_an_address_the_root_still_works(root: Path) -> None:
    """No sitemap and no absolute link are invented; pages are published all the same."""
    files = root_tree(None)
    assert "sitemap.xml" not in files
    assert "Sitemap" not in files["robots.txt"]
    publisher(root, None).publish(sites())
    assert b'rel="canonical"' not in (root / "site/en/index.html").read_bytes()
