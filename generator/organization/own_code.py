"""Which programs of an organization may run: none of them, unless its profile says `code: true`."""

import re

from ..codes import problem
from ..model.own_code import (
    INHERITED,
    NO_CODE,
    OVERRIDES,
    SETTINGS,
    TEMPLATES,
    OwnCode,
    OwnTemplate,
)
from ..model.profile import Profile
from ..problem import Outcome, Problem, Where
from ..sources import PROGRAMS, SourceFile

# Published under this name, so it must be one for every disk and every address.
_NAME = re.compile(r"[^\\:*?\"<>|#%\x00-\x1f\x7f]+")


def own_code(files: tuple[SourceFile, ...], profile: Profile | None) -> Outcome[OwnCode]:
    """Return what may run; without the switch nothing of it, and a notice where there is something."""
    mine = programs(files)
    if profile is None or not profile.code:
        # What a faulty profile would have said is not known, and its own fault is told already.
        known = profile is not None or all(file.role != "profile" for file in files)
        return Outcome(NO_CODE, (_unused(mine, profile),) if mine and known else ())
    unfit = (file.path for file in mine if not _NAME.fullmatch(file.path))
    problems = [problem("own-file-name", Where(path)) for path in unfit]
    templates = [_template(file, problems) for file in mine if file.role == "template"]
    overrides = [file.path for file in mine if file.role == "override"]
    read = tuple(template for template in templates if template is not None)
    settings = any(file.role == "engine" for file in mine)
    return Outcome(OwnCode(read, tuple(overrides), settings), tuple(problems))


def programs(files: tuple[SourceFile, ...]) -> list[SourceFile]:
    """Return the files that are programs of the organization's own, whether they may run or not."""
    return [file for file in files if file.role in PROGRAMS and not _says_nothing(file)]


def _says_nothing(file: SourceFile) -> bool:
    """True for engine settings that only build on ours, as a new repository has them."""
    lines = (line.strip() for line in file.data.decode("utf-8", "replace").splitlines())
    said = [line for line in lines if line and not line.startswith("#")]
    return file.role == "engine" and said in ([], [f"INHERIT: {INHERITED}"])


def _unused(mine: list[SourceFile], profile: Profile | None) -> Problem:
    where = profile.where if profile else Where(mine[0].path)
    places = (f"{TEMPLATES}/", f"{OVERRIDES}/", SETTINGS)
    found = [place for place in places if any(file.path.startswith(place) for file in mine)]
    return problem("code-unused", where, folders=" and ".join(found))


def _template(file: SourceFile, problems: list[Problem]) -> OwnTemplate | None:
    try:
        return OwnTemplate(file.path, file.data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        line = file.data[: error.start].count(b"\n") + 1
        says = "it is not UTF-8, so its letters cannot be told"
        problems.append(problem("template-broken", Where(file.path, line), says=says))
        return None
