"""Draw the README's pictures from the real app, and write its key table from the commands.

`make docs` runs it; tests/test_readme.py fails when the key table is out of date.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
PICTURES = {
    "home": ("enter", "right_square_bracket"),
    "compare": ("c", "down", "down"),
}
"""Name of a picture -> the keys that lead to it."""


def key_table() -> str:
    """The keys as a Markdown table, a row a command."""
    from reviewtui.tui.commands import COMPARE, EVERYWHERE, HOME, MOVING, shown_keys

    rows = ["| key | what it does | name |", "| --- | --- | --- |"]
    groups = {"Home": HOME, "Moving": MOVING, "Comparison": COMPARE, "Everywhere": EVERYWHERE}
    for group, commands in groups.items():
        rows.append(f"| **{group}** | | |")
        for command in commands:
            keys = shown_keys(command.keys, every=True).replace("|", "\\|")
            rows.append(f"| `{keys}` | {command.help} | `{command.id}` |")
    return "\n".join(rows)


def with_keys(readme: str) -> str:
    """The README with the key table as it is now."""
    return re.sub(
        r"(<!-- keys:[^\n]*-->\n).*?(<!-- /keys -->)",
        lambda found: f"{found[1]}{key_table()}\n{found[2]}",
        readme,
        flags=re.DOTALL,
    )


async def picture(keys: tuple[str, ...]) -> str:
    """The app after some keys, as SVG."""
    from reviewtui.library.settings import load
    from reviewtui.tui.app import ReviewApp

    app = ReviewApp(load([str(HERE.parent / "content")]))
    async with app.run_test(size=(124, 34)) as pilot:
        await pilot.pause(1.0)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.3)
        svg = app.export_screenshot(title="reviewtui")
    # the picture shall load nothing from anywhere
    return re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)


def main() -> None:
    """Write everything."""
    README.write_text(with_keys(README.read_text("utf-8")), "utf-8")
    for name, keys in PICTURES.items():
        with tempfile.TemporaryDirectory() as home:
            os.environ["REVIEWTUI_HOME"] = home
            (HERE / f"{name}.svg").write_text(asyncio.run(picture(keys)), "utf-8")


if __name__ == "__main__":
    main()
