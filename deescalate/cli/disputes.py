"""``deescalate disputes``: what learners say is wrong about the analysis, and the answers."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from deescalate import paths
from deescalate.cli import wiring
from deescalate.cli.accepting import accept
from deescalate.cli.options import known_move
from deescalate.interface.safe import visible
from deescalate.model.dispute import Dispute, DisputeKind, DisputeState
from deescalate.model.moves import Technique

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deescalate.interface.catalogue import Translator
    from deescalate.model.record import SessionRecord
    from deescalate.model.session import Turn


@click.group("disputes", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Flag what the analysis got wrong about a reply; for trainers: accept or decline.

    In the replay F flags the reply that is looked at. Without a command: list.
    """
    if context.invoked_subcommand is None:
        context.invoke(list_disputes)


@command.command("list")
@click.option(
    "--state",
    type=click.Choice(["open", "accepted", "declined", "all"]),
    default="all",
    show_default=True,
)
def list_disputes(state: str = "all") -> None:
    """List disputes, the newest first."""
    from deescalate.history.disputes import all_disputes  # noqa: PLC0415 - with the database
    from deescalate.tui import dispute_words as words  # noqa: PLC0415

    t = _translator()
    wanted = () if state == "all" else (DisputeState(state),)
    with wiring.open_history() as store:
        found = all_disputes(store.connection, wanted)
    for dispute in found:
        claim = words.claim(t, dispute)
        click.echo(f"{dispute.at[:10]}  {dispute.short_id}  {claim} ({words.state(t, dispute)})")
    if not found:
        click.echo(t("There are no disputes."))


@command.command("show")
@click.argument("dispute_id", metavar="ID")
def show(dispute_id: str) -> None:
    """Show one dispute with the reply that it is about. ID may be shortened."""
    from deescalate.history.disputes import find_dispute  # noqa: PLC0415

    t = _translator()
    with wiring.open_history() as store:
        dispute = find_dispute(store.connection, dispute_id)
        record = store.load(dispute.session_id)
    for line in _shown(t, dispute, record):
        click.echo(line)


@command.command("flag")
@click.argument("session_id", metavar="SESSION")
@click.argument("turn", type=click.IntRange(min=1), metavar="TURN")
@click.option("--level", "level", metavar="NAME=VALUE", help="The right level, such as empathy=2.")
@click.option("--not-there", metavar="MOVE", help="A move that was heard and is not there.")
@click.option("--missing", metavar="MOVE", help="A move that was not heard; needs --words.")
@click.option("--words", default="", help="The words of the reply that it is about.")
@click.option("--reason", required=True, help="Why.")
def flag(  # noqa: PLR0913, PLR0917 - one argument an option
    session_id: str,
    turn: int,
    level: str | None,
    not_there: str | None,
    missing: str | None,
    words: str,
    reason: str,
) -> None:
    """Flag what the analysis got wrong about the reply of TURN, as the replay numbers them."""
    from deescalate.history.disputes import keep_dispute  # noqa: PLC0415
    from deescalate.learning.disputes import lack  # noqa: PLC0415
    from deescalate.tui.dispute_words import LACKS, claim  # noqa: PLC0415

    if [level, not_there, missing].count(None) != 2:
        raise click.UsageError("Give one of --level, --not-there and --missing.")
    t = _translator()
    with wiring.open_history() as store:
        record = store.load(store.resolve(session_id))
        reply = _reply(record, turn - 1)
        dispute = _begun(record, reply, reason)
        if level is not None:
            dispute = _about_level(dispute, reply, level)
        elif not_there is not None:
            dispute = _about_finding(dispute, reply, not_there, words)
        else:
            move = known_move(missing or "")
            dispute = replace(dispute, kind=DisputeKind.MISSING, move=move, words=words)
        wanting = lack(dispute, reply.act.text)
        if wanting is not None:
            raise click.UsageError(t(LACKS[wanting]))
        keep_dispute(store.connection, dispute)
    click.echo(f"{dispute.short_id}  {claim(t, dispute)}")


