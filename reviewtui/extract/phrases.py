"""Phrases to be met in a clause: which can begin at a word is told by its first letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_HEAD = 3
"""So many letters tell most words from those a phrase begins with."""
_DIGIT = "0"
"""Stands for every digit."""
_ANYTHING = "."


class Phrases(NamedTuple):
    """Phrases to be met in a clause, parted by how they begin: at most words none can."""

    by_head: dict[str, re.Pattern[str]]
    """Those that begin with some three letters, or with one or two and anything after them."""
    shorter: tuple[int, ...]
    """The lengths of heads of fewer letters that there are."""
    counted: re.Pattern[str] | None
    """Those that begin with a number."""
    others: re.Pattern[str] | None
    """What may begin with any letter."""
    needed: tuple[str, ...]
    """One of these is in a clause in which the others are met."""

    def met(self, low: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Where phrases stand in a clause, given where its words begin."""
        by_head, shorter, past = self.by_head, self.shorter, 0
        others = self.others if any(each in low for each in self.needed) else None
        for start in starts:
            if start < past:
                continue
            phrases = by_head.get(low[start : start + _HEAD])
            if not phrases and shorter:
                for length in shorter:
                    phrases = phrases or by_head.get(low[start : start + length])
                if self.counted and low[start].isdecimal():
                    phrases = self.counted
            found = phrases.match(low, start) if phrases else None
            if not found and others:
                found = others.match(low, start)
            if found:
                past = found.end()
                yield start, past


def made_phrases(text: str) -> Phrases:
    """Phrases by the letters they may begin with: few of them can begin at any one word."""
    by_letter: dict[str, list[str]] = {}
    anywhere: list[str] = []
    heads: set[str] = set()
    for phrase in (part for line in text.strip().splitlines() for part in _alternatives(line)):
        begun = _heads(phrase, _HEAD)
        if "" in begun:
            anywhere.append(phrase)
            continue
        heads |= begun
        for letter, part in _parted(phrase, {head[0] for head in begun}):
            by_letter.setdefault(letter, []).append(part)
    made = {
        letter: pattern(f"(?:{'|'.join(phrases)})(?![\\w'-])")
        for letter, phrases in by_letter.items()
    }
    return Phrases(
        {head: made[head[0]] for head in heads},
        tuple(sorted({len(head) for head in heads} - {_HEAD})),
        made.get(_DIGIT),
        pattern(f"(?:{'|'.join(anywhere)})(?![\\w'-])") if anywhere else None,
        tuple(_needed(phrase) for phrase in anywhere),
    )


def _needed(phrase: str) -> str:
    """The letters that have to follow where a phrase begins with any word."""
    rest = phrase.removeprefix("\\w+")
    if rest == phrase:
        return ""
    plain = next((at for at, c in enumerate(rest) if not (c.isalnum() or c == " ")), len(rest))
    return rest[: plain - (rest[plain : plain + 1] in ("?", "*", "{"))]


def _heads(phrase: str, room: int) -> set[str]:
    """The first letters a phrase may have; fewer than asked for where anything may follow."""
    if _is_plain(phrase, room):
        return {phrase[:room]}
    if not phrase or not room:
        return {""}
    if phrase.startswith(("(?<", "(?!", "(?=")):
        return _heads(phrase[_end_of_group(phrase) :], room)
    if phrase.startswith("(?:"):
        end = _end_of_group(phrase)
        firsts = _alternatives(phrase[3 : end - 1])
    elif phrase[0].isalnum() or phrase[0] in " '-":
        end, firsts = 1, [phrase[0]]
    elif phrase.startswith(r"\d"):
        return {_DIGIT}
    else:
        return {""}
    after, rest = phrase[end : end + 1], phrase[end:]
    found: set[str] = set()
    if after in ("?", "*") or rest.startswith("{0"):
        left_out = rest[1:] if after != "{" else rest[rest.index("}") + 1 :]
        found = _heads(left_out.removeprefix("?"), room)
    if after in ("*", "+", "{"):
        rest = _ANYTHING
    rest = rest.removeprefix("?")
    if phrase[0] != "(":
        return found | {phrase[0] + head for head in _heads(rest, room - 1)}
    return found.union(
        *(
            (first[:room],) if _is_plain(first, room) else _heads(first + rest, room)
            for first in firsts
        )
    )


def _is_plain(phrase: str, room: int) -> bool:
    """Whether a phrase begins with so many letters that stand for themselves."""
    return len(phrase) > room and phrase[: room + 1].replace(" ", "").isalnum()


def _parted(phrase: str, letters: set[str]) -> Iterator[tuple[str, str]]:
    """For each first letter a phrase without the other beginnings: less to compile."""
    end = _end_of_group(phrase) if phrase.startswith("(?:") else 0
    if not end or phrase[end : end + 1] in ("?", "*", "{"):
        yield from ((letter, phrase) for letter in letters)
        return
    known = [(each, _heads(each, 1)) for each in _alternatives(phrase[3 : end - 1])]
    for letter in letters:
        fit = [each for each, heads in known if letter in heads or "" in heads]
        yield letter, f"(?:{'|'.join(fit)}){phrase[end:]}"


def _end_of_group(phrase: str) -> int:
    """Where the group that a phrase begins with ends."""
    first = phrase.find(")")
    if "(" not in phrase[1:first]:
        return first + 1
    depth = 0
    for place, char in enumerate(phrase):
        depth += (char == "(") - (char == ")")
        if not depth:
            return place + 1
    return len(phrase)


def _alternatives(group: str) -> list[str]:
    """The alternatives of a group, those of groups within it left together."""
    if "(" not in group:
        return group.split("|")
    parts, depth = [""], 0
    for char in group:
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return parts
