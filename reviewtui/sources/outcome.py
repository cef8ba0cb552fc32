"""What a source turns out to be when it is no review, and what a person can do about it."""

from __future__ import annotations

from reviewtui.record import Record


class NotAReview(Record):
    """A source that is no review, and why, in plain words."""

    source: str
    reason: str


_TODO = (
    (("cannot be read",), "Check how it is spelled, and that you may read it."),
    (("larger than",), "Cut the review out of it, and add that."),
    (
        (
            "pdf",
            "picture",
            "archive",
            "binary",
            "compressed",
            "processor",
            "a program",
            "a database",
            "of the kind",
            "not text",
        ),
        "Copy the words of the review into a text file, and add that.",
    ),
    (
        ("lists articles", "without entries"),
        "Add one of the reviews it leads to; `reviewtui feed add ADDRESS` follows all of a site.",
    ),
    (("it is a feed that",), "Fetch it again; it may have been cut short."),
    (
        ("it is empty", "nothing in it but blanks"),
        "Paste the review into it, save it, and add it again.",
    ),
    (
        ("is empty", "no words in it", "no text of a review"),
        "Save the page whole, or copy its text.",
    ),
)
_ELSE = (
    "If it is one all the same, copy its text into a file below a line like"
    " `Ballerina (2025) review`, and add that."
)


def what_to_do(reason: str) -> str:
    """What a person can do about a source that was refused for this reason."""
    low = reason.lower()
    return next((todo for said, todo in _TODO if any(one in low for one in said)), _ELSE)
