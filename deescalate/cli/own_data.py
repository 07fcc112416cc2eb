"""``deescalate history forget`` and ``import``: what learners do with their own data."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import IO, TYPE_CHECKING

import click

from deescalate.cli.wiring import open_history
from deescalate.errors import HistoryError

if TYPE_CHECKING:
    from deescalate.history import Store
    from deescalate.history.forgetting import Forgotten
    from deescalate.history.importing import Imported

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command("forget")
@click.argument("session_id", required=False)
@click.option("--since", type=DAY, default=None, help="From this day on (UTC).")
@click.option("--before", type=DAY, default=None, help="Up to the day before this one (UTC).")
@click.option("--all", "everything", is_flag=True, help="Everything.")
@click.option(
    "--texts-only", is_flag=True, help="Take out what was said and noted; scores and moves stay."
)
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(  # noqa: PLR0913, PLR0917 - one argument an option
    session_id: str | None,
    since: datetime | None,
    before: datetime | None,
    everything: bool,
    texts_only: bool,
    yes: bool,
) -> None:
    """Delete one session, those of a period, or all, for good.

    SESSION_ID may be shortened to a unique beginning. Branches go with the session that they
    begin in. An unfinished session cannot go on without its texts and is deleted by --texts-only.
    """
    from deescalate.history.forgetting import (  # noqa: PLC0415
        Span,
        forget,
        forget_texts,
        sessions_of,
    )

    chosen = [session_id is not None, since is not None or before is not None, everything]
    if chosen.count(True) != 1:
        raise click.UsageError("Name one session, or a period with --since and --before, or --all.")
    with open_history() as store:
        if session_id is not None:
            ids: tuple[str, ...] = (store.resolve(session_id),)
        else:
            ids = sessions_of(
                store.connection, Span(since and since.date(), before and before.date())
            )
        if not ids:
            click.echo("There is no such session.")
            return
        if not yes:
            _ask(len(ids), texts_only)
        done = (forget_texts if texts_only else forget)(store.connection, ids)
    click.echo(_done(done))


def _ask(count: int, texts_only: bool) -> None:
    many = "1 session" if count == 1 else f"{count} sessions"
    what = f"takes every text out of {many}" if texts_only else f"deletes {many} for good"
    click.confirm(f"This {what}, and nothing brings it back. Go on?", abort=True)


def _done(done: Forgotten) -> str:
    parts = []
    if done.emptied:
        parts.append(f"texts taken out of {done.emptied}")
    if done.sessions or not parts:
        parts.append(f"{done.sessions} deleted")
    return f"Sessions: {', '.join(parts)}."


@click.command("import")
@click.argument("file", type=click.File("r", encoding="utf-8"))
def import_sessions(file: IO[str]) -> None:
    """Add the sessions of an export (JSON) that are not here yet.

    Sessions that are here already stay as they are. Exit status 1 if something could not be used.
    """
    from deescalate.history.importing import import_json  # noqa: PLC0415

    try:
        text = file.read()
    except UnicodeDecodeError as error:
        raise HistoryError(f"{file.name} is no export: it is not UTF-8 text") from error
    with open_history() as store:
        done = import_json(store, text)
    click.echo(f"Sessions: {done.added} added, {done.known} there already.")
    if done.rated:
        click.echo(f"Ratings of raters: {done.rated} added.")
    if done.beside:
        click.echo(f"New readings and disputes: {done.beside} added or answered.")
    _complain(done)


def _complain(done: Imported) -> None:
    from deescalate.interface.safe import visible  # noqa: PLC0415

    for problem in done.problems:
        click.echo(visible(problem, one_line=True), err=True)
    for session_id in done.differing:
        words = f"session {session_id} is here already and differs; the one here stays"
        click.echo(visible(words, one_line=True), err=True)
    if done.problems or done.differing:
        sys.exit(1)


def pseudonymous_export(store: Store, learner: str, name: str | None) -> str:
    """A learner's finished sessions without texts, under a name that is drawn if none is given."""
    import secrets  # noqa: PLC0415

    from deescalate.history import Filter  # noqa: PLC0415
    from deescalate.history.export import as_json  # noqa: PLC0415
    from deescalate.history.texts import pseudonymous  # noqa: PLC0415

    found = store.sessions(Filter(learner=learner, finished=True))[::-1]
    records = (store.load(session.id) for session in found)
    return as_json(pseudonymous(records, name or f"p-{secrets.token_hex(4)}"))
