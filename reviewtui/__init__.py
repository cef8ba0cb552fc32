"""reviewtui: read the critics side by side, in a terminal."""

__version__ = "0.1.0"
