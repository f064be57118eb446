"""An organization without a checkout: our files come from the package, all that is written lies below its own folder."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from built import ROOT, TODAY
from small_site import small_world
from test_commands import terbalik
from trees import tiny

from generator import build as pipeline
from generator import roots
from generator.build import build
from generator.fresh import last_of_same
from generator.machine import MachineFault
from generator.serving.watch import Watcher
from generator.survey import survey
from generator.workshop import Options, Workshop

PROFILE = "name: Sinar Jaya Cooperative\nshort_name: Sinar Jaya\nkind: community\n"
OVERLAY = "organization/overlays/topics/digital-tools/paper-notes.yml"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small content in the place of the package's own."""
    content = small_world(tmp_path / "package")
    shutil.copytree(ROOT / "curriculum/schemas", content / "curriculum/schemas")
    monkeypatch.setattr(roots, "_PACKAGED", content)
    return content


@pytest.fixture
def home(tmp_path: Path, package: Path) -> Path:
    """The folder of an organization that has nothing of ours."""
    root = tmp_path / "Sinar Jaya 2026"
    _write(root, "organization/organization.yml", PROFILE)
    return root


def _write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def _all(root: Path) -> dict[str, tuple[int, int]]:
    """Return everything below a folder with its age and size."""
    found = ((path, path.lstat()) for path in root.rglob("*"))
    return {str(path): (status.st_mtime_ns, status.st_size) for path, status in found}


# --- which folder holds what


@pytest.mark.parametrize(
    ("folders", "packaged"),
    [
        (["organization"], True),
        (["organization", "topics"], False),
        (["organization", "curriculum"], False),
        (["topics", "curriculum"], False),
        ([], False),
    ],
)
def test_a_root_with_only_an_organization_lives_on_the_package(
    tmp_path: Path, package: Path, folders: list[str], packaged: bool
) -> None:
    """topics/ or curriculum/ make a checkout, which holds ours; a folder with nothing stays what it is."""
    for name in folders:
        (tmp_path / "root" / name).mkdir(parents=True)
    assert roots.ours_of(tmp_path / "root") == (package if packaged else tmp_path / "root")


def test_a_link_in_the_place_of_a_folder_of_ours_is_no_way_into_the_package(
    home: Path, tmp_path: Path
) -> None:
    """Even one that leads nowhere makes the folder a checkout, and is reported as a link."""
    (home / "topics").symlink_to(tmp_path / "nowhere")
    said = terbalik("check", root=home)
    assert "topics:1:1: error symlink" in said.out


def test_a_program_without_content_says_so(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence with the way out, and exit 4."""
    monkeypatch.setattr(roots, "_PACKAGED", tmp_path / "a" / "b" / "content")
    with pytest.raises(MachineFault):
        roots.content()
    said = terbalik("check", root=home)
    assert said.code == 4
    assert "Install it again from its wheel" in said.err


def test_an_organizations_root_is_found_from_any_folder_below(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its profile marks it, so that a folder which is only called so is not taken for one."""
    (home / "organization/overlays").mkdir()
    monkeypatch.chdir(home / "organization/overlays")
    assert terbalik("check").out == "no problems.\n"
    (tmp_path / "other/organization").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "other")
    said = terbalik("check")
    assert said.code == 2
    assert "terbalik init" in said.err


def test_our_topics_come_with_the_organizations_name_and_changes(home: Path) -> None:
    """Profile and overlay are laid over the package's content exactly as over a checkout's."""
    _write(home, OVERLAY, "title: How do we take notes at Sinar Jaya?\n")
    found = survey(home, TODAY)
    assert [p.code for p in found.problems if p.severity == "error"] == []
    english = found.value.catalogs[0]
    titles = {topic.slug: topic.title.raw for topic in english.topics}
    assert titles["paper-notes"] == "How do we take notes at Sinar Jaya?"
    assert english.profile is not None
    assert english.profile.name == "Sinar Jaya Cooperative"


# --- what people are told


