"""The look: no facts and no words in it, nothing from elsewhere, colors that can be read."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
LOOK = ROOT / "overrides"
STYLE = (LOOK / "assets/css/site.css").read_text()
PAGES = sorted([*LOOK.rglob("*.html"), *(ROOT / "generator/templates/site").glob("*.j2")])


def test_the_engine_gets_nothing_clever() -> None:
    """The shared configuration names no hooks, no plugins and, since it is no place for data, no page."""
    shared = yaml.safe_load((ROOT / "mkdocs.yml").read_text())
    assert shared["plugins"] == []
    assert "hooks" not in shared
    assert shared["theme"]["name"] == "material"
    assert shared["theme"]["font"] is False
    assert "nav" not in shared


def test_nothing_comes_from_elsewhere() -> None:
    """Styles, scripts and templates name no other host but that of a link people choose to follow."""
    scripts = [file for file in LOOK.rglob("*.js") if "vendor" not in file.parts]
    for file in [*PAGES, *LOOK.rglob("*.css"), *scripts, *LOOK.rglob("*.svg")]:
        addresses = re.findall(r"(?:https?:)?//[\w.-]+\.\w+[\w./]*", file.read_text())
        assert set(addresses) <= {"http://www.w3.org/2000/svg", "https://wa.me/"}, file


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_templates_hold_no_words(file: Path) -> None:
    """All words come from the language's files: outside tags and expressions no letter is left."""
    text = re.sub(
        r"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<script.*?</script>|<title>404</title>",
        "",
        file.read_text(),
    )
    assert not re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^>]*>", "", text))


AREAS = ("digital-tools", "social-media-trends", "new-media", "generational-mindsets")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("area", ["", *AREAS])
def test_colors_can_be_read(dark: bool, area: str) -> None:
    """Text has a contrast of 4.5 on its ground, marks and edges 3, in each area, light and dark."""
    root = _colors(r':root\[data-colors="dark"\]' if dark else r"\n:root")
    if area:
        scheme = r'\[data-colors="dark"\] ' if dark else r"\n"
        root |= _colors(rf'{scheme}\[data-area="{area}"\]')
    ground = root["paper"]
    for name in ("ink", "quiet", "area"):
        assert _contrast(root[name], ground) >= 4.5, name
    assert _contrast(root["edge"], ground) >= 3
    assert _contrast(root["ink"], root["mark"]) >= 4.5


def _colors(selector: str) -> dict[str, str]:
    found = re.search(selector + r" \{([^}]*)\}", STYLE)
    assert found, selector
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", found.group(1)))


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
