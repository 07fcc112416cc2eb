"""Who practises, when and how: the circumstances that only the command line may ask for."""

import random
from datetime import UTC, datetime

from deescalate.cli.wiring import load_team
from deescalate.model.session import Mode
from deescalate.recording import Occasion


def new_occasion(learner: str, seed: int | None, mode: Mode, pace: float) -> Occasion:
    """The circumstances of a session that begins now, scored by the team's scorecard; without a
    seed a random one is drawn.
    """
    from deescalate.history import new_id  # noqa: PLC0415

    now = datetime.now(UTC)
    source = random.SystemRandom()
    return Occasion(
        id=new_id(now, source.randbytes(10)),
        learner=learner,
        started_at=now,
        seed=source.randrange(2**31) if seed is None else seed,
        mode=mode,
        pace=pace,
        scorecard=load_team().scorecard,
    )