def test_a_fault_in_the_package_is_told_with_a_place_people_understand(
    home: Path, package: Path
) -> None:
    """`terbalik:` says that the file is ours; the organization's own keep their plain paths."""
    topic = package / "topics/digital-tools/paper-notes.yml"
    topic.write_text(topic.read_text(encoding="utf-8") + "more: 1\n", encoding="utf-8")
    _write(home, "organization/organization.yml", PROFILE + "colour: red\n")
    said = terbalik("check", root=home)
    assert "terbalik:topics/digital-tools/paper-notes.yml:" in said.out
    assert "organization/organization.yml:4:1: error unknown-field" in said.out
    assert "terbalik:organization" not in said.out
    copy = "organization/topics/digital-tools/voice-notes.yml"
    _write(home, copy, (package / "topics/digital-tools/voice-notes.yml").read_text("utf-8"))
    twice = next(p for p in survey(home, TODAY).problems if p.code == "slug-twice")
    assert twice.where.path == copy
    assert "terbalik:topics/digital-tools/voice-notes.yml" in twice.message
    shown = terbalik("show", "voice-notes", "--origin", root=home)
    assert "[own terbalik:topics/digital-tools/voice-notes.yml:" in shown.out


def test_a_checkout_tells_its_own_paths(package: Path) -> None:
    """Where both lie in one folder nothing changes."""
    shown = terbalik("show", "voice-notes", "--origin", root=package)
    assert "[own topics/digital-tools/voice-notes.yml:" in shown.out


# --- what is written, and where


def test_everything_is_written_below_the_organizations_root(home: Path, package: Path) -> None:
    """build, accept, new and schema leave the package as it was; a read-only one is enough."""
    _write(home, OVERLAY, "title: How do we take notes at Sinar Jaya?\n")
    before = _all(package)
    for file in (package, *package.rglob("*")):
        file.chmod(0o555 if file.is_dir() else 0o444)
    try:
        for words in (
            ["accept"],
            ["build", "--no-pdf"],
            ["schema"],
            ["new", "topic", "my-own", "--area", "digital-tools"],
            ["new", "track", "our-way"],
        ):
            said = terbalik(*words, root=home)
            assert said.code == 0, said.err + said.out
    finally:
        for file in (package, *package.rglob("*")):
            file.chmod(0o755 if file.is_dir() else 0o644)
    assert _all(package) == before
    assert sorted(entry.name for entry in home.iterdir()) == [
        ".mkdocs.en.yml", ".mkdocs.id.yml", ".terbalik", "build", "organization", "site",
    ]  # fmt: skip
    page = (home / "site/en/index.html").read_text(encoding="utf-8")
    assert "Sinar Jaya" in page
    assert (home / "site/en/assets/css/site.css").is_file()
    assert "seen:" in (home / OVERLAY).read_text(encoding="utf-8")


def test_what_is_begun_in_an_organization_finds_its_schema(home: Path) -> None:
    """A new topic or track lies in organization/, and its first line leads to a schema that is there."""
    terbalik("schema", root=home)
    for kind, path in (
        ("topic", "topics/digital-tools/my-own.yml"),
        ("track", "tracks/my-own.yml"),
    ):
        area = ["--area", "digital-tools"] if kind == "topic" else []
        assert terbalik("new", kind, "my-own", *area, root=home).code == 0
        file = home / "organization" / path
        head = file.read_text(encoding="utf-8").splitlines()[0]
        schema = (file.parent / head.partition("$schema=")[2]).resolve()
        assert schema == home / f".terbalik/schemas/{kind}.schema.json"
        assert schema.is_file()
        file.unlink()


def test_the_engine_finds_the_look_of_the_package(home: Path, package: Path) -> None:
    """Its configuration lies at the organization's root and inherits from the package."""
    assert terbalik("build", "--no-pdf", root=home).code == 0
    text = (home / ".mkdocs.en.yml").read_text(encoding="utf-8")
    told: dict[str, Any] = yaml.safe_load(text)
    assert told["INHERIT"] == (package / "mkdocs.yml").as_posix()
    assert told["theme"]["custom_dir"] == (package / "overrides").as_posix()
    assert (told["docs_dir"], told["site_dir"]) == ("build/docs/en", "site/en")


