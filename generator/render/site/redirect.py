"""Small pages at addresses that are gone: each leads to what stands in its place, without a script."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ...model.artifact import Artifact
from ...model.catalog import Catalog, Moved, Record
from ...organization.brand import accent_of
from ...places import relative

_TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "root"
# The pages of a topic; what moves from one topic to another keeps the page it was.
_PARTS = ("", "prompts", "worksheet-mentor", "worksheet-senior", "brief", "run")


def redirects(catalog: Catalog, there: frozenset[str]) -> tuple[Artifact, ...]:
    """Return a page for each address that is gone, in one language; `there` holds the pages that are not."""
    made = []
    for moved in catalog.moved:
        for part in _PARTS if moved.was.startswith("topics/") else ("",):
            was = f"{moved.was}/{part}".rstrip("/")
            if was not in there:
                to = _target(moved, part, there)
                made.append(Artifact(f"{was}/index.html", _page(catalog, was, to, moved)))
    return tuple(made)


def _target(moved: Moved, part: str, there: frozenset[str]) -> str:
    same = f"{moved.now}/{part}".rstrip("/")
    return next((page for page in (same, moved.now) if page in there), "")


def _page(catalog: Catalog, was: str, to: str, moved: Moved) -> bytes:
    say = catalog.lexicon.say
    return (
        _environment()
        .get_template("moved.html.j2")
        .render(
            accent=accent_of(catalog.profile),
            language=catalog.language,
            site=say("site.name"),
            title=say("organization.gone.removed" if moved.removed else "organization.gone.title"),
            text=say("organization.gone.instead" if moved.removed else "organization.gone.text"),
            removed=moved.removed,
            name=_name(catalog, to),
            href=relative(was, to),
        )
        .encode()
    )


def _name(catalog: Catalog, to: str) -> str:
    """Return what the page an address leads to is called, as letters."""
    folder, _, slug = to.partition("/")
    say, knows = catalog.lexicon.say, catalog.lexicon.knows
    if folder == "areas" and knows(f"area.{slug}"):
        return say(f"area.{slug}")
    slug = slug.partition("/")[0]
    named: dict[str, tuple[Record, ...]] = {
        "topics": catalog.topics,
        "tracks": catalog.tracks,
        "handbook": catalog.handbook,
        "forms": catalog.forms,
    }
    record = next((each for each in named.get(folder, ()) if each.slug == slug), None)
    if record is not None:
        return record.title.raw
    return say(f"kind.{folder}") if folder and knows(f"kind.{folder}") else say("site.name")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
