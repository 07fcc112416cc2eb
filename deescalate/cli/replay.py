"""``deescalate replay``: a past session reply by reply, each with its mark and the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from deescalate.cli import wiring
from deescalate.cli.wiring import (
    learner_name,
    load_library,
    load_settings,
    session_named,
    translator_for,
)
from deescalate.interface import judgement_words
from deescalate.interface.catalogue import Translator
from deescalate.interface.labels import label
from deescalate.interface.reasons import sentence
from deescalate.interface.safe import visible
from deescalate.model.judgement import Judged
from deescalate.model.record import SessionRecord
from deescalate.model.session import Gauge, Turn
from deescalate.workshop.judging import judged

if TYPE_CHECKING:
    from deescalate.learning.beside import Beside


@click.command("replay")
@click.argument("session_id", required=False, default="", metavar="[SESSION]")
@click.option("--plain", is_flag=True, help="As text, without screen control.")
def command(session_id: str, *, plain: bool) -> None:
    """Go through SESSION reply by reply, by default through the latest one.

    Each reply has a mark by what it won or cost against the best that could be reached there:
    !! excellent, ! good, ?! inaccuracy, ? mistake, ?? blunder. SESSION may be shortened to a
    unique beginning. On the screen r plays on from any turn, w rewords a reply.
    """
    if not plain:
        from deescalate.cli.screens import open_replay  # noqa: PLC0415 - costs start-up time

        open_replay(session_id)
        return
    from deescalate.learning.beside import read_beside  # noqa: PLC0415 - with the database

    settings = load_settings().settings
    with wiring.open_history() as store:
        record = session_named(store, session_id, learner_name(settings))
        if record is None:
            click.echo("No sessions yet. Start one with: deescalate practice")
            return
        beside = read_beside(store, record)
    for line in _lines(translator_for(settings), record, beside):
        click.echo(line)


def _lines(t: Translator, record: SessionRecord, beside: Beside) -> list[str]:
    from deescalate.tui.reading_words import beside_lines  # noqa: PLC0415 - costs start-up time

    scenario = load_library().find(record.scenario_id)
    same = scenario is not None and scenario.digest == record.scenario_digest
    marks = judged(scenario, record.seed, record.turns) if scenario is not None and same else ()
    by_turn = {mark.turn: mark for mark in marks}
    lines = [f"{visible(record.title, one_line=True)}  {record.id}"]
    if not same:
        lines.append(t("The scenario has changed since: no marks, and no second try."))
    for turn in record.turns:
        lines += ["", *_turn_lines(t, record, turn, by_turn.get(turn.index))]
        lines += [f"  {line}" for line in beside_lines(t, beside, turn.index)]
    return lines


def _turn_lines(t: Translator, record: SessionRecord, turn: Turn, mark: Judged | None) -> list[str]:
    state = turn.reaction.state
    head = f"{t('Turn {n}', n=turn.index + 1)}  {label(t, turn.act.kind)}"
    lines = [head if mark is None else f"{head}  {mark.judgement.sign} {label(t, mark.judgement)}"]
    if turn.act.text.strip():
        lines.append(f"  > {visible(' '.join(turn.act.text.split()), one_line=True)}")
    lines.append(
        f"  {label(t, Gauge.TENSION)} {turn.tension_before} → {state.tension},"
        f" {label(t, Gauge.CONNECTION)} {turn.connection_before} → {state.connection}"
    )
    if mark is not None:
        verdict = judgement_words.verdict(t, mark)
        lines.append(f"  {verdict} ({judgement_words.points(t, mark)})")
        if judgement_words.worth_telling(mark):
            most = judgement_words.most_to_win(t, mark.best)
            lines.append(f"  {t('Most to win:')} {most}")
    reasons = dict.fromkeys(
        sentence(change.reason, record.language) for change in turn.reaction.changes
    )
    lines += [f"  · {visible(reason, one_line=True)}" for reason in reasons]
    if turn.analysis is not None and turn.analysis.better and (mark is None or mark.loss > 0):
        lines.append(f"  » {visible(turn.analysis.better[0], one_line=True)}")
    return lines
