"""The last word: levels held down by vetoes, second thoughts, overall by formula, flags."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deescalate.analysis.doubts import contradicted
from deescalate.analysis.fitted import LEVELS, OUTPUTS, Fitted, Floats
from deescalate.analysis.verdict import CAPS, RUINED, Marks, flag_names, flags, overall, settle
from deescalate.model.analysis import HARMS, Flag, Levels, Speaker, Utterance
from deescalate.model.language import Language

from .conftest import Hear

CENTRE = np.array([1.5, 1, 2, 1.5], np.float32)
NAMES = OUTPUTS[:LEVELS]
CLEAR = Marks(frozenset())


def outputs(*levels: float, **shares: float) -> Floats:
    """A row of outputs: listening, empathy, tone, solution, then flags by name."""
    return np.array([*levels, *(shares.get(name, 0) for name in OUTPUTS[LEVELS:])], np.float32)


def settled(row: Floats, marks: Marks = CLEAR) -> list[float]:
    levels = settle(row, marks, CENTRE)
    return [levels.listening, levels.empathy, levels.tone, levels.solution]


BEST, WORST = outputs(3, 3, 3, 3), outputs(-1, -1, -1, -1)


def test_levels_stay_on_the_rubrics_scale() -> None:
    assert settled(BEST) == [3, 3, 3, 3]
    assert settled(WORST) == [0, 0, 0, 0]
    assert settled(outputs(99, -99, 99, -99)) == [3, 0, 3, 0]


def test_the_raters_mean_stays_nearly_what_it_is() -> None:
    mean = settled(outputs(*CENTRE.tolist()))
    assert mean == pytest.approx(CENTRE.tolist(), abs=0.25)
    assert mean[1:3] == [1, 2]


@given(first=st.floats(-1, 4, width=32), second=st.floats(-1, 4, width=32), place=st.integers(0, 3))
def test_a_better_output_is_never_a_lower_level(first: float, second: float, place: int) -> None:
    low, high = sorted((first, second))
    levels = [settled(outputs(*([value] * LEVELS)))[place] for value in (low, high)]
    assert 0 <= levels[0] <= levels[1] <= 3
    assert [round(level, 3) for level in levels] == levels


@pytest.mark.parametrize("move", CAPS)
def test_a_veto_holds_down_what_would_be_high(move: str) -> None:
    held = settled(BEST, Marks(frozenset({move})))
    assert held == [CAPS[move].get(name, 3) for name in NAMES]
    assert held != [3, 3, 3, 3]


@pytest.mark.parametrize("move", CAPS)
def test_a_veto_never_lifts(move: str) -> None:
    assert settled(WORST, Marks(frozenset({move}))) == [0, 0, 0, 0]


def test_of_several_vetoes_the_strictest_holds() -> None:
    both = settled(BEST, Marks(frozenset({"shouting", "insult"})))
    assert both == [min(CAPS["insult"].get(n, 3), CAPS["shouting"].get(n, 3)) for n in NAMES]


def test_kind_moves_hold_nothing_down() -> None:
    assert settled(BEST, Marks(frozenset({"apology", "concrete-step"}))) == [3, 3, 3, 3]


def test_caps_are_for_levels_and_below_the_best() -> None:
    for move, caps in CAPS.items():
        assert caps, move
        assert caps.keys() <= set(NAMES)
        assert all(0 <= cap < 3 for cap in caps.values())


def test_who_says_nothing_gets_nothing() -> None:
    assert settled(BEST, Marks(frozenset(), silent=True)) == [0, 0, 0, 0]


def test_the_wrong_language_is_hardly_understood() -> None:
    foreign = settled(BEST, Marks(frozenset(), foreign=True))
    assert foreign[0] == 0
    assert all(level < 2 for level in foreign)
    worse = settled(BEST, Marks(frozenset({"insult"}), foreign=True))
    assert all(one <= other for one, other in zip(worse, foreign, strict=True))
    assert worse[2] == CAPS["insult"]["tone"]


@pytest.mark.parametrize(
    "reply", ["", "   \n", "...", "?!", "-- – —", "\x00\u200b", "\u202e\u2066"]
)
def test_a_silent_reply_is_worth_nothing(hear: Hear, reply: str) -> None:
    for language in Language:
        analysis = hear(reply, "Where is my parcel? Nobody came!", language=language)
        assert analysis.levels == Levels(0, 0, 0, 0)
        assert analysis.overall == 0


@pytest.mark.parametrize("reply", ["ok", "7", "👍", "はい"])
def test_a_word_a_figure_or_a_picture_says_something(hear: Hear, reply: str) -> None:
    assert hear(reply, "Shall I send it to you?").levels != Levels(0, 0, 0, 0)


SAID = {
    Language.EN: "Nobody came on Tuesday, and I took the day off!",
    Language.DE: "Am Dienstag kam niemand, und ich hatte Urlaub genommen!",
}
KIND = {
    Language.EN: "You took a day off for nothing, I am sorry. I have booked Friday at eight.",
    Language.DE: "Sie hatten umsonst Urlaub, das tut mir leid. Ich habe Freitag um acht gebucht.",
}


@pytest.mark.parametrize("language", list(Language))
def test_kind_words_in_the_wrong_language_do_not_help(hear: Hear, language: Language) -> None:
    other = next(one for one in Language if one is not language)
    understood, foreign = (
        hear(KIND[one], SAID[language], language=language) for one in (language, other)
    )
    assert foreign.levels.listening == 0
    assert foreign.overall < understood.overall / 2


RESPECTFUL, HOSTILE = outputs(2, 1.5, 2.6, 2), outputs(0.5, 0, 0.4, 0.5)


@pytest.mark.parametrize("move", ["threat", "insult", "calm-down", "blames-customer", "sarcasm"])
def test_a_respectful_whole_contradicts_a_hostile_wording(move: str) -> None:
    marks = Marks(frozenset({move, "apology"}))
    assert marks.believed(RESPECTFUL).moves == {"apology"}
    assert marks.believed(HOSTILE).moves == {move, "apology"}


def test_a_short_reply_is_taken_at_its_word() -> None:
    marks = Marks(frozenset({"threat"}), telling=False)
    assert marks.believed(RESPECTFUL) == marks


def test_doubts_keep_all_else() -> None:
    marks = Marks(frozenset({"threat"}), silent=True, foreign=True)
    assert marks.believed(RESPECTFUL) == replace(marks, moves=frozenset())


def test_steps_after_validation_are_not_too_early() -> None:
    assert contradicted("too-early", outputs(1, 1.4, 1, 1))
    assert not contradicted("too-early", outputs(1, 0.4, 3, 1))


@pytest.mark.parametrize("move", ["unfilled-template", "impossible-promise", "parrots", "apology"])
def test_what_the_tone_cannot_contradict(move: str) -> None:
    assert not contradicted(move, BEST)


SHOUTED = "You useless idiots, where is my money, you are all crooks, I hate you!"
BOUNDARY = (
    "I can hear how fed up you are, you have waited three weeks for 84 euros and that is our"
    " mistake. I have just released the refund, and it is on your card by Thursday. Please leave"
    " the insults out, though: if they go on I will end this call and finish the refund by email,"
    " so that you have your money either way."
)


HOSTILE_THREAT = (
    "I don't care about your money and your whining. If you keep shouting like that I will hang up"
    " and block your number, so shut up and wait like everybody else does."
)


@pytest.mark.parametrize("reply", ["If you keep shouting, I will hang up.", HOSTILE_THREAT])
def test_a_threat_in_a_hostile_reply_is_kept(hear: Hear, reply: str) -> None:
    analysis = hear(reply, SHOUTED)
    assert "threat" in analysis.moves()
    assert analysis.levels.tone <= CAPS["threat"]["tone"]


BEGRENZT = (
    "Ich verstehe Ihren Ärger: Sie warten seit drei Wochen auf 84 Euro, und das ist unser Fehler."
    " Die Erstattung habe ich eben freigegeben, am Donnerstag ist sie auf Ihrer Karte. Lassen Sie"
    " die Beleidigungen bitte weg, sonst machen wir per E-Mail weiter, damit Sie Ihr Geld auf"
    " jeden Fall bekommen."
)


@pytest.mark.parametrize(("language", "reply"), [(Language.EN, BOUNDARY), (Language.DE, BEGRENZT)])
def test_a_boundary_in_a_respectful_reply_is_no_threat(
    hear: Hear, language: Language, reply: str
) -> None:
    said = {Language.EN: SHOUTED, Language.DE: "Ihr Betrüger, wo ist mein Geld, ihr Idioten!"}
    analysis = hear(reply, said[language], language=language)
    assert "threat" not in analysis.moves()
    assert analysis.levels.tone > CAPS["threat"]["tone"]


def test_without_a_customer_a_threat_is_a_threat(hear: Hear) -> None:
    turns = (Utterance(Speaker.SYSTEM, "The chat begins."),)
    threat = "If you keep shouting, I will hang up and block you, and that is that."
    assert "threat" in hear(threat, turns=turns).moves()


def formula(fitted: Fitted, weights: Sequence[float], bias: float) -> Fitted:
    return replace(
        fitted, overall_weights=np.array(weights, dtype=np.float32), overall_bias=float(bias)
    )


def test_overall_is_the_published_sum(fitted: Fitted) -> None:
    own = formula(fitted, (1, 0.5, 2, 0.25), -0.5)
    assert overall(Levels(1, 2, 0.5, 2), own) == 1 + 1 + 1 + 0.5 - 0.5
    assert overall(Levels(0.111, 0, 2, 0), own) == 3.611
    assert overall(Levels(3, 3, 3, 3), own) == 10
    assert overall(Levels(0, 0, 0, 0), own) == 0


def test_overall_of_an_analysis_follows_from_its_levels(hear: Hear, fitted: Fitted) -> None:
    for reply in ("I'll ring the depot at noon.", "Calm down.", BOUNDARY, ""):
        analysis = hear(reply, SHOUTED)
        levels = analysis.levels
        found = [levels.listening, levels.empathy, levels.tone, levels.solution]
        total = float(fitted.overall_weights @ np.array(found)) + fitted.overall_bias
        assert analysis.overall == pytest.approx(min(10, max(0, total)), abs=6e-4)
        assert analysis.overall == overall(levels, fitted)


@pytest.fixture
def strict(fitted: Fitted) -> Fitted:
    """Thresholds 0.1, 0.2 … in the order of the outputs."""
    return replace(fitted, flag_threshold=np.linspace(0.1, 0.7, 7, dtype=np.float32))


@pytest.mark.parametrize("place", range(len(OUTPUTS) - LEVELS))
def test_a_flag_is_raised_above_its_threshold_only(strict: Fitted, place: int) -> None:
    name = OUTPUTS[LEVELS:][place]
    threshold = float(strict.flag_threshold[place])
    assert flag_names(outputs(1, 1, 1, 1, **{name: threshold}), strict) == ()
    assert flag_names(outputs(1, 1, 1, 1, **{name: threshold + 0.01}), strict) == (Flag(name),)


def test_flags_stand_in_the_rubrics_order(strict: Fitted) -> None:
    row = outputs(1, 1, 1, 1, **dict.fromkeys(OUTPUTS[LEVELS:], 1.0))
    assert flags(row, CLEAR, strict) == tuple(Flag)
    assert flags(outputs(1, 1, 1, 1), CLEAR, strict) == ()


def test_an_unfilled_template_needs_no_model(strict: Fitted) -> None:
    marks = Marks(frozenset({"unfilled-template", "insult"}))
    assert flags(outputs(3, 3, 3, 3), marks, strict) == (Flag.TEMPLATE,)
    other = outputs(3, 3, 3, 3, warm_handover=1, defensive=1)
    assert flags(other, marks, strict) == (Flag.DEFENSIVE, Flag.TEMPLATE, Flag.WARM_HANDOVER)


def test_a_warm_handover_is_no_harm() -> None:
    assert set(Flag) - HARMS == {Flag.WARM_HANDOVER}


ERWARTET = "Ich habe pünktlich 94 Euro überwiesen und jetzt schreibt mir das Inkasso. Empörend."


def test_naming_what_threatens_the_customer_is_no_threat(hear: Hear) -> None:
    reply = (
        "Dass Sie trotz pünktlicher Zahlung Post vom Inkasso bekommen, ist ärgerlich, das tut mir"
        " leid. Ich schaue mir das an. Welcher Verwendungszweck steht denn im Dauerauftrag?"
    )
    analysis = hear(reply, ERWARTET, language=Language.DE)
    assert "threat" not in analysis.moves()
    assert analysis.levels.tone >= 2


def test_owning_a_fault_in_the_last_sentence_ruins_nothing(hear: Hear) -> None:
    kind = "Danke, das hilft mir. Dann sind die Zahlungen auf der alten Nummer gelandet."
    owned = f"{kind} Das hätte bei uns jemandem auffallen müssen."
    assert "takes-responsibility" in hear(owned, ERWARTET, language=Language.DE).moves()
    assert hear(owned, ERWARTET, language=Language.DE).levels.tone > CAPS[RUINED]["tone"]


@pytest.mark.parametrize(
    ("reply", "wrong"),
    [
        ("Ich prüfe das und schaue mir Ihre Daten an.", False),
        ("Das prüfe ich. Schau mal in Ihren Ordner.", True),
        ("Bitte schick mir Ihre Nummer.", True),
    ],
)
def test_an_imperative_is_not_what_the_agent_does(hear: Hear, reply: str, *, wrong: bool) -> None:
    assert ("wrong-address" in hear(reply, ERWARTET, language=Language.DE).moves()) is wrong
