"""The keys that can be pressed now, in the user's words: for the footer and the help panel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from deescalate.interface.catalogue import N_

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.screen import Screen

    from deescalate.interface.catalogue import Translator

KEY_NAMES: Final = {
    "enter": N_("Enter"),
    "escape": N_("Esc"),
    "space": N_("Space"),
    "tab": N_("Tab"),
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": N_("PgUp"),
    "pagedown": N_("PgDn"),
    "home": N_("Home"),
    "end": N_("End"),
    "delete": N_("Del"),
    "backspace": N_("Backspace"),
    "slash": "/",
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "comma": ",",
    "full_stop": ".",
}
MODIFIERS: Final = {"ctrl": N_("Ctrl"), "shift": N_("Shift"), "alt": N_("Alt")}


@dataclass(frozen=True, slots=True)
class KeyHint:
    """One action that a key starts now. ``keys`` are labels of all keys that do it; ``own`` if it
    is one of this program's, not of the toolkit's editing keys.
    """

    key: str
    keys: tuple[str, ...]
    description: str
    shown: bool
    enabled: bool
    own: bool


def key_label(t: Translator, key: str) -> str:
    """A key as it stands on the keyboard: ``ctrl+p`` is ``Ctrl+P`` (``Strg+P`` in German)."""
    *modifiers, last = key.split("+") if key != "+" else [key]
    name = KEY_NAMES.get(last)
    if name is None:
        name = last.upper() if modifiers or (last[:1] == "f" and last[1:].isdigit()) else last
    return "+".join([*(t(MODIFIERS.get(word, word)) for word in modifiers), t(name)])


def active_hints(screen: Screen[Any], t: Translator) -> tuple[KeyHint, ...]:
    """What the keys do now, the focused widget's first; bindings without description are left out.

    Keys of one action are gathered under its first key.
    """
    found: dict[str, tuple[Binding, list[str], bool]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if not binding.description or binding.system:
            continue
        known = found.setdefault(binding.action, (binding, [], active.enabled))
        known[1].append(binding.key)
    return tuple(
        KeyHint(
            key=binding.key,
            keys=tuple(dict.fromkeys(key_label(t, key) for key in keys)),
            description=t(binding.description),
            shown=binding.show,
            enabled=enabled,
            own=bool(binding.id),
        )
        for binding, keys, enabled in found.values()
    )
