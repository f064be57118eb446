"""A whole site of two topics, built in a few seconds: the tiny world in the look and the words of the real one."""

import shutil
from pathlib import Path

from built import ROOT, build_site
from trees import tiny

GUIDES = ("topics/paper-notes/", "topics/voice-notes/")
SHEETS = ("run/", "prompts/", "worksheet-mentor/", "worksheet-senior/", "brief/")


def small_world(folder: Path) -> Path:
    """Return the root of sources that can be built, below a folder."""
    root = tiny(folder)
    shutil.rmtree(root / "curriculum" / "languages")
    shutil.copytree(ROOT / "curriculum" / "languages", root / "curriculum" / "languages")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "topics" / "tools").rename(root / "topics" / "digital-tools")
    settings = root / "curriculum" / "settings.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("areas: [tools]", "areas: [digital-tools]"), encoding="utf-8")
    return root


def small_site(folder: Path, address: str | None = "https://example.org/terbalik") -> Path:
    """Build the small world below a folder and return its root; the site is in `site/`."""
    root = small_world(folder)
    build_site(root, address)
    return root
