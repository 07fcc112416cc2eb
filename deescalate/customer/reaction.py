"""What one act of the agent does to the customer."""

from collections.abc import Sequence
from dataclasses import replace

from deescalate.customer import acts, codes
from deescalate.customer.endings import after_reply
from deescalate.customer.gauges import settle
from deescalate.customer.hearing import Heard, hear, kept, too_early
from deescalate.customer.impact import earns, ease, influences, veto
from deescalate.customer.memory import added, joined
from deescalate.customer.offers import (
    Offer,
    Worth,
    answered_offer,
    can_accept,
    stays_on_table,
    still_fits,
)
from deescalate.customer.pacing import reading_time, schedule
from deescalate.customer.replying import (
    Outcome,
    Said,
    answer,
    owed_after,
    told_now,
)
from deescalate.customer.stages import move_on
from deescalate.customer.timing import Timing
from deescalate.customer.voice import Voice
from deescalate.model.analysis import Levels, ReplyAnalysis
from deescalate.model.moves import Technique
from deescalate.model.scenario import FACTS_AT_ONCE, Scenario, Stage, Verdict
from deescalate.model.session import (
    ActKind,
    AgentAct,
    CustomerState,
    Line,
    LineKind,
    Reaction,
    Reason,
    StageChange,
)

NOTHING_HEARD = ReplyAnalysis(findings=(), levels=Levels(1, 1, 1, 0), overall=3.0)
"""Stands in for a reply that was not analysed."""


def react(  # noqa: PLR0913, PLR0917 - the six values that decide everything
    scenario: Scenario,
    seed: int,
    state: CustomerState,
    act: AgentAct,
    analysis: ReplyAnalysis | None,
    timing: Timing,
) -> Reaction:
    """The customer's reaction to one act; the same values give the same reaction.

    A consultation or a hand-over that the scenario has nobody for leaves the customer waiting,
    like a silence.
    """
    voice = Voice(scenario, seed, state)
    match act.kind:
        case ActKind.SAY:
            heard = hear(scenario, state, act, analysis or NOTHING_HEARD, timing)
            return _say(voice, act, heard, timing)
        case ActKind.CONSULT if plan := scenario.escalation.consult:
            return acts.consult(voice, act, plan, timing)
        case ActKind.HAND_OVER if act.level and (path := scenario.escalation.path(act.level)):
            return acts.hand_over(voice, act, path, timing)
        case ActKind.END:
            return acts.end(voice, act)
        case _:
            return acts.silence(voice, act)


def _say(voice: Voice, act: AgentAct, heard: Heard, timing: Timing) -> Reaction:
    scenario, before = voice.scenario, voice.state
    asked = (*before.facts_told, *told_now(before, heard))
    offer = answered_offer(scenario, replace(before, facts_told=asked), heard.offers)
    tension, connection, changes = settle(
        influences(scenario, before, heard, offer, timing),
        before.tension,
        before.connection,
        ease(scenario),
    )
    after = replace(
        _remembering(before, act, heard, timing),
        tension=tension,
        connection=connection,
        tension_history=(*before.tension_history, tension),
        connection_history=(*before.connection_history, connection),
        facts_told=asked,
        on_table=_on_table(scenario, before, offer),
    )
    moved = move_on(scenario, after, heard, tension - before.tension)
    change, gate = moved or (None, None)
    after = _in_new_stage(after, change)
    accepted = _accepts(scenario, after, heard)
    if accepted:
        after = replace(after, accepted=after.on_table, accepted_turn=after.turns)
    ending = after_reply(scenario, after, heard)
    outcome = Outcome(
        before=before,
        after=replace(after, facts_told=before.facts_told),
        offer=offer,
        change=change,
        gate=gate,
        accepted_now=accepted,
        ending=ending[0] if ending else None,
    )
    said = answer(voice, heard, outcome)
    return Reaction(
        state=_spoken(voice, after, heard, said),
        changes=changes,
        lines=_in_order(voice, timing, act, heard),
        stage_change=change,
        ending=outcome.ending,
        notes=_notes(voice, heard, outcome, said, [ending[1]] if ending else []),
    )


def _remembering(
    before: CustomerState, act: AgentAct, heard: Heard, timing: Timing
) -> CustomerState:
    """The counts after a reply."""
    moves = [*heard.counted]
    moves += ["interrupts"] * heard.interrupted
    moves += ["too-early"] * too_early(before, heard)
    ignored = heard.answers is False and bool(before.open_question)
    moves += ["ignores-question"] * ignored
    return replace(
        before,
        turns=before.turns + 1,
        turns_in_stage=before.turns_in_stage + 1,
        facts_used=joined(before.facts_used, heard.facts_used),
        offered=joined(before.offered, heard.offers),
        move_counts=added(before.move_counts, moves),
        open_question="" if heard.answers else before.open_question,
        asked_again=0 if heard.answers else before.asked_again,
        silences=0,
        late_replies=before.late_replies + (timing.waited > timing.sla),
        interruptions=before.interruptions + heard.interrupted,
        agent_said=(*before.agent_said, kept(act.text)),
    )


