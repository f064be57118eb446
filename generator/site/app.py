"""What makes the site an app that works offline: its worker, its manifests, its page without a connection."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model.artifact import Artifact
from ..model.lexicon import Lexicon
from ..organization.brand import OURS, Accent
from .page import StagedPage, StagedSite, digest, front_matter
from .root import root_page

_WORKER = Path(__file__).resolve().parents[1] / "templates" / "root" / "worker.js"
_LOGO = "assets/logo"
# What pages need to look and work as they do; pictures and data are kept when they are used.
_NEEDED = (".css", ".js", ".woff2", ".svg")
_ICONS = (
    ("icon.svg", "any", "any"),
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable-512.png", "512x512", "maskable"),
)
_SHORTCUTS = ("find", "plan", "handbook")
# The kinds of a topic's pages in the order they are listed without a connection.
_KINDS = ("guide", "run", "prompts", "worksheet-mentor", "worksheet-senior", "brief", "pdf")
_PAPER = "#FBFAF7"


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published: each language's files below its folder, with a digest of what they hold; and in which color."""

    sites: Sequence[StagedSite]
    lexicons: Mapping[str, Lexicon]
    outputs: Mapping[str, Mapping[str, str]]
    accent: Accent = OURS


def app_files(made: Publication, *looks: Path) -> tuple[Artifact, ...]:
    """Return the files at the site's root that let it be installed and read without a connection.

    `looks` are the folders of the look, the first one wins. All addresses in them are relative, so that the site
    can live anywhere; the same publication gives the same bytes.
    """
    codes = [site.language.code for site in made.sites]
    pages = [_offline(site, made) for site in made.sites]
    manifests = [_manifest(site, made) for site in made.sites]
    assets = sorted(_needed(made.outputs[codes[0]])) if codes else []
    build = {"version": _version(made, pages), "languages": codes, "assets": assets}
    line = f"self.BUILD = {json.dumps(build, separators=(',', ':'))};\n"
    files = [*pages, *manifests, Artifact("sw.js", line.encode() + _WORKER.read_bytes())]
    icons = (look / _LOGO / "favicon.ico" for look in looks)
    if icon := next((icon for icon in icons if icon.is_file()), None):
        # Browsers ask for it at the root, whatever a page says.
        files.append(Artifact("favicon.ico", icon.read_bytes()))
    return tuple(files)


def _needed(outputs: Mapping[str, str]) -> list[str]:
    return [path for path in outputs if path.endswith(_NEEDED)]


def _version(made: Publication, pages: Sequence[Artifact]) -> str:
    """Return a digest of all that was published: another one whenever a reader would see a difference."""
    lines = [f"{code}/{path} {of[path]}" for code, of in made.outputs.items() for path in sorted(of)]
    return digest([*(line.encode() for line in lines), *(page.content for page in pages)])


def _offline(site: StagedSite, made: Publication) -> Artifact:
    say = made.lexicons[site.language.code].say
    words = {
        "sessions": say("offline.page.sessions"),
        "pages": say("offline.page.pages"),
        "none": say("offline.page.none"),
        "other": say("offline.page.other"),
        "kinds": [[kind, say(f"offline.kind.{kind}")] for kind in _KINDS],
        "languages": {each.language.code: each.language.name for each in made.sites},
    }
    codes = list(words["languages"])
    content = root_page(
        "offline.html.j2",
        made.accent,
        language=site.language,
        say=say,
        words=words,
        codes=codes,
    )
    return Artifact(f"offline.{site.language.code}.html", content)


def _manifest(site: StagedSite, made: Publication) -> Artifact:
    code, say = site.language.code, made.lexicons[site.language.code].say
    pages = {page.path: page for page in site.pages}
    held = made.outputs[code]
    icons = [
        {"src": f"{code}/{_LOGO}/{name}", "sizes": sizes, "type": _type(name), "purpose": purpose}
        for name, sizes, purpose in _ICONS
        if f"{_LOGO}/{name}" in held
    ]
    manifest = {
        "name": say("offline.app.name"),
        "short_name": say("root.name"),
        "description": say("root.about"),
        "lang": code,
        "dir": "ltr",
        "start_url": f"{code}/",
        "scope": "./",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": icons,
        "shortcuts": [_shortcut(pages[path], code) for path in _SHORTCUTS if path in pages],
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    return Artifact(f"manifest.{code}.webmanifest", text.encode())


def _type(name: str) -> str:
    return "image/svg+xml" if name.endswith(".svg") else "image/png"


def _shortcut(page: StagedPage, code: str) -> dict[str, str]:
    return {"name": front_matter(page.source)["short_title"], "url": f"{code}/{page.path}/"}
