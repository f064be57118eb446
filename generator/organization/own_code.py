"""Which programs of an organization may run: none of them, unless its profile says `code: true`."""

import re

from ..codes import problem
from ..model.own_code import NO_CODE, OVERRIDES, TEMPLATES, OwnCode, OwnTemplate
from ..model.profile import Profile
from ..problem import Outcome, Problem, Where
from ..sources import PROGRAMS, SourceFile

# Published under this name, so it must be one for every disk and every address.
_NAME = re.compile(r"[^\\:*?\"<>|#%\x00-\x1f\x7f]+")


def own_code(files: tuple[SourceFile, ...], profile: Profile | None) -> Outcome[OwnCode]:
    """Return what may run; without the switch nothing of it, and a notice where there is something."""
    mine = [file for file in files if file.role in PROGRAMS]
    if profile is None or not profile.code:
        # What a faulty profile would have said is not known, and its own fault is told already.
        known = profile is not None or all(file.role != "profile" for file in files)
        return Outcome(NO_CODE, (_unused(mine, profile),) if mine and known else ())
    unfit = (file.path for file in mine if not _NAME.fullmatch(file.path))
    problems = [problem("own-file-name", Where(path)) for path in unfit]
    templates = [_template(file, problems) for file in mine if file.role == "template"]
    overrides = [file.path for file in mine if file.role == "override"]
    read = tuple(template for template in templates if template is not None)
    return Outcome(OwnCode(read, tuple(overrides)), tuple(problems))


def _unused(mine: list[SourceFile], profile: Profile | None) -> Problem:
    where = profile.where if profile else Where(mine[0].path)
    folders = [f"{f}/" for f in (TEMPLATES, OVERRIDES) if any(m.path.startswith(f) for m in mine)]
    return problem("code-unused", where, folders=" and ".join(folders))


def _template(file: SourceFile, problems: list[Problem]) -> OwnTemplate | None:
    try:
        return OwnTemplate(file.path, file.data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        line = file.data[: error.start].count(b"\n") + 1
        says = "it is not UTF-8, so its letters cannot be told"
        problems.append(problem("template-broken", Where(file.path, line), says=says))
        return None
