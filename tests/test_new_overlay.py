"""A file of changes, started: whatever lines are taken out of their comments, the file is right and says what ours says."""

import json
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from test_commands import Said, terbalik
from trees import TODAY, tiny

from generator.loaded import SHAPES, Loaded, ReadFile, Thing
from generator.new_overlay import place_for, started
from generator.overlays.overrides import overrides
from generator.own_schemas import OVERLAYS, own_schemas, schema_of, tree_below
from generator.passes.alone import read_file
from generator.patch import merge
from generator.rules import Overlay
from generator.sources import classify, find_sources
from generator.survey import judge, survey
from generator.yaml_doc import Mapping, Node, Sequence, read_yaml

ROOT = Path(__file__).parent.parent
SCAMS = "scams-aimed-at-leaders"
KINDS = ("topic", "track", "handbook", "form")
BEGIN = re.compile(r"( *)# (?!yaml-)[a-z_-]+: ")
Plain = Any


@cache
def _loaded() -> Loaded:
    loaded = survey(ROOT, TODAY).value.loaded
    assert loaded is not None
    return loaded


THINGS = [(kind, t.slug) for kind, things in _loaded().things if kind in KINDS for t in things]


def _thing(kind: str, slug: str) -> Thing:
    return next(thing for thing in dict(_loaded().things)[kind] if thing.slug == slug)


@cache
def _started(kind: str, slug: str, language: str) -> tuple[str, str, Plain]:
    """Return a started file (path and text) and its schema."""
    thing = _thing(kind, slug)
    file, schema = started(_loaded(), kind, thing, place_for(ROOT, thing, language), language)
    return file.path, file.content.decode(), json.loads(schema.content)


def blocks(text: str) -> list[range]:
    """The lines of each value that stands in a comment."""
    lines, found = text.split("\n"), []
    for at, line in enumerate(lines):
        begun = BEGIN.match(line)
        if begun:
            end, more = at + 1, re.compile(f"{begun[1]}#(  .*)?$")
            while "|-" in line and end < len(lines) and more.match(lines[end]):
                end += 1
            found.append(range(at, end))
    return found


def uncommented(text: str, chosen: list[range]) -> str:
    """The file after someone took the mark away from these values."""
    lines = text.split("\n")
    for at in (at for each in chosen for at in each):
        lines[at] = re.sub(r"^( *)# ?", r"\1", lines[at])
    return "\n".join(lines)


