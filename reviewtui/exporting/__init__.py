"""A comparison as a document others can open: Markdown, HTML, CSV or JSON."""
