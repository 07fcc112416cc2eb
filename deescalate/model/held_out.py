"""Scenarios that are held out for the check of what was learned are not practised."""

from collections.abc import Collection, Iterable

from deescalate.model.language import Language
from deescalate.model.scenario import Scenario


def open_to_practice(
    scenarios: Iterable[Scenario], kept_out: Collection[str], language: Language | None = None
) -> tuple[Scenario, ...]:
    """The scenarios of one language, or of all, without those of the ids ``kept_out``."""
    return tuple(
        each for each in scenarios if each.id not in kept_out and language in {None, each.language}
    )
