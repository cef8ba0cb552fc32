"""Where reviews live: files, the index over them, and the reader's marks."""
