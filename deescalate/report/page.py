"""The debrief of one session as blocks: outcome, scores, what to work on, what was said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from deescalate.interface.catalogue import Translator
from deescalate.interface.labels import label
from deescalate.interface.rubric_words import own_word
from deescalate.model.judgement import Judged
from deescalate.model.language import Language
from deescalate.model.record import SessionRecord
from deescalate.model.scenario import Scenario
from deescalate.model.session import Reason
from deescalate.report.blocks import (
    Block,
    Facts,
    Heading,
    Paragraph,
    Remark,
    Remarks,
    Sign,
    Table,
)
from deescalate.report.conversation import conversation
from deescalate.report.figures import curves_figure, levels_figure, scores_figure
from deescalate.report.lens_page import reading_page
from deescalate.report.words import line, mark_words, reason_sentence
from deescalate.score import Debrief, Lesson, debrief
from deescalate.score.lens import LensReading


@dataclass(frozen=True, slots=True)
class Extras:
    """What a report may say beyond the debrief: the marks of replies, readings through lenses."""

    marks: tuple[Judged, ...] = ()
    readings: tuple[LensReading, ...] = ()


NOTHING_MORE: Final = Extras()


def page(
    record: SessionRecord,
    scenario: Scenario | None,
    t: Translator,
    extras: Extras = NOTHING_MORE,
) -> tuple[Block, ...]:
    """The whole report of a session, finished or not.

    Headings are in the translator's language; reasons and wordings in the scenario's. Without a
    scenario the customer has no name and what only the scenario knows is left out.
    """
    found = debrief(record)
    return tuple(
        block
        for part in (
            _outcome(t, record, found),
            _scores(t, record, found),
            _lessons(t, record, found),
            _curves(t, record, found, extras.marks),
            _readings(t, extras.readings),
            (Heading(t("The conversation")),),
            conversation(t, record, scenario, found.turns),
            _points(t, scenario),
            _reflection(t, record),
            _origin(t, record),
        )
        for block in part
    )


def _outcome(t: Translator, record: SessionRecord, found: Debrief) -> Iterator[Block]:
    yield Heading(line(record.title), 1)
    ending = label(t, found.ending) if found.ending else t("not finished")
    value, band = mark_words(t, found.overall)
    pairs = [
        (t("Outcome"), ending),
        (t("Score"), t("{score} of 100, {band}", score=value, band=band)),
    ]
    if found.survey is not None:
        pairs.append(
            (
                t("Customer satisfaction"),
                t(
                    "{csat} of 5: {comment}",
                    csat=found.survey.csat,
                    comment=line(found.survey.comment),
                ),
            )
        )
    pairs += [
        (t("Begun"), f"{line(record.started_at[:16]).replace('T', ' ')} UTC"),
        (t("Learner"), line(record.learner)),
        (t("Channel"), label(t, record.channel)),
        (t("Level"), label(t, record.difficulty)),
        (t("Mode"), label(t, record.mode)),
        (t("Hints used"), str(record.hints)),
    ]
    yield Facts(tuple(pairs))


def _scores(t: Translator, record: SessionRecord, found: Debrief) -> Iterator[Block]:
    own = record.self_rating.levels if record.self_rating is not None else {}
    yield Heading(t("Scores"))
    techniques = Table(
        (t("Technique"), t("Score"), t("Band"), t("You said")),
        tuple(
            (
                label(t, item.technique),
                *mark_words(t, item.mark),
                own_word(t, own[item.technique.value]) if item.technique.value in own else "-",
            )
            for item in found.techniques
        ),
        right=frozenset({1}),
    )
    marks = [(label(t, item.technique), item.mark) for item in found.techniques]
    yield scores_figure(t, t("Techniques"), marks, techniques)
    stages = Table(
        (t("Stage"), t("Score"), t("Band")),
        tuple((label(t, item.stage), *mark_words(t, item.mark)) for item in found.stages),
        right=frozenset({1}),
    )
    marks = [(f"{int(item.stage)} {label(t, item.stage)}", item.mark) for item in found.stages]
    yield scores_figure(t, t("Stages"), marks, stages)
    if found.critical:
        yield Heading(t("What capped the score"), 3)
        yield Remarks(
            tuple(
                Remark(
                    Sign.BAD,
                    t(
                        "Turn {turn}, at most {cap} points: {reason}",
                        turn=fail.turn + 1,
                        cap=fail.cap,
                        reason=reason_sentence(Reason(fail.code, fail.quote), record.language),
                    ),
                )
                for fail in found.critical
            )
        )


def _lessons(t: Translator, record: SessionRecord, found: Debrief) -> Iterator[Block]:
    for heading, lessons, sign in (
        (t("To work on"), found.work_on, Sign.BAD),
        (t("What went well"), found.went_well, Sign.GOOD),
    ):
        yield Heading(heading)
        remarks = [
            remark for lesson in lessons for remark in _lesson(t, lesson, sign, record.language)
        ]
        yield Remarks(tuple(remarks)) if remarks else Paragraph(t("Nothing stands out."))


def _lesson(t: Translator, lesson: Lesson, sign: Sign, language: Language) -> Iterator[Remark]:
    words = t(
        "{technique}, turn {turn}: {reason}",
        technique=label(t, lesson.technique),
        turn=lesson.turn + 1,
        reason=reason_sentence(lesson.reason, language),
    )
    yield Remark(sign, words)
    if sign is Sign.BAD and lesson.why:
        yield Remark(Sign.NONE, line(lesson.why))
    if sign is Sign.BAD and lesson.better:
        yield Remark(Sign.BETTER, t("Better: {wording}", wording=line(lesson.better)))


def _curves(
    t: Translator, record: SessionRecord, found: Debrief, marks: Sequence[Judged]
) -> Iterator[Block]:
    if not found.tension:
        return
    yield Heading(t("Tension and connection"))
    yield curves_figure(t, record, found, marks)
    levels = levels_figure(t, record)
    if levels is not None:
        yield levels


def _readings(t: Translator, readings: Sequence[LensReading]) -> Iterator[Block]:
    for reading in readings:
        yield from reading_page(t, reading)


def _points(t: Translator, scenario: Scenario | None) -> Iterator[Block]:
    if scenario is not None and scenario.debrief:
        yield Heading(t("About this case"))
        yield Remarks(tuple(Remark(Sign.NONE, line(point)) for point in scenario.debrief))


def _reflection(t: Translator, record: SessionRecord) -> Iterator[Block]:
    reflection = record.reflection
    if reflection is None:
        return
    yield Heading(t("Reflection"))
    yield Facts(
        (
            (t("What triggered me"), line(reflection.trigger) or "-"),
            (t("What I will try next"), line(reflection.next_time) or "-"),
        )
    )


def _origin(t: Translator, record: SessionRecord) -> Iterator[Block]:
    yield Heading(t("How this was judged"))
    yield Facts(
        (
            (t("Session"), line(record.id)),
            (
                t("Scenario"),
                t(
                    "{id}, version {version}",
                    id=line(record.scenario_id),
                    version=record.scenario_version,
                ),
            ),
            (t("Analysis"), line(record.analysis_version)),
            (t("Program"), line(record.app_version)),
        )
    )
