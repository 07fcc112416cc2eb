"""The colour themes. Every colour says something that a word, a symbol or a place says too.

Text roles are variables of the themes: ``$quiet`` for what matters less, ``$tense`` and ``$bond``
for the two gauges, ``$harm`` and ``$help`` for what a reply did, ``$customer`` and ``$agent`` for
the speakers, ``$key`` for keys. ``$mark-help`` and ``$mark-harm`` are backgrounds of quoted words
under ``$foreground``, ``$bubble-customer`` and ``$bubble-agent`` those of messages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.theme import Theme

from deescalate.interface.catalogue import N_

TEXT_ROLES: Final = (
    "foreground", "quiet", "tense", "bond", "harm", "help", "customer", "agent", "key",
)  # fmt: skip
"""Variables that colour text on any ground."""

GROUNDS: Final = ("background", "surface", "panel", "bubble-customer", "bubble-agent")
"""Variables that text of every role may stand on."""

MARKS: Final = ("mark-help", "mark-harm", "block-cursor-background")
"""Variables that only text of the mark's own foreground stands on."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme."""

    dark: bool
    background: str
    surface: str
    panel: str
    foreground: str
    quiet: str
    tense: str
    bond: str
    harm: str
    help: str
    customer: str
    agent: str
    key: str
    mark_help: str
    mark_harm: str
    bubble_customer: str
    bubble_agent: str
    cursor: str
    on_cursor: str


PALETTES: Final = {
    "dark": Palette(
        dark=True,
        background="#12161d",
        surface="#181d26",
        panel="#222936",
        foreground="#e7eaf0",
        quiet="#a3adbd",
        tense="#ff9478",
        bond="#5fd3bb",
        harm="#ff9a9a",
        help="#8bdb98",
        customer="#f2bd6e",
        agent="#8cbcff",
        key="#5fd3bb",
        mark_help="#1f4d34",
        mark_harm="#6a2630",
        bubble_customer="#1f242e",
        bubble_agent="#1b2736",
        cursor="#5fd3bb",
        on_cursor="#10141a",
    ),
    "light": Palette(
        dark=False,
        background="#fbfaf7",
        surface="#f3f1eb",
        panel="#e7e4dc",
        foreground="#20242a",
        quiet="#565e69",
        tense="#a8371b",
        bond="#0a6258",
        harm="#a8201a",
        help="#1a6130",
        customer="#7a4f00",
        agent="#1c569f",
        key="#0a6258",
        mark_help="#c5e8cb",
        mark_harm="#f9cfca",
        bubble_customer="#f4eee1",
        bubble_agent="#e8eff8",
        cursor="#0a6258",
        on_cursor="#ffffff",
    ),
    "high-contrast": Palette(
        dark=True,
        background="#000000",
        surface="#000000",
        panel="#1a1a1a",
        foreground="#ffffff",
        quiet="#e0e0e0",
        tense="#ffb38a",
        bond="#7dffe0",
        harm="#ffb0b0",
        help="#9dff9d",
        customer="#ffe14d",
        agent="#a8d4ff",
        key="#ffe14d",
        mark_help="#004d1a",
        mark_harm="#7a0010",
        bubble_customer="#000000",
        bubble_agent="#000000",
        cursor="#ffe14d",
        on_cursor="#000000",
    ),
    "colour-blind": Palette(
        dark=True,
        background="#101418",
        surface="#161b21",
        panel="#20262e",
        foreground="#eceff3",
        quiet="#a9b2bd",
        tense="#f0a63c",
        bond="#62bdf0",
        harm="#f0a63c",
        help="#62bdf0",
        customer="#f0e442",
        agent="#8fc9ee",
        key="#f0e442",
        mark_help="#0f4a70",
        mark_harm="#6b4300",
        bubble_customer="#1c2128",
        bubble_agent="#182430",
        cursor="#f0e442",
        on_cursor="#101418",
    ),
}
"""Palettes by theme name. ``colour-blind`` tells helping from harming by blue and orange."""

THEME_LABELS: Final = {
    "dark": N_("Dark"),
    "light": N_("Light"),
    "high-contrast": N_("High contrast"),
    "colour-blind": N_("Colour-blind safe"),
}
"""What the themes are called, by name, in the order in which they are offered."""

DEFAULT_THEME: Final = "dark"


def theme_for(chosen: str) -> str:
    """The theme for a name from the settings; ``auto`` and unknown names give the dark one."""
    return chosen if chosen in PALETTES else DEFAULT_THEME


def build_theme(name: str) -> Theme:
    """The textual theme of a palette."""
    colours = PALETTES[name]
    return Theme(
        name=name,
        primary=colours.bond,
        secondary=colours.agent,
        accent=colours.key,
        warning=colours.customer,
        error=colours.harm,
        success=colours.help,
        foreground=colours.foreground,
        background=colours.background,
        surface=colours.surface,
        panel=colours.panel,
        dark=colours.dark,
        variables=_variables(colours),
    )


def _variables(colours: Palette) -> dict[str, str]:
    return {
        "quiet": colours.quiet,
        "tense": colours.tense,
        "bond": colours.bond,
        "harm": colours.harm,
        "help": colours.help,
        "customer": colours.customer,
        "agent": colours.agent,
        "key": colours.key,
        "mark-help": colours.mark_help,
        "mark-harm": colours.mark_harm,
        "bubble-customer": colours.bubble_customer,
        "bubble-agent": colours.bubble_agent,
        "footer-key-foreground": colours.key,
        "block-cursor-background": colours.cursor,
        "block-cursor-foreground": colours.on_cursor,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": colours.panel,
        "block-cursor-blurred-foreground": colours.foreground,
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": colours.panel,
        "input-cursor-background": colours.foreground,
        "input-cursor-foreground": colours.background,
        "input-selection-background": colours.mark_help,
        "screen-selection-background": colours.mark_help,
        "border": colours.bond,
        "border-blurred": colours.quiet,
        "scrollbar": colours.quiet,
        "scrollbar-hover": colours.foreground,
        "scrollbar-active": colours.key,
        "scrollbar-background": colours.background,
        "scrollbar-background-hover": colours.background,
        "scrollbar-background-active": colours.background,
        "scrollbar-corner-color": colours.background,
        "text-muted": colours.quiet,
        "button-color-foreground": colours.on_cursor,
        "button-foreground": colours.foreground,
        "button-focus-text-style": "bold",
        "link-color": colours.agent,
    }
