"""Stopped: how work that was told to end tells those who wait for it."""


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """Somebody said that it is enough."""
