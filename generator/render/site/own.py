"""Where templates of a page come from: ours, and an organization's in their place; and what is wrong with those."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateSyntaxError,
)
from jinja2.sandbox import SandboxedEnvironment

from ...codes import problem
from ...machine import OwnCodeFault
from ...model.own_code import OwnTemplate
from ...own_fault import fault_of, said
from ...problem import Problem, Where
from ...reading import nearest

_OURS = Path(__file__).resolve().parents[2] / "templates" / "site"
# Before the name of a template of ours, where an organization's has taken its place.
PREFIX = "ours"


@lru_cache(maxsize=4)
def environment(templates: tuple[OwnTemplate, ...] = ()) -> Environment:
    """Return where templates are looked for: the organization's first, then ours; ours also below `ours/`.

    With an organization's among them all run in Jinja's sandbox. That is no wall against hostile
    code, only a fence around mistakes; what keeps such code out is the switch in the profile.
    """
    ours = FileSystemLoader(_OURS)
    if not templates:
        return _made(Environment, ours)
    texts = {each.name: (each.text, each.path, lambda: True) for each in templates}
    theirs = FunctionLoader(texts.get)
    return _made(SandboxedEnvironment, ChoiceLoader([theirs, PrefixLoader({PREFIX: ours}), ours]))


def _made(kind: type[Environment], loader: BaseLoader) -> Environment:
    return kind(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def templates_mark() -> int:
    """Return a number that is another one as soon as a template of ours for a page is."""
    files = sorted(_OURS.iterdir())
    return hash(tuple((file.name, file.stat().st_mtime_ns) for file in files))


def fault_in(templates: tuple[OwnTemplate, ...], error: Exception, page: str) -> OwnCodeFault:
    """Return an error of rendering as a fault of the organization's own code, at its line."""
    paths = {each.path: each.path for each in templates}
    return fault_of(error, paths.get, templates[0].path, page)


def template_problems(templates: tuple[OwnTemplate, ...]) -> Iterator[Problem]:
    """Yield what is wrong with templates by themselves: one that replaces none of ours, or cannot be read."""
    if not templates:
        return
    known = sorted(file.name for file in _OURS.glob("*.j2"))
    for each in templates:
        if each.name not in known:
            name = each.name.rpartition("/")[2]
            hint = nearest(name, known)
            yield problem("template-unknown", Where(each.path), name=name, hint=hint)
            continue
        try:
            environment(templates).compile(each.text, each.name, each.path)
        except TemplateSyntaxError as error:
            yield problem("template-broken", Where(each.path, error.lineno), says=said(error))
        except Exception as error:
            # What Python makes of the template can break in many ways: depth, size, numbers.
            yield problem("template-broken", Where(each.path), says=said(error))
