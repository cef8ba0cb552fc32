"""corrections.toml as text: its blocks, what each of them says, and what is wrong with one."""

from __future__ import annotations

import re
from typing import NamedTuple

from reviewtui.errors import BadFileError, StoreError
from reviewtui.model.point import Polarity
from reviewtui.model.text import clean_line, safe_url

FORMAT = 1
ACCEPT, REJECT, CHANGE = "accept", "reject", "change"
MISTAKE = "Put it right in an editor; until then nothing is written to it, so nothing is lost."
_BLOCK = re.compile(r"^[ \t]*\[\[[ \t]*correction[ \t]*\]\]", re.MULTILINE)


class Correction(NamedTuple):
    """What a person said of one point."""

    review: str
    url: str | None
    quote: str
    """The words it is about, on one line."""
    said: str
    """`accept`, `reject` or `change`."""
    aspect: str = "overall"
    polarity: str = "mixed"
    label: str = ""

    def same_place(self, other: Correction) -> bool:
        """Whether both are about the same words of the same review."""
        same = self.review == other.review or (self.url is not None and self.url == other.url)
        return same and self.quote == other.quote


def read(path: str) -> str:
    """The file's text; empty when there is none."""
    try:
        with open(path, "rb") as file:
            return file.read().decode()
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise StoreError(f"{path}: not UTF-8\n  Save it as UTF-8. {MISTAKE}") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreError(f"{path}: cannot be read: {reason}") from error


def cut(text: str) -> tuple[str, list[str]]:
    """What stands before the first block, and each block with what follows it."""
    starts = [found.start() for found in _BLOCK.finditer(text)]
    if not starts:
        return (text if not text or text.endswith("\n") else f"{text}\n"), []
    blocks = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    return text[: starts[0]], [b if b.endswith("\n") else f"{b}\n" for b in blocks]


def tail(block: str) -> str:
    """Comments and blank lines at the end of a block, which outlive it."""
    lines = block.splitlines(keepends=True)
    first = len(lines)
    while first and (not lines[first - 1].strip() or lines[first - 1].lstrip().startswith("#")):
        first -= 1
    return "".join(lines[first:])


def block_of(said: Correction) -> str:
    """A correction as a block."""
    import tomli_w

    table = {key: value for key, value in said._asdict().items() if value not in (None, "")}
    if said.said == REJECT:
        table.pop("aspect", None), table.pop("polarity", None)
    return f"[[correction]]\n{tomli_w.dumps(table)}"


def one(block: str) -> Correction:
    """A block as it was read and found right before."""
    import tomllib

    return _correction(tomllib.loads(block)["correction"][0])


def parsed(text: str, path: str) -> tuple[list[Correction], list[BadFileError]]:
    """Every block that can be understood, and what is wrong with the others and around them."""
    import tomllib

    start, blocks = cut(text)
    found: list[Correction] = []
    problems: list[BadFileError] = []
    try:
        stated = tomllib.loads(start).get("format", FORMAT)
        if stated != FORMAT:
            what = f"is of format {clean_line(str(stated))}, and this reviewtui knows {FORMAT}"
            problems.append(BadFileError(path, what, "Update reviewtui; the file is left alone."))
    except tomllib.TOMLDecodeError as error:
        problems.append(BadFileError(path, f"not TOML: {clean_line(str(error))}", MISTAKE, 1))
    line = start.count("\n") + 1
    for block in blocks:
        try:
            found.append(one(block))
        except (ValueError, KeyError, TypeError) as error:
            what = f"this correction cannot be understood: {clean_line(str(error))}"
            problems.append(BadFileError(path, what, MISTAKE, line))
        line += block.count("\n")
    return found, problems


def _correction(table: dict[str, object]) -> Correction:
    """What a block says, made safe to show; ValueError says what is wrong with it."""
    texts: dict[str, str] = {}
    for key in Correction._fields:
        stated = table.get(key, "")
        if not isinstance(stated, str):
            raise ValueError(f"{key} is not a text in quotes")
        texts[key] = clean_line(stated)
    if not texts["review"] and not texts["url"]:
        raise ValueError("it does not say of which review it is")
    if not texts["quote"]:
        raise ValueError("it does not say of which words it is")
    if texts["said"] not in {ACCEPT, REJECT, CHANGE}:
        raise ValueError('said is neither "accept", "reject" nor "change"')
    polarity = texts["polarity"] or Polarity.MIXED.value
    if polarity not in {each.value for each in Polarity}:
        raise ValueError("polarity is neither pro, con nor mixed")
    return Correction(
        texts["review"],
        safe_url(texts["url"]),
        texts["quote"],
        texts["said"],
        texts["aspect"].casefold() or "overall",
        polarity,
        texts["label"] or " ".join(texts["quote"].split()[:6]),
    )
