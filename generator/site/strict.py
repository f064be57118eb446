"""The engine speaks through its log; what it warns of there stops the build."""

import logging

from mkdocs.exceptions import MkDocsException

from ..machine import EngineFault


class Strict(logging.Handler):
    """Collects the engine's warnings and turns them, and the errors it raises, into one EngineFault."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())

    def __enter__(self) -> None:
        log = logging.getLogger("mkdocs")
        log.addHandler(self)
        self.propagated, log.propagate = log.propagate, False

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        log = logging.getLogger("mkdocs")
        log.removeHandler(self)
        log.propagate = self.propagated
        if isinstance(error, MkDocsException | SystemExit):
            raise EngineFault("\n".join([*self.messages, str(error)])) from error
        if self.messages and error is None:
            raise EngineFault("\n".join(self.messages))
