"""Contrast of every text colour on every ground, and screens without colour."""

from pathlib import Path

import pytest
from rich.color_triplet import ColorTriplet
from rich.style import Style
from textual.color import Color

from deescalate.tui.themes import GROUNDS, PALETTES, TEXT_ROLES, build_theme, theme_for
from tests.tui.playing import GOOD, Setting, practising
from tests.tui.screen_text import screen_rows, screen_text

READABLE = 4.5
STRONG = 7.0


def contrast(text: str, ground: str) -> float:
    """The contrast ratio of the Web Content Accessibility Guidelines, 1 to 21."""
    lighter, darker = sorted((luminance(text), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def colours_of(name: str) -> dict[str, str]:
    theme = build_theme(name)
    return {**theme.to_color_system().generate(), **theme.variables}


def triplets(style: Style | None) -> list[ColorTriplet]:
    """The colours that a style sets, as red, green and blue."""
    colours = (style.color, style.bgcolor) if style is not None else ()
    return [colour.triplet for colour in colours if colour is not None and colour.triplet]


def luminance(colour: str) -> float:
    parts = (part / 255 for part in Color.parse(colour).rgb)
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_contrast_formula() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("role", TEXT_ROLES)
def test_every_text_is_readable_on_every_ground(name: str, ground: str, role: str) -> None:
    colours = colours_of(name)
    least = STRONG if name == "high-contrast" else READABLE
    assert contrast(colours[role], colours[ground]) >= least


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("foreground", "mark-help"),
        ("foreground", "mark-harm"),
        ("block-cursor-foreground", "block-cursor-background"),
        ("footer-key-foreground", "panel"),
        ("text-muted", "surface"),
        ("input-cursor-foreground", "input-cursor-background"),
    ],
)
def test_text_on_marks_and_cursors_is_readable(name: str, text: str, ground: str) -> None:
    colours = colours_of(name)
    assert contrast(colours[text], colours[ground]) >= READABLE


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("role", ["primary", "secondary", "accent", "success", "warning", "error"])
def test_the_toolkits_own_text_colours_are_readable(name: str, role: str) -> None:
    colours = colours_of(name)
    for ground in ("background", "surface", "panel"):
        assert contrast(colours[f"text-{role}"], colours[ground]) >= READABLE


def test_helping_and_harming_differ_without_red_and_green() -> None:
    palette = PALETTES["colour-blind"]
    red_help, _green, blue_help = Color.parse(palette.help).rgb
    red_harm, _green, blue_harm = Color.parse(palette.harm).rgb
    assert blue_help - blue_harm > 100
    assert red_harm - red_help > 100


@pytest.mark.parametrize(("chosen", "used"), [("auto", "dark"), ("light", "light"), ("x", "dark")])
def test_theme_for(chosen: str, used: str) -> None:
    assert theme_for(chosen) == used


async def test_no_color_leaves_greys_and_the_same_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with practising(Setting(tmp_path / "plain")) as play:
        await play.say(GOOD)
        coloured = screen_text(play.app)
    monkeypatch.setenv("NO_COLOR", "1")
    async with practising(Setting(tmp_path / "grey")) as play:
        await play.say(GOOD)
        assert screen_text(play.app) == coloured
        grey = play.app.get_line_filters()[-1]
        for strip in screen_rows(play.app):
            for segment in strip.apply_filter(grey, Color(0, 0, 0)):
                assert all(len(set(triplet)) == 1 for triplet in triplets(segment.style))
    assert "▼" in coloured
    assert "✓" in coloured
