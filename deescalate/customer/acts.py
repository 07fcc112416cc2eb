"""Acts other than a reply: asking a colleague, handing over, ending, and saying nothing."""

from dataclasses import replace

from deescalate.customer import codes, effects
from deescalate.customer.endings import after_silence, by_agent
from deescalate.customer.gauges import Influence, settle
from deescalate.customer.handover import colleague_answer, judge
from deescalate.customer.hearing import shorten
from deescalate.customer.impact import clock
from deescalate.customer.memory import joined
from deescalate.customer.pacing import reading_time, schedule
from deescalate.customer.timing import Timing
from deescalate.customer.voice import Voice
from deescalate.model.analysis import Speaker
from deescalate.model.scenario import Consult, EscalationPath, Stage
from deescalate.model.session import AgentAct, Ending, Line, LineKind, Reaction, Reason


def consult(voice: Voice, act: AgentAct, plan: Consult, timing: Timing) -> Reaction:
    """A colleague answers after a while; the customer stays and waits."""
    scenario, before = voice.scenario, voice.state
    wait = Influence.harming(
        Reason(codes.WAITED_FOR_COLLEAGUE, "", {"seconds": f"{plan.takes:.0f}"}),
        effects.Sizes(
            effects.CONSULT_WAIT.tension + effects.CONSULT_AGAIN.tension * before.consults,
            effects.CONSULT_WAIT.connection + effects.CONSULT_AGAIN.connection * before.consults,
        ),
    )
    tension, connection, changes = settle(
        [wait, *clock(scenario, timing)], before.tension, before.connection
    )
    found = colleague_answer(plan, act.text)
    if tension < scenario.emotion.leaves_at:
        tense = tension >= scenario.emotion.calm_below and before.stage is Stage.VENTING
        voice.say_house("holds-tense" if tense else "holds", LineKind.REPLY)
    lines = schedule([*timing.unsaid, *voice.lines], act.at)
    text = found.says if found else plan.otherwise
    ready = max([act.at + plan.takes, *(line.at for line in lines)])
    lines = (*lines, Line(Speaker.COLLEAGUE, text, round(ready, 2), 0.0, LineKind.ANSWER))
    state = replace(
        before,
        tension=tension,
        connection=connection,
        consults=before.consults + 1,
        consulted=before.consulted or found is not None or not plan.answers,
        silences=0,
        said=joined(before.said, [line.text for line in voice.lines]),
    )
    code = codes.COLLEAGUE_ANSWERED if found else codes.COLLEAGUE_ASKS_BACK
    notes = [Reason(code, shorten(act.text), {"colleague": plan.colleague})]
    if tension >= scenario.emotion.leaves_at:
        notes.append(Reason(codes.LEFT_ANGRY))
        voice.say_house_anyway("leaves-angry", LineKind.CLOSING)
        lines = schedule([*timing.unsaid, *voice.lines], act.at)
        return Reaction(state, changes, lines, ending=Ending.CUSTOMER_LEFT, notes=tuple(notes))
    return Reaction(state, changes, lines, notes=tuple(notes))


def hand_over(voice: Voice, act: AgentAct, path: EscalationPath, timing: Timing) -> Reaction:
    """The customer goes to somebody else; the session ends."""
    scenario, before = voice.scenario, voice.state
    verdict = judge(scenario, before, path, act.text)
    found = clock(scenario, timing)
    quote, details = shorten(act.text), {"to": path.to}
    if verdict.warm:
        reason = Reason(codes.HANDED_OVER_WARM, quote, details)
        found.append(Influence.helping(reason, effects.HAND_OVER_WARM))
    else:
        reason = Reason(codes.HANDED_OVER_COLD, quote, details)
        found.append(Influence.harming(reason, effects.HAND_OVER_COLD))
    if not verdict.right:
        reason = Reason(codes.HANDED_OVER_NEEDLESSLY, quote, details)
        found.append(Influence.harming(reason, effects.HAND_OVER_NEEDLESS))
    tension, connection, changes = settle(found, before.tension, before.connection)
    says = scenario.escalation.warm if verdict.warm else scenario.escalation.cold
    voice.say(says, LineKind.CLOSING)
    return Reaction(
        state=replace(
            before,
            tension=tension,
            connection=connection,
            late_replies=before.late_replies + (timing.waited > timing.sla),
            interruptions=before.interruptions + timing.interrupted,
            said=joined(before.said, [says]),
        ),
        changes=changes,
        lines=schedule(voice.lines, act.at + reading_time(act.text)),
        ending=Ending.HANDED_OVER_RIGHTLY if verdict.right else Ending.HANDED_OVER_WRONGLY,
        hand_over_warm=verdict.warm,
        notes=verdict.notes,
    )


def end(voice: Voice, act: AgentAct) -> Reaction:
    """The agent ends the conversation."""
    before = voice.state
    ending = by_agent(voice.scenario, before)
    found = []
    if ending is Ending.AGENT_GAVE_UP:
        found = [Influence.harming(Reason(codes.ENDED_UNSOLVED), effects.ENDED_UNSOLVED)]
        voice.say_house_anyway("left-alone", LineKind.CLOSING)
    else:
        warm = ending is Ending.RESOLVED_CALM
        voice.say_house_anyway("goodbye-warm" if warm else "goodbye-cool", LineKind.CLOSING)
    tension, connection, changes = settle(found, before.tension, before.connection)
    return Reaction(
        state=replace(before, tension=tension, connection=connection),
        changes=changes,
        lines=schedule(voice.lines, act.at),
        ending=ending,
    )


def silence(voice: Voice, act: AgentAct) -> Reaction:
    """Nothing was said for a while."""
    scenario, before = voice.scenario, voice.state
    rule = scenario.emotion.silence
    details = {"seconds": f"{rule.after:.0f}"}
    found = [Influence(Reason(codes.SILENCE, "", details), float(rule.tension), 0.0, helps=False)]
    tension, connection, changes = settle(found, before.tension, before.connection)
    after = replace(before, tension=tension, connection=connection, silences=before.silences + 1)
    ending = after_silence(scenario, after)
    if ending is not None:
        left = ending[0] is Ending.CUSTOMER_LEFT
        voice.say_house_anyway("leaves-silence" if left else "goodbye-cool", LineKind.CLOSING)
    elif not voice.say_one(rule.says, LineKind.SILENCE):
        voice.say_house("silence", LineKind.SILENCE)
    return Reaction(
        state=replace(after, said=joined(after.said, [line.text for line in voice.lines])),
        changes=changes,
        lines=schedule(voice.lines, act.at),
        ending=ending[0] if ending else None,
        notes=(ending[1],) if ending else (),
    )
