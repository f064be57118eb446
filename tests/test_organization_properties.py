"""What must hold for every change an organization makes and every edition of ours, whoever wrote them."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trees import TINY

from generator.commands.show import values
from generator.loaded import SHAPES
from generator.overlays.overrides import Override
from generator.overlays.standing import seen_lines
from generator.passes.alone import read_file
from generator.passes.load import load
from generator.problem import Problem
from generator.sources import SourceFile, classify, find_sources
from generator.survey import standings_of, tree_of

OURS = "topics/tools/paper-notes.yml"
THEIRS = f"organization/overlays/{OURS}"
FIELDS = ("title", "alternative", "offline", "send_ahead")
PROMPTS = ("start", "first", "see", "miss", "think", "keep")
WORDS = st.sampled_from(["one", "two", "three", "a row of words", "ours", "theirs"])
Change = dict[str, Any]


@cache
def _world() -> tuple[SourceFile, ...]:
    """Return the topic that is changed, and the settings without which nothing is read."""
    wanted = (OURS, "curriculum/settings.yml")
    return tuple(file for file in find_sources(TINY).value if file.path in wanted)


def _file(path: str, text: str) -> SourceFile:
    made = classify(path, text.encode())
    assert made is not None
    return made


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """An overlay of texts, of items inside a list, and of a number."""
    fields = draw(st.dictionaries(st.sampled_from(FIELDS), WORDS, max_size=3))
    prompts = draw(st.dictionaries(st.sampled_from(PROMPTS), WORDS, max_size=3))
    made: Change = {key: f"What is {words}?" for key, words in fields.items()}
    if prompts:
        made["prompts"] = {id: {"listen_for": f"Is {words}."} for id, words in prompts.items()}
    if draw(st.booleans()):
        made["activities"] = {"write": {"minutes": {"typical": draw(st.integers(11, 20))}}}
    return made


def _yaml(node: Any) -> str:
    if isinstance(node, dict):
        return "{" + ", ".join(f"{key}: {_yaml(value)}" for key, value in node.items()) + "}"
    return f'"{node}"' if isinstance(node, str) else str(node)


def _written(change: Change, seen: tuple[str, ...] = ()) -> str:
    """Return an overlay's file, with its `seen:` block."""
    lines = [f"{key}: {_yaml(value)}" for key, value in change.items()]
    return "\n".join([*lines, *(("seen:", *seen) if seen else ()), ""]) or "# nothing\n"


def _edited(edits: dict[str, str]) -> tuple[SourceFile, ...]:
    """Return the world in a later edition, in which words of ours are others."""
    made = []
    for file in _world():
        text = file.data.decode()
        for old, new in edits.items():
            text = text.replace(old, new) if file.path == OURS else text
        made.append(_file(file.path, text))
    return tuple(made)


_read = cache(read_file)


class Laid:
    """The topic with an overlay laid over it: every value by path, its standings, its problems."""

    def __init__(self, files: tuple[SourceFile, ...], overlay: str | None) -> None:
        more = () if overlay is None else (_file(THEIRS, overlay),)
        loading = load(tuple(map(_read, (*files, *more))))
        assert loading.value is not None
        thing = next(each for each in loading.value.topics if each.slug == "paper-notes")
        laid = tree_of("topic", thing, "en")
        self.nodes = dict(values(SHAPES["topic"], laid.value, ()))
        self.problems: tuple[Problem, ...] = (*loading.problems, *laid.problems)
        self.files = standings_of("topic", thing)

    @property
    def values(self) -> tuple[Override, ...]:
        return tuple(each for _, found in self.files for each in found)

    @property
    def seen(self) -> tuple[str, ...]:
        return tuple(line for p, found in self.files for line in seen_lines(p, found, frozenset()))

    @property
    def said(self) -> dict[str, str]:
        """Every value of the topic by its path."""
        return {path: node.raw for path, node in self.nodes.items()}


def _leaves(change: Any, path: str = "") -> dict[str, str]:
    """Return every value a change sets, by its path."""
    if not isinstance(change, dict):
        return {path: str(change)}
    made: dict[str, str] = {}
    for key, value in change.items():
        made |= _leaves(value, f"{path}.{key}".lstrip("."))
    return made


