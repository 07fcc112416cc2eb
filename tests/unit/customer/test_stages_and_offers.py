"""Gates, relapses, offers and what the customer accepts."""

from dataclasses import replace

import pytest

from deescalate.customer.offers import Worth, weigh
from deescalate.model.scenario import Stage
from deescalate.model.session import Ending
from tests.unit.customer.reacting import SCENARIO, kinds, notes, say, state, tension, texts
from tests.unit.practice.case import SOLUTIONS, analysed, make_scenario

GOOD = analysed("validates", level=(3, 3, 3, 0), overall=8)


def test_a_gate_opens_on_its_condition_and_says_why() -> None:
    """The condition is quoted as it was written, and the gate's words are said."""
    reaction = say(GOOD)
    change = reaction.stage_change
    assert change is not None
    assert (change.before, change.after, change.relapse) == (Stage.VENTING, Stage.TRUST, False)
    assert change.reason.code == "gate"
    assert change.reason.details["condition"] == "move validates"
    assert "All right. You seem to listen." in texts(reaction)
    assert reaction.state.turns_in_stage == 0


def test_a_clear_level_opens_the_gate_without_a_finding() -> None:
    """A new wording is no obstacle."""
    assert say(analysed(level=(2, 2.4, 3, 0), overall=7)).state.stage is Stage.TRUST


def test_harm_in_the_same_reply_keeps_the_gate_shut() -> None:
    """Validation with an insult is no validation."""
    assert say(analysed("validates", "insult")).stage_change is None


def test_facts_told_in_answer_open_the_gate_at_once() -> None:
    """The customer tells what was asked and turns to the solution."""
    trust = state(Stage.TRUST, tension=55, facts_told=("for-mother",))
    reaction = say(analysed(asked=("door-code",), level=2), trust)
    assert reaction.state.stage is Stage.SOLUTION
    assert texts(reaction) == ["The code is 7714.", "So what can you do?"]


def test_a_calm_customer_has_finished_venting() -> None:
    """Whatever the gates say."""
    reaction = say(analysed(level=1.5), state(tension=30))
    assert reaction.stage_change is not None
    assert reaction.stage_change.reason.code == "calmed-down"


def test_a_relapse_needs_its_move_in_this_very_reply() -> None:
    """An old fault does not throw the customer back twice."""
    trust = state(Stage.TRUST, tension=60)
    fallen = say(analysed("blames-customer"), trust)
    assert fallen.stage_change is not None
    assert fallen.stage_change.relapse
    assert fallen.state.relapses == 1
    assert "Are you serious?" in texts(fallen)
    old = state(Stage.TRUST, tension=60, move_counts={"blames-customer": 1})
    assert say(analysed("impatience"), old).stage_change is None


def test_after_a_relapse_only_a_calming_reply_opens_the_gate_again() -> None:
    """Moves that were heard long ago do not."""
    fallen = state(relapses=1, move_counts={"validates": 1})
    assert say(analysed(level=0.5), fallen).stage_change is None
    assert say(GOOD, fallen).state.stage is Stage.TRUST


def test_a_severe_harm_throws_a_tense_customer_back() -> None:
    """Also without a gate of the scenario's own, and the acceptance is gone."""
    happy = state(Stage.SOLUTION, tension=60, accepted="redelivery", accepted_turn=1, turns=1)
    reaction = say(analysed("insult"), happy)
    assert reaction.state.stage is Stage.VENTING
    assert reaction.stage_change is not None
    assert reaction.stage_change.reason.code == "relapse-anger"
    assert reaction.state.accepted == ""


@pytest.mark.parametrize(
    ("offer", "stage", "told", "worth"),
    [
        ("redelivery", Stage.VENTING, ("door-code",), Worth.TOO_EARLY),
        ("redelivery", Stage.TRUST, (), Worth.LACKS_FACT),
        ("redelivery", Stage.TRUST, ("door-code",), Worth.FITS),
        ("fee-back", Stage.SOLUTION, (), Worth.FITS),
        ("call-back", Stage.SOLUTION, (), Worth.WEAK),
        ("full-refund", Stage.VENTING, (), Worth.NOT_ALLOWED),
    ],
)
def test_what_an_offer_is_worth(
    offer: str, stage: Stage, told: tuple[str, ...], worth: Worth
) -> None:
    """By verdict, stage and what is known."""
    assert weigh(SCENARIO, state(stage, facts_told=told), offer).worth is worth


