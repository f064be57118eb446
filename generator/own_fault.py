"""Where code of an organization failed: the line of its own file, however deep below it the fault came up."""

from collections.abc import Callable

from jinja2 import TemplateSyntaxError

from .machine import OwnCodeFault

_LONGEST = 200


def fault_of(
    error: Exception, path_of: Callable[[str], str | None], otherwise: str, page: str
) -> OwnCodeFault:
    """Return an error that came up while a page was written, at the last line of the organization's own on its way.

    `path_of` gives the path below the root of a template's file, None for one of ours; where none of
    the organization's was on the way, the fault is told at `otherwise` with the line of ours.
    """
    places = [place for place in _lines(error) if place[0]]
    mine = [(path, line) for name, line in places if (path := path_of(name))]
    if mine:
        return OwnCodeFault(*mine[-1], page, said(error))
    name, line = places[-1] if places else ("", 0)
    ours = (
        f" (line {line} of ours, {name.replace(chr(92), '/').rpartition('/')[2]})" if name else ""
    )
    return OwnCodeFault(otherwise, 1, page, said(error) + ours)


def said(error: Exception) -> str:
    """Return what an error says, in one line without the dot at its end."""
    if isinstance(error, RecursionError):
        return 'it uses itself without end (write "ours/" before the name to use ours)'
    text = " ".join(str(error).split()).rstrip(".") or type(error).__name__
    known = type(error).__module__.startswith("jinja2")
    return (text if known else f"{type(error).__name__}: {text}")[:_LONGEST]


def _lines(error: Exception) -> list[tuple[str, int]]:
    """Return the files and lines of templates on the way of an error, the deepest last."""
    found: list[tuple[str, int]] = []
    step = error.__traceback__
    while step is not None:
        name = step.tb_frame.f_code.co_filename
        if not name.endswith(".py"):
            found.append((name, step.tb_lineno))
        step = step.tb_next
    if isinstance(error, TemplateSyntaxError):
        found.append((error.filename or error.name or "", error.lineno))
    return found