@command.command("decline")
@click.argument("dispute_id", metavar="ID")
@click.option("--reason", required=True, help="Why; the learner reads it.")
def decline(dispute_id: str, reason: str) -> None:
    """Decline a dispute; the learner sees the reason beside the score."""
    from deescalate.history.disputes import find_dispute, keep_dispute  # noqa: PLC0415
    from deescalate.learning.disputes import answered  # noqa: PLC0415
    from deescalate.tui.dispute_words import lines  # noqa: PLC0415

    t = _translator()
    with wiring.open_history() as store:
        dispute = find_dispute(store.connection, dispute_id)
        done = answered(dispute, DisputeState.DECLINED, reason, datetime.now(UTC))
        keep_dispute(store.connection, done)
    for line in lines(t, done):
        click.echo(line)


@command.command("check")
def check() -> None:
    """Check whether the ear hears the team's accepted disputes as they should be heard.

    A level agrees if it is less than a level away. Exit status 1 if something does not agree.
    """
    from deescalate.content.team_disputes import FILE, read_expectations  # noqa: PLC0415

    found, bad = read_expectations(paths.team_dir())
    for each in bad:
        click.echo(f"{paths.team_dir() / FILE}:{each.line}: {visible(each.why)}", err=True)
    missed = 0
    if found:
        analyst = wiring.load_analyst()
        for wanted in found:
            misses = wanted.misses(analyst.analyse(wanted.reply, wanted.context))
            missed += bool(misses)
            verdict = f"not yet: {', '.join(misses)}" if misses else "agrees"
            click.echo(visible(f"{wanted.id}  {verdict}", one_line=True))
    noun = "dispute" if len(found) == 1 else "disputes"
    click.echo(f"{len(found)} accepted {noun} checked: {missed} not heard as it should be.")
    sys.exit(1 if missed or bad else 0)


command.add_command(accept)


def _translator() -> Translator:
    return wiring.translator_for(wiring.load_settings().settings)


def _reply(record: SessionRecord, place: int) -> Turn:
    turns = record.turns
    if place >= len(turns) or turns[place].analysis is None:
        raise click.UsageError(f"There is no reply in turn {place + 1}.")
    return turns[place]


def _begun(record: SessionRecord, turn: Turn, reason: str) -> Dispute:
    import secrets  # noqa: PLC0415

    from deescalate.history import new_id  # noqa: PLC0415

    now = datetime.now(UTC)
    version = turn.analysis.version if turn.analysis is not None else ""
    return Dispute(
        id=new_id(now, secrets.token_bytes(10)),
        session_id=record.id,
        turn=turn.index,
        kind=DisputeKind.LEVEL,
        language=record.language,
        at=now.isoformat(timespec="seconds"),
        reason=reason,
        analysis_version=version,
    )


def _about_level(dispute: Dispute, turn: Turn, given: str) -> Dispute:
    name, _, value = given.partition("=")
    try:
        technique, should = Technique(name.strip().lower()), float(value)
    except ValueError:
        known = ", ".join(technique.value for technique in Technique)
        message = f"Write --level NAME=VALUE, with one of {known} and a value from 0 to 3."
        raise click.UsageError(message) from None
    if not 0 <= should <= 3:
        raise click.UsageError("A level lies between 0 and 3.")
    was = turn.analysis.levels.of(technique) if turn.analysis is not None else 0.0
    return replace(dispute, technique=technique, was=was, should=should)


def _about_finding(dispute: Dispute, turn: Turn, move: str, words: str) -> Dispute:
    move = known_move(move)
    findings = turn.analysis.findings if turn.analysis is not None else ()
    quotes = [each.quote for each in findings if each.move == move]
    if not quotes:
        heard = ", ".join(dict.fromkeys(each.move for each in findings)) or "nothing"
        raise click.UsageError(f"{move} was not heard in this reply; heard was: {heard}.")
    return replace(dispute, kind=DisputeKind.NOT_THERE, move=move, words=words or quotes[0])


def _shown(t: Translator, dispute: Dispute, record: SessionRecord) -> Sequence[str]:
    from deescalate.tui.dispute_words import lines  # noqa: PLC0415
    from deescalate.tui.reading_words import levels_line  # noqa: PLC0415

    turn = next((each for each in record.turns if each.index == dispute.turn), None)
    shown = [
        f"{dispute.id}  {visible(record.title, one_line=True)}",
        f"{record.id}  {t('Turn {n}', n=dispute.turn + 1)}",
    ]
    if turn is not None:
        text = visible(" ".join(turn.act.text.split()), one_line=True)
        shown.append(f"  > {text or t('(texts taken out)')}")
        if turn.analysis is not None:
            shown.append(f"  {levels_line(t, turn.analysis)}")
    return [*shown, *lines(t, dispute)]
