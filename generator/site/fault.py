"""What the engine refuses; apart, so that naming it does not load the engine."""


class EngineFault(Exception):  # noqa: N818  the counterpart of MachineFault
    """The engine refused our own configuration or templates; the message says what it said."""
