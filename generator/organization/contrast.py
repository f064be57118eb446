"""How a color stands out against paper (WCAG 2.2), and the nearest of its kind that does."""

# The papers of overrides/assets/css/site.css; a test holds them together.
LIGHT_PAPER, DARK_PAPER = "#fbfaf7", "#14162b"
ENOUGH = 4.5
_Rgb = tuple[int, int, int]


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colors, 1 to 21."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def readable(color: str, paper: str) -> str:
    """Return the color itself, or the nearest mixture with black or white that stands out enough."""
    end = (255, 255, 255) if _luminance(paper) < 0.18 else (0, 0, 0)
    for step in range(101):
        mixed = tuple(
            round(own + (to - own) * step / 100) for own, to in zip(_rgb(color), end, strict=True)
        )
        made = "#" + "".join(f"{part:02x}" for part in mixed)
        if ratio(made, paper) >= ENOUGH:
            return made
    return made


def _rgb(color: str) -> _Rgb:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _luminance(color: str) -> float:
    parts = [part / 255 for part in _rgb(color)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
