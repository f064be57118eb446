"""What the engine is given: finished pages and plain files of one language."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from ..model.artifact import Artifact


@dataclass(frozen=True)
class StagedPage:
    """A page at `path` below its language (empty for home): the staged file, and what parsing it would give.

    `source` is Markdown with YAML front matter, `body` its finished HTML.
    """

    path: str
    source: bytes
    body: str

    @property
    def staged(self) -> str:
        """The page's file in the staged tree of its language."""
        return f"{self.path}/index.md" if self.path else "index.md"

    @property
    def published(self) -> str:
        """The page's file in the published tree of its language."""
        return f"{self.path}/index.html" if self.path else "index.html"

    @cached_property
    def digest(self) -> str:
        """A digest of all that the page is made of."""
        return digest((self.source, self.body.encode()))


@dataclass(frozen=True, slots=True)
class SiteLanguage:
    """A language of the site: its code, its own name, and the site's name and description in it.

    `extra` is handed to the theme as it is (plain YAML values).
    """

    code: str
    name: str
    site_name: str
    description: str
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StagedSite:
    """All that is published in one language: pages, and files that are copied as they are.

    `hubs` names the staged files of the navigation in their order; empty leaves it to the engine.
    """

    language: SiteLanguage
    pages: tuple[StagedPage, ...]
    files: tuple[Artifact, ...] = ()
    hubs: tuple[str, ...] = ()


def front_matter(source: bytes) -> dict[str, Any]:
    """Return a staged file's front matter, which we wrote ourselves; empty when there is none."""
    start, end = source.find(b"---\n"), source.find(b"\n---\n", 3)
    if start != 0 or end < 0:
        return {}
    text = source[4:end].decode()
    try:
        # Our own renderer writes one key a line, every value JSON: a twentieth of YAML's time.
        return {key: json.loads(value) for key, _, value in _lines(text)}
    except ValueError:
        loaded = yaml.load(text, yaml.CSafeLoader)
        return loaded if isinstance(loaded, dict) else {}


def _lines(text: str) -> Iterator[tuple[str, str, str]]:
    return (line.partition(": ") for line in text.split("\n"))


def digest(parts: Iterable[bytes]) -> str:
    """Return a short digest of byte strings and of where one ends and the next begins."""
    state = hashlib.blake2b(digest_size=12)
    for part in parts:
        state.update(b"%d:" % len(part))
        state.update(part)
    return state.hexdigest()
