"""Strings that have hurt terminals, spreadsheets, parsers and file systems; all written here."""

from __future__ import annotations

import itertools
import json
import os
from pathlib import Path

ESC, CSI, OSC, ST, BEL = "\x1b", "\x9b", "\x9d", "\x9c", "\x07"

TERMINAL = [
    f"{ESC}[2J{ESC}[H",
    f"{ESC}[31;1mred{ESC}[0m",
    f"{CSI}31mred{CSI}m",
    f"{ESC}]0;new window title{BEL}",
    f"{OSC}0;new window title{ST}",
    f"{ESC}]8;;https://evil.example{ESC}\\click{ESC}]8;;{ESC}\\",
    f"{ESC}]52;c;cm0gLXJmIC8={BEL}",
    f'{ESC}P$q"p{ESC}\\',
    f"{ESC}_Ga=T,f=100;AAAA{ESC}\\",
    f"{ESC}^private{ESC}\\",
    f"{ESC}[?1049h{ESC}[?1000h{ESC}[?2004l",
    f"{ESC}[6n{ESC}[c{ESC}[>c",
    f"{ESC}[20t{ESC}[21t",
    f"{ESC}c",
    f"{ESC}(0lqk{ESC}(B",
    f"{ESC}%@latin{ESC}%G",
    f"{ESC}[999999999b",
    f"{ESC}[1;1H{ESC}[0K",
    f"half of one {ESC}",
    f"half of one {ESC}[",
    f"half of one {ESC}]52;c;",
    "\x0e shifted out \x0f",
    "over\rwritten",
    "back\b\b\b\bspace",
    "tab\tulator",
    "form\x0cfeed and vertical\x0btab",
    "\x00 nothing \x00",
    "\x7f rubbed out",
    "\x85next line\x85",
    "\x1a end of file",
    "\x11\x13 flow",
    f"{ESC}[24H line of a page\r\n another\r\n{ESC}[K",
    f"{ESC}[?1;2;3h{ESC}[>4;2m{ESC}[22;0;0t{ESC}[?4m",
    f"{ESC}[38:2::255:0:0m{ESC}[4:3mcolons{ESC}[58;5;1m",
    f"{ESC}7{ESC}[?47h{ESC}[1;24r{ESC}[4l{ESC}[?1h{ESC}=",
    f"{ESC}#8{ESC}#3{ESC}#6{ESC}n{ESC}o{ESC}|",
    f"{ESC})0\x0elqk\x0f",
    f"{ESC}]4;1;?{BEL}{ESC}]104{BEL}{ESC}]1337;File=:AA{BEL}{ESC}]777;notify;a;b{BEL}",
    f"{ESC}]133;A{ST}{ESC}]7;file:///etc{ESC}\\{ESC}]9;4;1;50{BEL}",
    f"{ESC}Pzz{ESC}\\{ESC}P1$r0m{ESC}\\{ESC}P+q544e{ESC}\\{ESC}X start {ESC}\\",
    f"{ESC}[\x18cancelled{ESC}\x1asubstituted{ESC}[3\x1b[1mnested",
    f"\x90 device {ST}\x98 start {ST}\x9e private {ST}\x9f program {ST}",
    "\x84\x85\x88\x8d\x8e\x8f\x9a single C1",
    f"{ESC}[1\n;31mline end inside{ESC}[\r0m",
    f"{ESC}[{'1;' * 5_000}m",
]
DECEIVING = [
    "\u202egnp.exe",
    "\u2066isolated\u2069 \u2067right\u2069 \u2068first\u2069",
    "\u200e\u200f\u061c marks",
    "zero\u200bwidth\u2060joined\ufeff",
    "line\u2028separator and paragraph\u2029separator",
    "a" + "\u0301\u0316\u0489\u20dd" * 100,
    "tagged \U000e0041\U000e0042\U000e007f",
    "\ufff9annotated\ufffabase\ufffb",
    "ｆｕｌｌ ｗｉｄｔｈ ＝１＋１",
    "👩\u200d👩\u200d👧\u200d👦 🇪🇺 ✍🏿",
    "שלום עולם مرحبا بالعالم",
    "ﷺ ﷽ ꧁༺༻꧂",
    "\u3000\u00a0\u2007blank",
    "\u180e\u115f\u1160\u3164\u2800",
    "\ufdd0\uffff\U0010ffff",
    "\ue000 private \U000f0000",
]
MARKUP = [
    "[red]rich[/red] [/] [bold",
    "[@click=app.quit]quit[/]",
    "[link=https://evil.example]link[/link]",
    "[$primary]variable[/] :smile: {title} {{7*7}} %s %n %(x)s ${HOME} $(id) `id`",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "]]><!-- --> <![CDATA[ <?xml ?>",
    "&lt;b&gt; &#27;[2J &#x1b; &#155; &Tab;",
    "[click](javascript:alert(1)) [file](file:///etc/passwd) [data](data:text/html,x)",
    "[t](https://evil.example/\"onmouseover=alert(1))",
    "<https://evil.example> <javascript:alert(1)>",
    "![picture](https://evil.example/p.png)",
    "# heading", "> quote", "- item", "1. item", "---", "===", "~~~", "``` fence", "    code",
    "| a | b |", "\\", "\\\\", "*", "**", "_", "`", "[", "](", "<", "&", "[^1]", "\\x1b[2J",
]  # fmt: skip
DATA = [
    '=HYPERLINK("https://evil.example","x")', "@SUM(1)", "+1+1", "-1", "=cmd|' /C calc'!A0", "%0a",
    "'; DROP TABLE review; --", '" OR 1=1', "NEAR(", "AND OR NOT", "col:val", '"unclosed', "*",
    "+++", "'''", '"""', '"""\n[[bookmark]]\nreview = "x"', "[[bookmark]]", "format = 99",
    "null", "None", "NaN", "undefined", "true", "0", "-0", "1e309", "9" * 400, "1/0", "0x1F", "½",
    "../../etc/passwd", "/dev/null", "CON", "NUL.txt", "COM1", "a:b", "a\\b", "name.", " name ",
    ".", "..", "~", "-rf", "--help", "x" * 300, "é" * 300, "?*<>|", "\u212b Å A\u030a", "İı ſ ß",
]  # fmt: skip
DEEP = [
    "> " * 2_000 + "deep",
    "[" * 2_000 + "deep" + "]" * 2_000,
    "*" * 2_000 + "deep",
    "- " * 500 + "deep",
    "<" * 2_000,
    "&" * 2_000,
    "word " * 4_000,
    "x" * 20_000,
]
C0_AND_C1 = [
    f"before {chr(code)} after" for code in itertools.chain(range(0x20), range(0x7F, 0xA0))
]

