"""A curriculum as an organization has it: its settings, its name, its words, and what is wrong with its profile."""

from collections.abc import Mapping as Map
from dataclasses import replace

from ..codes import problem
from ..markup import SLOTS
from ..model.lexicon import LABEL, Lexicon
from ..model.profile import Profile
from ..model.settings import Language, Settings
from ..model.text import Said, Spoken
from ..problem import Problem, Where
from ..reading import nearest
from .contrast import DARK_PAPER, ENOUGH, LIGHT_PAPER, ratio, readable
from .image import fault_of


def settings_of(settings: Settings, profile: Profile) -> Settings:
    """Return the settings with what the profile says instead; its languages come first, in its order."""
    durations = profile.durations or settings.durations
    default = profile.default_minutes or settings.default_minutes
    if default not in durations and profile.default_minutes is None:
        default = min(durations, key=lambda each: abs(each - default))
    known = {language.id: language for language in settings.languages}
    ordered = {id: known.get(id) or _language(id, profile) for id in profile.languages}
    return replace(
        settings,
        where=profile.where if profile.durations or profile.default_minutes else settings.where,
        languages=tuple({**ordered, **known}.values()),
        durations=durations,
        default_minutes=default,
        paper=profile.paper or settings.paper,
        site_address=profile.site_address or settings.site_address,
        repository=profile.repository or settings.repository,
        report=profile.report or settings.report,
    )


def _language(id: str, profile: Profile) -> Language:
    """Return a language that only the organization has; its own words say how it is called."""
    return Language(where=profile.where, id=id, name=id)


def named(settings: Settings, lexicons: tuple[Lexicon, ...]) -> Settings:
    """Return the settings with each language that has no name yet called as its own words call it."""
    own = {each.language: each for each in lexicons}

    def name(language: Language) -> Language:
        words = own.get(language.id)
        if language.name != language.id or words is None or not words.knows("name"):
            return language
        return replace(language, name=words.say("name"))

    return replace(settings, languages=tuple(map(name, settings.languages)))


def lexicon_of(lexicon: Lexicon, profile: Profile) -> Lexicon:
    """Return a language's words with the organization's name and its vocabulary."""
    entries = dict(lexicon.entries)
    for key, name in (("site.name", profile.short_name), ("root.name", profile.name)):
        if key in entries:
            entries[key] = name
    words = profile.vocabulary.words if profile.vocabulary else ()
    mine = {each.key: each.words for each in words if each.language == lexicon.language}
    # Our short form belongs to our word: an organization's own has its own, or says its plain form.
    labels = {f"{_name(each)}.{LABEL}" for each in words if each.language == lexicon.language}
    ours = {key: said for key, said in lexicon.vocabulary if key not in labels}
    vocabulary = {**ours, **mine}
    return replace(lexicon, entries=tuple(entries.items()), vocabulary=tuple(vocabulary.items()))


def dark_color(profile: Profile) -> str | None:
    """Return the organization's color on dark paper."""
    colors = profile.colors
    if colors is None:
        return None
    return colors.dark or readable(colors.light, DARK_PAPER)


def faults(
    profile: Profile,
    settings: Settings,
    lexicons: tuple[Lexicon, ...],
    images: Map[str, bytes],
) -> list[Problem]:
    """Return what is wrong with a profile that is right alone; `images` are files of organization/ by name."""
    return [
        *_colors(profile),
        *_logo(profile, settings, images),
        *_vocabulary(profile, lexicons),
        *_spoken(profile, settings),
    ]


def _colors(profile: Profile) -> list[Problem]:
    found = []
    colors = profile.colors
    pairs = ((colors.light, LIGHT_PAPER), (colors.dark, DARK_PAPER)) if colors else ()
    for (color, paper), ground in zip(pairs, ("light", "dark"), strict=False):
        if color is not None and colors and ratio(color, paper) < ENOUGH:
            found.append(
                problem(
                    "color-too-faint",
                    colors.where,
                    color=color,
                    ground=ground,
                    ratio=f"{ratio(color, paper):.2f}",
                    needed=ENOUGH,
                    better=readable(color, paper),
                )
            )
    return found


def _logo(profile: Profile, settings: Settings, images: Map[str, bytes]) -> list[Problem]:
    logo = profile.logo
    if logo is None:
        return []
    found = []
    for name in dict.fromkeys(name for name in (logo.light, logo.dark) if name):
        if name not in images:
            hint = nearest(name, images)
            found.append(problem("logo-missing", logo.where, name=name, hint=hint))
        elif fault := fault_of(name, images[name]):
            found.append(problem("logo-refused", logo.where, name=name, why=fault))
    spoken = {each.language for each in logo.alt.words}
    published = profile.languages or tuple(each.id for each in settings.languages)
    silent = [language for language in published if language not in spoken]
    return found + [problem("logo-unspoken", logo.alt.where, language=each) for each in silent]


def _vocabulary(profile: Profile, lexicons: tuple[Lexicon, ...]) -> list[Problem]:
    """Report words nobody knows, and forms the organization leaves to ours: two names for one thing."""
    found: list[Problem] = []
    said = profile.vocabulary.words if profile.vocabulary else ()
    names = {_name(each) for each in said}
    for lexicon in lexicons:
        known = [key for key, _ in lexicon.vocabulary if key not in SLOTS]
        mine = {each.key: each for each in said if each.language == lexicon.language}
        for key, each in mine.items():
            if known and key not in known:
                hint = nearest(key, known)
                found.append(problem("unknown-word", each.where, word=key, hint=hint))
        if profile.languages and lexicon.language not in profile.languages:
            continue
        for key in known:
            owed = key not in mine and not key.endswith(f".{LABEL}")
            if owed and key.partition(".")[0] in names and profile.vocabulary:
                ours = dict(lexicon.vocabulary)[key]
                where = _place(profile.vocabulary, lexicon.language, key)
                language = lexicon.language
                found.append(
                    problem("word-form-missing", where, word=key, language=language, ours=ours)
                )
    return found


def _name(said: Said) -> str:
    return said.key.partition(".")[0]


def _place(spoken: Spoken, language: str, key: str) -> Where:
    """Return where a missing form belongs: beside the word's other forms, or in the same language."""
    name = key.partition(".")[0]
    mine = [each for each in spoken.words if each.language == language]
    near = [each for each in mine if _name(each) == name] or mine
    return near[0].where if near else spoken.where


def _spoken(profile: Profile, settings: Settings) -> list[Problem]:
    """Report words in a language that nobody publishes."""
    known = [language.id for language in settings.languages]
    spoken = [profile.vocabulary, profile.logo.alt if profile.logo else None]
    spoken += [link.text for link in profile.links]
    return [
        problem("unknown-language", each.where, language=each.language, known=", ".join(known))
        for words in spoken
        for each in (words.words if words else ())
        if each.language not in known
    ]
