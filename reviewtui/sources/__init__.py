"""How a review arrives: bytes or text in, drafts out; nothing here writes a file."""
