"""What stands on the screen, as plain text, and texts of screens that are kept to compare with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App
    from textual.strip import Strip

KEPT = Path(__file__).with_name("snapshots")


def screen_rows(app: App[None]) -> list[Strip]:
    """The cells of the screen, row by row."""
    rows: list[Strip] = app.screen._compositor.render_strips()  # noqa: SLF001 - no public way
    return rows


def screen_text(app: App[None]) -> str:
    """The screen row by row, without blanks at the ends of rows."""
    width, height = app.size
    rows = [strip.text[:width].rstrip() for strip in screen_rows(app)[:height]]
    return "\n".join(rows) + "\n"


def assert_as_kept(app: App[None], name: str) -> None:
    """Compare the screen with the kept text; ``KEEP_SCREENS=1`` keeps the present one instead."""
    path = KEPT / f"{name}.txt"
    text = screen_text(app)
    if os.environ.get("KEEP_SCREENS"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
