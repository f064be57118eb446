"""The one merge: what a language file and an organization's overlay do to the file they patch."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import TODAY, tiny

from generator.digest import seen_mark
from generator.loaded import SHAPES
from generator.model.catalog import Catalog
from generator.model.leaf import Count, Id, Keywords, Line, Minute, Plain
from generator.model.topic import Topic
from generator.patch import RESERVED, merge
from generator.patch_form import check_overlay_form
from generator.problem import Problem, Where
from generator.reading import Reading
from generator.rules import Overlay, Translation
from generator.shape import shape_of
from generator.sources import find_sources
from generator.survey import judge, survey, tree_of
from generator.yaml_doc import Mapping, Node, Scalar, Sequence, read_yaml

ROOT = Path(__file__).parent.parent
OVERLAID = Path(__file__).parent / "worlds" / "overlay"
T1 = "digital-tools/scams-aimed-at-leaders"


@dataclass(frozen=True, kw_only=True)
class Thing:
    """An item of a list, with a list of its own."""

    where: Where
    id: Id
    text: Line
    minutes: Minute = 1
    parts: tuple["Part", ...] = ()


@dataclass(frozen=True, kw_only=True)
class Part:
    """An item of an item."""

    where: Where
    id: Id
    text: Line


@dataclass(frozen=True, kw_only=True)
class Inner:
    """A record inside the record."""

    where: Where
    text: Line
    note: Line | None = None


@dataclass(frozen=True, kw_only=True)
class Box:
    """One of each kind of field a merge knows."""

    where: Where
    title: Plain
    note: Line | None = None
    level: Minute
    keywords: Keywords
    inner: Inner
    things: Annotated[tuple[Thing, ...], Count(0, 9)] = ()


BOX = shape_of(Box)
ENGLISH = Overlay("en", "en", "en")
Data = Any


def _tree(data: Data) -> Mapping:
    """Return plain data as a located tree, each value on a line of its own."""
    text = json.dumps(data, indent=1)  # which is YAML too, and quick to write
    node = read_yaml("patch.yml", text.encode()).value
    assert isinstance(node, Mapping)
    return node


def _plain(node: Node) -> Data:
    """Return a tree as plain data; the order of keys does not count, that of items does."""
    if isinstance(node, Mapping):
        return {entry.key: _plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return node.value


def _laid(base: Data, *patches: Data) -> Data:
    """Return plain data after overlays that must all fit."""
    tree = _tree(base)
    for patch in patches:
        merged = merge(BOX, tree, _tree(patch), ENGLISH)
        assert not merged.problems, merged.problems
        tree = merged.value[0]
    return _plain(tree)


def _codes(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{found.where.line}:{found.where.column} {found.code}" for found in problems]


IDS = ("a", "b", "c", "d")
WORDS = st.text("abc xyz", min_size=1, max_size=8).map(lambda s: f"w {s} w")
PART = st.fixed_dictionaries({"text": WORDS})
ITEM = st.fixed_dictionaries(
    {"text": WORDS},
    optional={"minutes": st.integers(1, 90), "parts": st.dictionaries(st.sampled_from(IDS), PART)},
)


def _items(by_id: dict[str, Data]) -> list[Data]:
    return [
        {"id": id, **item, **({"parts": _items(item["parts"])} if "parts" in item else {})}
        for id, item in by_id.items()
    ]


@st.composite
def boxes(draw: st.DrawFn) -> Data:
    """A whole record."""
    box: Data = {
        "title": draw(WORDS),
        "level": draw(st.integers(1, 90)),
        "keywords": draw(st.lists(WORDS, min_size=1, max_size=3, unique=True)),
        "inner": {"text": draw(WORDS)},
        "things": _items(draw(st.dictionaries(st.sampled_from(IDS), ITEM))),
    }
    if draw(st.booleans()):
        box["note"] = draw(WORDS)
    return box


VALUES: dict[str, st.SearchStrategy[Data]] = {
    "title": WORDS,
    "note": WORDS,
    "level": st.integers(1, 90),
    "keywords": st.lists(WORDS, min_size=1, max_size=3, unique=True),
    "inner": st.fixed_dictionaries({}, optional={"text": WORDS, "note": WORDS}),
}


@given(boxes())
def test_an_empty_overlay_changes_nothing(base: Data) -> None:
    """Laying nothing over a tree gives the same tree."""
    assert _laid(base, {}) == base


def test_an_empty_overlay_changes_nothing_in_a_real_session() -> None:
    """Every value, item and order of a real topic survives a merge with nothing."""
    path = ROOT / f"topics/{T1}.yml"
    tree = read_yaml(path.name, path.read_bytes()).value
    assert isinstance(tree, Mapping)
    merged = merge(SHAPES["topic"], tree, Mapping((), Where("o.yml")), ENGLISH)
    assert _plain(merged.value[0]) == _plain(tree)
    assert not merged.problems


@given(boxes(), st.fixed_dictionaries({}, optional=VALUES), st.data())
def test_overlays_on_different_fields_commute(base: Data, both: Data, data: st.DataObject) -> None:
    """Two overlays that touch different fields give the same tree in either order, and as one."""
    first = data.draw(st.sets(st.sampled_from(sorted(both)))) if both else set()
    one = {key: value for key, value in both.items() if key in first}
    other = {key: value for key, value in both.items() if key not in first}
    assert _laid(base, one, other) == _laid(base, other, one) == _laid(base, both)


@given(boxes(), ITEM, ITEM)
def test_overlays_on_different_items_commute(base: Data, one: Data, other: Data) -> None:
    """The same holds for two items of one list."""
    base["things"] = _items({"a": one, "b": other})
    first = {"things": {"a": {"text": "new a"}}}
    second = {"things": {"b": {"text": "new b", "minutes": 7}}}
    whole = {"things": {**first["things"], **second["things"]}}
    assert _laid(base, first, second) == _laid(base, second, first) == _laid(base, whole)


@given(boxes(), st.data())
def test_removing_and_adding_an_item_gives_the_original(base: Data, data: st.DataObject) -> None:
    """An item taken away and put back below its neighbor stands where it stood."""
    if not base["things"]:
        return
    at = data.draw(st.integers(0, len(base["things"]) - 1))
    item = base["things"][at]
    below = {"below": base["things"][at - 1]["id"]} if at else {}
    gone = {"things": {"remove": [item["id"]]}}
    back = {"things": {"add": [{**item, **below}]}}
    assert _laid(base, gone)["things"] == [t for t in base["things"] if t is not item]
    assert _laid(base, gone, back) == base


@given(boxes(), st.randoms(use_true_random=False))
def test_an_order_moves_items_and_nothing_else(base: Data, chance: Any) -> None:
    """`order` names every id once; the items come in that order, unchanged."""
    ids = [item["id"] for item in base["things"]]
    chance.shuffle(ids)
    made = _laid(base, {"things": {"order": ids}})
    assert [item["id"] for item in made["things"]] == ids
    assert {item["id"]: item for item in made["things"]} == {i["id"]: i for i in base["things"]}


# Whatever an author may type: known and unknown keys, ids, reserved words, right and wrong shapes.
KEYS = st.sampled_from(
    ["title", "note", "level", "keywords", "inner", "things", "text", "minutes", "parts", "id",
     "tilte", *IDS, *RESERVED, "below", "only"]
)  # fmt: skip
LEAVES = st.one_of(st.sampled_from([*IDS, "z", "word"]), st.integers(-1, 99), st.none(), WORDS)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)
PATCHES = st.dictionaries(
    st.sampled_from([*VALUES, "things", "tilte"]),
    st.one_of(ANYTHING, st.dictionaries(st.sampled_from([*IDS, *RESERVED]), ANYTHING)),
    min_size=1,
    max_size=3,
)


def _lines_to(node: Node, above: tuple[int, ...]) -> Iterator[tuple[Scalar, tuple[int, ...]]]:
    """Yield every value with the lines of the keys and items it stands in."""
    if isinstance(node, Scalar):
        yield node, (*above, node.where.line)
        return
    lines = (*above, node.where.line)
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _lines_to(item, (*lines, item.where.line))
        return
    for entry in node.entries:
        yield from _lines_to(entry.value, (*lines, entry.where.line))


def _values(node: Node) -> Iterator[Where]:
    """Yield the place of every value that stands in a tree."""
    for scalar, _ in _lines_to(node, ()):
        yield scalar.where


@given(boxes(), PATCHES)
def test_no_value_of_an_overlay_is_lost_or_hidden(base: Data, patch: Data) -> None:
    """Each value an overlay sets stands in the result, or a problem names its line or its key's."""
    tree = _tree(patch)
    reading = Reading("en")
    check_overlay_form(BOX, tree, reading)
    merged = merge(BOX, _moved(_tree(base)), tree, ENGLISH)
    told = {found.where.line for found in (*reading.problems, *merged.problems)}
    kept = set(_values(merged.value[0]))
    for scalar, lines in _lines_to(tree, ()):
        steers = _steers(tree, scalar)
        assert steers or scalar.where in kept or told & set(lines), (scalar, patch)


