"""What holds for every update, whatever the edition changed and whatever the organization had changed."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from editions_kit import PAPER, PAPER_ID, THEIRS, THEIRS_ID, VOICE, edition, files, next_edition
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_commands import terbalik
from test_turning import pages
from trees import TODAY, break_tree

from generator.editions.edits import edits, in_order_of, joined
from generator.editions.manifest import content_of, edited
from generator.editions.news import flat
from generator.editions.overlay_text import written
from generator.loaded import SHAPES
from generator.patch import merge
from generator.rules import Overlay
from generator.survey import survey
from generator.yaml_doc import Mapping, read_yaml

# Each changes one value of ours; the last two take an item away, and put another in its place.
OURS: dict[str, tuple[str, str, str]] = {
    "title": (PAPER, "What do we lose on paper notes?", "What do we lose on loose notes?"),
    "alternative": (PAPER, "Go through ten old ones together.", "Go through five old ones."),
    "typical": (PAPER, "typical: 15", "typical: 16"),
    "id-title": (PAPER_ID, "Apa yang hilang dari catatan kertas?", "Apa yang lepas dari catatan kertas?"),
    "voice": (VOICE, "level: basic", "level: intermediate"),
    "pen": (PAPER, "{id: pen, text: One pen.}", "{id: pencil, text: One pencil.}"),
    "miss": (PAPER, "id: miss,", "id: missing,"),
}  # fmt: skip
# What an organization may say in its overlay, by the path it says it at.
THEIR_VALUES = {
    "title": "title: Where do our notes go?",
    "alternative": "alternative: Read three aloud.",
    "activities": "activities: {write: {minutes: {typical: 14}}}",
    "prompts": "prompts: {miss: {listen_for: A reader of ours.}, remove: [first], add: [{id: our, rung: decide, asks: mentor, care: safe, text: Ours?, follow_up: Why?, listen_for: Us.}]}",
    "needs": "needs: {pen: {text: A blue pen.}}",
}
ID_VALUE = "title: Ke mana catatan kami?\n"
SLOW = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


@cache
def _base() -> tuple[TemporaryDirectory[str], Path]:
    folder = TemporaryDirectory()
    return folder, edition(Path(folder.name) / "base")


def _organization(root: Path, theirs: set[str], indonesian: bool) -> None:
    text = "".join(f"{THEIR_VALUES[key]}\n" for key in sorted(theirs))
    write = {THEIRS: f"# ours\n{text}"} | ({THEIRS_ID: ID_VALUE} if indonesian else {})
    break_tree(root, {"write": write})
    terbalik("accept", "paper-notes", root=root)


def _edition(folder: Path, ours: set[str]) -> Path:
    change: dict[str, dict[str, str]] = {}
    for key in sorted(ours):
        path, old, new = OURS[key]
        change.setdefault(path, {})[old] = new
    return next_edition(folder, {"change": change})


@pytest.mark.slow
@SLOW
@given(
    st.sets(st.sampled_from(sorted(THEIR_VALUES))), st.booleans(), st.sets(st.sampled_from(sorted(OURS)))
)  # fmt: skip
def test_no_override_is_lost_or_shadowed_and_undo_gives_the_same_bytes(
    theirs: set[str], indonesian: bool, ours: set[str]
) -> None:
    """Every byte of the organization stays; each of its values is on the page or told as orphaned; undo gives all back."""
    with TemporaryDirectory() as name:
        here = shutil.copytree(_base()[1], Path(name) / "here")
        _organization(here, theirs, indonesian)
        new = _edition(Path(name) / "next", ours)
        before, said = files(here), pages(here)
        mine = {path: data for path, data in before.items() if path.startswith("organization/")}
        assert terbalik("update", "--from", str(new), "--apply", root=here).code == 0
        after, told = files(here), pages(here)
        assert {p: d for p, d in after.items() if p.startswith("organization/")} == mine
        assert after == {**mine, **files(new)}
        orphans = {
            problem.message
            for problem in survey(here, TODAY).problems
            if problem.code == "overlay-orphaned"
        }
        for path, words in {**said["en:paper-notes"]}.items():
            if _overridden(theirs, path):
                kept = told["en:paper-notes"].get(path)
                assert kept == words or any(f'"{path}"' in message for message in orphans), path
        if indonesian:
            assert told["id:paper-notes"]["title"] == "Ke mana catatan kami?"
        touched = {OURS[key][1] for key in ours}
        if not touched:
            assert told == said
        assert terbalik("update", "--undo", root=here).code == 0
        assert files(here) == before


def _overridden(theirs: set[str], path: str) -> bool:
    paths = {
        "title": ("title",), "alternative": ("alternative",), "activities": ("activities.write.minutes.typical",),
        "prompts": ("prompts.miss.listen_for", "prompts.our.text"), "needs": ("needs.pen.text",),
    }  # fmt: skip
    return any(path in paths[key] for key in theirs)


@pytest.mark.slow
@SLOW
@given(st.sets(st.sampled_from(sorted(set(OURS) - {"title", "miss", "pen"})), min_size=1))
def test_an_edition_that_touches_nothing_overridden_changes_nothing_of_theirs(
    ours: set[str],
) -> None:
    """Their words and the standing of each of them are what they were."""
    with TemporaryDirectory() as name:
        here = shutil.copytree(_base()[1], Path(name) / "here")
        _organization(here, {"title", "needs"}, indonesian=True)
        before = terbalik("status", "--format", "json", root=here).out
        mine = content_of(here / THEIRS), content_of(here / THEIRS_ID)
        new = _edition(Path(name) / "next", ours - {"id-title"})
        assert terbalik("update", "--from", str(new), "--apply", root=here).code == 0
        assert (content_of(here / THEIRS), content_of(here / THEIRS_ID)) == mine
        assert _own(terbalik("status", "--format", "json", root=here).out) == _own(before)
        assert edited(here) == ()


def _own(out: str) -> list[Any]:
    import json

    return [row["overlays"] for row in json.loads(out) if row["overlays"]]


# --- edits, said as an overlay says them


def _tree() -> Mapping:
    tree = read_yaml(PAPER, (_base()[1] / PAPER).read_bytes()).value
    assert isinstance(tree, Mapping)
    return tree


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=120).map(
    lambda text: " ".join(text.split())
).filter(bool)  # fmt: skip


@st.composite
def edited_trees(draw: st.DrawFn) -> Mapping:
    """The paper topic with some of its texts, items and orders edited as a person might."""
    tree = _tree()
    entries = list(tree.entries)
    for at, entry in enumerate(entries):
        value: Any = entry.value
        if entry.key in ("title", "alternative", "offline") and draw(st.booleans()):
            words = draw(WORDS)
            entries[at] = entry._replace(value=value._replace(value=words, raw=words))
        if entry.key in ("prompts", "needs", "if_stuck", "terms") and draw(st.booleans()):
            items = list(value.items)
            if len(items) > 1 and draw(st.booleans()):
                items.pop(draw(st.integers(0, len(items) - 1)))
            if draw(st.booleans()):
                items = list(draw(st.permutations(items)))
            if draw(st.booleans()):
                items.insert(draw(st.integers(0, len(items))), _renamed(items[0], "brand-new"))
            entries[at] = entry._replace(value=value._replace(items=tuple(items)))
    return Mapping(tuple(entries), tree.where)


def _renamed(item: Any, id: str) -> Any:
    entries = tuple(
        e._replace(value=e.value._replace(value=id, raw=id)) if e.key == "id" else e
        for e in item.entries
    )
    return Mapping(entries, item.where)


@settings(max_examples=80, deadline=None)
@given(edited_trees())
def test_what_was_edited_is_said_so_that_the_merge_gives_it_back(new: Mapping) -> None:
    """Written as YAML, read again and laid over ours, it is just what the person had made of ours."""
    shape, old = SHAPES["topic"], _tree()
    change = edits(shape, old, new)
    if change is None:
        assert flat(old) == flat(new)
        return
    assert isinstance(change, Mapping)
    text = written(THEIRS, "# ours\n", change)
    read = read_yaml(THEIRS, text.encode()).value
    assert isinstance(read, Mapping)
    merged = merge(shape, old, read, Overlay("en", "en", "en"))
    assert merged.problems == ()
    assert flat(merged.value[0]) == flat(new)
    assert text.startswith("# ours\n")


@settings(max_examples=40, deadline=None)
@given(edited_trees())
def test_joining_loses_nothing_that_an_overlay_said(new: Mapping) -> None:
    """Every value that stood in their file still stands there, and ours are added where they were silent."""
    theirs = read_yaml(THEIRS, b"title: Ours\nneeds:\n  pen: {text: Our pen.}\n").value
    change = edits(SHAPES["topic"], _tree(), new)
    assert isinstance(theirs, Mapping)
    if isinstance(change, Mapping):
        whole = flat(in_order_of(joined(theirs, change), new))
        assert {**whole, **flat(theirs)} == whole
