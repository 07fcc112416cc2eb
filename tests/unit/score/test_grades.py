"""From scores to grades: the documented rule, and what must hold of it everywhere."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deescalate.model.cards import Grade
from deescalate.model.moves import Technique
from deescalate.model.scenario import Difficulty
from deescalate.model.score import Score
from deescalate.model.skills import TECHNIQUE_OF
from deescalate.score.grades import drill_grade, drill_score, session_grade, skill_score
from tests.unit.practice.case import analysed, finding

SCORE = Score(
    60,
    {"listening": 80, "empathy": 40, "tone": 70},
    {"venting": 50, "trust": 90},
)


@pytest.mark.parametrize(
    ("skill", "score"),
    [
        ("listen", 71),  # 0.7 * 80 + 0.3 * 50
        ("clarify", 83),  # 0.7 * 80 + 0.3 * 90
        ("validate", 43),
        ("own-it", 55),
        ("close", None),  # the stage was not reached
        ("consult", None),  # the technique had no occasion
        ("pace", None),
        ("juggle", None),
    ],
)
def test_a_skill_is_its_technique_and_its_stage(skill: str, score: int | None) -> None:
    assert skill_score(SCORE, skill) == score


@pytest.mark.parametrize(
    ("score", "grade"),
    [
        (0, Grade.AGAIN),
        (49, Grade.AGAIN),
        (50, Grade.HARD),
        (74, Grade.HARD),
        (75, Grade.GOOD),
        (89, Grade.GOOD),
        (90, Grade.EASY),
        (100, Grade.EASY),
    ],
)
def test_the_bands_are_the_grades(score: int, grade: Grade) -> None:
    assert session_grade(score, Difficulty.HARD, 0) is grade
    assert session_grade(score, Difficulty.STANDARD, 0) is grade
    assert drill_grade(score) is min(grade, Grade.GOOD)


def test_easy_takes_a_harder_customer_and_no_hint() -> None:
    assert session_grade(95, Difficulty.STARTER, 0) is Grade.GOOD
    assert session_grade(95, Difficulty.HARD, 1) is Grade.GOOD
    assert session_grade(60, Difficulty.STARTER, 9) is Grade.HARD


@given(st.integers(0, 100), st.integers(0, 100), st.sampled_from(Difficulty), st.integers(0, 20))
def test_more_points_never_grade_lower_and_hints_never_grade_higher(
    one: int, other: int, difficulty: Difficulty, hints: int
) -> None:
    low, high = sorted((one, other))
    assert session_grade(low, difficulty, hints) <= session_grade(high, difficulty, hints)
    assert session_grade(low, difficulty, hints) <= session_grade(low, difficulty, 0)
    assert drill_grade(low) <= drill_grade(high) <= Grade.GOOD


@given(
    st.dictionaries(st.sampled_from([each.value for each in Technique]), st.integers(0, 100)),
    st.dictionaries(st.sampled_from(["venting", "trust", "solution"]), st.integers(0, 100)),
    st.sampled_from(sorted(TECHNIQUE_OF)),
)
def test_a_skills_score_lies_between_what_it_is_made_of(
    techniques: dict[str, int], stages: dict[str, int], skill: str
) -> None:
    value = skill_score(Score(0, techniques, stages), skill)
    if value is not None:
        parts = [*techniques.values(), *stages.values()]
        assert min(parts) <= value <= max(parts)


def test_a_drill_counts_its_technique_and_the_harms_elsewhere() -> None:
    clean = analysed("names-feeling", level=(0.0, 2.0, 0.0, 0.0))
    assert drill_score(clean, Technique.EMPATHY) == 75
    harming = replace(
        clean, findings=(finding("calm-down"), finding("calm-down"), finding("lectures"))
    )
    assert drill_score(harming, Technique.EMPATHY) == 45
    own = replace(clean, findings=(finding("understand-but"),))
    assert drill_score(own, Technique.EMPATHY) == 75, "the level has it already"
    unsure = replace(clean, findings=(finding("calm-down", confidence=0.4),))
    assert drill_score(unsure, Technique.EMPATHY) == 75
    assert drill_score(harming, Technique.LISTENING) == 0
