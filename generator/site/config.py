"""The engine's configuration: one static file for all, a few generated lines for each language."""

import os
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from ..machine import MachineFault, machine_faults
from ..model.own_code import SETTINGS
from .page import SiteLanguage, digest

SHARED = "mkdocs.yml"
LOOK = "overrides"
ENGINE = ("mkdocs", "mkdocs-material", "jinja2")


def config_file(root: Path, language: str) -> Path:
    """Return where a language's configuration lies: at the root, because paths in it start there."""
    return root / f".mkdocs.{language}.yml"


def config_text(
    root: Path,
    docs: Path,
    out: Path,
    languages: Sequence[SiteLanguage],
    code: str,
    address: str | None,
    hubs: Sequence[str] = (),
    *,
    look: Path | None = None,
    settings: bool = False,
) -> bytes:
    """Return the configuration of one language: what it adds to the shared file.

    `docs` and `out` hold a folder for each language; without an address no absolute link is written.
    `hubs` are the pages of the navigation. `look` holds the shared file and overrides/, if not the root;
    `settings` puts the organization's between, which build on the shared file in their turn.
    """
    language = next(each for each in languages if each.code == code)
    prefix = urlsplit(address).path.rstrip("/") if address else None
    look = look or root
    alternate = [
        {
            "name": each.name,
            "lang": each.code,
            "link": f"../{each.code}/" if prefix is None else f"{prefix}/{each.code}/",
        }
        for each in languages
    ]
    lines = {
        "INHERIT": SETTINGS if settings else _from_root(root, look / SHARED),
        "site_name": language.site_name,
        "site_description": language.description,
        "docs_dir": _from_root(root, docs / code),
        "site_dir": _from_root(root, out / code),
        **({"site_url": f"{address}/{code}/"} if address else {}),
        "theme": {"language": code, **_custom_dir(root, look)},
        **({"nav": list(hubs)} if hubs else {}),
        "extra": {**language.extra, "alternate": alternate},
    }
    text = yaml.safe_dump(lines, allow_unicode=True, sort_keys=False, width=1000)
    return f"# Generated for the engine; not to be edited, not to be committed.\n{text}".encode()


def _custom_dir(root: Path, look: Path) -> dict[str, str]:
    """Return where the look lies, if not where the shared file says: paths in it start at the root."""
    return {} if look == root else {"custom_dir": _from_root(root, look / LOOK)}


def shell_digest(
    look: Path, configuration: bytes, own: Path | None = None, settings: bytes = b""
) -> str:
    """Return a digest of all that shapes every page: configuration, look, engine, and this package.

    `own` is the organization's look before ours, if it may have one, `settings` what its settings say.
    Raises MachineFault when the shared configuration is missing or the look holds a symbolic link.
    """
    shared = look / SHARED
    if not shared.is_file():
        raise MachineFault(f"{shared} is missing: the site engine cannot be set up without it.")
    with machine_faults(f"read the look of the site in {look}"):
        files = [shared, *plain_files(look / LOOK), *sorted(Path(__file__).parent.glob("*.py"))]
        names = [os.path.relpath(file, look).encode() for file in files]
        contents = [file.read_bytes() for file in files]
    with machine_faults(f"read the look of the site in {own}"):
        theirs = plain_files(own) if own else []
        names += [b"own " + os.fsencode(file.relative_to(own or look)) for file in theirs]
        contents += [file.read_bytes() for file in theirs]
    versions = [version(name).encode() for name in ENGINE]
    return digest([configuration, settings, *versions, *names, *contents])


def plain_files(folder: Path) -> list[Path]:
    """Return the files below a folder of ours in order; raises MachineFault at a symbolic link."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted([*folders, *names]):
            file = Path(place, name)
            if file.is_symlink():
                raise MachineFault(f"{file} is a symbolic link. Replace it by the file itself.")
            if name in names:
                found.append(file)
    return found


def _from_root(root: Path, folder: Path) -> str:
    return (
        folder.relative_to(root) if folder.is_relative_to(root) else folder.resolve()
    ).as_posix()
