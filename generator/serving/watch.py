"""Which files changed since the last look, by asking the disk every fifth of a second."""

import os
import time
from collections.abc import Iterable
from pathlib import Path

PAUSE = 0.2
# An editor writes a file in several goes; a look that finds the same as the one before ends the wait.
SETTLE = 0.04
_Print = tuple[int, int, int]


class Watcher:
    """Watches files and folders, present or not; links are not followed, hidden and temporary files not seen."""

    def __init__(self, places: Iterable[Path]) -> None:
        self._places = tuple(places)
        self._seen = self._look()

    def changes(self) -> frozenset[Path]:
        """Return what was changed, added or removed since the last call, once the files have settled."""
        before, now = self._seen, self._look()
        while now != self._seen:
            self._seen = now
            time.sleep(SETTLE)
            now = self._look()
        paths = before.keys() | now.keys()
        return frozenset(path for path in paths if before.get(path) != now.get(path))

    def wait(self) -> frozenset[Path]:
        """Return the next changes; waits as long as there are none."""
        while True:
            started = time.monotonic()
            if found := self.changes():
                return found
            # A slow disk is asked less often, so that watching never takes a tenth of a core.
            time.sleep(max(PAUSE, 10 * (time.monotonic() - started)))

    def _look(self) -> dict[Path, _Print]:
        found: dict[Path, _Print] = {}
        for place in self._places:
            if not place.is_symlink():
                _scan(place, found)
        return found


def _scan(place: Path, found: dict[Path, _Print]) -> None:
    try:
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.name.startswith((".", "__pycache__")) or entry.name.endswith(
                    ("~", ".tmp")
                ):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    _scan(Path(entry.path), found)
                else:
                    status = entry.stat(follow_symlinks=False)
                    found[Path(entry.path)] = _print(status)
    except NotADirectoryError:
        found[place] = _print(place.lstat())
    except OSError:
        # Gone, going, or not for us: what it held counts as removed.
        return


def _print(status: os.stat_result) -> _Print:
    return status.st_mtime_ns, status.st_size, status.st_ino
