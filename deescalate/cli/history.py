"""``deescalate history``: past sessions on the command line."""

from typing import IO

import click
from rich.console import Console

from deescalate.cli.own_data import forget, import_sessions, pseudonymous_export
from deescalate.cli.rescore import rescore
from deescalate.cli.wiring import (
    learner_name,
    load_library,
    load_settings,
    open_history,
    translator_for,
)
from deescalate.interface.labels import label
from deescalate.interface.safe import visible


@click.group("history")
def command() -> None:
    """List, show, export and delete past sessions. They are stored on this machine only."""


@command.command("list")
@click.option("--limit", default=20, show_default=True, help="How many, newest first.")
def list_sessions(limit: int) -> None:
    """List past sessions, newest first."""
    with open_history() as store:
        sessions = store.sessions(limit=limit)
    if not sessions:
        click.echo("No sessions yet. Start one with: deescalate practice")
        return
    t = translator_for(load_settings().settings)
    for session in sessions:
        when = session.started_at[:16].replace("T", " ")
        score = "  -" if session.overall is None else f"{session.overall:>3}"
        ending = label(t, session.ending) if session.ending else t("unfinished")
        click.echo(f"{when}  {score}  {session.id}  {visible(session.title)} ({ending})")


@command.command("show")
@click.argument("session_id")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
)
def show(session_id: str, style: str) -> None:
    """Show the debrief of one session. SESSION_ID may be shortened to a unique beginning."""
    from deescalate import report  # noqa: PLC0415

    with open_history() as store:
        record = store.load(store.resolve(session_id))
    scenario = load_library().find(record.scenario_id)
    if style == "json":
        click.echo(report.as_json(record))
    elif style == "markdown":
        click.echo(report.as_markdown(record, scenario))
    else:
        Console().print(report.as_rich(record, scenario))


@command.command("export")
@click.option("--format", "style", type=click.Choice(["json", "csv"]), default="json")
@click.option("--out", type=click.File("w", encoding="utf-8"), default="-", help="A file.")
@click.option(
    "--pseudonymous",
    is_flag=True,
    help="Your finished sessions without texts, names and times of day (JSON).",
)
@click.option("--as", "name", default=None, help="With --pseudonymous: the name to use.")
def export(style: str, out: IO[str], pseudonymous: bool, name: str | None) -> None:
    """Export every session: JSON with all texts, or CSV with one line a session."""
    if pseudonymous and style != "json":
        raise click.UsageError("--pseudonymous writes JSON only.")
    with open_history() as store:
        if pseudonymous:
            learner = learner_name(load_settings().settings)
            text = pseudonymous_export(store, learner, name)
        else:
            text = store.export_json() if style == "json" else store.export_csv()
    click.echo(text, file=out)


command.add_command(forget)
command.add_command(import_sessions)
command.add_command(rescore)
