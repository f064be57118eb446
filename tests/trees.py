"""Small source trees for tests: a right one, and copies of it that are broken as a case says."""

import datetime
import os
import shutil
from pathlib import Path
from typing import Any

TINY = Path(__file__).parent / "worlds" / "tiny"
TODAY = datetime.date(2026, 11, 23)


def tiny(folder: Path, case: dict[str, Any] | None = None) -> Path:
    """Return a copy of the tiny world below a folder, broken as the case says.

    A case may `copy` files (new: old), then `change` (path: find: put), `write` or `append` to them, write `bytes` (hex) or a
    `size` in KB, `delete`, and make a `link`, a `pipe` or a `folder` where a file belongs.
    """
    root = folder / "tree"
    shutil.copytree(TINY, root)
    if case:
        break_tree(root, case)
    return root


def break_tree(root: Path, case: dict[str, Any]) -> None:
    """Change a tree as a case says."""
    for path, old in case.get("copy", {}).items():
        shutil.copy(root / old, _place(root / path))
    for path, edits in case.get("change", {}).items():
        for find, put in edits.items():
            _edit(root / path, find, put)
    for path, text in case.get("write", {}).items():
        _place(root / path).write_text(text, encoding="utf-8")
    for path, text in case.get("append", {}).items():
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text)
    for path, digits in case.get("bytes", {}).items():
        _place(root / path).write_bytes(bytes.fromhex(digits))
    for path, kilobytes in case.get("size", {}).items():
        _place(root / path).write_bytes(b"# " + b"." * 1024 * kilobytes)
    for path, target in case.get("link", {}).items():
        _place(root / path).symlink_to(target)
    for path in case.get("pipe", []):
        os.mkfifo(_place(root / path))
    for path in case.get("folder", []):
        (root / path).mkdir(parents=True)
    for path in case.get("delete", []):
        (root / path).unlink()


def _edit(path: Path, find: str, put: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(find) == 1, f"{find!r} stands {text.count(find)} times in {path.name}"
    path.write_text(text.replace(find, put), encoding="utf-8")


def _place(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
