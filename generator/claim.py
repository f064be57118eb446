"""A folder that one process at a time may use; the system lets go of it when the process ends, however it ends."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from .machine import MachineFault

if sys.platform != "win32":
    import fcntl


@contextlib.contextmanager
def claimed(folder: Path, refusal: str) -> Iterator[None]:
    """Make the folder if need be and hold it until the block ends, which may delete it.

    Raises MachineFault with the `refusal` while another process, or another block of this one, holds it.
    """
    if sys.platform == "win32":  # which locks no folders
        folder.mkdir(parents=True, exist_ok=True)
        yield
        return
    handle = _claim(folder, refusal)
    try:
        yield
    finally:
        os.close(handle)


def _claim(folder: Path, refusal: str) -> int:
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(handle), os.lstat(folder)):
                return handle
        except BlockingIOError as error:
            os.close(handle)
            raise MachineFault(refusal) from error
        except FileNotFoundError:
            pass
        # The one before has just deleted the folder we opened: ours would be another one.
        os.close(handle)
