"""First gate: every file must be right alone. Bytes become a tree, the tree is held against its shape."""

from ..codes import problem
from ..digest import read_mark
from ..languages import ROLES
from ..loaded import OWN, SHAPES, Patch, ReadFile, Thing
from ..model.profile import Profile
from ..model.search import SearchWords
from ..model.settings import Settings, SourceList
from ..model.style import Style, TermBase
from ..model.tombstone import PublishedPaths, Tombstones
from ..overlays.headings import without_empty_headings
from ..overlays.lost_fields import without_lost_fields
from ..patch_form import check_language_form, check_overlay_form
from ..problem import Problem, Where
from ..reading import Reading, name_of, read_record
from ..shape import Shape, shape_of
from ..sources import PLAIN, SourceFile
from ..yaml_doc import Entry, Mapping, Scalar, Sequence, read_yaml

DEFAULT_LANGUAGE = "en"
# Files that hold one record; words and vocabulary are joined from many files by `load`.
RECORDS: dict[str, Shape] = {
    "settings": shape_of(Settings),
    "sources": shape_of(SourceList),
    "style": shape_of(Style),
    "terms": shape_of(TermBase),
    "tombstones": shape_of(Tombstones),
    "profile": shape_of(Profile),
    "paths": shape_of(PublishedPaths),
    "search": shape_of(SearchWords),
}


def read_file(file: SourceFile) -> ReadFile:
    """Return what one file holds, with every fault it has by itself."""
    problems: list[Problem] = []
    tree = _tree(file, problems) if file.role not in PLAIN else None
    thing, patch, record = None, None, None
    kind, _, layer = file.role.partition("-")
    if tree is not None and file.role in RECORDS:
        reading = Reading(file.language or DEFAULT_LANGUAGE)
        record = read_record(RECORDS[file.role], tree, reading)
        problems += reading.problems
    elif tree is not None and file.role in ROLES and file.path.startswith(OWN):
        patch = _words(file, tree, problems)
        tree = patch.tree
    elif tree is not None and kind in SHAPES:
        if layer:
            patch = _patch(kind, file, tree, problems)
        else:
            thing = _base(kind, file, tree, problems)
    return ReadFile(file, tree, thing, patch, record, tuple(problems))


def _tree(file: SourceFile, problems: list[Problem]) -> Mapping | None:
    read = read_yaml(file.path, file.data)
    # A file of changes may wait with nothing but notes in it; every other empty file is a mistake.
    if "overlay" in file.role and [found.code for found in read.problems] == ["empty-file"]:
        return Mapping((), Where(file.path))
    problems.extend(read.problems)
    node = read.value
    if file.role in ("sources", "paths") and isinstance(node, Sequence):
        return Mapping((Entry(file.role, node.where, node),), node.where)
    if node is not None and not isinstance(node, Mapping):
        problems.append(problem("not-a-mapping", node.where, found=name_of(node)))
        return None
    return node


def _base(kind: str, file: SourceFile, tree: Mapping, problems: list[Problem]) -> Thing | None:
    language, tree = _language_of(tree)
    reading = Reading(language or DEFAULT_LANGUAGE)
    placed = {"slug": file.slug, "language": reading.language}
    if kind == "topic":
        placed["area"] = file.area
    record = read_record(SHAPES[kind], tree, reading, **placed)
    problems.extend(reading.problems)
    if record is None:
        return None
    return Thing(file.slug, file.area, file.path, reading.language, tree, record)


def _language_of(tree: Mapping) -> tuple[str, Mapping]:
    """Split a tree's `language:` from the rest."""
    node = tree.get("language")
    rest = Mapping(tuple(e for e in tree.entries if e.key != "language"), tree.where)
    return (node.raw if isinstance(node, Scalar) else "", rest)


def _patch(kind: str, file: SourceFile, tree: Mapping, problems: list[Problem]) -> Patch | None:
    language, rest = _language_of(tree)
    seen = _marks(tree, "seen", problems)
    differs = _marks(tree, "differs", problems)
    reasons = _marks(tree, "reasons", problems) if "overlay" in file.role else ()
    notes = ("seen", "differs", *(("reasons",) if "overlay" in file.role else ()))
    kept = tuple(entry for entry in rest.entries if entry.key not in notes)
    body = Mapping(kept, tree.where)
    if "overlay" in file.role:
        body = without_empty_headings(SHAPES[kind], body)
    body, lost = without_lost_fields(SHAPES[kind], body, seen)
    # An overlay that names no language is in that of the file it changes; see _joined.
    reading = Reading(file.language or language)
    check = check_overlay_form if file.role.endswith("overlay") else check_language_form
    check(SHAPES[kind], body, reading)
    problems.extend(reading.problems)
    if reading.problems:
        return None
    return Patch(file.path, reading.language, body, seen, differs, reasons, lost)


def _words(file: SourceFile, tree: Mapping, problems: list[Problem]) -> Patch:
    """Return an organization's words, apart from what they remember of ours."""
    seen, reasons = (_marks(tree, key, problems) for key in ("seen", "reasons"))
    kept = tuple(entry for entry in tree.entries if entry.key not in ("seen", "reasons"))
    return Patch(file.path, file.language, Mapping(kept, tree.where), seen=seen, reasons=reasons)


def _marks(tree: Mapping, key: str, problems: list[Problem]) -> tuple[tuple[str, str], ...]:
    """Return the `path: value` lines of `seen`, `differs` or `reasons`."""
    node = tree.get(key)
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        problems.append(problem("not-a-mapping", node.where, found=name_of(node)))
        return ()
    marks = []
    for entry in node.entries:
        raw = entry.value.raw if isinstance(entry.value, Scalar) else ""
        if key == "seen" and read_mark(raw) is None:
            problems.append(problem("bad-digest", entry.value.where, found=raw[:40]))
        else:
            marks.append((entry.key, raw))
    return tuple(marks)
