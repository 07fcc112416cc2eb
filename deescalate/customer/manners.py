"""How customers close and wait when the scenario has no words of its own for it.

Last words are put together as people do it: what they have to say, in their style of speech, and
the farewell that belongs to the channel (a signature under an e-mail, a word before hanging up).
Waiting depends on the channel alone.
"""

from collections.abc import Mapping
from typing import Final

from deescalate.customer import manners_english, manners_german
from deescalate.customer.manners_german import Wording
from deescalate.customer.manners_kinds import MEDIUM, Temper
from deescalate.model.analysis import Formality
from deescalate.model.language import Language
from deescalate.model.scenario import Channel, Scenario

TEMPER: Final = {
    "goodbye-warm": Temper.WARM,
    "goodbye-cool": Temper.COOL,
    "leaves-angry": Temper.HARD,
    "leaves-tired": Temper.HARD,
}


def own_lines(scenario: Scenario, key: str) -> tuple[str, ...]:
    """The scenario's own lines of one kind; none if it leaves them to the house."""
    closing, waiting = scenario.closing, scenario.waiting
    own: Mapping[str, tuple[str, ...]] = {
        "goodbye-warm": closing.calm,
        "goodbye-cool": closing.cold,
        "leaves-angry": closing.angry,
        "leaves-tired": closing.tired,
        "leaves-silence": closing.unanswered,
        "left-alone": closing.unsolved,
        "holds": waiting.calm,
        "holds-tense": waiting.tense,
        "patience": waiting.last_warning,
    }
    return own.get(key, ())


def mannered_lines(scenario: Scenario, key: str) -> tuple[str, ...]:
    """The lines of one kind as style of speech and channel have it; none for other kinds."""
    formal = scenario.persona.formality is not Formality.DU
    german = scenario.language is Language.DE
    parting: Mapping[str, Mapping[object, tuple[Wording, ...]]]
    parting = manners_german.PARTING if german else manners_english.PARTING  # type: ignore[assignment]
    if key in parting:
        words = parting[key][scenario.persona.style]
        farewell = manners_german.FAREWELL if german else manners_english.FAREWELL
        ends = farewell[scenario.channel][TEMPER[key]]
        return tuple(
            _joined(scenario, _form(text, formal), _form(ends[place % len(ends)], formal))
            for place, text in enumerate(words)
        )
    table = manners_german.IN_MEDIUM if german else manners_english.IN_MEDIUM
    lines = table.get(key, {}).get(MEDIUM[scenario.channel], ())
    return tuple(_form(text, formal) for text in lines)


def _form(text: Wording, formal: bool) -> str:
    if isinstance(text, str):
        return text
    return text[0] if formal else text[1]


def _joined(scenario: Scenario, text: str, end: str) -> str:
    name = scenario.persona.name
    end = end.format(name=name, first=name.split()[0])
    if not end:
        return text
    return f"{text}\n\n{end}" if scenario.channel is Channel.EMAIL else f"{text} {end}"
