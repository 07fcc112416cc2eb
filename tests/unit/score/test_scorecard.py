"""A team's scorecard: other weights, other critical items."""

from dataclasses import replace

from deescalate.model.analysis import BrandNote
from deescalate.model.moves import Technique
from deescalate.model.scenario import Stage
from deescalate.model.scorecard import HOUSE, Scorecard
from deescalate.practice import Session
from deescalate.score.marks import reply_mark
from deescalate.score.update import process
from tests.unit.practice.case import FakeAnalyst, analysed, make_scenario
from tests.unit.score.scoring import AVERAGE, GOOD, Reply


def scored(script: tuple[Reply, ...], card: Scorecard) -> Session:
    analyst = FakeAnalyst({reply.text: reply.analysis for reply in script})
    session = Session(make_scenario(), analyst, scorecard=card)
    for reply in script:
        session.reply(reply.text, session.quiet_at + reply.wait)
    return session


def test_the_weights_of_techniques_are_the_scorecards() -> None:
    only_tone = dict.fromkeys(Technique, 0.0) | {Technique.TONE: 1.0}
    card = Scorecard("tone", techniques=only_tone)
    assert process({"listening": 20, "tone": 80}, card) == 80
    assert process({"listening": 20}, card) == 0


def test_process_alone_can_make_the_score() -> None:
    session = scored(AVERAGE, Scorecard("process", process=1.0))
    assert session.score.overall == round(process(session.score.techniques))


def test_stage_weights_are_the_scorecards() -> None:
    analysis = analysed("validates", level=(0, 3, 0, 0), overall=5)
    only_empathy = {
        stage: dict.fromkeys(Technique, 0.0) | {Technique.EMPATHY: 1.0} for stage in Stage
    }
    assert reply_mark(Stage.VENTING, analysis, only_empathy) == 100
    assert reply_mark(Stage.VENTING, analysis) < 100


def test_any_harm_can_be_made_critical_and_any_critical_one_harmless() -> None:
    spoilt = replace(
        GOOD[0],
        analysis=replace(
            GOOD[0].analysis,
            findings=(
                *analysed("vague-promise").findings,
                *analysed("blames-customer").findings,
            ),
        ),
    )
    card = Scorecard("vague", critical={"vague-promise": 30})
    session = scored((spoilt, *GOOD[1:]), card)
    assert [(fail.code, fail.cap) for fail in session.score.critical] == [("vague-promise", 30)]
    assert session.score.overall <= 30


def test_a_word_that_the_brand_avoids_can_be_critical() -> None:
    note = BrandNote(0, 6, "ticket", wanted=False, say="request")
    noted = replace(GOOD[0], analysis=replace(GOOD[0].analysis, brand=(note,)))
    script = (noted, *GOOD[1:])
    assert scored(script, HOUSE).score.critical == ()
    card = Scorecard("brand", critical={"brand-avoid": 80})
    assert [fail.quote for fail in scored(script, card).score.critical] == ["ticket"]


def test_weights_of_the_house_sum_to_one() -> None:
    assert sum(HOUSE.techniques.values()) == 1
    for weights in HOUSE.stages.values():
        assert abs(sum(weights.values()) - 1) < 1e-9
