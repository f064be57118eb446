"""How an organization's changes stand to ours: what was replaced, what has changed since, and how it is settled."""

import json
from pathlib import Path

import pytest
from test_commands import terbalik
from trees import TODAY, tiny

from generator.digest import seen_mark
from generator.survey import survey

OURS = "topics/tools/paper-notes.yml"
THEIRS = f"organization/overlays/{OURS}"
THEIRS_ID = THEIRS.replace(".yml", ".id.yml")
TITLE = "What do we lose on paper notes?"
OVERLAY = "title: What do we lose on our paper?\n"


def _tree(folder: Path, overlay: str = OVERLAY, **more: str) -> Path:
    """Return the tiny world with an overlay of its paper topic, accepted."""
    root = tiny(folder, {"write": {THEIRS: overlay, **more}})
    assert terbalik("accept", "paper-notes", root=root).code == 0
    return root


def _edit(root: Path, path: str, find: str, put: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(find) == 1, find
    (root / path).write_text(text.replace(find, put), encoding="utf-8")


def _states(root: Path) -> dict[str, str]:
    """Return the state of each value of an organization's files, by path."""
    rows = json.loads(terbalik("status", "--format", "json", root=root).out)
    return {each["path"]: each["state"] for row in rows for each in row["overlays"]}


def _codes(root: Path) -> list[str]:
    return [found.code for found in survey(root, TODAY).problems]


def _title(root: Path, language: str = "en") -> tuple[str, str]:
    catalogs = survey(root, TODAY).value.catalogs
    topic = next(c for c in catalogs if c.language == language).topic("paper-notes")
    assert topic is not None
    return topic.title.state, topic.title.raw


def test_a_new_change_says_what_to_paste(tmp_path: Path) -> None:
    """Without a terminal: check prints the line that records what was replaced, and pasting it settles it."""
    root = tiny(tmp_path, {"write": {THEIRS: OVERLAY}})
    mark = seen_mark(TITLE, "What do we lose on our paper?")
    remedy = next(p.remedy for p in survey(root, TODAY).problems if p.code == "overlay-unrecorded")
    assert f"seen: {{title: {mark}}}" in remedy
    assert _states(root) == {"title": "unrecorded"}
    (root / THEIRS).write_text(f"{OVERLAY}seen: {{title: {mark}}}\n", encoding="utf-8")
    assert _states(root) == {"title": "clean"}


def test_an_accepted_change_is_clean_and_remembers_our_words(tmp_path: Path) -> None:
    """Accept writes what each value replaced, in words a person can read, and is told no more."""
    root = _tree(tmp_path)
    assert f'{seen_mark(TITLE, "What do we lose on our paper?")} {TITLE}"' in (
        root / THEIRS
    ).read_text(encoding="utf-8")
    assert _states(root) == {"title": "clean"}
    assert "0 changed" in terbalik("accept", "paper-notes", root=root).out.splitlines()[-1]


def test_a_change_of_ours_below_theirs_is_told_side_by_side(tmp_path: Path) -> None:
    """Their words stay on the page; status shows ours before and now with the difference marked; no build stops."""
    root = _tree(tmp_path)
    _edit(root, OURS, TITLE, "What do we lose on loose paper?")
    assert _states(root) == {"title": "changed"}
    assert "overlay-outdated" in _codes(root)
    assert _title(root) == ("overridden", "What do we lose on our paper?")
    said = terbalik("status", root=root).out
    assert "ours before" in said
    assert "What do we lose on [-paper notes?-]" in said
    assert "What do we lose on {+loose paper?+}" in said
    assert "yours: What do we lose on our paper?" in said
    row = json.loads(terbalik("status", "--format", "json", root=root).out)[0]["overlays"][0]
    assert (row["was"], row["ours"], row["yours"]) == (
        TITLE,
        "What do we lose on loose paper?",
        "What do we lose on our paper?",
    )
    stops = {p.severity for p in survey(root, TODAY).problems if p.where.path == THEIRS}
    assert stops == {"notice"}


def test_one_change_is_settled_with_a_reason_that_is_kept(tmp_path: Path) -> None:
    """Accepting one value leaves the others as they were, and its reason stands in the file and in status."""
    root = _tree(tmp_path, OVERLAY + "alternative: Read ten old ones aloud.\n")
    _edit(root, OURS, TITLE, "What do we lose on loose paper?")
    _edit(root, OURS, "alternative: Go", "alternative: Then go")
    assert _states(root) == {"title": "changed", "alternative": "changed"}
    words = ("--path", "title", "--reason", 'We say "our".')
    assert terbalik("accept", "paper-notes", *words, root=root).code == 0
    assert _states(root) == {"title": "clean", "alternative": "changed"}
    assert 'title: "We say \\"our\\"."' in (root / THEIRS).read_text(encoding="utf-8")
    before = (root / THEIRS).read_bytes()
    terbalik("accept", "paper-notes", root=root)
    once = (root / THEIRS).read_bytes()
    terbalik("accept", "paper-notes", root=root)
    assert (root / THEIRS).read_bytes() == once != before
    assert _states(root) == {"title": "clean", "alternative": "clean"}
    rows = json.loads(terbalik("status", "--format", "json", root=root).out)[0]["overlays"]
    assert [row["reason"] for row in rows] == ['We say "our".', None]


def test_a_change_that_ours_has_taken_over_is_redundant(tmp_path: Path) -> None:
    """When ours says the same, the change only hides what comes next; kept with a reason it is clean."""
    root = _tree(tmp_path)
    _edit(root, OURS, TITLE, "What do we lose on our paper?")
    assert _states(root) == {"title": "redundant"}
    terbalik("accept", "paper-notes", "--path", "title", "--reason", "Ours.", root=root)
    assert _states(root) == {"title": "clean"}


PROMPT = "prompts:\n  first: {text: Which of our papers went missing first?}\n"


def _without_prompt(root: Path) -> None:
    """Take the prompt `first` out of ours, in both languages, and put another one in its place."""
    for path in (OURS, OURS.replace(".yml", ".id.yml")):
        text = (root / path).read_text(encoding="utf-8")
        (root / path).write_text(text.replace("{id: first,", "{id: early,").replace(
            "  first:", "  early:"), encoding="utf-8")  # fmt: skip


def test_a_change_of_what_is_gone_is_orphaned_not_lost(tmp_path: Path) -> None:
    """It warns, stops only a strict build, keeps its words in the file, and stays an orphan when accepted."""
    root = _tree(tmp_path, OVERLAY + PROMPT)
    _without_prompt(root)
    told = [p for p in survey(root, TODAY).problems if p.code == "overlay-orphaned"]
    assert [(p.severity, p.where.path, p.where.line) for p in told] == [("warning", THEIRS, 3)]
    assert _title(root)[0] == "overridden"
    assert terbalik("check", root=root).code == 0
    assert terbalik("check", "--strict", root=root).code == 1
    assert "yours: Which of our papers went missing first?" in terbalik("status", root=root).out
    assert "orphaned; move or remove it by hand" in terbalik("accept", root=root).out
    assert _states(root)["prompts.first.text"] == "orphaned"


def test_an_orphan_is_told_where_its_text_went(tmp_path: Path) -> None:
    """A tombstone of the item names its successor."""
    stone = (
        f'items:\n  - {{file: {OURS}, was: prompts.first, now: prompts.early, since: "2026.12"}}\n'
    )
    root = _tree(tmp_path, PROMPT, **{"curriculum/tombstones.yml": stone})
    _without_prompt(root)
    told = next(p for p in survey(root, TODAY).problems if p.code == "overlay-orphaned")
    assert 'In its place stands "prompts.early".' in told.message


def test_a_wrong_id_is_a_mistake_and_no_orphan(tmp_path: Path) -> None:
    """What never was ours is an error with the id that was meant."""
    root = tiny(tmp_path, {"write": {THEIRS: PROMPT.replace("first", "frist")}})
    told = [p for p in survey(root, TODAY).problems if p.severity == "error"]
    assert [(p.code, 'Did you mean "first"?' in p.message) for p in told] == [("unknown-id", True)]


def test_a_whole_topic_that_is_gone_orphans_its_overlay(tmp_path: Path) -> None:
    """The file is kept and told with the page that took its place; the build goes on."""
    stone = 'pages:\n  - {was: topics/old-notes, now: topics/voice-notes, since: "2026.12"}\n'
    old = THEIRS.replace("paper-notes", "old-notes")
    root = tiny(tmp_path, {"write": {old: OVERLAY, "curriculum/tombstones.yml": stone}})
    told = survey(root, TODAY).problems
    assert [(p.code, p.severity, p.where.path) for p in told] == [
        ("overlay-orphaned", "warning", old)
    ]
    assert "topics/voice-notes" in told[0].message
    assert "What do we lose on our paper?" in terbalik("status", root=root).out
    row = json.loads(terbalik("status", "--format", "json", root=root).out)[-1]
    assert (row["path"], row["overlays"][0]["yours"]) == (old, "What do we lose on our paper?")


def test_a_change_in_the_wrong_folder_is_told_where_it_belongs(tmp_path: Path) -> None:
    """The name is right and the area is not: the right one is named."""
    root = tiny(tmp_path, {"write": {THEIRS.replace("/tools/", "/phones/"): OVERLAY}})
    told = next(p for p in survey(root, TODAY).problems if p.code == "no-base")
    assert 'Did you mean the one in "tools"?' in told.message


def test_a_faulty_file_of_changes_is_left_alone_and_told(tmp_path: Path) -> None:
    """Accept writes nothing into what it could not read."""
    root = tiny(tmp_path, {"write": {THEIRS: "titel: x\n"}})
    said = terbalik("accept", root=root)
    assert said.code == 1
    assert f"{THEIRS}: has errors, left as it is" in said.out
    assert (root / THEIRS).read_text(encoding="utf-8") == "titel: x\n"


def test_a_field_that_is_gone_is_orphaned(tmp_path: Path) -> None:
    """A key the edition no longer knows is kept and told when the file remembers it, else it is a typo."""
    mark = seen_mark("Old words", "Our words")
    gone = f"title: Our title?\nmotto: Our words\nseen:\n  motto: {mark}\n"
    root = tiny(tmp_path, {"write": {THEIRS: gone}})
    assert "overlay-orphaned" in _codes(root)
    assert "unknown-field" not in _codes(root)
    (root / THEIRS).write_text("motto: Our words\n", encoding="utf-8")
    assert _codes(root) == ["unknown-field"]


@pytest.mark.parametrize(
    ("find", "put", "path", "state"),
    [
        ("  - {id: pen, text: One pen.}\n", "  - {id: pencil, text: A pencil.}\n", "needs.add.ink.below", "orphaned"),
        ("  - {id: pen, text: One pen.}\n", "  - {id: pen, text: One pen.}\n  - {id: ink, text: Red ink.}\n", "needs.add.ink", "changed"),
    ],
)  # fmt: skip
def test_a_list_of_ours_may_change_below_theirs(
    tmp_path: Path, find: str, put: str, path: str, state: str
) -> None:
    """An added item stays, below whatever is there, and over one of ours that has taken its id."""
    add = "needs:\n  add:\n    - {id: ink, below: pen, text: Some ink.}\n"
    root = _tree(tmp_path, add)
    assert _states(root) == {"needs.add.ink": "clean"}
    _edit(root, OURS, find, put)
    (root / OURS.replace(".yml", ".id.yml")).unlink()
    assert _states(root)[path] == state
    assert not [p for p in survey(root, TODAY).problems if p.severity == "error"]
    catalog = next(c for c in survey(root, TODAY).value.catalogs if c.language == "en")
    topic = catalog.topic("paper-notes")
    assert topic is not None
    assert {need.id: need.text.raw for need in topic.needs}["ink"] == "Some ink."


def test_an_order_takes_in_what_is_new_in_ours(tmp_path: Path) -> None:
    """A new prompt of ours stands where we put it, theirs keep their order, and status says what changed."""
    root = _tree(tmp_path, "terms:\n  order: [place, note, reader]\n")
    _edit(
        root,
        OURS,
        "  - {id: place, term",
        "  - {id: ink, term: ink, meaning: What dries.}\n  - {id: place, term",
    )
    assert _states(root) == {"terms.order": "changed"}
    catalog = next(c for c in survey(root, TODAY).value.catalogs if c.language == "en")
    topic = catalog.topic("paper-notes")
    assert topic is not None
    assert [term.id for term in topic.terms] == ["place", "note", "reader", "ink"]


def test_a_removed_item_that_we_removed_too_is_redundant(tmp_path: Path) -> None:
    """The line may go; no build stops."""
    root = _tree(tmp_path, "prompts:\n  remove: [first]\n")
    assert _states(root) == {"prompts.remove.first": "clean"}
    _without_prompt(root)
    assert _states(root) == {"prompts.remove.first": "redundant"}


def test_show_tells_of_each_value_whose_it_is_and_how_it_stands(tmp_path: Path) -> None:
    """Words and minutes of theirs with their state, what was removed, what is orphaned, and ours."""
    overlay = (
        f"{OVERLAY}activities: {{write: {{minutes: {{typical: 14}}}}}}\n{PROMPT}  remove: [miss]\n"
    )
    root = _tree(tmp_path, overlay)
    _without_prompt(root)
    said = terbalik("show", "paper-notes", "--origin", root=root).out
    assert f"title  [overridden, clean {THEIRS}:1:8]" in said
    assert f"activities.write.minutes.typical  [overridden, clean {THEIRS}:2:41]  14" in said
    assert f"prompts.first.text  [orphaned {THEIRS}:4:17]  Which of our" in said
    assert f"prompts.remove.miss  [removed, clean {THEIRS}:5:12]" in said
    assert f"level  [own {OURS}:1:8]  basic" in said


# --- overlay and translation


def test_an_overlaid_text_sets_our_translation_aside(tmp_path: Path) -> None:
    """Indonesian readers see the organization's English, marked; status lists it; their own words settle it."""
    root = _tree(tmp_path)
    assert _title(root, "id") == ("foreign", "What do we lose on our paper?")
    row = json.loads(terbalik("status", "--format", "json", root=root).out)[0]["set_aside"][0]
    assert (row["path"], row["language"], row["file"]) == ("title", "id", THEIRS_ID)
    (root / THEIRS_ID).write_text("title: Apa yang hilang dari kertas kami?\n", encoding="utf-8")
    assert _title(root, "id") == ("overridden", "Apa yang hilang dari kertas kami?")
    assert json.loads(terbalik("status", "--format", "json", root=root).out)[0]["set_aside"] == []


def test_what_is_withdrawn_is_forgotten_when_all_is_settled(tmp_path: Path) -> None:
    """A change that is taken out again leaves a warning, and `accept` without a path clears its mark and reason."""
    root = _tree(tmp_path, OVERLAY + "keywords: [desk]\n")
    reason = ("--path", "title", "--reason", "Ours is shorter.")
    assert terbalik("accept", "paper-notes", *reason, root=root).code == 0
    text = (root / THEIRS).read_text(encoding="utf-8")
    title = next(line for line in text.splitlines(keepends=True) if line.startswith("title:"))
    (root / THEIRS).write_text(text.replace(title, ""), encoding="utf-8")
    assert "seen-unknown" in _codes(root)
    assert terbalik("accept", "paper-notes", root=root).code == 0
    assert "seen-unknown" not in _codes(root)
    left = (root / THEIRS).read_text(encoding="utf-8")
    assert "title" not in left
    assert "Ours is shorter" not in left
    (root / THEIRS).write_text(left.replace("keywords: [desk]\n", ""), encoding="utf-8")
    assert "Delete the file" in terbalik("accept", "paper-notes", root=root).err


def test_our_translation_may_be_taken_as_fitting(tmp_path: Path) -> None:
    """One acceptance shows ours again, until either text changes."""
    root = _tree(tmp_path)
    words = ("accept", "paper-notes", "--fits", "--language", "id", "--path", "title")
    assert terbalik(*words, root=root).code == 0
    assert _title(root, "id")[1] == "Apa yang hilang dari catatan kertas?"
    assert "translation-set-aside" not in _codes(root)
    assert "seen-unknown" not in _codes(root)
    _edit(
        root, THEIRS, "title: What do we lose on our paper?", "title: What do we lose on our desks?"
    )
    assert _title(root, "id") == ("foreign", "What do we lose on our desks?")


def test_their_translation_is_judged_against_their_own_words(tmp_path: Path) -> None:
    """A language file of theirs is outdated when their overlay changes, not when ours does."""
    root = _tree(tmp_path, **{THEIRS_ID: "title: Apa yang hilang dari kertas kami?\n"})
    assert _states(root) == {"title": "clean"}
    _edit(
        root, THEIRS, "title: What do we lose on our paper?", "title: What do we lose on our desks?"
    )
    rows = json.loads(terbalik("status", "--format", "json", root=root).out)[0]["overlays"]
    assert {(row["language"], row["state"]) for row in rows} == {("en", "clean"), ("id", "changed")}


def test_an_organization_that_writes_only_indonesian_needs_no_english(tmp_path: Path) -> None:
    """Its changes are told against our Indonesian words, and nothing is asked of it in English."""
    root = _tree(tmp_path, "language: id\ntitle: Apa yang hilang dari kertas kami?\n")
    assert _codes(root) == []
    assert _title(root) == ("own", TITLE)
    _edit(
        root,
        OURS.replace(".yml", ".id.yml"),
        "title: Apa yang hilang dari catatan kertas?",
        "title: Apa yang hilang?",
    )
    assert _states(root) == {"title": "changed"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--path", "titel"), 'None of your changes is "titel". Did you mean "title"?'),
        (("--reason", "x"), "A reason belongs to one value"),
        (("--fits",), "the language of our translation"),
    ],
)
def test_what_cannot_be_settled_is_one_sentence(
    tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    """Wrong use says what is missing, and changes nothing."""
    root = _tree(tmp_path)
    before = (root / THEIRS).read_bytes()
    said = terbalik("accept", "paper-notes", *words, root=root)
    assert said.code == 2
    assert told in said.err
    assert (root / THEIRS).read_bytes() == before
