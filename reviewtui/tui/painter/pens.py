"""Pens: what a cell is drawn with, and the shortest way from one pen to another."""

from __future__ import annotations

from typing import Final

from .colours import ColorDepth, fit

ON: Final = {1: 22, 2: 22, 3: 23, 4: 24, 5: 25, 6: 25, 7: 27, 8: 28, 9: 29, 21: 24, 53: 55}
"""SGR parameters that switch an attribute on, each with the one that switches it off."""

BITS: Final = {code: 1 << number for number, code in enumerate(ON)}
SHOWN_ON_BLANKS: Final = BITS[4] | BITS[21] | BITS[7] | BITS[9] | BITS[53]
MANY: Final = 20_000


class Pen:
    """Colours, attributes and link of a cell. Equal pens are one object: compare them with `is`."""

    __slots__ = ("attributes", "bg", "blank", "erases", "fg", "link")

    def __init__(self, fg: str, bg: str, attributes: int, link: str) -> None:
        self.fg = fg
        """SGR parameters of the text, or nothing for the terminal's own."""
        self.bg = bg
        self.attributes = attributes
        self.link = link
        """What stands after `OSC 8 ;`: parameters and address."""
        self.blank: Pen = self
        """The pen with nothing but what shows on a blank: its text colour, say, does not."""
        self.erases = not attributes & SHOWN_ON_BLANKS and not link
        """Whether a blank drawn with it looks like an erased cell."""

    def sgr(self) -> str:
        """All parameters that make this pen from a reset."""
        codes = [str(code) for code, bit in BITS.items() if self.attributes & bit]
        return ";".join([*codes, *filter(None, (self.fg, self.bg))])


class PenBox:
    """Every pen in use, and all that is known of getting from one to the next."""

    def __init__(self, depth: ColorDepth = ColorDepth.TRUE) -> None:
        self.depth = depth
        self._pens: dict[tuple[str, str, int, str], Pen] = {}
        self._applied: dict[tuple[Pen, str], Pen | None] = {}
        self._shaded: dict[Pen, Pen] = {}
        self._changes: dict[tuple[Pen | None, Pen], str] = {}
        self.plain: Final = self.pen("", "", 0, "")

    def pen(self, fg: str, bg: str, attributes: int, link: str) -> Pen:
        """The one pen with these properties."""
        key = fg, bg, attributes, link
        pen = self._pens.get(key)
        if pen is None:
            if len(self._pens) > MANY:  # an old pen met again is only written once more
                for memory in (self._pens, self._applied, self._shaded, self._changes):
                    memory.clear()
                self._pens["", "", 0, ""] = self.plain
            pen = self._pens[key] = Pen(fg, bg, attributes, link)
            if not attributes & SHOWN_ON_BLANKS and (fg or attributes):
                pen.blank = self.pen("", bg, 0, link)
        return pen

    def linked(self, pen: Pen, link: str) -> Pen:
        """The same pen for the text of a link; none if `link` is empty."""
        return self.pen(pen.fg, pen.bg, pen.attributes, link)

    def apply(self, pen: Pen, parameters: str) -> Pen | None:
        """The pen after an SGR sequence; None if the sequence says something unheard of."""
        key = pen, parameters
        try:
            return self._applied[key]
        except KeyError:
            result = self._applied[key] = self._apply(pen, parameters)
            return result

    def _apply(self, pen: Pen, parameters: str) -> Pen | None:
        fg, bg, attributes = pen.fg, pen.bg, pen.attributes
        codes = [int(part or 0) for part in parameters.split(";")]
        while codes:
            code = codes.pop(0)
            if code == 0:
                fg, bg, attributes = "", "", 0
            elif code in BITS:
                attributes |= BITS[code]
            elif code in ON.values():
                attributes &= ~sum(BITS[on] for on, off in ON.items() if off == code)
            elif code in (38, 48):
                size = {5: 2, 2: 4}.get(codes[0] if codes else 0, 0)
                if not size or len(codes) < size or max(codes[1:size]) > 255:
                    return None
                colour = ";".join(map(str, (code, *codes[:size])))
                del codes[:size]
                fg, bg = (colour, bg) if code == 38 else (fg, colour)
            elif 30 <= code <= 39 or 90 <= code <= 97:
                fg = "" if code == 39 else str(code)
            elif 40 <= code <= 49 or 100 <= code <= 107:
                bg = "" if code == 49 else str(code)
            else:
                return None
        return self.pen(fg, bg, attributes, pen.link)

    def shade(self, pen: Pen) -> Pen:
        """The pen in no more colours than the terminal has."""
        if self.depth == ColorDepth.TRUE:
            return pen
        shaded = self._shaded.get(pen)
        if shaded is None:
            fg, bg, attribute = fit(pen.fg, pen.bg, self.depth)
            extra = BITS[int(attribute)] if attribute else 0
            # what was reversed already is told apart by being set straight
            bits = pen.attributes ^ extra if attribute == "7" else pen.attributes | extra
            shaded = self._shaded[pen] = self.pen(fg, bg, bits, pen.link)
        return shaded

    def change(self, old: Pen | None, new: Pen) -> str:
        """The shortest sequence that takes the terminal from one pen to another."""
        if old is new:
            return ""
        key = old, new
        found = self._changes.get(key)
        if found is None:
            found = self._changes[key] = self._change(old, new)
        return found

    def _change(self, old: Pen | None, new: Pen) -> str:
        link = "" if old is not None and old.link == new.link else f"\x1b]8;{new.link or ';'}\x1b\\"
        if old is None:
            link = link if new.link else "\x1b]8;;\x1b\\"
        codes = new.sgr()
        whole = f"\x1b[0;{codes}m" if codes else "\x1b[m"
        if old is None:
            return whole + link
        lost = old.attributes & ~new.attributes
        off = {ON[code] for code, bit in BITS.items() if lost & bit}
        parts = [str(code) for code in sorted(off)]
        for code, bit in BITS.items():
            if new.attributes & bit and (not old.attributes & bit or ON[code] in off):
                parts.append(str(code))
        if old.fg != new.fg:
            parts.append(new.fg or "39")
        if old.bg != new.bg:
            parts.append(new.bg or "49")
        part = f"\x1b[{';'.join(parts)}m" if parts else ""
        return min(part, whole, key=len) + link
