"""How customers close and wait when the scenario has no words of its own for it.

Last words are put together as people do it: what they have to say, in their style of speech, and
the farewell that belongs to the channel (a signature under an e-mail, a word before hanging up).
Waiting depends on the channel alone.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from deescalate.customer import manners_english, manners_german
from deescalate.customer.manners_kinds import MEDIUM, Manners, Temper, in_form
from deescalate.model.analysis import Formality
from deescalate.model.language import Language
from deescalate.model.scenario import Channel, Scenario, Style

TEMPER: Final = {
    "goodbye-warm": Temper.WARM,
    "goodbye-cool": Temper.COOL,
    "leaves-angry": Temper.HARD,
    "leaves-tired": Temper.HARD,
}

OWN: Final[Mapping[str, Callable[[Scenario], tuple[str, ...]]]] = {
    "goodbye-warm": lambda scenario: scenario.closing.calm,
    "goodbye-cool": lambda scenario: scenario.closing.cold,
    "leaves-angry": lambda scenario: scenario.closing.angry,
    "leaves-tired": lambda scenario: scenario.closing.tired,
    "leaves-silence": lambda scenario: scenario.closing.unanswered,
    "left-alone": lambda scenario: scenario.closing.unsolved,
    "holds": lambda scenario: scenario.waiting.calm,
    "holds-tense": lambda scenario: scenario.waiting.tense,
    "patience": lambda scenario: scenario.waiting.last_warning,
}
"""Where a scenario has lines of its own."""

MANNERS: Final = {
    Language.EN: Manners(
        manners_english.PARTING, manners_english.FAREWELL, manners_english.IN_MEDIUM
    ),
    Language.DE: Manners(manners_german.PARTING, manners_german.FAREWELL, manners_german.IN_MEDIUM),
}


def own_lines(scenario: Scenario, key: str) -> tuple[str, ...]:
    """The scenario's own lines of one kind; none if it leaves them to the house."""
    own = OWN.get(key)
    return () if own is None else own(scenario)


def mannered_lines(scenario: Scenario, key: str) -> tuple[str, ...]:
    """The lines of one kind as style of speech and channel have it; none for other kinds."""
    persona = scenario.persona
    return _lines(
        scenario.language, scenario.channel, persona.style, persona.formality, persona.name, key
    )


@lru_cache(maxsize=1024)
def _lines(  # noqa: PLR0913, PLR0917 - all that the lines depend on
    language: Language,
    channel: Channel,
    style: Style,
    formality: Formality,
    name: str,
    key: str,
) -> tuple[str, ...]:
    manners = MANNERS[language]
    if key in manners.parting:
        ends = manners.farewell[channel][TEMPER[key]]
        return tuple(
            _joined(
                channel, name, in_form(text, formality), in_form(ends[place % len(ends)], formality)
            )
            for place, text in enumerate(manners.parting[key][style])
        )
    lines = manners.in_medium.get(key, {}).get(MEDIUM[channel], ())
    return tuple(in_form(text, formality) for text in lines)


def _joined(channel: Channel, name: str, text: str, end: str) -> str:
    end = end.format(name=name, first=name.split(maxsplit=1)[0])
    if not end:
        return text
    return f"{text}\n\n{end}" if channel is Channel.EMAIL else f"{text} {end}"
