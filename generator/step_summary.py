"""A report for people who work on the repository's web pages: Markdown, with links to the lines and lines to paste.

All that a contributor could have written is escaped, so that a report shows words and nothing else.
"""

import html
import re
from collections.abc import Iterable

from .problem import Problem
from .report import counted, shown, summary, worst_first

# More than anyone reads at once; GitHub refuses a summary of more than 1 MB.
_MOST = 150
_LONGEST = 900_000
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|~:@])")
_HEADS = {"error": "To be mended", "warning": "To be looked at", "notice": "To be known"}
# What a remedy gives to be pasted: the last block of a file, or one line of it.
_PASTE = re.compile(r'(seen: \{.*\})(?=\.$)|the line "([^"]+: h-[0-9a-f-]+)"')


def as_markdown(
    title: str, problems: Iterable[Problem], *, blob: str = "", verdict: str = ""
) -> str:
    """Return the report; `blob` is the address below which the files can be looked at, if there is one."""
    found = worst_first(problems)
    lines = [f"## {title}", "", verdict or f"{summary(found)[:1].upper()}{summary(found)[1:]}."]
    severity = ""
    for each in found[:_MOST]:
        if each.severity != severity:
            severity = each.severity
            lines += ["", f"### {_HEADS[severity]}", ""]
        lines += _item(each, blob)
    if len(found) > _MOST:
        lines += ["", f"And {len(found) - _MOST} more; mend these first."]
    return _short("\n".join(lines) + "\n")


def _item(each: Problem, blob: str) -> list[str]:
    lines = [f"- {_place(each, blob)}**{_words(each.message)}**  ", f"  {_told(each.remedy)}"]
    paste = pasted(each)
    if paste:
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", paste)), default=0))
        lines += ["", f"  {fence}yaml", f"  {paste}", f"  {fence}", ""]
    return lines


def pasted(each: Problem) -> str:
    """Return the line that a problem's remedy gives to be pasted into a file; empty where it gives none."""
    found = _PASTE.search(each.remedy)
    return shown((found[1] or f"  {found[2]}") if found else "")


def _place(each: Problem, blob: str) -> str:
    where = each.where
    if not where.path:
        return ""
    name = _words(f"{where.path}:{where.line}")
    # A path with anything but plain signs is told, not linked.
    plain = re.fullmatch(r"[\w./-]+", where.path, re.ASCII)
    return f"[{name}]({blob}/{where.path}?plain=1#L{where.line}) " if blob and plain else f"{name} "


def _told(remedy: str) -> str:
    """Return a remedy whose commands, between backticks, look like commands."""
    parts = remedy.split("`")
    if len(parts) % 2 == 0:
        return _words(remedy)
    return "".join(
        f"<code>{_words(part)}</code>" if at % 2 else _words(part) for at, part in enumerate(parts)
    )


def _words(text: str) -> str:
    """Return text as Markdown that shows just these letters."""
    return _MARKUP.sub(r"\\\1", html.escape(shown(text), quote=False))


def _short(text: str) -> str:
    """Return a text that is not too long for the page it is shown on."""
    data = text.encode()
    if len(data) <= _LONGEST:
        return text
    lines = data[:_LONGEST].decode("utf-8", "ignore").split("\n")[:-1]
    return "\n".join([*lines, "", f"({counted(len(data) - _LONGEST, 'byte')} more)", ""])
