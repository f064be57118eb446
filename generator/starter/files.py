"""The files of an organization's repository, as its name and language make them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..machine import machine_faults
from ..model.artifact import Artifact
from ..roots import SCHEMAS, SCHEMAS_BESIDE, content, named_in
from .version import FOLDER, Named

_TEMPLATES = Path(__file__).resolve().parents[1] / "templates" / "starter"
# What each file is made from; only files that are the same for everyone have no place to fill.
_FILES = {
    ".github/workflows/publish.yml": "publish.yml",
    ".gitignore": "gitignore",
    ".vscode/extensions.json": "vscode-extensions.json",
    ".vscode/settings.json": "vscode-settings.json",
    "README.id.md": "README.id.md",
    "README.md": "README.md",
    "mkdocs.yml": "mkdocs.yml",
    "requirements.txt": "requirements.txt",
}
_MANUALS = ("organization/README.md", "organization/README.id.md")
_MOST = 24


@dataclass(frozen=True, slots=True)
class Wish:
    """What someone said of the repository: the organization's name (empty: not yet), and its languages, the default first."""

    name: str
    languages: tuple[str, ...]


def repository(wish: Wish, version: Named) -> tuple[Artifact, ...]:
    """Return every file of the repository; raises MachineFault when the package cannot be read."""
    said = _said(wish, version)
    files = [Artifact(path, _filled(name, said)) for path, name in _FILES.items()]
    profile = f"organization.{wish.languages[0]}.yml"
    with machine_faults("read what a repository starts with"):
        if not (_TEMPLATES / profile).is_file():
            profile = "organization.en.yml"
        files += (Artifact(path, _manual(path)) for path in _MANUALS)
    files.append(Artifact("organization/organization.yml", _filled(profile, said)))
    if version.file:
        files.append(Artifact(f"{FOLDER}/{version.file[0]}", version.file[1]))
    return tuple(sorted([*files, *schemas_beside()], key=lambda each: each.path))


def schemas_beside() -> tuple[Artifact, ...]:
    """Return our JSON Schemas where an editor finds them beside an organization's files."""
    with machine_faults("read the schemas of the package"):
        found = sorted((content() / SCHEMAS).glob("*.schema.json"))
        return tuple(Artifact(f"{SCHEMAS_BESIDE}/{file.name}", file.read_bytes()) for file in found)


def _manual(path: str) -> bytes:
    """Return the manual of `organization/`: schemas lie elsewhere here, and files of ours in the package."""
    text = (content() / path).read_text(encoding="utf-8")
    return named_in(text.replace(f"../{SCHEMAS}/", f"../{SCHEMAS_BESIDE}/")).encode()


def _said(wish: Wish, version: Named) -> dict[str, str]:
    short = wish.name if len(wish.name) <= _MOST else _shortened(wish.name)
    return {
        "name": _value(wish.name),
        "short_name": _value(short),
        "languages": f"[{', '.join(wish.languages)}]",
        "title": wish.name or "...",
        "requirement": version.line,
        **_notes(version),
    }


def _notes(version: Named) -> Mapping[str, str]:
    """Return what the READMEs say of the line that names the version."""
    if version.known:
        return {
            "package_note": "It does already.",
            "package_note_id": "Sekarang sudah.",
        }
    return {
        "package_note": (
            "It does not yet: put the wheel of Terbalik into `packages/` and write its name and hash "
            "into the line, or write a git address; the file shows both forms."
        ),
        "package_note_id": (
            "Sekarang belum: taruh berkas wheel Terbalik di `packages/`, lalu tulis nama dan sidiknya "
            "pada baris itu, atau tulis alamat git; kedua bentuknya tertulis di berkas tersebut."
        ),
    }


def _shortened(name: str) -> str:
    """Return as many of a long name's first words as fit, or the letters that do."""
    cut = name[: _MOST + 1].rpartition(" ")[0] or name[:_MOST]
    return cut.rstrip(" ,.-&")


def _filled(name: str, said: Mapping[str, str]) -> bytes:
    """Return a file with its `@places@` filled; what was filled in is not looked at again."""
    with machine_faults(f"read {name}"):
        text = (_TEMPLATES / name).read_text(encoding="utf-8")
    made = re.sub("@([a-z_]+)@", lambda found: said[found[1]], text)
    return re.sub(" +$", "", made, flags=re.MULTILINE).encode()


def _value(words: str) -> str:
    """Return words as a YAML value; nothing for none, which the check reports as not written yet."""
    return json.dumps(words, ensure_ascii=False) if words else ""
