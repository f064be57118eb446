"""Worlds under attack: what a row of `attacks/attacks.yml` does to a tree, and a site that holds all inert rows."""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from built import ROOT

HERE = Path(__file__).parent
TINY = HERE / "worlds" / "tiny"
ROWS: list[dict[str, Any]] = yaml.load(
    (HERE / "attacks" / "attacks.yml").read_bytes(), yaml.CSafeLoader
)
INERT = [row for row in ROWS if row["expect"] == "inert" and not row.get("alone")]
# Copies of the tiny world's topic, one for each row that wants the same field.
WORDS = ("paper", "voice", "stone", "glass", "cloth", "metal", "straw", "brick", "chalk", "slate",
         "linen", "amber")  # fmt: skip
AREA = "digital-tools"
PLACES = {
    "topic": "topics/{area}/{slug}.yml",
    "language": "topics/{area}/{slug}.id.yml",
    "overlay": "organization/overlays/topics/{area}/{slug}.yml",
    "track": "curriculum/tracks/{track}.yml",
    "handbook": "curriculum/handbook/first-week.yml",
    "form": "curriculum/forms/agreement.yml",
    "settings": "curriculum/settings.yml",
    "source": "curriculum/sources.yml",
    "words": "curriculum/languages/en/words/{words}.yml",
    "vocabulary": "curriculum/languages/en/vocabulary.yml",
    "profile": "organization/organization.yml",
}
PROFILE = """\
name: Sinar Jaya
short_name: Sinar Jaya
kind: community
contact: {name: Rina, address: "mailto:rina@example.org"}
links:
  - {id: p, text: {en: Privacy, id: Privasi}, address: https://example.org/p}
"""


def read(file: Path) -> Any:
    """A YAML file as plain values; nothing where there is none."""
    return yaml.load(file.read_bytes(), yaml.CSafeLoader) if file.exists() else {}


def put(tree: Any, at: str, value: object) -> None:
    """Set the value at a path of keys and ids; mappings on the way are made."""
    *keys, last = at.split(".")
    for key in keys:
        if isinstance(tree, list):
            tree = next(item for item in tree if item["id"] == key)
        else:
            tree = tree.setdefault(key, {})
    tree[last] = value


def change(file: Path, at: str, value: object) -> None:
    """Set one value of a YAML file and write it as a program would."""
    tree = read(file)
    put(tree, at, value)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.dump(tree, allow_unicode=True, sort_keys=False, width=100_000))


def attack(root: Path, row: dict[str, Any]) -> None:
    """Do to a copy of the tiny world what a row says."""
    if "at" in row:
        place = PLACES[row.get("in", "topic")]
        where = place.format(area="tools", slug="paper-notes", track="notes", words="common")
        change(root / where, row["at"], row["text"])
    if raw := row.get("raw"):
        file = root / "topics/tools/paper-notes.yml"
        text = file.read_text(encoding="utf-8")
        assert text.count(raw["find"]) == 1
        put_there = raw["put"] + raw.get("fill", "") * raw.get("times", 0)
        new = text.replace(raw["find"], put_there)
        file.write_bytes(new.encode("utf-8", "surrogatepass"))
    for path, text in row.get("write", {}).items():
        _place(root / path.replace("<FF>", "\udcff")).write_text(text, encoding="utf-8")
    for path, original in row.get("copy", {}).items():
        shutil.copy(root / original, _place(root / path))
    for path, target in row.get("link", {}).items():
        _place(root / path).symlink_to(target)
    for path in row.get("pipe", []):
        os.mkfifo(_place(root / path))
    for path, kilobytes in row.get("size", {}).items():
        _place(root / path).write_bytes(b"# " + b"." * 1024 * kilobytes)


def _place(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


@dataclass(frozen=True)
class Placed:
    """An inert row in the world: the topic it lies in, and where the site shows it."""

    row: dict[str, Any]
    slug: str

    @property
    def shows(self) -> str:
        """The letters a reader sees, on one line."""
        text = self.row.get("shows", self.row.get("text"))
        return " ".join(str(text).split())

    @property
    def pages(self) -> str:
        """The folder of the site whose pages show it."""
        topic = f"topics/{self.slug}"
        inside = self.row.get("in", "topic")
        places = {
            "language": f"id/{topic}",
            "track": "en/tracks/default-6",
            "handbook": "en/handbook/first-week",
            "form": "en/forms/agreement",
            "words": "en",
            "profile": "en",
        }
        return places.get(inside, f"en/{topic}")


@dataclass
class World:
    """A tree of sources with every inert row in it, or with its harmless twin."""

    root: Path
    twin: bool = False
    placed: list[Placed] = field(default_factory=list)

    def make(self) -> "World":
        """Write the sources."""
        for name in ("overrides", "curriculum/languages"):
            shutil.copytree(ROOT / name, self.root / name)
        shutil.copy(ROOT / "mkdocs.yml", self.root)
        for path in ("settings.yml", "sources.yml"):
            shutil.copy(TINY / "curriculum" / path, self.root / "curriculum")
        areas = read(ROOT / "curriculum" / "settings.yml")["areas"]
        change(self.root / "curriculum/settings.yml", "areas", areas)
        for name in ("handbook", "forms"):
            shutil.copytree(TINY / "curriculum" / name, self.root / "curriculum" / name)
        (self.root / "curriculum/tracks").mkdir()
        for end in ("yml", "id.yml"):
            track = TINY / "curriculum/tracks" / f"notes.{end}"
            shutil.copy(track, self.root / "curriculum/tracks" / f"default-6.{end}")
        (self.root / "organization").mkdir()
        (self.root / PLACES["profile"]).write_text(PROFILE, encoding="utf-8")
        rows: dict[int, list[dict[str, Any]]] = {}
        for row in INERT:
            number = self._free(rows, row)
            rows.setdefault(number, []).append(row)
        for number in range(max(2, *rows) + 1):
            self._topic(WORDS[number])
        for number, some in rows.items():
            for row in some:
                self._put(row, f"{WORDS[number]}-notes")
        return self

    def _free(self, rows: dict[int, list[dict[str, Any]]], row: dict[str, Any]) -> int:
        """Return the first topic where no other row has taken the field, its translation, its overlay."""
        if row.get("in") in (
            "track",
            "handbook",
            "form",
            "settings",
            "source",
            "words",
            "vocabulary",
            "profile",
        ):
            return 0
        number = 0
        while any(other["at"] == row["at"] for other in rows.get(number, [])):
            number += 1
        return number

    def _topic(self, word: str) -> None:
        folder = self.root / "topics" / AREA
        folder.mkdir(parents=True, exist_ok=True)
        for end, old in (("yml", "paper"), ("id.yml", "kertas")):
            text = (TINY / "topics/tools" / f"paper-notes.{end}").read_text(encoding="utf-8")
            other = "paper-notes" if word == "voice" else "voice-notes"
            text = text.replace("voice-notes", "OTHER").replace(old, word).replace("OTHER", other)
            (folder / f"{word}-notes.{end}").write_text(text, encoding="utf-8")

    def _put(self, row: dict[str, Any], slug: str) -> None:
        place = PLACES[row.get("in", "topic")]
        where = place.format(area=AREA, slug=slug, track="default-6", words="site")
        value = row["text"] if not self.twin else row.get("twin", harmless(row["text"]))
        change(self.root / where, row["at"], value)
        self.placed.append(Placed(row, slug))


def harmless(text: object) -> object:
    """Return plain words of the same sort."""
    if isinstance(text, list):
        return ["harmless"]
    return "What is harmless here?" if str(text).endswith("?") else "Harmless words are here."
