"""A checked file to the scenario that the rest of the program speaks of."""

import re
from collections.abc import Sequence
from typing import Final

from deescalate.content import schema
from deescalate.content.closing_schema import ClosingPart, WaitingPart
from deescalate.content.conditions import ReadCondition
from deescalate.model import scenario as model
from deescalate.model.conditions import Condition
from deescalate.model.last_words import Closing, Waiting

PLACEHOLDER: Final = re.compile(r"\{([^\W_]+(?:[-_][^\W_]+)*)\}")
"""A field of a canned reply or of a better wording."""

_LETTERS_PER_WORD: Final = 5
_SHORTEST_TYPING: Final = 1.0
_LONGEST_TYPING: Final = 15.0
_SEEN_WHOLE: Final = frozenset({model.Channel.EMAIL, model.Channel.SOCIAL, model.Channel.PORTAL})
"""Channels where nobody sees the other side type."""


def build_scenario(doc: schema.ScenarioPart, digest: str) -> model.Scenario:
    """The scenario of a file without errors."""
    return model.Scenario(
        id=doc.id,
        version=doc.version,
        title=doc.title,
        language=doc.language,
        author=doc.author,
        industry=doc.industry,
        difficulty=doc.level,
        minutes=doc.minutes,
        channel=doc.channel,
        tags=tuple(doc.tags),
        skills=tuple(doc.skills),
        warning=doc.warning or "",
        brief=doc.brief,
        goal=doc.goal,
        persona=_persona(doc.persona),
        grievance=_grievance(doc.grievance),
        emotion=_emotion(doc.emotion),
        stages=_stages(doc),
        policy=model.Policy(
            doc.policy.goodwill_limit, tuple(doc.policy.may_offer), tuple(doc.policy.never)
        ),
        solutions=tuple(_solution(part) for part in doc.solutions),
        escalation=_escalation(doc.escalation),
        sla=model.Sla(doc.sla.first_reply, doc.sla.next_reply, doc.sla.resolve),
        canned=tuple(_canned(part) for part in doc.canned),
        csat=model.Csat(
            doc.csat.question,
            tuple(doc.csat.low),
            tuple(doc.csat.middle),
            tuple(doc.csat.high),
        ),
        debrief=tuple(doc.debrief),
        tries=model.Tries(
            _script(doc.tries.good), _script(doc.tries.average), _script(doc.tries.bad)
        ),
        closing=_closing(doc.closing),
        waiting=_waiting(doc.waiting),
        digest=digest,
    )


def typing_time(text: str, words_per_minute: int, channel: model.Channel) -> float:
    """Seconds that the customer is seen typing (or heard drawing breath) before a message.

    By speed at five letters a word, within 1 to 15 seconds; 0 where nobody sees it.
    """
    if channel in _SEEN_WHOLE:
        return 0.0
    seconds = len(text) / _LETTERS_PER_WORD / words_per_minute * 60
    return round(min(max(seconds, _SHORTEST_TYPING), _LONGEST_TYPING), 1)


def _persona(part: schema.PersonaPart) -> model.Persona:
    return model.Persona(
        part.name,
        part.address_as,
        part.about,
        part.style,
        part.formality,
        part.typing_wpm,
    )


def _grievance(part: schema.GrievancePart) -> model.Grievance:
    facts = tuple(
        model.Fact(
            fact.id,
            fact.value,
            tuple(fact.also),
            tuple(fact.ask),
            fact.says,
            fact.told,
            fact.must_use,
        )
        for fact in part.facts
    )
    return model.Grievance(part.summary, part.root_cause, facts, tuple(part.feelings))


def _effects(parts: Sequence[schema.EffectsPart]) -> tuple[model.Effects, ...]:
    return tuple(
        model.Effects(part.move, part.tension, part.connection, part.most_times, tuple(part.says))
        for part in parts
    )