@pytest.mark.parametrize("overlay", ["# nothing yet\n", "seen: {}\n", "title: null\n"])
def test_an_empty_overlay_changes_nothing(overlay: str) -> None:
    """A file with nothing in it leaves every record as it is; one that says nothing at a field is told."""
    plain, laid = Laid(_world(), None), Laid(_world(), overlay)
    assert laid.said == plain.said
    assert laid.values == ()
    assert bool(laid.problems) == ("null" in overlay)


@settings(max_examples=25)
@given(changes(), st.data())
def test_overlays_on_different_fields_commute(change: Change, data: st.DataObject) -> None:
    """The keys of an overlay may come in any order: the records are the same, and so are the standings."""
    order = data.draw(st.permutations(sorted(change)))
    other = {key: change[key] for key in order}
    one, two = Laid(_world(), _written(change)), Laid(_world(), _written(other))
    assert one.said == two.said
    assert {v.path: v.state for v in one.values} == {v.path: v.state for v in two.values}


@settings(max_examples=25)
@given(changes())
def test_what_is_accepted_is_clean_and_stays_so(change: Change) -> None:
    """Once recorded, an unchanged edition has nothing to say of any value, and recording again adds nothing."""
    seen = Laid(_world(), _written(change)).seen
    again = Laid(_world(), _written(change, seen))
    assert {value.state for value in again.values} <= {"clean", "redundant"}
    assert again.seen == seen


EDITS = {
    "What do we lose on paper notes?": "What do we lose on loose notes?",
    "Go through ten old ones together.": "Go through five old ones.",
    "listen_for: A habit.": "listen_for: A custom.",
    "typical: 15": "typical: 16",
    "id: first,": "id: early,",
    "id: miss,": "id: missing,",
}


@settings(max_examples=40)
@given(changes(), st.sets(st.sampled_from(sorted(EDITS))))
def test_no_override_is_lost_or_shadowed_by_a_later_edition(
    change: Change, names: set[str]
) -> None:
    """Each value they set is on the page, or told as orphaned at its line; nothing is an error."""
    seen = Laid(_world(), _written(change)).seen
    later = Laid(_edited({old: EDITS[old] for old in names}), _written(change, seen))
    told = {value.path: value.state for value in later.values}
    assert set(told) == set(_leaves(change))
    for path, words in _leaves(change).items():
        if told[path] == "orphaned":
            assert any(p.code == "overlay-orphaned" and path in p.message for p in later.problems)
        elif path in later.said:
            assert later.said[path] == words
            assert later.nodes[path].where.path == THEIRS
    mine = [p for p in later.problems if p.where.path == THEIRS]
    assert "error" not in {problem.severity for problem in mine}


@settings(max_examples=40)
@given(changes(), st.sets(st.sampled_from([old for old in EDITS if not old.startswith("id:")])))
def test_only_what_was_replaced_can_have_changed(change: Change, names: set[str]) -> None:
    """An edition that touches nothing overridden leaves every value clean, and their text as it was."""
    before = Laid(_world(), _written(change))
    later = Laid(_edited({old: EDITS[old] for old in names}), _written(change, before.seen))
    plain, edited = Laid(_world(), None), Laid(_edited({o: EDITS[o] for o in names}), None)
    moved = {path for path in plain.said if plain.said[path] != edited.said.get(path)}
    for value in later.values:
        if value.path in plain.said and value.path not in moved:
            assert value.state in ("clean", "redundant")
        if value.path in moved:
            assert value.state in ("changed", "redundant")
    for path, words in _leaves(change).items():
        if path in later.said:
            assert later.said[path] == before.said[path] == words


@settings(max_examples=25)
@given(st.sets(st.sampled_from(("first", "miss", "think", "keep")), min_size=1, max_size=2))
def test_removing_and_taking_back_gives_the_original(ids: set[str]) -> None:
    """Items that an overlay removes come back, in their place, when its line goes."""
    gone = Laid(_world(), f"prompts: {{remove: [{', '.join(sorted(ids))}]}}\n")
    assert not ids & {path.split(".")[1] for path in gone.said if path.startswith("prompts.")}
    assert Laid(_world(), "# nothing\n").said == Laid(_world(), None).said
    kept = [path for path in Laid(_world(), None).said if path.split(".")[1:2] != ["x"]]
    still = [
        path for path in kept if not (path.startswith("prompts.") and path.split(".")[1] in ids)
    ]
    assert list(gone.said) == still
