"""``deescalate history rescore``: past replies heard again by the analysis as it is now."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import click

from deescalate.cli import wiring
from deescalate.cli.bars import bar
from deescalate.interface.safe import visible
from deescalate.model.language import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deescalate.history import Store
    from deescalate.interface.catalogue import Translator
    from deescalate.learning.rescoring import Reread, Rereader
    from deescalate.model.reading import NewReading
    from deescalate.score.shifts import ReplyShift, SessionShift

QUOTE: Final = 60
"""Letters of a reply that are shown."""
BATCH: Final = 50
"""Readings that are kept at once where nobody is asked."""


@click.command("rescore")
@click.argument("session_id", required=False, metavar="[SESSION]")
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d"]), default=None, help="From this day on (UTC)."
)
@click.option("--all", "everything", is_flag=True, help="Every finished conversation.")
@click.option(
    "--lang",
    type=click.Choice([language.value for language in Language]),
    default=None,
    help="Only conversations in this language.",
)
@click.option(
    "--keep/--no-keep",
    default=None,
    help="Keep the new readings beside the results, or not; without either it is asked.",
)
def rescore(
    session_id: str | None,
    since: datetime | None,
    everything: bool,
    lang: str | None,
    keep: bool | None,
) -> None:
    """Hear past replies again with the analysis as it is now; show old and new side by side.

    Each reply is heard in the context that it had. The customer's reactions were real then and are
    not replayed. The old result always stays; a new reading is kept beside it if you want. SESSION
    may be shortened to a unique beginning.
    """
    if [session_id is not None, since is not None, everything].count(True) != 1:
        raise click.UsageError("Name one session, or a day with --since, or --all.")
    t = wiring.translator_for(wiring.load_settings().settings)
    language = Language(lang) if lang is not None else None
    with wiring.open_history() as store:
        ids = _wanted(store, session_id, since, language)
        if not ids:
            click.echo(t("There is no such conversation."))
            return
        done = _read_all(t, store, ids, keep=keep)
        _keep_or_ask(t, store, done, keep=keep)


@dataclass
class _Done:
    """What was read so far."""

    shifts: list[SessionShift] = field(default_factory=list)
    unkept: list[NewReading] = field(default_factory=list)
    left_out: int = 0
    kept: int = 0


def _wanted(
    store: Store, session_id: str | None, since: datetime | None, language: Language | None
) -> list[str]:
    """Ids of the sessions to read, oldest first."""
    from deescalate.history import Filter  # noqa: PLC0415 - with the database

    if session_id is not None:
        return [store.resolve(session_id)]
    day = since.date().isoformat() if since is not None else None
    found = store.sessions(Filter(language=language, since=day, finished=True))
    return [session.id for session in reversed(found)]


def rereader(store: Store, *ready: Language) -> Rereader:
    """What hears sessions again with the library, the ear and the scorecard of today. Slow."""
    from deescalate.learning.rescoring import Rereader  # noqa: PLC0415

    analyst = wiring.load_analyst(*ready)
    return Rereader(store, wiring.load_library().find, analyst, wiring.load_team().scorecard)


def _read_all(t: Translator, store: Store, ids: Sequence[str], *, keep: bool | None) -> _Done:
    from deescalate.history.rescores import keep_readings  # noqa: PLC0415
    from deescalate.score.shifts import summed_up  # noqa: PLC0415
    from deescalate.tui.reading_words import REACTIONS, summary_lines  # noqa: PLC0415

    done = _Done()
    again = rereader(store)
    lines: list[str] = []
    with bar("reading again", "conversations", len(ids)) as step:
        for session_id in ids:
            found = again.read(store.load(session_id), datetime.now(UTC))
            lines += ["", *_session_lines(t, found, whole=len(ids) == 1)]
            if found.reading is None or found.shift is None:
                done.left_out += 1
            else:
                done.shifts.append(found.shift)
                done.unkept.append(found.reading)
            if keep and len(done.unkept) >= BATCH:
                done.kept += keep_readings(store.connection, done.unkept)
                done.unkept.clear()
            step()
    for line in lines[1:]:
        click.echo(line)
    click.echo()
    for line in summary_lines(t, summed_up(done.shifts), done.left_out):
        click.echo(line)
    if done.shifts:
        click.echo(t(REACTIONS))
    return done


def _keep_or_ask(t: Translator, store: Store, done: _Done, *, keep: bool | None) -> None:
    from deescalate.history.rescores import keep_readings  # noqa: PLC0415

    if not done.shifts:
        return
    if keep is None:
        question = t("Keep the new readings beside the results? The results stay as they are.")
        keep = click.confirm(question, default=False)
    if not keep:
        click.echo(t("Nothing was kept."))
        return
    done.kept += keep_readings(store.connection, done.unkept)
    click.echo(t.plural("{n} new reading kept.", "{n} new readings kept.", done.kept))


def _session_lines(t: Translator, found: Reread, *, whole: bool) -> list[str]:
    """A session: its scores where they differ, and below them the replies that do."""
    from deescalate.tui import reading_words as words  # noqa: PLC0415

    record, shift = found.record, found.shift
    day = record.started_at[:10]
    lines = [f"{day}  {record.id}  {visible(record.title, one_line=True)}"]
    if found.why_not is not None:
        return [*lines, f"  {t(words.WHY_NOT[found.why_not])}"]
    if shift is None or found.reading is None:
        return lines
    versions = f"{record.analysis_version} → {found.reading.analysis_version}"
    if record.analysis_version != found.reading.analysis_version:
        lines.append(f"  {t('Analysis')} {visible(versions, one_line=True)}")
    if not found.reading.same_rules:
        lines.append(f"  {t(words.OTHER_RULES)}")
    if not shift.differs:
        score = words.number(shift.overall.old)
        return [*lines, f"  {t('Nothing differs; all in all {score}.', score=score)}"]
    lines += [f"  {line}" for line in words.score_table(t, shift, whole=whole).splitlines()]
    for reply in shift.replies:
        if whole or reply.differs:
            lines += _reply_lines(t, reply)
    return lines


def _reply_lines(t: Translator, reply: ReplyShift) -> list[str]:
    from deescalate.interface.judgement_words import in_quotes  # noqa: PLC0415
    from deescalate.tui import reading_words as words  # noqa: PLC0415

    head = f"  {t('Turn {n}', n=reply.turn + 1)}  {in_quotes(t, reply.text, QUOTE)}"
    lines = [head, f"    {words.overall_line(t, reply)}"]
    lines += [f"    {words.level_line(t, level)}" for level in reply.levels]
    for what, move, quote in words.heard_lines(t, reply):
        lines.append(f"    {what}: {move} {in_quotes(t, quote, QUOTE)}")
    return lines
