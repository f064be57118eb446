"""Files of earlier builds, found again by a digest of all that makes them."""

import hashlib
from pathlib import Path

from .machine import machine_faults
from .write import write_file


class Store:
    """A folder of ours; without a folder it keeps nothing. `ingredients` is what all its files share."""

    def __init__(self, folder: Path | None, ingredients: bytes, suffix: str) -> None:
        self._folder = folder
        self._suffix = suffix
        self._base = hashlib.sha256(ingredients)
        self._used: set[str] = set()

    def get(self, content: bytes) -> bytes | None:
        """Return the file that was made of this content, if it is still there."""
        if not self._folder:
            return None
        with machine_faults("read a kept file"):
            file = self._folder / self._name(content)
            return file.read_bytes() if file.is_file() else None

    def put(self, content: bytes, made: bytes) -> None:
        """Keep what was made of this content; a file is there whole or not at all."""
        if not self._folder:
            return
        with machine_faults("keep a file for the next build"):
            self._folder.mkdir(parents=True, exist_ok=True)
        write_file(self._folder / self._name(content), made)

    def prune(self) -> None:
        """Delete what nobody has asked for since this store was opened."""
        if not self._folder or not self._folder.is_dir():
            return
        with machine_faults("tidy the folder of kept files"):
            for file in self._folder.iterdir():
                if file.name not in self._used and file.suffix in (self._suffix, ".tmp"):
                    file.unlink(missing_ok=True)

    def _name(self, content: bytes) -> str:
        key = self._base.copy()
        key.update(content)
        name = key.hexdigest() + self._suffix
        self._used.add(name)
        return name
