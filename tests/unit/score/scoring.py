"""Sessions for the tests of the score, played by a scripted agent."""

from dataclasses import dataclass

from deescalate.model.analysis import ReplyAnalysis
from deescalate.model.record import SessionRecord
from deescalate.model.scenario import Scenario
from deescalate.model.session import Mode
from deescalate.practice import Session
from tests.unit.practice.case import FakeAnalyst, analysed, make_scenario


@dataclass(frozen=True)
class Reply:
    """One reply of the script and how it is heard; ``wait`` after the customer is quiet."""

    text: str
    analysis: ReplyAnalysis
    wait: float = 5.0


GOOD = (
    Reply(
        "A morning off and nobody came, Ms Keller. I'd be furious.",
        analysed("names-feeling", "validates", level=(3, 3, 3, 0), overall=8.5,
                 used=("missed-slot",)),
    ),
    Reply(
        "Is it urgent, who is it for? And is there a door code?",
        analysed("clarifying-question", level=(2.5, 1.5, 3, 1), overall=7,
                 asked=("for-mother", "door-code")),
    ),
    Reply(
        "For your mother then. Tomorrow after 3, code 7714 on the label, I see to it myself.",
        analysed("concrete-step", "owner", "names-time", level=(3, 2, 3, 3), overall=9,
                 used=("for-mother", "door-code"), solutions=("redelivery",)),
    ),
    Reply(
        "I write to you here at noon. All the best to your mother, Ms Keller.",
        analysed("follow-up", "personal", level=(2.5, 2, 3, 3), overall=8.5),
    ),
)  # fmt: skip
AVERAGE = (
    Reply(
        "I am sorry for the inconvenience. Can you give me your order number?",
        analysed("hollow-formula", "asks-known", level=(1, 1, 2, 0.3), overall=3.5,
                 asked=("order-number",)),
    ),
    Reply(
        "I understand that this is annoying. Was there a door code?",
        analysed("names-feeling", "clarifying-question", level=(1.7, 1.5, 2.2, 0.5), overall=5,
                 asked=("door-code",)),
    ),
    Reply(
        "OK. We can redeliver with the code.",
        analysed("concrete-step", level=(1.5, 0.5, 2, 2), overall=5.2,
                 used=("door-code",), solutions=("redelivery",)),
    ),
    Reply(
        "It will be there tomorrow. Is there anything else?",
        analysed("names-time", level=(1, 1, 2, 2), overall=5),
    ),
)  # fmt: skip
BAD = (
    Reply(
        "Please calm down. What is your order number?",
        analysed("calm-down", "asks-known", level=(0, 0, 0.6, 0), overall=0.8,
                 asked=("order-number",)),
    ),
    Reply(
        "You should have been at home.",
        analysed("blames-customer", level=(0.3, 0, 0.2, 0), overall=0.5),
    ),
    Reply(
        "Someone will call you back.",
        analysed("vague-promise", level=(0.2, 0, 1, 1), overall=1.8, solutions=("call-back",)),
    ),
)  # fmt: skip


def play(
    script: tuple[Reply, ...], scenario: Scenario | None = None, *, end: bool = True
) -> Session:
    """The script, and the agent's ending if the customer has not ended it."""
    table = {reply.text: reply.analysis for reply in script}
    session = Session(scenario or make_scenario(), FakeAnalyst(table), seed=1)
    for reply in script:
        if session.ending is None:
            session.reply(reply.text, session.quiet_at + reply.wait)
    if end and session.ending is None:
        session.end(session.quiet_at + 5)
    return session


def record(session: Session) -> SessionRecord:
    """The session as it would be kept."""
    scenario = session.scenario
    return SessionRecord(
        id="1",
        learner="me",
        scenario_id=scenario.id,
        scenario_version=1,
        scenario_digest="d",
        title=scenario.title,
        language=scenario.language,
        channel=scenario.channel,
        difficulty=scenario.difficulty,
        seed=session.seed,
        mode=Mode.GUIDED,
        pace=0.0,
        started_at="2026-01-01T00:00:00+00:00",
        analysis_version="a",
        phrasebook_version="p",
        app_version="0",
        turns=session.turns,
        ending=session.ending,
        survey=session.survey() if session.ending else None,
        score=session.score,
    )