def plain(node: Node | None) -> Plain:
    if isinstance(node, Mapping):
        return {entry.key: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    value = node.value if node else None
    return value.strip() if isinstance(value, str) else value


def _read(path: str, text: str) -> ReadFile:
    file = classify(path, text.encode())
    assert file is not None
    return read_file(file)


def _judge(kind: str, slug: str, language: str, text: str) -> None:
    """Hold a file against the reader, the merge and its schema: it fits, and changes nothing."""
    path, _, schema = _started(kind, slug, language)
    read, thing = _read(path, text), _thing(kind, slug)
    assert read.problems == ()
    assert read.patch is not None
    base = tree_below(kind, thing, path, language)
    laid = merge(SHAPES[kind], base, read.patch.tree, Overlay(language, language, thing.language))
    assert laid.problems == ()
    assert plain(laid.value[0]) == plain(base)
    assert {each.state for each in overrides(SHAPES[kind], base, read.patch)} <= {"redundant"}
    faults = Draft202012Validator(schema).iter_errors(plain(read_yaml(path, text.encode()).value))
    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(("kind", "slug"), THINGS)
def test_any_line_of_any_file_can_be_taken_out_of_its_comment(
    kind: str, slug: str, language: str
) -> None:
    """None, all, the first, one in the middle or the last: each is right, and says what ours says today."""
    text = _started(kind, slug, language)[1]
    values = blocks(text)
    assert values
    middle = len(values) // 2
    for chosen in ([], values, values[:1], values[middle : middle + 1], values[-4:]):
        _judge(kind, slug, language, uncommented(text, chosen))


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_any_choice_of_lines_makes_a_right_file(data: st.DataObject) -> None:
    """Whatever a person takes out of its comment in a long file, in either language."""
    language = data.draw(st.sampled_from(["en", "id"]))
    text = _started("topic", SCAMS, language)[1]
    values = blocks(text)
    chosen = data.draw(st.lists(st.sampled_from(range(len(values))), unique=True))
    _judge("topic", SCAMS, language, uncommented(text, [values[at] for at in chosen]))


def test_every_value_of_ours_is_offered() -> None:
    """With all lines taken out, the file says each value of the topic but its ids."""
    path, text, _ = _started("topic", SCAMS, "en")
    patch = _read(path, uncommented(text, blocks(text))).patch
    assert patch is not None
    offered = plain(patch.tree)

    def missing(node: Plain, there: Plain, at: str) -> list[str]:
        if isinstance(node, dict):
            pairs = [(k, v) for k, v in node.items() if k != "id"]
            return [m for k, v in pairs for m in missing(v, there.get(k), f"{at}.{k}")]
        if isinstance(node, list) and node and isinstance(node[0], dict):
            return [m for v in node for m in missing(v, there.get(v["id"]), f"{at}.{v['id']}")]
        return [] if node in (there, []) else [at]

    assert missing(plain(_thing("topic", SCAMS).tree), offered, "") == []


# --- the command

PAPER = "organization/overlays/topics/tools/paper-notes.yml"


def test_a_started_file_changes_nothing_until_someone_writes(tmp_path: Path) -> None:
    """It is there with its schema, check and build see no change; then one line is changed and settled."""
    root = tiny(tmp_path)
    said = terbalik("new", "overlay", "paper-notes", root=root)
    assert (said.code, said.out.split(" ")[0]) == (0, PAPER)
    assert terbalik("check", root=root).out == "no problems.\n"
    file = root / PAPER
    text = file.read_text(encoding="utf-8")
    found = re.search(r"\$schema=(\S+)", text.split("\n")[0])
    assert found
    assert (file.parent / found[1]).resolve().is_file()
    file.write_text(text.replace("# level: basic", "level: advanced"), encoding="utf-8")
    assert "overlay-unrecorded" in terbalik("check", root=root).out
    assert terbalik("accept", "paper-notes", root=root).code == 0
    assert terbalik("check", root=root).out == "no problems.\n"
    assert "level: advanced" in file.read_text(encoding="utf-8")


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    """Also one with errors: exit 2, and not a byte differs."""
    for content in ("title: Ours?\n", "a: [\n"):
        root = tiny(tmp_path / content[0], {"write": {PAPER: content}})
        said = terbalik("new", "overlay", "paper-notes", root=root)
        assert said.code == 2
        assert "stays as it is" in said.err
        assert (root / PAPER).read_text(encoding="utf-8") == content
        assert not (root / "organization/.schemas").exists()


def test_in_indonesian_only_the_file_says_so(tmp_path: Path) -> None:
    """`language: id` stands at its head, today's Indonesian words below; English stays ours."""
    root = tiny(tmp_path)
    assert terbalik("new", "overlay", "paper-notes", "--language", "id", root=root).code == 0
    text = (root / PAPER).read_text(encoding="utf-8")
    assert "\nlanguage: id\n" in text
    ours = _words(root / "topics/tools/paper-notes.id.yml")
    assert f"# title: {ours['title']}" in text.replace('"', "")


def test_beside_a_file_in_another_language_the_words_are_asked_for(tmp_path: Path) -> None:
    """The second file holds words alone, those that wait for a translation marked, the added ones among them."""
    mine = "title: What do we lose?\nneeds:\n  add:\n    - {id: glue, text: Some glue.}\n"
    root = tiny(tmp_path, {"write": {PAPER: mine}})
    assert terbalik("new", "overlay", "paper-notes", "--language", "id", root=root).code == 0
    text = (root / PAPER.replace(".yml", ".id.yml")).read_text(encoding="utf-8")
    assert re.search(r'# title: "?What do we lose\?"?  # ', text)
    assert re.search(r"  glue:\n    # text: Some glue\.  # ", text)
    assert "level" not in text
    assert "remove" not in text


def _words(file: Path) -> Plain:
    return plain(read_yaml(file.name, file.read_bytes()).value)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("notes", "curriculum/tracks/notes.yml"),
        ("first-week", "curriculum/handbook/first-week.yml"),
        ("curriculum/forms/agreement.yml", "curriculum/forms/agreement.yml"),
    ],
)
def test_tracks_handbook_pages_and_forms_are_started_alike(
    tmp_path: Path, name: str, path: str
) -> None:
    """By their name or by their path; the file is right as it stands."""
    root = tiny(tmp_path)
    assert terbalik("new", "overlay", name, root=root).code == 0
    assert (root / OVERLAYS / path).is_file()
    assert terbalik("check", root=root).out == "no problems.\n"


