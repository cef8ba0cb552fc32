"""Other spellings under which words are found: scripts without blanks, and letters that fold.

SQLite's tokenizer takes a line of Japanese for one word and knows no plain letter for `ø`. So what
holds either is indexed once more, with every two neighbouring signs of such a script as a word, and
with plain letters for those that have them: names behind themselves, a body in a column of its own.
Other texts get nothing, and the index does not grow. What changes here needs a new SCHEMA_VERSION.
"""

from __future__ import annotations

import unicodedata

from reviewtui.patterns import pattern

_UNSPACED = (
    "\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff"  # repetition signs, hiragana, katakana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # han
    "\uac00-\ud7af"  # hangul: spaced, but particles are joined on
    "\U00020000-\U0003ffff"
)
_RUN = pattern(f"[{_UNSPACED}]+|[^\\W_{_UNSPACED}]+")
_WORD = pattern(r"[^\W_]+")
_ANY_UNSPACED = pattern(f"[{_UNSPACED}]")
_PLAIN = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
    "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ſ": "s",
}  # fmt: skip
_TABLE = str.maketrans(_PLAIN)


def composed(text: str) -> str:
    """A text in which a letter and its accent are one character, and wide letters are plain."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def other_spellings(*texts: str | None) -> str | None:
    """The words of some texts as they may be asked for besides; None where there are none."""
    found: list[str] = []
    for text in texts:
        if text and not text.isascii():
            for word in _WORD.findall(text):
                if not word.isascii():
                    found += _spelled(word)
    return " ".join(found) or None


def asked(word: str) -> str | None:
    """A word of a question as those in the other spellings are written; None: as it is.

    What comes back is a phrase: its words stand one after the other.
    """
    if word.isascii():
        return None
    pieces = _RUN.findall(word)
    out: list[str] = []
    for nth, piece in enumerate(pieces):
        if _ANY_UNSPACED.match(piece):
            out += _pairs(piece)
            if len(piece) > 1 and nth < len(pieces) - 1:
                out.append(piece[-1])
        else:
            out.append(_folded(piece))
    spelled = " ".join(out)
    return spelled if spelled != word.lower() else None


def plainly(text: str) -> str:
    """A text of the same length, in small letters without accents: what words are found by."""
    return text.lower() if text.isascii() else text.translate(_SIGNS)


class _Signs(dict[int, str]):
    """Each character as the one that stands for it; learnt as they come."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = _PLAIN.get(sign.lower(), "")
        first = plain if len(plain) == 1 else unicodedata.normalize("NFKD", sign)[:1]
        self[code] = found = first.lower()[:1]
        return found


_SIGNS = _Signs()


def is_unspaced(word: str) -> bool:
    """Whether a word holds signs of a script that puts no blanks between words."""
    return _ANY_UNSPACED.search(word) is not None


def _spelled(word: str) -> list[str]:
    """What one word of a review is found by besides itself."""
    plain = unicodedata.normalize("NFKC", word)
    if not _ANY_UNSPACED.search(plain):
        folded = _folded(plain)
        return [folded] if folded != word.lower() else []
    out: list[str] = []
    for piece in _RUN.findall(plain):
        if _ANY_UNSPACED.match(piece):
            out += _pairs(piece)
            if len(piece) > 1:
                out.append(piece[-1])
        else:
            out.append(_folded(piece))
    return out


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


def _folded(word: str) -> str:
    return word.lower().translate(_TABLE)