def test_an_offer_that_needs_a_colleague() -> None:
    """It waits on the table until somebody was asked."""
    solutions = (replace(SOLUTIONS[1], needs_consult=True), *SOLUTIONS[2:])
    scenario = make_scenario(solutions=solutions)
    ready = state(Stage.SOLUTION, tension=40)
    reaction = say(analysed(solutions=("fee-back",), level=2), ready, scenario=scenario)
    assert "offer-needs-colleague" in notes(reaction)
    assert reaction.state.accepted == ""
    asked = replace(reaction.state, consulted=True)
    assert say(analysed(level=2), asked, scenario=scenario).state.accepted == "fee-back"


def test_a_fitting_offer_in_stage_three_is_accepted() -> None:
    """The customer says yes in the scenario's words."""
    ready = state(Stage.SOLUTION, tension=50, facts_told=("door-code",))
    reaction = say(analysed(solutions=("redelivery",), level=2), ready)
    assert reaction.state.accepted == "redelivery"
    assert "Tomorrow after 3. Good." in texts(reaction)
    assert "accepted" in notes(reaction)


def test_a_customer_who_is_still_tense_does_not_accept_yet() -> None:
    """The offer stays on the table and is accepted once the tension is gone."""
    tense = state(Stage.SOLUTION, tension=85, facts_told=("door-code",))
    reaction = say(analysed(solutions=("redelivery",), level=1.5), tense)
    assert (reaction.state.accepted, reaction.state.on_table) == ("", "redelivery")
    assert "offer-not-trusted" in notes(reaction)
    assert "Tomorrow after 3. Good." not in texts(reaction)
    calmer = replace(reaction.state, tension=45)
    accepted = say(analysed(level=2), calmer, text="You can rely on that.")
    assert accepted.state.accepted == "redelivery"
    assert "Tomorrow after 3. Good." in texts(accepted)


def test_an_offer_without_a_needed_fact_brings_the_fact_out() -> None:
    """The customer says what is missing, and it costs a little."""
    reaction = say(
        analysed(solutions=("redelivery",), level=1.5), state(Stage.SOLUTION, tension=50)
    )
    assert tension(reaction, "offer-lacks-fact") > 0
    assert "The code is 7714." in texts(reaction)
    assert "door-code" in reaction.state.facts_told


def test_asking_for_the_fact_while_offering_is_fine() -> None:
    """Offer and question in one reply fit together."""
    reaction = say(
        analysed(solutions=("redelivery",), asked=("door-code",), level=2),
        state(Stage.SOLUTION, tension=50),
    )
    assert reaction.state.accepted == "redelivery"
    assert texts(reaction)[:2] == ["The code is 7714.", "Tomorrow after 3. Good."]


def test_a_trusting_customer_accepts_in_stage_two() -> None:
    """Connection and calm enough: the offer itself opens the way."""
    trusting = state(Stage.TRUST, tension=45, connection=50)
    reaction = say(analysed(solutions=("fee-back",), level=2), trusting)
    assert reaction.state.stage is Stage.SOLUTION
    assert reaction.stage_change is not None
    assert reaction.stage_change.reason.code == "offer-fits"
    assert reaction.state.accepted == "fee-back"
    wary = say(analysed(solutions=("fee-back",), level=2), replace(trusting, connection=10))
    assert wary.state.stage is Stage.TRUST


def test_an_offer_made_too_early_is_remembered() -> None:
    """The customer comes back to it when ready."""
    early = say(analysed(solutions=("fee-back",), level=1))
    assert early.state.on_table == "fee-back"
    later = replace(early.state, stage=Stage.SOLUTION, tension=40)
    assert say(analysed(level=2), later, text="As I said.").state.accepted == "fee-back"


def test_a_better_offer_replaces_a_lesser_one_but_not_the_other_way() -> None:
    """After the fee the redelivery, never back to the fee."""
    content = state(
        Stage.SOLUTION,
        tension=40,
        facts_told=("door-code",),
        accepted="fee-back",
        on_table="fee-back",
        accepted_turn=1,
        turns=1,
    )
    better = say(analysed(solutions=("redelivery",), level=2), content)
    assert better.state.accepted == "redelivery"
    best = replace(content, accepted="redelivery", on_table="redelivery")
    assert say(analysed(solutions=("fee-back",), level=2), best).state.accepted == "redelivery"


