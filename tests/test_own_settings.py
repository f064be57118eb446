"""mkdocs.yml of a repository that uses the package: quiet as `init` writes it, on top of ours once code may run."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from built import ROOT, TODAY
from small_site import small_world
from test_commands import terbalik

from generator import build as pipeline
from generator import roots
from generator.build import Built, build
from generator.fresh import last_of_same
from generator.model.own_code import INHERITED, SETTINGS
from generator.problem import Outcome
from generator.survey import survey
from generator.workshop import Options, Workshop

STARTER = ROOT / "generator/templates/starter/mkdocs.yml"
PROFILE = "organization/organization.yml"
OFF = "name: Koperasi Sinar Jaya\nshort_name: Sinar Jaya\nkind: community\nlanguages: [id, en]\n"
ON = OFF + "code: true\n"
FOOTER = "organization/overrides/partials/footer.html"
OWN = f"INHERIT: {INHERITED}\nextra:\n  office: Lantai 3, Jalan Melati\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with nothing but a profile and a foot of its own; ours is a small content in the package."""
    monkeypatch.setattr(roots, "_PACKAGED", small_world(tmp_path / "package"))
    folder = tmp_path / "sinar-jaya"
    for path, text in {
        PROFILE: OFF,
        FOOTER: "{% include 'ours/partials/footer.html' %}{{ config.extra.office | e }}",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def _workshop(root: Path) -> Workshop:
    return Workshop(Options(root, root / "site", TODAY, pdf=False, search=False))


def _built(root: Path) -> Outcome[Built | None]:
    return build(_workshop(root), lambda _: None)


def _pages(root: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted((root / "site").rglob("*.html"))}


def test_as_a_new_repository_has_it_nothing_is_different(root: Path) -> None:
    """No notice, and the same bytes as without the file, whether code may run or not."""
    shutil.rmtree(root / "organization/overrides")
    assert _built(root).problems == ()
    without = _pages(root)
    for profile in (OFF, ON):
        (root / PROFILE).write_text(profile)
        shutil.copy(STARTER, root / SETTINGS)
        assert _built(root).problems == ()
        assert _pages(root) == without


@pytest.mark.parametrize("profile", [OFF, OFF + "code: false\n"])
def test_what_it_says_waits_for_the_switch(root: Path, profile: str) -> None:
    """Settings that could load programs are named as unused, and change nothing."""
    (root / PROFILE).write_text(profile)
    (root / SETTINGS).write_text(OWN + "hooks: [organization/run.py]\n")
    (told,) = survey(root, TODAY).problems
    assert (told.code, told.message) == (
        "code-unused",
        "What lies in organization/overrides/ and mkdocs.yml is not used: "
        "your profile does not allow programs of your own.",
    )
    assert not any("Lantai 3" in page.decode() for page in _pages(root).values())


def test_with_the_switch_it_goes_on_top_of_ours(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A value of theirs stands in their foot in both languages, ours still hold, and each save is taken up."""
    (root / PROFILE).write_text(ON)
    (root / SETTINGS).write_text(OWN)
    monkeypatch.setattr(pipeline, "print_stages", lambda *given: [])
    options = replace(_workshop(root).options, pdf=True, search=True)
    said: list[str] = []
    assert build(Workshop(options), said.append).problems == ()
    assert any("(`code: true`): 1 override and 1 settings file" in line for line in said)
    homes = [(root / f"site/{code}/index.html").read_text() for code in ("en", "id")]
    assert all("Lantai 3, Jalan Melati" in home for home in homes)
    assert (root / INHERITED).read_bytes() == (roots.content() / SETTINGS).read_bytes()
    assert last_of_same(Workshop(options)) is not None
    (root / SETTINGS).write_text(OWN.replace("Lantai 3", "Lantai 4"))
    assert last_of_same(Workshop(options)) is None
    build(Workshop(options), lambda _: None)
    assert "Lantai 4, Jalan Melati" in (root / "site/id/index.html").read_text()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("extra: {office: 1}\n", f"the line `INHERIT: {INHERITED}` brings ours."),
        (OWN + "hooks: [organization/run.py]\n", "must name neither plugins nor hooks"),
        (OWN + "plugins: [search]\n", "must name neither plugins nor hooks"),
        (OWN + "colour: blue\n", "Unrecognised configuration name: colour"),
        (OWN + "extra: [\n", "MkDocs encountered an error parsing the configuration file"),
    ],
)
def test_settings_that_do_not_fit_stop_the_build_at_their_file(
    root: Path, text: str, says: str
) -> None:
    """One sentence at mkdocs.yml, exit 1, and the last good site stays."""
    (root / PROFILE).write_text(ON)
    (root / SETTINGS).write_text(OWN)
    assert _built(root).problems == ()
    before = _pages(root)
    (root / "organization/run.py").write_text("")
    (root / SETTINGS).write_text(text)
    said = terbalik("build", "--no-pdf", root=root)
    assert said.code == 1
    assert "mkdocs.yml:1:1: error own-code-fails" in said.out
    assert says in " ".join(said.out.split())
    assert "Traceback" not in said.out + said.err
    assert _pages(root) == before


def test_a_link_in_its_place_is_refused(root: Path, tmp_path: Path) -> None:
    """Nothing outside the repository is read through it."""
    (tmp_path / "else.yml").write_text(OWN)
    (root / SETTINGS).symlink_to(tmp_path / "else.yml")
    assert ("symlink", SETTINGS) in [(e.code, e.where.path) for e in survey(root, TODAY).problems]
    assert _built(root).value is None