def _moved(node: Node) -> Any:
    """Give a base another file's name, so that its places are not taken for the patch's."""
    if isinstance(node, Mapping):
        entries = tuple(entry._replace(value=_moved(entry.value)) for entry in node.entries)
        return Mapping(entries, node.where)
    if isinstance(node, Sequence):
        return Sequence(tuple(_moved(item) for item in node.items), node.where)
    return node._replace(where=Where("base.yml", node.where.line, node.where.column))


def _steers(node: Node, scalar: Scalar, inside: bool = False) -> bool:
    """True for a word that tells where things go (`remove`, `order`, `below`) and is no value itself."""
    if isinstance(node, Scalar):
        return inside and node is scalar
    if isinstance(node, Sequence):
        return any(_steers(item, scalar, inside) for item in node.items)
    steering = ("remove", "order", "below")
    return any(_steers(e.value, scalar, inside or e.key in steering) for e in node.entries)


BASE: Data = {
    "title": "Title",
    "level": 5,
    "keywords": ["word"],
    "inner": {"text": "Inner"},
    "things": [
        {"id": "one", "text": "One", "parts": [{"id": "p", "text": "Part"}]},
        {"id": "two", "text": "Two"},
    ],
}


@pytest.mark.parametrize(
    ("patch", "report"),
    [
        ("things: {thre: {text: x}}", ["1:10 unknown-id"]),
        ("things: {one: {parts: {q: {text: x}}}}", ["1:24 unknown-id"]),
        ("things: {remove: [tow]}", ["1:19 unknown-id"]),
        ("things: {remove: [two], two: {text: x}}", ["1:19 removed-and-changed"]),
        ("things: {order: [two]}", ["1:17 order-differs"]),
        ("things: {order: [two, one, one]}", ["1:17 order-differs"]),
        ("things: {order: [two, one, six]}", ["1:17 order-differs"]),
        ("things: {add: [{id: two, text: x}]}", ["1:16 id-taken"]),
        ("things: {add: [{id: six, text: x, below: tow}]}", ["1:42 unknown-id"]),
        ("things: {add: [{id: six, text: x, below: [two]}]}", ["1:42 other-shape"]),
        ("things: {add: [six]}", ["1:16 other-shape"]),
        ("things: {one: x}", ["1:15 other-shape"]),
        ("things: [{id: one}]", ["1:9 other-shape"]),
        ("inner: x", ["1:8 other-shape"]),
        ("title: {a: b}", ["1:8 other-shape"]),
        ("title: [x]", ["1:8 other-shape"]),
        ("keywords: x", ["1:11 other-shape"]),
        ("keywords: {a: b}", ["1:11 other-shape"]),
    ],
)
def test_what_does_not_fit_is_told_at_its_place(patch: str, report: list[str]) -> None:
    """An unknown id, another shape or a wrong order is a problem there, and the base stays as it was."""
    tree = read_yaml("patch.yml", patch.encode()).value
    assert isinstance(tree, Mapping)
    merged = merge(BOX, _tree(BASE), tree, ENGLISH)
    assert _codes(merged.problems) == report
    kept = _plain(merged.value[0])
    assert {**kept, "things": BASE["things"]} == BASE


