"""The thin painter: nothing here knows the rest of the app, only Textual's driver."""
