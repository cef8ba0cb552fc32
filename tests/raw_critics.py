"""Three critics of one film in plain prose, as one pastes them: nothing listed, nothing rated."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Tin Harbour"
GULL = """\
# Tin Harbour

Ines, who mends nets, finds a ledger in a drowned boat.

Mara Quill gives a superb performance as Ines, and the supporting cast is excellent.

The story is dull and predictable, and the dialogue is clumsy.

The cinematography is gorgeous: every morning looks beautiful.

Vulture praised the wonderful score and called it a triumph.

Overall, Tin Harbour is a beautiful film with a weak story.
"""
LEDGER = """\
# Tin Harbour

A town on the coast keeps a secret for thirty years.

The performances are outstanding. Mara Quill is brilliant in a difficult role.

Unfortunately the plot is a mess, and the story never makes sense.

The score is annoying and far too loud.

It is a disappointing film that wastes a talented cast.
"""
POST = """\
# Tin Harbour

Somebody drowned, and somebody knows why.

The acting is terrific, and Mara Quill is a wonderful lead.

But the story is boring and the script is full of awful clichés.

The pacing is tedious.
"""
TEXTS = {"the-gull": GULL, "evening-ledger": LEDGER, "morning-post": POST}


def write_raw(root: Path) -> Path:
    """The three as files without front matter, a folder each."""
    for outlet, text in TEXTS.items():
        path = root / outlet / "tin-harbour.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