@pytest.mark.parametrize(
    ("patch", "report"),
    [
        ("things: {remove: [[two]]}", "1:19 not-a-value"),
        ("things: {remove: two}", "1:18 not-a-list"),
        ("things: {order: [two, [one]]}", "1:23 not-a-value"),
        ("things: {remove: [two, two]}", "1:24 value-twice"),
        ("things: {one: {id: three}}", "1:16 id-in-patch"),
        ("things: {one: {txet: x}}", "1:16 unknown-field"),
        ("things: {add: [{id: six}]}", "1:16 missing-field"),
        ("tilte: x", "1:1 unknown-field"),
    ],
)
def test_an_overlay_must_be_right_alone(patch: str, report: str) -> None:
    """Its own faults are found before it meets the file it changes."""
    tree = read_yaml("patch.yml", patch.encode()).value
    assert isinstance(tree, Mapping)
    reading = Reading("en")
    check_overlay_form(BOX, tree, reading)
    assert report in _codes(tuple(reading.problems))


def _state(source: str, own: str, mark: str, path: tuple[str, ...] = ("title",)) -> str:
    """Return `state language words` of one text under a language file."""
    kind = SHAPES["topic"].fields[SHAPES["topic"].fields.index(_title())].kind
    old, new = Scalar(source, Where("s"), source), Scalar(own, Where("o"), own)
    rule = Translation("id", ((".".join(path), mark),))
    node = rule.leaf(path, kind, old, new if own else None)
    assert isinstance(node, Scalar)
    return f"{node.state} {node.language or 'en'} {node.raw}"


