"""What replies do to the gauges: stages, quality, repetition, harm, time, style."""

from dataclasses import replace

import pytest

from deescalate.customer import Timing
from deescalate.customer.effects import HARMS, HELPS
from deescalate.model.moves import MOVE_KINDS, Effect
from deescalate.model.scenario import Difficulty, Effects, Scenario, Stage, Style
from deescalate.model.session import Gauge
from tests.unit.customer.reacting import SCENARIO, moved, notes, say, state, tension
from tests.unit.practice.case import analysed, finding, make_scenario


def styled(style: Style) -> Scenario:
    return make_scenario(persona=replace(SCENARIO.persona, style=style))


def test_the_table_covers_every_move() -> None:
    """Every move of the taxonomy has its row, on its own side."""
    assert set(HELPS) == {m for m, kind in MOVE_KINDS.items() if kind.effect is Effect.HELPS}
    assert set(HARMS) == {m for m, kind in MOVE_KINDS.items() if kind.effect is Effect.HARMS}


def test_a_good_reply_without_any_finding_still_calms() -> None:
    """Levels and overall move the customer when no wording was recognised."""
    reaction = say(analysed(level=(2.5, 2.5, 3, 0), overall=8))
    assert tension(reaction) <= -4
    assert moved(reaction, Gauge.CONNECTION) >= 3


def test_the_same_levels_weigh_by_stage() -> None:
    """Pure sympathy does good while venting and too little when a solution is due."""
    sympathy = analysed(level=(1, 3, 3, 0), overall=5)
    assert tension(say(sympathy)) < 0
    assert tension(say(sympathy, state(Stage.SOLUTION, tension=50))) >= 0


@pytest.mark.parametrize(
    ("move", "early", "late"),
    [("validates", Stage.VENTING, Stage.SOLUTION), ("names-feeling", Stage.VENTING, Stage.TRUST)],
)
def test_sympathy_earns_most_in_the_first_stage(move: str, early: Stage, late: Stage) -> None:
    """Later it earns little."""
    good = analysed(move, level=3)
    first = tension(say(good, state(early)), move=move)
    later = tension(say(good, state(late)), move=move)
    assert first < 2 * later < 0


def test_a_solution_in_stage_one_earns_nothing_and_costs_tension() -> None:
    """Before anything was acknowledged a solution is too early."""
    reaction = say(analysed("concrete-step", level=(1, 1, 2, 2), solutions=("redelivery",)))
    assert tension(reaction, "helped", "concrete-step") == 0
    assert tension(reaction, "harmed", "too-early") > 0
    assert reaction.state.tension > 72


def test_a_solution_after_acknowledgement_costs_less() -> None:
    """In the same reply as an acknowledgement it is only noted as early."""
    both = say(analysed("validates", "concrete-step", solutions=("redelivery",)))
    assert tension(both, "harmed", "too-early") == 0
    assert 0 < tension(both, "named-too-early") < 7
    again = say(analysed("concrete-step", solutions=("redelivery",), level=(1, 1, 2, 2)))
    once_more = say(
        analysed("concrete-step", solutions=("redelivery",), level=(1, 1, 2, 2)), again.state
    )
    assert tension(once_more, move="too-early") < tension(again, move="too-early")


def test_a_concrete_solution_in_stage_three_earns_much() -> None:
    """The best solution, said concretely, is the strongest reply there is."""
    ready = state(Stage.SOLUTION, tension=55, facts_told=("door-code",))
    reaction = say(
        analysed("concrete-step", "names-time", level=3, solutions=("redelivery",)), ready
    )
    assert tension(reaction) <= -18
    assert tension(reaction, "offer-best") < tension(reaction, move="names-time") < 0


def test_returns_fall_with_every_repetition() -> None:
    """1, .5, .2, 0 of a move's effect."""
    earned = []
    for times in range(4):
        before = state(move_counts={"apology": times} if times else {})
        earned.append(tension(say(analysed("apology", level=3), before), move="apology"))
    assert earned[0] < earned[1] < earned[2] <= 0
    assert earned[3] == 0


def test_a_move_that_earns_nothing_more_is_noted() -> None:
    """The agent learns why the fourth apology did nothing."""
    reaction = say(analysed("apology", level=3), state(move_counts={"apology": 3}))
    assert "used-up" in notes(reaction)


def test_a_scenario_replaces_single_rows() -> None:
    """Its own numbers and how often they count at all."""
    lowers = (Effects("apology", 14, 2, most_times=1),)
    own = make_scenario(emotion=replace(SCENARIO.emotion, lowers=lowers))
    first = say(analysed("apology", level=3), scenario=own)
    house = say(analysed("apology", level=3))
    assert tension(first, move="apology") < tension(house, move="apology")
    second = say(analysed("apology", level=3), first.state, scenario=own, text="Something else.")
    assert tension(second, move="apology") == 0


def test_uncertain_findings_count_less_and_very_uncertain_ones_not() -> None:
    """Confidence scales; below .35 nothing is heard."""
    effects = []
    for confidence in (1.0, 0.5, 0.3):
        analysis = replace(
            analysed(level=3), findings=(finding("validates", confidence=confidence),)
        )
        effects.append(tension(say(analysis), move="validates"))
    assert effects[0] < effects[1] < effects[2] == 0


def test_stuffed_phrases_in_a_poor_reply_move_little() -> None:
    """What a recognised phrase earns depends on the reply it stands in."""
    good = say(analysed("validates", level=3, overall=9))
    stuffed = say(analysed("validates", level=0.5, overall=1))
    assert tension(good, move="validates") * 0.5 < tension(stuffed, move="validates") < 0