def test_weak_and_forbidden_offers_get_their_answer() -> None:
    """And are never accepted."""
    ready = state(Stage.SOLUTION, tension=40)
    weak = say(analysed(solutions=("call-back",)), ready)
    assert "They said that on Wednesday." in texts(weak)
    assert tension(weak, "offer-weak") > 0
    forbidden = say(analysed(solutions=("full-refund",)), ready)
    assert "Really? You can do that?" in texts(forbidden)
    assert "offer-not-allowed" in notes(forbidden)
    assert (weak.state.on_table, forbidden.state.on_table) == ("", "")


CONTENT = state(
    Stage.SOLUTION, tension=20, accepted="fee-back", on_table="fee-back", turns=4, accepted_turn=4
)


@pytest.mark.parametrize(
    ("before", "text", "ending"),
    [
        (CONTENT, "Goodbye.", Ending.RESOLVED_CALM),
        (CONTENT, "Does that suit you?", None),
        (replace(CONTENT, turns=5), "Anything else?", Ending.RESOLVED_CALM),
        (replace(CONTENT, tension=60), "Goodbye.", None),
        (replace(CONTENT, tension=60, turns=6), "Goodbye.", Ending.RESOLVED_COLD),
        (state(turns=13), "Hm.", Ending.CUSTOMER_LEFT),
        (state(turns=12), "Hm.", None),
        (state(Stage.TRUST, tension=20, turns=15), "Hm.", None),
        (state(Stage.TRUST, tension=20, turns=17), "Hm.", Ending.CUSTOMER_LEFT),
    ],
)
def test_how_a_reply_ends_the_session(before: object, text: str, ending: Ending | None) -> None:
    """Goodbye after acceptance, and patience."""
    reaction = say(analysed(level=1.2), before, text=text)  # type: ignore[arg-type]
    assert reaction.ending is ending
    if ending is not None:
        assert kinds(reaction)[-1] == "closing"


TENSE = replace(
    CONTENT,
    tension=45,
    turns=6,
    accepted_turn=4,
    tension_history=(70, 66, 62, 53, 49, 45),
)
"""Said yes while still tense; two replies have calmed since, the next one is the third."""


def test_an_early_yes_does_not_close_a_session_that_still_calms() -> None:
    """The customer stays while it gets better and says a warm goodbye once calm."""
    first = say(analysed(level=2.0), TENSE, text="I see to it.")
    assert 35 <= first.state.tension < 45
    assert first.ending is None
    second = say(analysed(level=3.0), first.state, text="It is done.")
    assert second.state.tension < 35
    assert second.ending is Ending.RESOLVED_CALM


def test_one_useless_reply_after_a_yes_is_forgiven() -> None:
    """What counts is whether the last three replies together have calmed."""
    assert say(analysed(level=1.2), TENSE, text="Well.").ending is None
    stuck = replace(TENSE, tension_history=(70, 66, 62, 45, 45, 45))
    assert say(analysed(level=1.2), stuck, text="Well.").ending is Ending.RESOLVED_COLD


@pytest.mark.parametrize(("turns", "ending"), [(15, None), (16, Ending.RESOLVED_COLD)])
def test_a_tense_customer_who_said_yes_does_not_stay_for_ever(
    turns: int, ending: Ending | None
) -> None:
    """Three replies after patience is over the customer closes, calming or not."""
    late = replace(TENSE, tension=55, turns=turns, tension_history=(70, 66, 62, 58, 55))
    assert say(analysed(level=2.0), late, text="I see to it.").ending is ending


def test_too_much_tension_ends_the_session() -> None:
    """The customer leaves with an angry word, but not at the very first reply."""
    assert say(analysed("insult"), state(tension=90)).ending is None
    reaction = say(analysed("insult"), state(tension=80, turns=1))
    assert reaction.ending is Ending.CUSTOMER_LEFT
    assert "left-angry" in notes(reaction)


def test_a_small_extra_after_the_acceptance_is_no_insult() -> None:
    """What would be weak as a solution does not hurt on top of one."""
    content = state(Stage.SOLUTION, tension=20, accepted="fee-back", turns=4, accepted_turn=4)
    reaction = say(analysed(solutions=("call-back",), level=2), content)
    assert tension(reaction, "offer-weak") == 0
    assert "They said that on Wednesday." not in texts(reaction)