def test_taking_an_edition_by_files_is_not_for_a_package(home: Path) -> None:
    """`update` says what to do instead, and writes nothing."""
    before = _all(home)
    said = terbalik("update", "--from", str(home), root=home)
    assert said.code == 2
    assert "raising the version in requirements.txt" in said.err
    assert _all(home) == before


def test_what_an_edition_has_renamed_is_brought_along(home: Path) -> None:
    """`migrate` works on the organization's files alone, and tells how they stand to the package."""
    _write(home, OVERLAY, "title: How do we take notes at Sinar Jaya?\n")
    said = terbalik("migrate", root=home)
    assert said.code == 0
    assert f"{OVERLAY}: 1 not recorded yet" in said.out


def test_a_page_links_to_no_source_that_is_not_in_the_repository(home: Path) -> None:
    """Our topics are in the package, so only the organization's own can be looked at in its repository."""
    own = "organization/topics/digital-tools/their-notes.yml"
    text = (roots.content() / "topics/digital-tools/voice-notes.yml").read_text(encoding="utf-8")
    _write(home, own, text)
    address = "https://code.example.org/sinar-jaya"
    said = terbalik("build", "--no-pdf", "--repository", address, root=home)
    assert said.code == 0, said.out

    def page(name: str) -> str:
        return (home / f"site/en/topics/{name}/index.html").read_text(encoding="utf-8")

    assert f'href="{address}/blob/main/{own}"' in page("their-notes")
    assert "topics/digital-tools/voice-notes.yml" in page("voice-notes")
    assert "/blob/main/" not in page("voice-notes")


# --- nothing changed, and the preview


def test_a_change_of_either_side_is_built(
    home: Path, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that would change nothing does nothing, until a file of ours or of the organization is another."""
    # Paper is not what this is about, and a press takes seconds to start.
    monkeypatch.setattr(pipeline, "print_stages", lambda *given: [])
    options = Options(home, home / "site", TODAY)
    assert build(Workshop(options), lambda _: None).problems == ()
    assert last_of_same(Workshop(options)) is not None
    for file in (
        package / "topics/digital-tools/paper-notes.yml",
        package / "overrides/assets/css/site.css",
        package / "mkdocs.yml",
        home / "organization/organization.yml",
    ):
        as_it_was = file.read_bytes()
        file.write_bytes(as_it_was + b"\n")
        assert last_of_same(Workshop(options)) is None, file
        file.write_bytes(as_it_was)
        assert last_of_same(Workshop(options)) is not None, file


def test_the_preview_watches_both(
    home: Path, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A saved file of the organization is seen, and one of the content it lives on."""
    from generator.serving import serve as serving

    seen: list[tuple[Path, ...]] = []

    class Noted(Watcher):
        """Remembers what it was asked to watch, and ends the preview."""

        def __init__(self, places: Any) -> None:
            seen.append(tuple(places))
            raise KeyboardInterrupt

    monkeypatch.setattr(serving, "Watcher", Noted)
    with pytest.raises(KeyboardInterrupt):
        serving.serve(home, home / "site", lambda _: pytest.fail("built"), lambda _: None, port=0)
    assert home / "organization" in seen[0]
    assert package / "topics" in seen[0]
    below = serving._below
    assert below(home / "organization/a.yml", home, package) == "organization/a.yml"
    assert below(package / "topics/a/b.yml", home, package) == "topics/a/b.yml"


def test_topics_in_the_wrong_place_are_explained(home: Path) -> None:
    """Someone who makes topics/ beside organization/ is told where their own topics belong."""
    shutil.copytree(tiny(home.parent / "other") / "topics", home / "topics")
    said = terbalik("check", root=home)
    assert said.code == 1
    assert "organization/topics/" in said.out


def test_the_package_is_read_through_no_link_of_the_organization(
    home: Path, tmp_path: Path
) -> None:
    """organization/ itself may be no link, as in a checkout."""
    (home / "organization").rename(tmp_path / "elsewhere")
    (home / "organization").symlink_to(tmp_path / "elsewhere")
    assert "organization:1:1: error symlink" in terbalik("check", root=home).out
