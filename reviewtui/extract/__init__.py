"""From prose to points: pure functions over text."""
