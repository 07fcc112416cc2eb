"""Which conditions can come true in a conversation, and which never can."""

from pathlib import Path

import pytest

from deescalate.content.scenarios import read_scenario_text

GOOD = Path(__file__).parents[2] / "data" / "scenarios" / "good"
HALL = (GOOD / "en" / "double-booked-hall.yaml").read_text(encoding="utf-8")
USUAL = "after 4 turns and tension below 60"


def messages(condition: str) -> list[str]:
    """What is said of the hall's way from trust to solution, its condition replaced."""
    text = HALL.replace(USUAL, condition)
    problems = read_scenario_text(text.encode(), "double-booked-hall.yaml").problems
    return [each.message.removeprefix("this can never come true: ") for each in problems]


@pytest.mark.parametrize(
    "condition",
    [
        USUAL,
        "after 16 turns",
        "tension above 94",
        "tension below 1",
        "connection above 99",
        "tension above 40 and tension below 42",
        "tension above 60 for 2 turns and tension below 50",
        "not connection above 100",
        "stage trust",
        "not stage venting",
        "move apology and not move apology twice",
        "after 2 turns and not after 5 turns",
        "move apology and move validates",
        "not customer insults",
    ],
)
def test_possible(condition: str) -> None:
    assert messages(condition) == []


@pytest.mark.parametrize(
    ("condition", "reason"),
    [
        ("after 17 turns", "patience ends after 12 replies"),
        ("tension above 50 for 17 turns", "patience ends after 12 replies"),
        ("tension above 95", "the customer leaves at 95"),
        ("tension above 100", "tension ends at 100"),
        ("tension below 0", "tension begins at 0"),
        ("connection above 100", "connection ends at 100"),
        ("tension above 40 and tension below 41", "its parts contradict each other"),
        ("connection below 40 and not connection below 60", "its parts contradict each other"),
        ("move apology and not move apology", "its parts contradict each other"),
        ("stage venting", "this is a gate of trust"),
        ("customer insults", "no line of the customer has event: insults"),
    ],
)
def test_impossible(condition: str, reason: str) -> None:
    assert reason in messages(condition)


def test_a_way_out_that_anybody_finds_is_enough() -> None:
    assert messages("after 6 turns") == []


@pytest.mark.parametrize(
    "condition", ["consulted", "offered best", "fact concert used", "customer threatens"]
)
def test_only_narrow_ways_out_are_a_loose_end(condition: str) -> None:
    (message,) = messages(condition)
    assert "stays in trust for ever" in message
