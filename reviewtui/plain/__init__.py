"""The reader without a screen: one line a thing, for ears, braille and the poorest of terminals."""