@pytest.mark.parametrize("harm", ["insult", "calm-down", "blames-customer", "denies-feeling"])
def test_a_severe_harm_lets_nothing_helpful_through(harm: str) -> None:
    """Kind words beside an insult do not count."""
    reaction = say(analysed("validates", "apology", harm, level=2))
    assert tension(reaction, "helped") == 0
    assert tension(reaction) > 0
    assert "vetoed" in notes(reaction)


def test_a_lesser_harm_halves_the_help() -> None:
    """A formula beside real understanding spoils it in part."""
    plain = say(analysed("validates", level=2))
    spoilt = say(analysed("validates", "hollow-formula", level=2))
    assert tension(plain, "helped") < tension(spoilt, "helped") < 0


@pytest.mark.parametrize("harm", sorted(HARMS))
def test_every_harm_raises_tension_and_lowers_connection(harm: str) -> None:
    """No harming move is free."""
    if harm in {"interrupts", "too-early", "ignores-question"}:
        return  # the customer knows better than the ear, see below
    before = state(connection=50)
    reaction = say(analysed(harm), before)
    assert tension(reaction, "harmed", harm) > 0
    assert moved(reaction, Gauge.CONNECTION, "harmed", harm) < 0


def test_time_decides_on_interruption_not_the_ear() -> None:
    """A finding is not believed, the clock is."""
    assert tension(say(analysed("interrupts")), move="interrupts") == 0
    timing = Timing(at=5.0, interrupted=True)
    reaction = say(analysed(), timing=timing)
    assert tension(reaction, move="interrupts") > 0
    assert reaction.state.interruptions == 1


def test_an_ignored_question_costs_only_if_there_was_one() -> None:
    """``answers`` is False also after a rhetorical question."""
    ignoring = analysed(answers=False)
    assert tension(say(ignoring), move="ignores-question") == 0
    asked = state(open_question="when will it come")
    assert tension(say(ignoring, asked), move="ignores-question") > 0
    assert say(analysed(answers=True), asked).state.open_question == ""


def test_asking_for_data_before_acknowledging_costs() -> None:
    """Asking comes after listening; with an acknowledgement it is free."""
    assert tension(say(analysed(asked=("door-code",))), "asked-too-soon") > 0
    kind = say(analysed("validates", asked=("door-code",)))
    assert tension(kind, "asked-too-soon") == 0
    later = say(analysed(asked=("door-code",)), state(Stage.TRUST))
    assert tension(later, "asked-too-soon") == 0


def test_asking_for_something_told_is_noticed_without_a_finding() -> None:
    """Unless the reply takes the very fact up."""
    assert tension(say(analysed(asked=("order-number",))), move="asks-known") > 0
    checking = analysed(asked=("order-number",), used=("order-number",))
    assert tension(say(checking), move="asks-known") == 0


def test_taking_up_a_fact_counts_once() -> None:
    """And more for a fact that must be used."""
    reaction = say(analysed(used=("missed-slot", "order-number")))
    assert tension(reaction, "fact-taken-up") <= -4
    assert set(reaction.state.facts_used) == {"missed-slot", "order-number"}
    assert tension(say(analysed(used=("missed-slot",)), reaction.state), "fact-taken-up") == 0


def test_a_fact_is_recognised_by_its_value_alone() -> None:
    """The customer hears the number even if the ear did not."""
    reaction = say(analysed(), text="I have order 48213 open here.")
    assert "order-number" in reaction.state.facts_used


def test_the_same_text_again_helps_nothing() -> None:
    """A reply that repeats itself shows that nobody listens; a short thanks may recur."""
    text = "I am very sorry that nobody came on Tuesday."
    first = say(analysed("apology", level=3), text=text)
    second = say(analysed("apology", level=3), first.state, text=text + "!")
    assert tension(second, "repeated-reply") > 0
    assert tension(second) > 0
    thanks = say(analysed("thanks"), say(analysed("thanks"), text="Thank you.").state)
    assert tension(thanks, "repeated-reply") == 0


@pytest.mark.parametrize(("waited", "cost"), [(44.0, 0), (46.0, 3), (90.0, 8), (1000.0, 8)])
def test_late_replies_cost_by_how_late(waited: float, cost: int) -> None:
    """From just late to twice the promised time."""
    timing = Timing(at=100.0, waited=waited, sla=45.0, previous=50.0)
    reaction = say(analysed(), timing=timing)
    assert tension(reaction, "late-reply") == cost
    assert reaction.state.late_replies == (waited > 45)


def test_passing_the_promised_end_costs_once() -> None:
    """The reply that crosses the time limit pays for it."""
    crossing = Timing(at=610.0, sla=90.0, previous=590.0)
    after = Timing(at=650.0, sla=90.0, previous=610.0)
    assert tension(say(analysed(), timing=crossing), "past-resolve-time") > 0
    assert tension(say(analysed(), timing=after), "past-resolve-time") == 0


def test_reserved_customers_move_slowly_and_upset_ones_take_harm_harder() -> None:
    """Style is a dial apart from difficulty."""
    good, bad = analysed("validates", level=3), analysed("lectures")
    assert tension(say(good)) < tension(say(good, scenario=styled(Style.RESERVED)))
    assert tension(say(bad)) < tension(say(bad, scenario=styled(Style.UPSET)))


def test_difficulty_scales_gain_and_harm() -> None:
    """The same reply calms a starter customer more than a hard one."""
    good, bad = analysed("validates", level=3), analysed("lectures", level=1)
    gains = [tension(say(good, scenario=make_scenario(difficulty=d))) for d in Difficulty]
    costs = [tension(say(bad, scenario=make_scenario(difficulty=d))) for d in Difficulty]
    assert gains == sorted(gains)
    assert gains[0] < gains[-1]
    assert costs == sorted(costs)
    assert costs[0] < costs[-1]
