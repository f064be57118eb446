"""What an editor finds in a fresh checkout: the right schema for each file, and a place where everything runs."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from test_new_overlay import plain

from generator.sources import classify
from generator.yaml_doc import read_yaml

ROOT = Path(__file__).parent.parent
SETTINGS = json.loads((ROOT / ".vscode/settings.json").read_bytes())
CONTAINER = json.loads((ROOT / ".devcontainer/devcontainer.json").read_bytes())
OVERLAID = ROOT / "tests/worlds/overlay"


def _schemas_for(path: str) -> list[str]:
    """The schemas an editor takes for a file: it knows nothing but *, which stands for any signs at all."""
    found = []
    for schema, pattern in SETTINGS["yaml.schemas"].items():
        form = ".*".join(map(re.escape, re.split(r"\*+", pattern))) + "$"
        if re.search(form, f"file:///home/someone/terbalik/{path}"):
            found.append(Path(schema).name.removesuffix(".schema.json"))
    return found


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("organization/organization.yml", "profile"),
        ("organization/overlays/topics/digital-tools/scams-aimed-at-leaders.yml", "topic-overlay"),
        ("organization/overlays/topics/digital-tools/scams-aimed-at-leaders.id.yml", "topic-overlay"),
        ("organization/overlays/curriculum/tracks/default-6.yml", "track-overlay"),
        ("organization/overlays/curriculum/handbook/why-do-it.id.yml", "handbook-overlay"),
        ("organization/overlays/curriculum/forms/charter.yml", "form-overlay"),
        ("organization/languages/id/words/own.yml", "words"),
        ("organization/languages/id/vocabulary.yml", "vocabulary"),
        ("organization/languages/id/terms.yml", "terms"),
        ("organization/languages/id/style.yml", "style"),
    ],
)  # fmt: skip
def test_a_file_without_a_first_line_still_gets_its_one_schema(path: str, schema: str) -> None:
    """Exactly one, since an editor would hold a file against several at once; the path is one we read."""
    assert classify(path) is not None
    assert _schemas_for(path) == [schema]
    assert (ROOT / "curriculum/schemas" / f"{schema}.schema.json").is_file()


@pytest.mark.parametrize("pattern", ["topics/*/*.yml", "curriculum/**/*.yml", ".github/**/*.yml"])
def test_files_that_name_their_schema_are_left_to_it(pattern: str) -> None:
    """Ours all name their schema in their first line; no pattern takes them too."""
    paths = [path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern)]
    assert paths
    assert [path for path in paths if _schemas_for(path)] == []


def test_the_general_schema_takes_an_overlay_and_its_language_file() -> None:
    """One pattern cannot tell them apart, so the schema it names has to be right for both."""
    schema = json.loads((ROOT / "curriculum/schemas/topic-overlay.schema.json").read_bytes())
    files = list(OVERLAID.rglob("*.yml"))
    assert len(files) == 2
    for file in files:
        read: Any = plain(read_yaml(file.name, file.read_bytes()).value)
        assert list(Draft202012Validator(schema).iter_errors(read)) == []


def test_the_container_does_what_a_newcomer_does() -> None:
    """An image of a fixed version with the Python of the workflow; `make site`; the port of the preview."""
    workflow = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_bytes())
    setup = next(s for s in workflow["jobs"]["build"]["steps"] if "setup-python" in s.get("uses", ""))  # fmt: skip
    name, _, version = CONTAINER["image"].partition(":")
    assert name == "mcr.microsoft.com/devcontainers/python"
    assert re.fullmatch(rf"\d+-{re.escape(setup['with']['python-version'])}-\w+", version)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    target = CONTAINER["postCreateCommand"].removeprefix("make ")
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    serve = (ROOT / "generator/commands/serve.py").read_text(encoding="utf-8")
    assert f'"--port", type=int, default={CONTAINER["forwardPorts"][0]}' in serve


def test_the_container_and_the_editor_want_the_same_extension() -> None:
    """The one that reads our schemas, and no other."""
    wanted = json.loads((ROOT / ".vscode/extensions.json").read_bytes())["recommendations"]
    assert wanted == CONTAINER["customizations"]["vscode"]["extensions"] == ["redhat.vscode-yaml"]