def _title() -> Any:
    found = SHAPES["topic"].field("title")
    assert found is not None
    return found


def test_a_translation_knows_how_it_stands_to_its_source() -> None:
    """The recorded digests of both texts tell a fresh translation from an outdated one."""
    fresh, older = seen_mark("Hello", "Halo"), seen_mark("Good day", "Halo")
    assert _state("Hello", "Halo", fresh) == "translated id Halo"
    assert _state("Hello\n  there", "Halo", seen_mark("Hello there", "Halo")).startswith("transl")
    assert _state("Hello", "Halo", "") == "unconfirmed id Halo"
    assert _state("Hello", "Halo", older) == "stale id Halo"
    assert _state("Hello", "Hai", older) == "unconfirmed id Hai"
    assert _state("Hello", "", fresh) == "fallback en Hello"


def test_a_stale_fact_or_risk_shows_the_source() -> None:
    """An outdated figure misleads more than a sentence in another language does."""
    older = seen_mark("3 of 10", "3 dari 10")
    assert _state("4 of 10", "3 dari 10", older, ("facts", "x", "figure")) == "stale en 4 of 10"
    assert _state("4 of 10", "3 dari 10", older, ("risks", "x", "rule")) == "stale en 4 of 10"


def test_a_language_file_lays_its_words_over_and_leaves_the_rest() -> None:
    """Structure stays the source's, texts and words become the translation's, gaps stay visible."""
    patch = {"title": "Judul", "keywords": ["kata"], "things": {"two": {"text": "Dua"}}}
    merged = merge(BOX, _tree(BASE), _tree(patch), Translation("id"))
    tree = merged.value[0]
    told = {s.raw: (s.language, s.state) for s, _ in _lines_to(tree, ())}
    assert told["Judul"] == told["Dua"] == ("id", "unconfirmed")
    assert told["kata"] == ("id", "translated")
    assert told["One"] == told["Inner"] == told["Part"] == ("", "fallback")
    assert told["5"] == ("", "own")


@cache
def _overlaid() -> tuple[dict[str, Topic], tuple[Problem, ...]]:
    """Return our first session in both languages as the example organization has it."""
    files = find_sources(
        OVERLAID
    ).value  # a root with organization/ alone has ours from this program
    found = judge(files, TODAY)
    return {c.language: _topic(c) for c in found.value.catalogs}, found.problems


def _topic(catalog: Catalog) -> Topic:
    topic = catalog.topic("scams-aimed-at-leaders")
    assert topic is not None
    return topic


def _prompts(topic: Topic) -> dict[str, tuple[str, str, str]]:
    return {p.id: (p.text.state, p.text.language, p.text.raw) for p in topic.prompts}