def _on_table(scenario: Scenario, before: CustomerState, offer: Offer | None) -> str:
    """The offer that the customer may say yes to: the latest, but never a lesser one."""
    if offer is None or not stays_on_table(offer):
        return before.on_table
    if before.on_table and offer.solution.verdict is not Verdict.BEST:
        lesser = scenario.solution(before.on_table).verdict is Verdict.BEST
        return before.on_table if lesser else offer.solution.id
    return offer.solution.id


def _in_new_stage(state: CustomerState, change: StageChange | None) -> CustomerState:
    if change is None:
        return state
    moved = replace(state, stage=change.after, turns_in_stage=0)
    if not change.relapse:
        return moved
    return replace(moved, relapses=state.relapses + 1, accepted="", accepted_turn=0)


def _accepts(scenario: Scenario, state: CustomerState, heard: Heard) -> bool:
    """Whether the customer now says yes to what is on the table."""
    return (
        state.on_table not in {"", state.accepted}
        and state.stage is Stage.SOLUTION
        and not heard.severe
        and can_accept(scenario, state.tension)
        and still_fits(scenario, state, state.on_table)
    )


def _spoken(voice: Voice, after: CustomerState, heard: Heard, said: Said) -> CustomerState:
    """The state after the customer's own words."""
    told = joined(voice.state.facts_told, said.facts)
    return replace(
        after,
        facts_told=told,
        owed=owed_after(voice.state, heard, told),
        events=added(after.events, [event.value for event in voice.events]),
        open_question=said.open_question,
        asked_again=said.asked_again,
        said=joined(after.said, [line.text for line in voice.lines]),
    )


def _in_order(voice: Voice, timing: Timing, act: AgentAct, heard: Heard) -> tuple[Line, ...]:
    """The new lines; after an interruption the retort, then what was cut off, then the rest.

    A retort that was cut off itself is not made up for: its moment is gone.
    """
    lines = voice.lines
    unsaid = [line for line in timing.unsaid if line.kind is not LineKind.TRIGGER]
    if heard.interrupted and lines and lines[0].kind is LineKind.TRIGGER:
        ordered = [lines[0], *unsaid, *lines[1:]]
    else:
        ordered = [*unsaid, *lines]
    return schedule(ordered, timing.at + reading_time(act.text))


def _notes(
    voice: Voice, heard: Heard, outcome: Outcome, said: Said, last: Sequence[Reason]
) -> tuple[Reason, ...]:
    notes = []
    helping = [item for item in heard.moves if item.helps]
    if helping and veto(heard) < 1:
        notes.append(Reason(codes.VETOED, heard.quote))
    notes += [
        Reason(codes.USED_UP, item.quote, {"move": item.move})
        for item in helping
        if item.technique is Technique.EMPATHY
        and earns(voice.scenario, voice.state, item.move) == 0
    ]
    if len(heard.facts_asked) > FACTS_AT_ONCE:
        details = {"asked": str(len(heard.facts_asked)), "told": str(FACTS_AT_ONCE)}
        notes.append(Reason(codes.ASKED_MUCH, heard.quote, details))
    notes += _offer_notes(voice.scenario, outcome)
    if said.dropped:
        notes.append(Reason(codes.QUESTION_DROPPED, "", {"question": said.dropped}))
    return (*notes, *last)


def _offer_notes(scenario: Scenario, outcome: Outcome) -> list[Reason]:
    offer = outcome.offer
    notes = []
    if offer is not None:
        details = {"offer": offer.solution.title, "why": offer.solution.why.strip()}
        code = {
            Worth.NOT_ALLOWED: codes.OFFER_NOT_ALLOWED,
            Worth.LACKS_COLLEAGUE: codes.OFFER_NEEDS_COLLEAGUE,
        }.get(offer.worth)
        if code is None and offer.worth is Worth.FITS and not outcome.after.accepted:
            code = codes.OFFER_NOT_TRUSTED
        if code:
            notes.append(Reason(code, "", details))
    if outcome.accepted_now:
        title = scenario.solution(outcome.after.accepted).title
        notes.append(Reason(codes.ACCEPTED, "", {"offer": title}))
    return notes
