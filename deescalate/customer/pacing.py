"""How long the customer types or speaks, and when each message appears."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from deescalate.model.analysis import Speaker
from deescalate.model.scenario import Channel, Scenario, Style
from deescalate.model.session import Line

LETTERS_PER_WORD: Final = 5
SPOKEN_WORDS_PER_MINUTE: Final = 150
READING_WORDS_PER_MINUTE: Final = 260
SHORTEST_TYPING: Final = 0.8
LONGEST_TYPING: Final = 12.0
LONGEST_READING: Final = 5.0
PAUSE_BETWEEN_LINES: Final = 0.6
STYLE_PACE: Final = {
    Style.PLAIN: 1.0,
    Style.UPSET: 0.8,
    Style.WORDY: 1.1,
    Style.RESERVED: 1.4,
    Style.TANGENT: 1.1,
    Style.SARCASTIC: 1.0,
}
"""Factor on the typing time; reserved people think before they write."""


def typing_time(scenario: Scenario, text: str) -> float:
    """Seconds of visible typing (or speaking) before a message appears, 0.8 to 12."""
    speed = scenario.persona.typing_wpm
    if scenario.channel is Channel.PHONE:
        speed = max(speed, SPOKEN_WORDS_PER_MINUTE)
    seconds = len(text) / LETTERS_PER_WORD / max(speed, 1) * 60
    seconds *= STYLE_PACE[scenario.persona.style]
    return round(min(max(seconds, SHORTEST_TYPING), LONGEST_TYPING), 2)


def reading_time(text: str) -> float:
    """Seconds that the customer takes to read a reply, 0.5 to 5."""
    words = len(text[:5000].split())
    return round(min(0.5 + words / READING_WORDS_PER_MINUTE * 60, LONGEST_READING), 2)


def schedule(lines: Iterable[Line], start: float) -> tuple[Line, ...]:
    """The customer's lines one after the other from ``start`` on, each after its own typing time.

    A colleague's answer comes when it is ready (its ``at``), whatever the customer says.
    """
    placed: list[Line] = []
    moment = start
    for line in lines:
        if line.speaker is Speaker.COLLEAGUE:
            placed.append(replace(line, at=max(line.at, start)))
            continue
        moment = round(moment + line.typing, 2)
        placed.append(replace(line, at=moment))
        moment += PAUSE_BETWEEN_LINES
    return tuple(sorted(placed, key=lambda line: line.at))