def test_an_organization_changes_a_real_session() -> None:
    """The example overlay in `tests/worlds/overlay` does in both languages what its comments say."""
    topics, problems = _overlaid()
    english, indonesian = topics["en"], topics["id"]
    assert english.title.raw == "Could someone invoice us in our director's name?"
    assert indonesian.title.raw == "Bisakah seseorang menagih kami atas nama direktur?"
    for topic in topics.values():
        assert [need.id for need in topic.needs] == ["pens", "phone", "specimens"]
        marks = next(a for a in topic.activities if a.id == "mark-yourself")
        assert marks.minutes.typical == 12
        assert "habits-copied" not in _prompts(topic)
        assert [prompt.to for prompt in marks.prompts] == ["who-believes", "director-never"]
    asked = [found for found in problems if not found.code.startswith(("overlay-", "translation-"))]
    assert [found.code for found in asked] == ["reference-dropped"]


def test_what_an_organization_adds_waits_for_its_translation() -> None:
    """An added item is on the pages of its own language, elsewhere only once it is translated."""
    topics, _ = _overlaid()
    english, indonesian = (_prompts(topics[language]) for language in ("en", "id"))
    assert english["new-supplier"][0] == "overridden"
    assert "new-supplier" not in indonesian
    asked = next(a for a in topics["id"].activities if a.id == "must-never-happen")
    assert [ref.to for ref in asked.prompts] == ["two-voices", "last-invoice", "tonight"]
    assert [step.id for step in asked.steps][:2] == ["list-three", "treasury-rule"]
    assert indonesian["last-invoice"][:2] == ("overridden", "id")


def test_a_base_translation_is_set_aside_where_the_source_was_replaced() -> None:
    """Our Indonesian words do not translate an organization's English; its own words show, marked."""
    topics, _ = _overlaid()
    english, indonesian = (_prompts(topics[language]) for language in ("en", "id"))
    theirs = "Which of our payments needs two voices before it leaves?"
    assert english["two-voices"] == ("overridden", "en", theirs)
    assert indonesian["two-voices"] == ("foreign", "en", theirs)
    assert indonesian["believable"][:2] == ("overridden", "id")
    assert indonesian["first-check"][1] == "id"


PAPER = "organization/overlays/topics/tools/paper-notes.yml"


def _tiny(folder: Path, *files: tuple[str, str]) -> tuple[dict[str, Topic], tuple[Problem, ...]]:
    """Return the tiny world's paper topic by language, with files of an organization added."""
    found = survey(tiny(folder, {"write": dict(files)}), TODAY)
    topics = {c.language: c.topic("paper-notes") for c in found.value.catalogs}
    return {code: topic for code, topic in topics.items() if topic}, found.problems


def test_an_overlay_in_indonesian_only_leaves_english_alone(tmp_path: Path) -> None:
    """What an organization says in one other language is said there, and nowhere else."""
    topics, _ = _tiny(tmp_path, (PAPER, "language: id\ntitle: Catatan kami?\n"))
    assert (topics["id"].title.state, topics["id"].title.raw) == ("overridden", "Catatan kami?")
    assert topics["en"].title.state == "own"
    assert topics["en"].title.raw == "What do we lose on paper notes?"


def test_a_language_file_of_an_organization_needs_no_overlay(tmp_path: Path) -> None:
    """A change of our translation alone is an overlay's language file without an overlay."""
    topics, problems = _tiny(tmp_path, (PAPER.replace(".yml", ".id.yml"), "title: Catatan kami?\n"))
    assert [found.code for found in problems] == ["overlay-unrecorded"]
    assert topics["id"].title.raw == "Catatan kami?"
    assert topics["en"].title.state == "own"


def test_an_overlay_speaks_the_language_of_the_file_it_changes(tmp_path: Path) -> None:
    """Without `language:` the texts of an overlay are in the topic's own language, whatever that is."""
    edits = {"topics/tools/paper-notes.yml": {"level: basic\n": "level: basic\nlanguage: id\n"}}
    root = tiny(tmp_path, {"change": edits, "delete": ["topics/tools/paper-notes.id.yml"]})
    (root / PAPER).parent.mkdir(parents=True)
    (root / PAPER).write_text("title: Catatan kami?\n", encoding="utf-8")
    found = survey(root, TODAY)
    title = {c.language: c.topic("paper-notes") for c in found.value.catalogs}["id"]
    assert title is not None
    assert (title.title.language, title.title.state) == ("id", "overridden")


