"""A git address cloned without running anything of it: no hooks, no submodules, no filters, no transport of its own."""

import os
import re
import subprocess
from pathlib import Path

from ..machine import MachineFault
from .manifest import EditionFault

_SCHEME = re.compile(r"(https|ssh|file)://[^\s-]\S*")
_AT_HOST = re.compile(r"[A-Za-z0-9._-]+@[A-Za-z0-9][A-Za-z0-9.-]*:[^\s:-][^\s:]*")
_ANY_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:(//|:)|[^/\\\s]+@[^/\\\s]+:")
_PATIENCE = 600


def is_address(source: str) -> bool:
    """True when a source is written as an address, not as a place on this disk."""
    return bool(_ANY_ADDRESS.match(source))


def is_repository(folder: Path) -> bool:
    """True when a folder is a git repository, with or without files beside it."""
    return (folder / ".git").exists() or (
        (folder / "HEAD").is_file() and (folder / "objects").is_dir()
    )


def cloned(source: str, into: Path) -> Path:
    """Return the folder into which the newest state of a git address was cloned.

    Raises EditionFault for an address that is none of https, ssh, file or a folder, or that git
    cannot clone, MachineFault without git.
    """
    if is_address(source) and not (_SCHEME.fullmatch(source) or _AT_HOST.fullmatch(source)):
        raise EditionFault(
            f"{source!a:.200} is not an address an edition is taken from. "
            "Use one that begins with https://, ssh:// or file://, or a folder or ZIP file."
        )
    address = source if is_address(source) else Path(source).resolve().as_uri()
    said = run_git(*_SAFELY, "clone", *_SHALLOW, "--", address, str(into))
    if said.returncode:
        why = said.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = re.sub(r"\s+", " ", why[-1])[:300] if why else "git gives no reason"
        raise EditionFault(
            f"Git cannot take an edition from {source}: {reason}. "
            "Check the address and the network, or download the edition as a ZIP file."
        )
    return into


_SAFELY = (
    "-c", "core.hooksPath=/dev/null", "-c", "core.symlinks=false", "-c", "core.autocrlf=false",
    "-c", "core.fsmonitor=false", "-c", "submodule.recurse=false",
)  # fmt: skip
_SHALLOW = (
    "--quiet", "--depth=1", "--single-branch", "--no-tags", "--no-recurse-submodules", "--template=",
)  # fmt: skip


def run_git(*words: str) -> "subprocess.CompletedProcess[bytes]":
    """Run git without a shell, asking nobody anything; raises MachineFault where there is no git."""
    environment = {
        **os.environ,
        "GIT_ALLOW_PROTOCOL": "https:ssh:file",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_LFS_SKIP_SMUDGE": "1",
        "LC_ALL": "C",
    }
    environment.setdefault("GIT_SSH_COMMAND", "ssh -oBatchMode=yes")
    # A caller that is itself inside git (a hook, a rebase) must not lend us its repository.
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        environment.pop(name, None)
    try:
        return subprocess.run(
            ["git", *words], env=environment, stdin=subprocess.DEVNULL, capture_output=True,
            timeout=_PATIENCE, check=False,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise MachineFault(
            "There is no git on this machine. Download the edition as a ZIP file instead."
        ) from error
    except subprocess.TimeoutExpired as error:
        raise MachineFault(f"Git gave no answer for {_PATIENCE // 60} minutes.") from error
