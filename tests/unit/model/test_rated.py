"""What raters' values mean."""

import pytest

from deescalate.model.analysis import Flag
from deescalate.model.moves import Technique
from deescalate.model.rated import RatedConversation, Rating


def test_levels_stand_in_the_order_of_the_techniques() -> None:
    rating = Rating(listening=0.5, empathy=1.0, tone=2.0, solution=3.0, overall=7.0)
    assert rating.levels == (0.5, 1.0, 2.0, 3.0)
    assert rating.levels == tuple(getattr(rating, technique.value) for technique in Technique)


@pytest.mark.parametrize(
    ("share", "flagged"), [(0.0, False), (0.499, False), (0.5, True), (1, True)]
)
def test_half_of_the_raters_are_enough_for_a_flag(share: float, flagged: bool) -> None:
    rating = Rating(0, 0, 0, 0, 0, ((Flag.TEMPLATE, 0.1), (Flag.SARCASTIC, share)))
    assert rating.flagged(Flag.SARCASTIC) is flagged
    assert not rating.flagged(Flag.TEMPLATE)
    assert not rating.flagged(Flag.DEFENSIVE)


def test_a_bare_transcript_has_no_ratings() -> None:
    bare = RatedConversation("x", None, ())
    assert (bare.overall, bare.final_stage, bare.channel, bare.kind, bare.passes) == (
        None, None, "", "", 1,
    )  # fmt: skip