def _emotion(part: schema.EmotionPart) -> model.Emotion:
    return model.Emotion(
        tension=part.start.tension,
        connection=part.start.connection,
        calm_below=part.calm_below,
        leaves_at=part.leaves_at,
        patience=part.patience,
        silence=model.Silence(part.silence.after, part.silence.tension, tuple(part.silence.says)),
        lowers=_effects(part.lowers),
        raises=_effects(part.raises),
    )


def _stages(doc: schema.ScenarioPart) -> tuple[model.StagePlan, ...]:
    venting = doc.stages.venting
    bursts = tuple(
        model.Burst(
            burst.text,
            typing_time(burst.text, doc.persona.typing_wpm, doc.channel)
            if burst.typing is None
            else burst.typing,
        )
        for burst in venting.bursts
    )
    return (
        _stage(model.Stage.VENTING, venting, bursts, venting.finished_after),
        _stage(model.Stage.TRUST, doc.stages.trust),
        _stage(model.Stage.SOLUTION, doc.stages.solution),
    )


def _stage(
    stage: model.Stage,
    part: schema.StagePart,
    bursts: tuple[model.Burst, ...] = (),
    finished_after: float = 0.0,
) -> model.StagePlan:
    return model.StagePlan(
        stage=stage,
        goal=part.goal,
        lines=tuple(
            model.Lines(lines.tension, tuple(lines.any_of), lines.event, lines.asks)
            for lines in part.lines
        ),
        gates=tuple(
            model.Gate(gate.to, _conditions(gate.when), tuple(gate.says)) for gate in part.gates
        ),
        bursts=bursts,
        finished_after=finished_after,
    )


def _conditions(read: Sequence[ReadCondition]) -> tuple[Condition, ...]:
    return tuple(each.condition for each in read)


def _solution(part: schema.SolutionPart) -> model.Solution:
    return model.Solution(
        id=part.id,
        title=part.title,
        phrases=tuple(part.phrases),
        verdict=part.verdict,
        says=part.says,
        needs_facts=tuple(part.needs_facts),
        needs_consult=part.needs_consult,
        costs=part.costs,
        why=part.why or "",
    )


def _escalation(part: schema.EscalationPart) -> model.Escalation:
    plans = (
        (model.Level.FUNCTIONAL, part.functional),
        (model.Level.HIERARCHICAL, part.hierarchical),
    )
    paths = tuple(
        model.EscalationPath(
            level=level,
            to=plan.to,
            right_when=_conditions(plan.right_when),
            wrong_when=_conditions(plan.wrong_when),
            responds_within=plan.responds_within or "",
            deputy=plan.deputy or "",
        )
        for level, plan in plans
        if plan is not None
    )
    return model.Escalation(
        paths, tuple(part.must_say), part.warm, part.cold, _consult(part.consult)
    )


def _consult(part: schema.ConsultPart | None) -> model.Consult | None:
    if part is None:
        return None
    answers = tuple(model.Answer(tuple(each.about), each.says) for each in part.answers)
    return model.Consult(part.colleague, part.takes, answers, part.otherwise)


def _closing(part: ClosingPart) -> Closing:
    return Closing(
        tuple(part.calm),
        tuple(part.cold),
        tuple(part.angry),
        tuple(part.tired),
        tuple(part.unanswered),
        tuple(part.unsolved),
    )


def _waiting(part: WaitingPart) -> Waiting:
    return Waiting(tuple(part.calm), tuple(part.tense), tuple(part.last_warning))


def _canned(part: schema.CannedPart) -> model.CannedReply:
    # Known fields need not be listed in the file, but whoever fills them in needs them all.
    fields = dict.fromkeys([*part.fields, *PLACEHOLDER.findall(part.text)])
    return model.CannedReply(part.id, part.text, tuple(fields), tuple(part.bad_in))


def _script(parts: Sequence[schema.StepPart]) -> tuple[model.Step, ...]:
    return tuple(
        model.Step(
            say=part.say if isinstance(part, schema.SayStep) else "",
            consult=part.consult or "",
            hand_over=part.hand_over,
            summary=part.summary or "",
        )
        for part in parts
    )
