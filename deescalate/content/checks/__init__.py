"""Meaning checks: what a well-formed scenario file may still get wrong."""

from deescalate.content.schema import ScenarioPart
from deescalate.content.source import Source


def check_scenario(source: Source, doc: ScenarioPart, usable: frozenset[str]) -> None:
    """Report every problem of meaning in ``source``.

    ``usable`` are the top-level keys whose values fit the schema; a check that needs another one
    is left out.
    """