def test_a_reference_that_is_needed_keeps_its_item(tmp_path: Path) -> None:
    """A sentence that quotes a removed fact is a problem at the overlay's `remove`."""
    _, problems = _tiny(tmp_path, (PAPER, "facts:\n  remove: [lost]\n"))
    found = [p for p in problems if p.code == "reference-kept"]
    assert {str(p.where) for p in found} == {f"{PAPER}:2:12"}


def test_an_item_inside_an_item_is_no_target_of_references(tmp_path: Path) -> None:
    """Removing the step `compare` drops no reference to the activity of the same name."""
    add = "activities:\n  write:\n    steps:\n      add:\n        - {id: compare, who: both, text: x}\n"
    remove = "activities:\n  choose:\n    steps:\n      remove: [choose]\n"
    _, problems = _tiny(tmp_path, (PAPER, add + remove.removeprefix("activities:\n")))
    assert not [p for p in problems if p.code.startswith("reference")]


def test_an_item_may_be_for_one_language_only(tmp_path: Path) -> None:
    """It is on the pages of that language, in that language, and asks for no translation."""
    note = "{id: pens, text: Dua pena., only: {language: id, reason: Only there.}}"
    pen = "  - {id: pen, text: One pen.}\noffline"
    edits = {pen: f"  - {{id: pen, text: One pen.}}\n  - {note}\noffline"}
    root = tiny(tmp_path, {"change": {"topics/tools/paper-notes.yml": edits}})
    found = survey(root, TODAY)
    needs = {c.language: c.topic("paper-notes") for c in found.value.catalogs}
    told = {
        code: [(n.id, n.text.language, n.text.state) for n in topic.needs]
        for code, topic in needs.items()
        if topic
    }
    assert not found.problems
    assert told["en"] == [("pen", "en", "own")]
    assert [row[0] for row in told["id"]] == ["pen", "pens"]
    assert told["id"][1] == ("pens", "id", "own")


def test_nothing_points_at_what_is_for_another_language_only(tmp_path: Path) -> None:
    """An activity, a prompt or a fact of one language is not skipped to, asked or quoted in another."""
    only = "only: {language: en, reason: Only here.}"
    edits = {
        "  - id: compare\n": f"  - id: compare\n    {only}\n",
        "  - id: lost\n": f"  - id: lost\n    {only}\n",
        "{id: see, rung": f"{{id: see, {only}, rung",
    }
    root = tiny(tmp_path, {"change": {"topics/tools/paper-notes.yml": edits}})
    (root / "topics/tools/paper-notes.id.yml").unlink()
    topics = {c.language: c.topic("paper-notes") for c in survey(root, TODAY).value.catalogs}
    told = {}
    for code, topic in topics.items():
        assert topic is not None
        skips = [question.skip_to.to for question in topic.diagnose if question.skip_to]
        asked = [ref.to for activity in topic.activities for ref in activity.prompts]
        quoted = [each.answer.raw for each in topic.if_they_ask if "fact:lost" in each.answer.raw]
        told[code] = (skips, "see" in asked, bool(quoted))
    assert told == {"en": (["compare"], True, True), "id": ([], False, False)}


def test_a_language_file_does_not_translate_what_is_not_for_it(tmp_path: Path) -> None:
    """Words for an item that is for one language only would never be read: they are a problem."""
    pen = "  - {id: pen, text: One pen.}\noffline"
    only = pen.replace("pen.}", "pen., only: {language: en, reason: Only here.}}")
    root = tiny(tmp_path, {"change": {"topics/tools/paper-notes.yml": {pen: only}}})
    assert [p.code for p in survey(root, TODAY).problems] == ["nothing-to-translate"]


def test_the_tree_of_a_thing_is_what_the_site_shows() -> None:
    """`show` and the catalogs lay the four layers in the same way."""
    files = find_sources(
        OVERLAID
    ).value  # a root with organization/ alone has ours from this program
    loaded = judge(files, TODAY).value.loaded
    assert loaded is not None
    thing = next(t for t in loaded.topics if t.slug == "scams-aimed-at-leaders")
    tree = tree_of("topic", thing, "id").value
    title = tree.get("title")
    assert isinstance(title, Scalar)
    assert title.raw == _overlaid()[0]["id"].title.raw
