"""Gauges in words, clocks in words, the practice clock, canned replies: values in, values out."""

import pytest

from deescalate.interface.catalogue import translator
from deescalate.model.session import Gauge
from deescalate.tui import snippets, words
from deescalate.tui.coaching import shortened
from deescalate.tui.pacing import LONGEST_STEP, PracticeClock
from tests.unit.practice.case import FACTS, make_scenario

EN = translator("en")


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (100, "furious"),
        (85, "furious"),
        (84, "angry"),
        (65, "angry"),
        (64, "tense"),
        (45, "tense"),
        (44, "easing"),
        (35, "easing"),
        (34, "calm"),
        (0, "calm"),
    ],
)
def test_tension_words(value: int, word: str) -> None:
    assert words.tension_word(value, 35) == word


def test_calm_is_what_the_scenario_calls_calm() -> None:
    assert words.tension_word(59, 60) == "calm"
    assert words.tension_word(60, 60) == "tense"


def test_every_connection_has_a_word() -> None:
    found = [words.connection_word(value) for value in range(101)]
    assert list(dict.fromkeys(found)) == [
        "shut off",
        "guarded",
        "listening",
        "trusting",
        "connected",
    ]


@pytest.mark.parametrize(("value", "filled"), [(0, 0), (1, 1), (50, 5), (99, 10), (100, 10)])
def test_bar(value: int, filled: int) -> None:
    full, empty = words.bar(value, 10)
    assert (len(full), len(empty)) == (filled, 10 - filled)


@pytest.mark.parametrize(("amount", "text"), [(0, "="), (12, "▲12"), (-3, "▼3")])
def test_change_text(amount: int, text: str) -> None:
    assert words.change_text(amount) == text


def test_relief_is_less_tension_or_more_connection() -> None:
    assert words.is_relief(Gauge.TENSION, -1)
    assert not words.is_relief(Gauge.TENSION, 1)
    assert words.is_relief(Gauge.CONNECTION, 1)


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (-4, "0:00"), (65.9, "1:05"), (3661, "1:01:01")]
)
def test_clock_text(seconds: float, text: str) -> None:
    assert words.clock_text(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (45, "45 s"),
        (60, "1 min"),
        (90, "90 s"),
        (600, "10 min"),
        (14400, "4 h"),
        (172800, "2 days"),
    ],
)
def test_span_text(seconds: float, text: str) -> None:
    assert words.span_text(EN, seconds) == text


def test_the_clock_runs_by_pace_while_the_customer_talks_and_in_full_after() -> None:
    clock = PracticeClock(0.5)
    clock.advance(2.0, quiet_at=10.0)
    assert clock.now == pytest.approx(4.0)
    clock.advance(5.0, quiet_at=10.0)
    assert clock.now == pytest.approx(12.0)


def test_without_waiting_the_customer_is_quiet_at_once() -> None:
    clock = PracticeClock(0.0)
    clock.advance(0.0, quiet_at=10.0)
    assert clock.now == 10.0


def test_a_sleeping_computer_costs_no_more_than_one_step() -> None:
    clock = PracticeClock(1.0)
    clock.advance(3600.0, quiet_at=0.0)
    assert clock.now == LONGEST_STEP


def test_a_clock_that_runs_backwards_stands_still() -> None:
    clock = PracticeClock(1.0, start=5.0)
    clock.advance(-3.0, quiet_at=0.0)
    assert clock.now == 5.0


def test_fields_are_filled_from_what_is_known() -> None:
    values = snippets.known_values(make_scenario().persona, "Kim", FACTS[:1])
    text = snippets.fill("Hi {customer}, {agent} here: {order-number}, {day}?\n", values)
    assert text == "Hi Ms Keller, Kim here: 48213, {day}?"
    assert snippets.unfilled(text) == ("day",)


def test_without_an_agents_name_its_field_stays() -> None:
    values = snippets.known_values(make_scenario().persona, "", ())
    assert snippets.fill("{agent}", values) == "{agent}"


def test_next_field_goes_round() -> None:
    text = "{a} and {b}"
    assert snippets.next_field(text, 0) == (0, 3)
    assert snippets.next_field(text, 3) == (8, 11)
    assert snippets.next_field(text, 11) == (0, 3)
    assert snippets.next_field("none {} {\n}", 0) is None


@pytest.mark.parametrize("offset", range(12))
def test_places_and_offsets_are_inverse(offset: int) -> None:
    text = "ab\n\ncde\nfghij"
    assert snippets.offset_of(text, *snippets.place_of(text, offset)) == offset


def test_long_quotes_are_shortened_and_made_harmless() -> None:
    assert shortened("a" * 100_000, 10) == "aaaaaaaaa…"
    assert shortened("one\n two\x1b", 20) == "one two␛"


@pytest.mark.parametrize(
    ("text", "words_"), [("15m", "15 min"), ("40s", "40 s"), ("soon", "soon"), ("", ""), ("m", "m")]
)
def test_written_span(text: str, words_: str) -> None:
    assert words.written_span(EN, text) == words_
