"""What a person would see of an app, and waiting until it is all there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot


def seen(app: App[Any]) -> str:
    """The screen as plain text, line by line."""
    width, height = app.size
    screen = app.screen
    return (
        "\n".join(
            "".join(segment.text for segment in strip)
            for strip in screen._compositor.render_strips()  # the one place where tests look inside
        )
        if width and height
        else ""
    )


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until workers are done and the queue is empty."""
    await pilot.pause()
    for _ in range(3):
        await pilot.app.workers.wait_for_complete(
            [w for w in pilot.app.workers if not w.is_finished]
        )
        await pilot.pause()
