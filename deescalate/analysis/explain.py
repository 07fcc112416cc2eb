"""Why each level is what it is: one sentence a technique in the scenario's language."""

from deescalate.analysis.evidence import Evidence
from deescalate.model.analysis import Finding, LevelReason, Levels
from deescalate.model.moves import Effect, Technique


def explain(
    evidence: Evidence, found: Levels, findings: tuple[Finding, ...]
) -> tuple[LevelReason, ...]:
    """One reason for each technique, in the order of the techniques."""
    return tuple(_reason(technique, found.of(technique), findings) for technique in Technique)


def _reason(technique: Technique, level: float, findings: tuple[Finding, ...]) -> LevelReason:
    indices = tuple(
        index for index, finding in enumerate(findings) if finding.technique is technique
    )
    helps = [findings[i] for i in indices if findings[i].effect is Effect.HELPS]
    harms = [findings[i] for i in indices if findings[i].effect is Effect.HARMS]
    quotes = "; ".join(f"'{finding.quote[:60]}'" for finding in (*harms, *helps)[:3])
    return LevelReason(technique, level, quotes, indices)
