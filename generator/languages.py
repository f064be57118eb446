"""The languages a curriculum is published in: their own words, and whether every file is in one of them."""

from collections import defaultdict

from .codes import problem
from .loaded import OWN, SHAPES, OwnWords, ReadFile
from .model.lexicon import Lexicon
from .model.settings import Settings
from .problem import Problem, Where
from .reading import name_of, nearest
from .sources import SourceFile
from .yaml_doc import Mapping, Scalar

ROLES = ("words", "vocabulary")


def check_places(
    files: tuple[SourceFile, ...], settings: Settings, problems: list[Problem]
) -> None:
    """Report files in a language the settings do not name, and areas they do not know."""
    languages = [language.id for language in settings.languages]
    for file in files:
        if file.language and file.language not in languages:
            known = ", ".join(languages)
            problems.append(
                problem("unknown-language", Where(file.path), language=file.language, known=known)
            )
        if file.role.startswith("topic") and file.area not in settings.areas:
            hint = nearest(file.area, settings.areas)
            known = ", ".join(settings.areas)
            problems.append(
                problem("unknown-area", Where(file.path), area=file.area, known=known, hint=hint)
            )


def check_stated(
    trees: list[tuple[SourceFile, Mapping]], settings: Settings, problems: list[Problem]
) -> None:
    """Report a `language:` that is no published one, or that stands where the name of the file says it."""
    languages = [language.id for language in settings.languages]
    for file, tree in trees:
        stated = tree.get("language")
        if stated is None or file.role.partition("-")[0] not in SHAPES:
            continue
        if file.language:
            problems.append(problem("structure-in-language-file", stated.where, key="language"))
        elif not isinstance(stated, Scalar):
            problems.append(problem("not-a-value", stated.where, found=name_of(stated)))
        elif stated.raw not in languages:
            known = ", ".join(languages)
            problems.append(
                problem("unknown-language", stated.where, language=stated.raw, known=known)
            )


def lexicons(
    trees: list[tuple[SourceFile, Mapping]], settings: Settings, problems: list[Problem]
) -> tuple[Lexicon, ...]:
    """Return the fixed words and the vocabulary of every published language."""
    words: dict[str, dict[str, str]] = defaultdict(dict)
    vocabulary: dict[str, dict[str, str]] = defaultdict(dict)
    # Ours come first, so that an organization's words take their place; who says one twice is told.
    said: dict[tuple[str, str, str], bool] = {}
    for file, tree in sorted(trees, key=lambda each: each[0].path.startswith(OWN)):
        if file.role in ROLES:
            into, own = words if file.role == "words" else vocabulary, file.path.startswith(OWN)
            for key, value, where in flat(tree, "", problems):
                name = (file.role, file.language, key)
                if said.get(name) == own:
                    problems.append(problem("word-twice", where, key=key))
                said[name] = own
                into[file.language][key] = value
    return tuple(
        Lexicon(
            language.id,
            tuple(words[language.id].items()),
            tuple(vocabulary[language.id].items()),
            f"curriculum/languages/{language.id}",
        )
        for language in settings.languages
    )


def own_words(files: tuple[ReadFile, ...]) -> tuple[OwnWords, ...]:
    """Return an organization's files of words, each with ours of its kind and language."""
    ours: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    mine = []
    for each in files:
        if each.file.role not in ROLES or each.tree is None:
            continue
        if each.patch is not None:
            mine.append((each.file, each.patch))
        else:
            said = ours[each.file.role, each.file.language]
            said.update((key, value) for key, value, _ in flat(each.tree))
    return tuple(
        OwnWords(patch, tuple(ours[file.role, file.language].items())) for file, patch in mine
    )


def flat(
    tree: Mapping, prefix: str = "", problems: list[Problem] | None = None
) -> list[tuple[str, str, Where]]:
    """Return nested words by dotted key, with a problem for each that is none; a mapping's own word stands under `_`."""
    found: list[tuple[str, str, Where]] = []
    for entry in tree.entries:
        key = prefix.rstrip(".") if entry.key == "_" else prefix + entry.key
        if isinstance(entry.value, Mapping):
            found += flat(entry.value, key + ".", problems)
        elif isinstance(entry.value, Scalar) and isinstance(entry.value.value, str):
            found.append((key, entry.value.value.strip(), entry.value.where))
        elif problems is not None:
            what = name_of(entry.value)
            problems.append(problem("not-text", entry.value.where, found=what))
    return found
