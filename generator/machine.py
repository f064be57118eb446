"""What the machine refuses, told in one sentence."""

import contextlib
import errno
from collections.abc import Iterator


class MachineFault(Exception):  # noqa: N818  the word the command line uses for exit 4
    """The machine refused: a full disk, missing rights, a missing tool; the message is a sentence for people."""


class EngineFault(Exception):  # noqa: N818  the counterpart of MachineFault
    """The engine refused our own configuration or templates; the message says what it said."""


class OwnCodeFault(Exception):  # noqa: N818  the counterpart of MachineFault
    """Code of the organization failed at a line of a file of its own, on a page; the message says what went wrong."""

    def __init__(self, path: str, line: int, page: str, says: str) -> None:
        super().__init__(says)
        self.path, self.line, self.page, self.says = path, line, page, says


@contextlib.contextmanager
def machine_faults(deed: str) -> Iterator[None]:
    """Turn an OSError inside the block into a MachineFault that says what could not be done and why."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise MachineFault(
                f"Cannot {deed}: the disk is full. Free some space and run again."
            ) from error
        reason = error.strerror or str(error)
        place = f" ({error.filename})" if error.filename else ""
        raise MachineFault(f"Cannot {deed}: {reason}{place}.") from error
