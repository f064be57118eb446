"""How an organization's repository names the version it is built with: a file in it, or a commit."""

import hashlib
import json
import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from .. import __version__
from ..machine import machine_faults

FOLDER = "packages"
_WHEEL = re.compile(r"terbalik-([A-Za-z0-9.!+_]+)-py3-none-any\.whl")
_COMMIT = re.compile(r"[0-9a-f]{40}")
# A line pip refuses with the name of the file it misses: better than a site built by chance.
_WANTED = f"./{FOLDER}/terbalik-{__version__}-py3-none-any.whl --hash=sha256:" + "0" * 64


@dataclass(frozen=True, slots=True)
class Named:
    """The line of requirements.txt, and the file it names as (name, bytes) where there is one."""

    line: str
    file: tuple[str, bytes] | None = None

    @property
    def known(self) -> bool:
        """True when pip can install by this line."""
        return self.line != _WANTED


def version_of(wheel: Path) -> str:
    """Return the version a file's name gives; empty when it is no wheel of ours."""
    found = _WHEEL.fullmatch(wheel.name)
    return found[1] if found else ""


def from_wheel(wheel: Path) -> Named:
    """Return the line for a wheel that will lie in the repository; raises MachineFault when it cannot be read."""
    with machine_faults(f"read {wheel}"):
        data = wheel.read_bytes()
    mark = hashlib.sha256(data).hexdigest()
    return Named(f"./{FOLDER}/{wheel.name} --hash=sha256:{mark}", (wheel.name, data))


def installed() -> Named:
    """Return the line for the version that runs, as pip has noted where it came from; else one to be filled in."""
    try:
        noted = json.loads(distribution("terbalik").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return Named(_WANTED)
    address = str(noted.get("url", ""))
    commit = str(noted.get("vcs_info", {}).get("commit_id", ""))
    if noted.get("vcs_info", {}).get("vcs") == "git" and _COMMIT.fullmatch(commit):
        return Named(f"terbalik @ git+{address}@{commit}")
    return _still_there(address, noted.get("archive_info", {})) or Named(_WANTED)


def _still_there(address: str, noted: dict[str, dict[str, str]]) -> Named | None:
    """Return the line for the wheel pip installed from, if the same file is still in its place."""
    parts = urlsplit(address)
    wheel = Path(url2pathname(unquote(parts.path)))
    if parts.scheme != "file" or not version_of(wheel) or not wheel.is_file():
        return None
    made = from_wheel(wheel)
    return made if made.line.endswith(noted.get("hashes", {}).get("sha256", "?")) else None
