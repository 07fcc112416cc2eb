"""Which scenarios a list shows. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deescalate.model.language import Language
    from deescalate.model.scenario import Channel, Difficulty, Scenario


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user looks for; None or an empty text does not matter.

    Every word of ``text`` must occur, in any case and place: title, customer, trade, tags, skills,
    what it is about.
    """

    text: str = ""
    language: Language | None = None
    channel: Channel | None = None
    level: Difficulty | None = None
    skill: str | None = None


def chosen(scenarios: Iterable[Scenario], wanted: Wanted) -> tuple[Scenario, ...]:
    """The scenarios that fit, in their order."""
    words = wanted.text.casefold().split()
    return tuple(
        scenario
        for scenario in scenarios
        if wanted.language in (None, scenario.language)
        and wanted.channel in (None, scenario.channel)
        and wanted.level in (None, scenario.difficulty)
        and (wanted.skill is None or wanted.skill in scenario.skills)
        and all(word in _searchable(scenario) for word in words)
    )


def _searchable(scenario: Scenario) -> str:
    parts = (
        scenario.title,
        scenario.id,
        scenario.persona.name,
        scenario.industry,
        scenario.grievance.summary,
        *scenario.tags,
        *scenario.skills,
    )
    return "\n".join(parts).casefold()