NAUGHTY = [*TERMINAL, *DECEIVING, *MARKUP, *DATA, *DEEP, *C0_AND_C1]
"""All of them."""
QUICK = NAUGHTY[::4]
"""A few of every sort, for the ordinary tests."""


def of_folder(folder: str) -> list[str]:
    """Strings of a collection kept elsewhere, each once.

    A `.json` file is a list of strings, or of records of which every string counts; of a `.txt`
    file every line that is not a `#` remark; any other file is one string.
    """
    found: dict[str, None] = {}
    for path in sorted(Path(folder).rglob("*")):
        if not path.is_file():
            continue
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        if path.suffix == ".json":
            found.update(dict.fromkeys(_strings(json.loads(text))))
        elif path.suffix == ".txt":
            found.update((line, None) for line in text.split("\n") if line and line[0] != "#")
        else:
            found[text] = None
    return [words for words in found if words.strip("\0")]


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [words for each in below for words in _strings(each)]


OUTSIDE = os.environ.get("CORPUS")
WORDS = of_folder(OUTSIDE) if OUTSIDE else NAUGHTY
"""What the torture run is about: `make torture CORPUS=FOLDER` names other strings."""


def toml(text: str) -> str:
    """A string as TOML writes it: what TOML forbids stands escaped, and so comes through."""
    escaped = [
        c if c.isprintable() and c not in '"\\' else f"\\u{ord(c):04X}" if ord(c) < 0x10000
        else f"\\U{ord(c):08X}"
        for c in text
    ]  # fmt: skip
    return f'"{"".join(escaped)}"'


def review(words: str, begins: str = "It begins.") -> str:
    """A review with some words as its title, critic, verdict, label, quote and body."""
    said = toml(words)
    there = words.replace(
        "\0", ""
    )  # a file with this byte in it is no text, and is refused as such
    body = f"{begins}\n\n{there}\n\nThe middle: {there} and so on.\n\n## {there}\n"
    keys = ("title", "critic", "verdict", "rating", "url")
    front = "".join(f"{key} = {said}\n" for key in keys)
    point = f'[[points]]\naspect = "story"\npolarity = "con"\nlabel = {said}\nquote = {said}\n'
    work = toml(f"Work {words[:200]}")
    return f'+++\nformat = 1\nwork = {work}\nkind = "film"\n{front}\n{point}+++\n{body}'


def bookmarks(words: list[str]) -> str:
    """A file of bookmarks that say some words in every field."""
    blocks = []
    for number, said in enumerate(map(toml, words)):
        keys = ("work", "url", "passage", "prefix", "suffix", "note")
        fields = "".join(f"{key} = {said}\n" for key in keys)
        blocks.append(
            f'[[bookmark]]\nid = {said}\nreview = "evil/r{number}"\ntags = [{said}]\n{fields}'
        )
    return "format = 1\n\n" + "\n".join(blocks)
