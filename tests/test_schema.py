"""The JSON Schemas editors use: fresh, complete, and of one mind with the reader."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from trees import TODAY

from generator.published import pages_of
from generator.schema import schemas
from generator.survey import survey
from generator.yaml_doc import Mapping, Node, Sequence, read_yaml

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "curriculum" / "schemas"
SHIPPED = sorted(
    path.relative_to(ROOT).as_posix()
    for top in ("topics", "curriculum")
    for path in (ROOT / top).rglob("*.yml")
)
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


@cache
def _made() -> dict[str, Any]:
    loaded = survey(ROOT, TODAY).value.loaded
    assert loaded is not None
    return {
        Path(each.path).name: json.loads(each.content)
        for each in schemas(loaded.lexicons, pages_of(loaded))
    }


def _plain(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {entry.key: _plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return node.value


def _read(path: Path) -> Any:
    node = read_yaml(path.name, path.read_bytes()).value
    assert node is not None
    return _plain(node)


def test_the_committed_schemas_are_fresh() -> None:
    """`terbalik schema` would change nothing, and no file lies there that it does not make."""
    committed = {path.name: json.loads(path.read_bytes()) for path in FOLDER.iterdir()}
    assert committed == _made()


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.iterdir()))
def test_each_schema_is_one_that_every_editor_reads(name: str) -> None:
    """A valid 2020-12 schema without the keywords older editors stumble over."""
    schema = _made()[name]
    Draft202012Validator.check_schema(schema)
    assert not re.search(r'"(prefixItems|unevaluated\w+)"', json.dumps(schema))


@pytest.mark.parametrize("path", SHIPPED)
def test_a_shipped_file_names_its_schema_and_fits_it(path: str) -> None:
    """Its first line is the modeline, the path in it leads to a schema, and the file is valid there."""
    file = ROOT / path
    found = MODELINE.match(file.read_text(encoding="utf-8"))
    assert found, "the first line must be the modeline"
    schema = (file.parent / found.group(1)).resolve()
    assert schema.parent == FOLDER
    faults = Draft202012Validator(json.loads(schema.read_bytes())).iter_errors(_read(file))
    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []


def test_an_overlay_and_its_translation_fit_their_schemas() -> None:
    """What the example organization writes is what its editor accepts."""
    folder = Path(__file__).parent / "worlds/overlay/organization/overlays/topics/digital-tools"
    for name, schema in (
        ("scams-aimed-at-leaders.yml", "topic-overlay.schema.json"),
        ("scams-aimed-at-leaders.id.yml", "topic-language.schema.json"),
    ):
        validator = Draft202012Validator(_made()[schema])
        assert not list(validator.iter_errors(_read(folder / name)))


def _fields(schema: Any, path: str) -> Iterator[tuple[str, Any]]:
    if not isinstance(schema, dict):
        return
    for key, below in schema.get("properties", {}).items():
        yield f"{path}.{key}", below
        yield from _fields(below, f"{path}.{key}")
    for key in ("items", "additionalProperties"):
        yield from _fields(schema.get(key), path)
    for below in schema.get("patternProperties", {}).values():
        yield from _fields(below, f"{path}.<id>")


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.iterdir()))
def test_every_field_is_described_in_both_languages(name: str) -> None:
    """A hover says what to write: two paragraphs, English first, then other words in Indonesian."""
    for path, field in _fields(_made()[name], name):
        paragraphs = field.get("description", "").split("\n\n")
        assert len(paragraphs) == 2, path
        assert paragraphs[0] != paragraphs[1], path


def test_no_description_is_left_of_a_field_that_is_gone() -> None:
    """Each described field is one of a schema."""
    loaded = survey(ROOT, TODAY).value.loaded
    assert loaded is not None
    told = " ".join(json.dumps(schema, ensure_ascii=False) for schema in _made().values())
    for lexicon in loaded.lexicons:
        for key, words in lexicon.entries:
            if key.startswith("field."):
                assert json.dumps(words, ensure_ascii=False)[1:-1] in told, key


@pytest.mark.parametrize(
    ("schema", "data"),
    [
        ("topic", {"levle": "basic"}),
        ("topic", {"level": "easy"}),
        ("topic", {"title": ""}),
        ("topic", {"title": "x" * 91}),
        ("topic", {"next": ["Not A Slug"]}),
        ("topic-language", {"activities": [{"id": "x"}]}),
        ("topic-language", {"level": "basic"}),
        ("topic-overlay", {"prompts": {"remove": "x"}}),
        ("topic-overlay", {"prompts": {"Bad Id": {}}}),
        ("track", {"every_weeks": 0}),
        ("settings", {"edition": "2026"}),
        ("terms", {"terms": [{"id": "x", "en": "y"}]}),
    ],
)
def test_an_editor_sees_what_the_reader_refuses(schema: str, data: Any) -> None:
    """Unknown keys, wrong words, lengths and shapes are marked while typing."""
    validator = Draft202012Validator(_made()[f"{schema}.schema.json"])
    place = next(iter(data))
    faults = [f for f in validator.iter_errors(data) if f.validator != "required" or f.path]
    assert any(place in str(fault.json_path) or place in fault.message for fault in faults)


def test_a_profile_is_offered_the_names_of_what_it_can_do_without() -> None:
    """By kind, as they stand in addresses; a name we took away since is no mistake."""
    profile = _made()["profile.schema.json"]
    removals = profile["properties"]["remove"]["properties"]
    offered = {kind: each["items"]["properties"]["id"]["anyOf"][0]["enum"] for kind, each in removals.items()}  # fmt: skip
    assert set(offered) == {"topics", "tracks", "handbook", "forms"}
    assert "scams-aimed-at-leaders" in offered["topics"]
    assert "default-6" in offered["tracks"]
    head = {"name": "A", "short_name": "A", "kind": "sme"}
    for slug, right in (("scams-aimed-at-leaders", True), ("gone-since", True), ("No Slug", False)):
        data = {**head, "remove": {"topics": [{"id": slug, "reason": "x"}]}}
        assert Draft202012Validator(profile).is_valid(data) == right
