"""What an organization's site looks like: its logo, its color, and what stands at the foot of each page."""

import re
from dataclasses import dataclass

from ..model.artifact import Artifact, Context
from ..model.profile import Contact, Logo, Profile
from .profiled import dark_color

FOLDER = "assets/organization"
STYLE = f"{FOLDER}/brand.css"
_VIEW = re.compile(rb"viewBox\s*=\s*[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)")
_HEIGHT = 32


@dataclass(frozen=True, slots=True)
class Accent:
    """The color of links and rules where a page stands alone, on light and on dark paper."""

    light: str
    dark: str


OURS = Accent("#0f766e", "#5eead4")


def accent_of(profile: Profile | None) -> Accent:
    """Return the organization's color on either paper; ours where it has none."""
    if profile is None or profile.colors is None:
        return OURS
    return Accent(profile.colors.light, dark_color(profile) or OURS.dark)


def brand_files(
    profile: Profile | None, images: tuple[tuple[str, bytes], ...]
) -> tuple[Artifact, ...]:
    """Return the files a profile adds to every language: its style sheet and its logo."""
    if profile is None:
        return ()
    wanted = _names(profile.logo)
    logos = (Artifact(f"{FOLDER}/{name}", data) for name, data in images if name in wanted)
    return (Artifact(STYLE, style(profile).encode()), *logos)


def _names(logo: Logo | None) -> tuple[str, ...]:
    return tuple(name for name in (logo.light, logo.dark) if name) if logo else ()


def style(profile: Profile) -> str:
    """Return the style sheet: the organization's color where no area has one, its logo on either ground."""
    light, dark = profile.colors.light if profile.colors else None, dark_color(profile)
    night = ':root[data-colors="dark"]'
    at_night = "@media screen and (prefers-color-scheme: dark)"
    not_day = ':root:not([data-colors="light"])'
    rules = [
        ".brand .own { height: 2rem; width: auto; max-width: min(9rem, 22vw); flex: none; object-fit: contain; }",
        ".bottom .own-links a { margin-right: 0.8rem; }",
    ]
    if light and dark:
        rules += [
            f":root {{ --area: {light}; }}",
            f"@media screen {{ {night} {{ --area: {dark}; }} }}",
            f"{at_night} {{ {not_day} {{ --area: {dark}; }} }}",
        ]
    if profile.logo and profile.logo.dark:
        rules += [
            ".brand .on-dark { display: none; }",
            f"@media screen {{ {night} .brand .on-dark {{ display: block; }}"
            f" {night} .brand .on-light {{ display: none; }} }}",
            f"{at_night} {{ {not_day} .brand .on-dark {{ display: block; }}"
            f" {not_day} .brand .on-light {{ display: none; }} }}",
        ]
    return "\n".join(rules) + "\n"


def brand_of(context: Context) -> dict[str, object] | None:
    """Return what the theme shows of an organization, as plain values; None without a profile."""
    profile = context.profile
    if profile is None:
        return None
    say, language = context.lexicon.say, context.lexicon.language
    return {
        "based_on": say("organization.based_on"),
        "name": profile.name,
        "style": STYLE,
        "logos": _logos(profile, context),
        "contacts": [
            {"label": say(f"organization.{key}"), "name": who.name, "address": who.address}
            for key, who in (("contact", profile.contact), ("safeguarding", profile.safeguarding))
            if isinstance(who, Contact)
        ],
        "links": [
            {
                "text": (said := link.text.say(language)).words,
                "language": said.language,
                "address": link.address,
            }
            for link in profile.links
        ],
        "links_label": say("organization.links"),
    }


def _logos(profile: Profile, context: Context) -> list[dict[str, object]]:
    """Return the logo for each ground with its words; the words are read once, and the name not twice."""
    logo, images = profile.logo, dict(context.images)
    if logo is None:
        return []
    alt = logo.alt.say(context.lexicon.language)
    pairs = ((logo.light, "on-light" if logo.dark else ""), (logo.dark, "on-dark"))
    return [
        {
            "file": f"{FOLDER}/{name}",
            "ground": ground,
            "alt": alt.words,
            "language": alt.language,
            "width": width_of(name, images.get(name, b"")),
            "height": _HEIGHT,
            "says_name": profile.short_name.casefold() in alt.words.casefold(),
        }
        for name, ground in pairs
        if name
    ]


def width_of(name: str, data: bytes) -> int:
    """Return how wide an image is when it is as high as a line of the header."""
    if name.endswith(".png"):
        wide, high = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
        return _scaled(wide, high)
    found = _VIEW.search(data)
    try:
        return _scaled(float(found[1]), float(found[2])) if found else _HEIGHT
    except ValueError:
        return _HEIGHT


def _scaled(wide: float, high: float) -> int:
    return min(1000, max(1, round(wide * _HEIGHT / high))) if high else _HEIGHT