def test_what_cannot_be_started_is_told(tmp_path: Path) -> None:
    """A name nobody knows is guessed at, an own topic is changed where it stands, a language must be one."""
    own = {"organization/topics/tools/sketch-notes.yml": "topics/tools/paper-notes.yml"}
    root = tiny(tmp_path)
    (root / "organization/topics/tools").mkdir(parents=True)
    for new, old in own.items():
        shutil.copy(root / old, root / new)

    def said(*words: str) -> Said:
        return terbalik("new", "overlay", *words, root=root)

    assert 'Did you mean "paper-notes"?' in said("paper-nots").err
    assert "change it there" in said("sketch-notes").err
    assert 'no language "xx"' in said("paper-notes", "--language", "xx").err
    assert not (root / "organization/overlays").exists()


# --- the schema of one file


@pytest.mark.parametrize(("kind", "slug"), THINGS)
def test_a_language_file_of_ours_fits_the_schema_made_for_it(kind: str, slug: str) -> None:
    """Each shipped translation names only ids and fields that the schema of its topic completes."""
    thing = _thing(kind, slug)
    place = f"{OVERLAYS}{thing.path.removesuffix('.yml')}.id.yml"
    schema = json.loads(schema_of(_loaded(), kind, thing, place, "id").content)
    Draft202012Validator.check_schema(schema)
    patch = thing.translation("id")
    assert patch is not None
    faults = Draft202012Validator(schema).iter_errors(plain(patch.tree))
    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []


def test_the_example_overlays_fit_their_own_schemas() -> None:
    """What an organization wrote, in both languages, with items it added and translated itself."""
    world = Path(__file__).parent / "worlds/overlay"
    files = (*find_sources(ROOT).value, *find_sources(world).value)
    loaded = judge(files, TODAY).value.loaded
    assert loaded is not None
    made = {each.path: json.loads(each.content) for each in own_schemas(loaded)}
    assert len(made) == 2
    for path, schema in made.items():
        name = path.removeprefix("organization/.schemas/").removesuffix(".schema.json")
        faults = Draft202012Validator(schema).iter_errors(_words(world / OVERLAYS / f"{name}.yml"))
        assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []


CHANGES: list[tuple[str, bool]] = [
    ("title: Another title?", True),
    ("title: ''", False),
    ("title:", False),
    ("title: [a]", False),
    ("titel: x", False),
    ("level: advanced", True),
    ("level: easy", False),
    ("id: x", False),
    ("activities:", True),
    ("activities: {rehearse: }", True),
    ("activities: {reherse: {title: x}}", False),
    ("activities: [{id: rehearse, title: x}]", False),
    ("activities: {rehearse: {minutes: {typical: 12}}}", True),
    ("activities: {rehearse: {minutes: {typical: 120}}}", False),
    ("activities: {rehearse: {minutes: {typical: '12'}}}", False),
    ("activities: {rehearse: {id: x}}", False),
    ("activities: {rehearse: x}", False),
    ("activities: {rehearse: {prompts: [believable]}}", True),
    ("activities: {rehearse: {prompts: [believable, believable]}}", False),
    ("prompts: {remove: [believable]}", True),
    ("prompts: {remove: [believeable]}", False),
    ("prompts: {remove: believable}", False),
    ("prompts: {add: [{id: new, rung: decide, asks: mentor, care: safe, text: A?, follow_up: B?, listen_for: C}]}", True),
    ("prompts: {add: [{id: new, below: believable, rung: decide, asks: mentor, care: safe, text: A?, follow_up: B?, listen_for: C}]}", True),
    ("prompts: {add: [{id: believable, rung: decide, asks: mentor, care: safe, text: A?, follow_up: B?, listen_for: C}]}", False),
    ("prompts: {add: [{id: new, text: A?}]}", False),
    ("prompts: {believable: {text: A?}, two-voices: {asks: senior}}", True),
    ("keywords: []", False),
    ("keywords: [one, two]", True),
    ("next: [x, x]", False),
    ("seen: {title: h-00000000-00000000}", True),
    ("seen: {title: 'h-00000000-00000000 Their words'}", True),
    ("seen: {title: nonsense}", False),
    ("reasons: {title: Because.}", True),
    ("outcome: {proof: It lies on the table.}", True),
    ("outcome: {prof: x}", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right"), CHANGES)
def test_reader_and_schema_are_of_one_mind(text: str, right: bool) -> None:
    """What the reader and the merge take, an editor takes; what they refuse, it marks."""
    path, _, schema = _started("topic", SCAMS, "en")
    read, thing = _read(path, text + "\n"), _thing("topic", SCAMS)
    taken = read.patch is not None and read.problems == ()
    if read.patch is not None:
        base = tree_below("topic", thing, path, "en")
        taken &= not merge(
            SHAPES["topic"], base, read.patch.tree, Overlay("en", "en", "en")
        ).problems
    fits = Draft202012Validator(schema).is_valid(plain(read_yaml(path, text.encode()).value))
    assert (taken, fits) == (right, right)


def test_an_editor_completes_the_ids_and_values_of_this_very_topic() -> None:
    """Below `activities:` stand its activities, each value with what it says today; not those of another topic."""
    schema = _started("topic", SCAMS, "en")[2]
    ids = list(schema["properties"]["activities"]["properties"])
    tree = _thing("topic", SCAMS).tree.get("activities")
    assert isinstance(tree, Sequence)
    assert ids == [*(plain(item)["id"] for item in tree.items), "remove", "order", "add"]
    title = schema["properties"]["title"]
    assert title["default"] == plain(_thing("topic", SCAMS).tree)["title"]
    assert len(schema["$defs"]["Topic.title"]["description"].split("\n\n")) == 2


def test_the_schemas_follow_when_ours_changes(tmp_path: Path) -> None:
    """`schema` writes that of each file of changes anew, and `schema --check` says that it is out of date."""
    root = tiny(tmp_path)
    terbalik("new", "overlay", "paper-notes", root=root)
    terbalik("schema", root=root)
    assert terbalik("schema", "--check", root=root).code == 0
    topic = root / "topics/tools/paper-notes.yml"
    text = topic.read_text(encoding="utf-8")
    topic.write_text(text.replace("level: basic", "level: advanced"), encoding="utf-8")
    said = terbalik("schema", "--check", root=root)
    assert (said.code, said.out.split(":")[0]) == (
        1,
        "organization/.schemas/topics/tools/paper-notes.schema.json",
    )


def test_a_heading_alone_says_nothing_and_a_value_alone_is_a_mistake(tmp_path: Path) -> None:
    """Only in files of changes: elsewhere an empty heading is still a fault."""
    root = tiny(tmp_path, {"write": {PAPER: "needs:\n  pen:\nactivities:\n"}})
    assert terbalik("check", root=root).out == "no problems.\n"
    (root / PAPER).write_text("needs:\n  pen:\n    text:\n", encoding="utf-8")
    assert f"{PAPER}:3:10: error empty-text" in terbalik("check", root=root).out
    (root / PAPER).unlink()
    with (root / "topics/tools/paper-notes.id.yml").open("a", encoding="utf-8") as file:
        file.write("on_video:\n")
    assert "empty-text" in terbalik("check", root=root).out


def test_only_words_of_several_lines_take_several_lines() -> None:
    """Every other value is one line, so that one mark less is one change more."""
    text = _started("topic", SCAMS, "id")[1]
    lines = text.split("\n")
    assert [each for each in blocks(text) if len(each) > 1 and "|-" not in lines[each[0]]] == []
