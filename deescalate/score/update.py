"""Score of a session so far."""

from collections.abc import Sequence

from deescalate.model.moves import Technique
from deescalate.model.scenario import Scenario
from deescalate.model.score import Score
from deescalate.model.session import Turn


def update(scenario: Scenario, turns: Sequence[Turn], draft: Turn) -> Score:  # noqa: ARG001
    """The score after ``draft``, the newest turn, which has no score of its own yet."""
    analyses = [turn.analysis for turn in (*turns, draft) if turn.analysis is not None]
    if not analyses:
        return Score(0)
    techniques = {
        technique.value: round(
            sum(found.levels.of(technique) for found in analyses) / len(analyses) / 3 * 100
        )
        for technique in Technique
    }
    return Score(
        round(sum(found.overall for found in analyses) / len(analyses) * 10), techniques=techniques
    )
