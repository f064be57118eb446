"""The walls of the house: who may import whom, and how big a room may be."""

import ast
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "generator"
MODULES = sorted(path for path in HOUSE.rglob("*.py") if path.name != "__main__.py")

# A room is a module or a folder; it may import rooms of its own floor and of the floors below.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("", "problem", "model"),
    (
        "codes", "digest", "end_blocks", "inflection", "languages", "lengths", "loaded", "machine", "markup",
        "memory", "minutes", "organization", "overlays", "own_fault", "pairs", "paper", "parts", "patch", "patch_form",
        "places", "published", "reading", "roots", "rules", "safe_path", "shape", "sources", "subject", "texts",
        "vocabulary", "yaml_doc",
    ),
    ("passes", "checks", "doctor", "documents"),
    ("render", "schema", "thing_schema"),
    (
        "built_site", "claim", "doctor_report", "journal", "overlay_report", "printing", "report", "search",
        "site", "starter", "step_summary", "store", "write",
    ),
    (
        "build", "editions", "fresh", "new_overlay", "own_schemas", "prints", "serving", "settle", "stage", "survey",
        "workshop",
    ),
    ("console", "commands", "needs"),
    ("cli", "start"),
)  # fmt: skip
# Siblings in these folders never know each other; only the folder's own table knows them all.
ROOMS_OF_SIBLINGS = ("passes", "checks", "doctor", "documents", "commands")
SHARED = {"commands": ("shared", "build"), "doctor": ("case",)}  # `serve` takes what `build` takes


def _name(path: Path) -> str:
    """Return a module's dotted name below the package; a folder's `__init__` has the folder's."""
    parts = path.relative_to(HOUSE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {_name(path) for path in MODULES}


def _imports(path: Path) -> set[str]:
    """Return the modules of ours that a module names, at its top or inside a function."""
    here = path.relative_to(HOUSE).parts[:-1]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = [*here[: len(here) - node.level + 1], *(node.module or "").split(".")]
            stem = ".".join(part for part in base if part)
            below = {f"{stem}.{alias.name}".lstrip(".") for alias in node.names}
            found |= {name if name in NAMES else stem for name in below}
    return found - {_name(path)}


IMPORTS = {_name(path): _imports(path) for path in MODULES}


def _floor(name: str) -> int:
    room = name.split(".")[0]
    return next(at for at, rooms in enumerate(FLOORS) if room in rooms)


def test_every_room_stands_on_a_floor() -> None:
    """A new module is given its floor here, and a room that is gone is taken off the plan."""
    rooms = {name.split(".")[0] for name in NAMES}
    assert rooms == {room for floor in FLOORS for room in floor}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_floor_imports_only_floors_below(name: str) -> None:
    """Nothing reaches up: a record knows no reader, a pass no disk, a renderer no engine."""
    assert {other for other in IMPORTS[name] if _floor(other) > _floor(name)} == set()


def test_problem_codes_know_nothing_but_problems() -> None:
    """The sentences of a problem are data, so that every floor above may report."""
    for name in NAMES:
        if name.split(".")[0] == "codes":
            outside = {other for other in IMPORTS[name] if other.split(".")[0] != "codes"}
            assert outside <= {"problem"}, name


@pytest.mark.parametrize("room", ROOMS_OF_SIBLINGS)
def test_siblings_never_import_each_other(room: str) -> None:
    """A pass, a check, a deliverable or a command can be read, tested and removed alone."""
    for name in sorted(NAMES):
        if name.startswith(f"{room}."):
            siblings = {other for other in IMPORTS[name] if other.startswith(f"{room}.")}
            allowed = {f"{room}.{shared}" for shared in SHARED.get(room, ())}
            assert siblings <= allowed, name


def test_renderers_never_import_each_other() -> None:
    """The formats below `render/` share only what lies on lower floors."""
    for name in sorted(NAMES):
        parts = name.split(".")
        if parts[0] == "render" and len(parts) > 1:
            others = {o for o in IMPORTS[name] if o.startswith("render.")}
            assert all(other.split(".")[1] == parts[1] for other in others), name


def test_imports_run_in_no_circle() -> None:
    """Each module can be understood from the ones it imports, and they without it."""
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join((*path, name))
        if name not in done:
            for other in sorted(IMPORTS[name]):
                visit(other, (*path, name))
            done.add(name)

    for name in sorted(NAMES):
        visit(name, ())


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_inside_the_package_are_relative(path: Path) -> None:
    """The package does not depend on the name it is installed under."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert not any(alias.name.split(".")[0] == "generator" for alias in node.names)
        if isinstance(node, ast.ImportFrom) and not node.level:
            assert (node.module or "").split(".")[0] != "generator"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_room_is_too_big_to_read(path: Path) -> None:
    """At most 300 lines a module and 60 a function; tables of blocks are the longest there are."""
    text = path.read_text(encoding="utf-8")
    is_table = _name(path).startswith(("codes.", "model."))
    assert text.count("\n") <= (460 if is_table else 300)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, node.name


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_every_room_says_what_it_is_for(path: Path) -> None:
    """Each module and each public function and class opens with a sentence."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if tree.body:
        assert ast.get_docstring(tree)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


def test_passes_and_checks_know_no_disk_clock_or_chance() -> None:
    """What is pure can be cached and repeated: no path, time, environment, printing or randomness."""
    barred = {"os", "pathlib", "time", "random", "sys", "io", "subprocess", "tempfile", "shutil"}
    for path in MODULES:
        if path.relative_to(HOUSE).parts[0] in ("passes", "checks", "documents", "model"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    assert not {alias.name for alias in node.names} & barred, path.name
                if isinstance(node, ast.ImportFrom) and not node.level:
                    assert node.module not in barred, path.name


def test_the_engine_gets_no_code_from_its_configuration() -> None:
    """`mkdocs.yml` has no hooks and no plugin, so another engine can read it too."""

    class Loader(yaml.SafeLoader):
        """Takes the engine's own tags (`!ENV`, `!!python/name`) as they are written."""

    Loader.add_multi_constructor("!", lambda loader, suffix, node: str(node.value))
    Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: suffix)
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)
    assert "hooks" not in config
    assert config.get("plugins", []) == []
