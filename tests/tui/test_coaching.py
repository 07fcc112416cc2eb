"""What the coach says of a turn, as words."""

from dataclasses import replace

from deescalate.customer import opening
from deescalate.interface.catalogue import translator
from deescalate.model.language import Language
from deescalate.model.score import Score
from deescalate.model.session import (
    ActKind,
    AgentAct,
    Gauge,
    GaugeChange,
    Reaction,
    Reason,
    Turn,
)
from deescalate.tui.coaching import coaching, headline, is_coached, shortest_coaching
from tests.unit.practice.case import analysed, finding, make_scenario

EN = translator("en")
REPLY = "Calm down, please, that is how our policy has always been here."


def turn(*changes: GaugeChange, text: str = REPLY, kind: ActKind = ActKind.SAY) -> Turn:
    """A turn with these changes, its analysis without findings."""
    state, _lines = opening(make_scenario(), 1)
    return Turn(
        index=0,
        act=AgentAct(kind, 10.0, text),
        stage=state.stage,
        tension_before=state.tension,
        connection_before=state.connection,
        reaction=Reaction(state, changes, ()),
        score=Score(0),
        analysis=analysed(level=0.0, better=("I hear you.",)),
    )


def change(gauge: Gauge, amount: int, move: str, quote: str) -> GaugeChange:
    code = "harmed" if (amount > 0) is (gauge is Gauge.TENSION) else "helped"
    return GaugeChange(gauge, amount, Reason(code, quote, {"move": move}))


HARM = (
    change(Gauge.TENSION, 12, "calm-down", "Calm down"),
    change(Gauge.CONNECTION, -8, "calm-down", "Calm down"),
)
HELP = (change(Gauge.TENSION, -3, "courteous", "please"),)


def test_changes_with_one_reason_stand_in_one_line() -> None:
    lines = coaching(EN, turn(*HARM), Language.EN).plain.split("\n")
    (told,) = [line for line in lines if "calm down" in line]
    assert told.startswith("✗ ")
    assert told.endswith("Tension ▲12  Connection ▼8")


def test_what_harmed_comes_before_what_helped() -> None:
    text = coaching(EN, turn(*HELP, *HARM), Language.EN).plain
    assert text.index("✗") < text.index("✓")


def test_the_headline_sums_up() -> None:
    _sign, words = headline(EN, turn(*HELP, *HARM))
    assert words.plain == "This made it harder  Tension ▲9  Connection ▼8"


def test_a_move_that_is_explained_by_its_change_is_not_told_twice() -> None:
    heard = replace(analysed(), findings=(finding("calm-down", "Calm down"),))
    text = coaching(EN, replace(turn(*HARM), analysis=heard), Language.EN).plain
    assert text.count("alm down") == 2
    assert "Told to calm down" not in text


def test_a_move_that_changed_nothing_is_named() -> None:
    heard = replace(analysed(), findings=(finding("policy-shield", "our policy"),))
    text = coaching(EN, replace(turn(), analysis=heard), Language.EN).plain
    assert "✗ Hidden behind rules: “our policy”" in text


def test_the_whole_reply_is_not_quoted_back() -> None:
    cut = REPLY[:50] + "…"
    for quote in (REPLY, cut):
        text = coaching(EN, turn(change(Gauge.TENSION, 9, "interrupts", quote)), Language.EN).plain
        assert "You wrote before the customer had finished." in text
        assert "always been here" not in text


def test_the_quote_is_highlighted_where_it_is_quoted() -> None:
    entries = coaching(EN, turn(*HARM), Language.EN).laid_out(200)
    (span,) = [found for found in entries.spans if "mark-harm" in str(found.style)]
    assert entries.plain[span.start : span.end] == "Calm down"
    assert entries.plain[span.start - 1] == "“"


def test_little_room_points_to_all_of_it() -> None:
    many = tuple(
        change(Gauge.TENSION, amount, move, word)
        for amount, move, word in (
            (9, "calm-down", "Calm down"),
            (8, "policy-shield", "policy"),
            (7, "lectures", "always"),
        )
    )
    lines = shortest_coaching(EN, turn(*many), Language.EN).plain.split("\n")
    assert lines[0].endswith("all: F8")
    assert "I hear you." in lines[1]
    assert len(lines) == 4


def test_silence_without_effect_is_not_worth_a_word() -> None:
    assert not is_coached(turn(kind=ActKind.SILENCE, text=""))
    assert is_coached(turn(*HARM, kind=ActKind.SILENCE, text=""))
