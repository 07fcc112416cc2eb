"""``deescalate report``: a session to pass on, as a page, a text, or for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from deescalate.cli import wiring
from deescalate.cli.options import out_option, written

if TYPE_CHECKING:
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario
    from deescalate.report.page import Extras


@click.command("report")
@click.argument("session_id", required=False, default="", metavar="[SESSION]")
@click.option(
    "--format",
    "style",
    type=click.Choice(["html", "md", "json", "csv"]),
    default="html",
    show_default=True,
)
@click.option("--lens", "lens_ids", multiple=True, metavar="LENS", help="Read through it as well.")
@out_option
def command(session_id: str, style: str, lens_ids: tuple[str, ...], out: Path | None) -> None:
    """Write the report of SESSION, by default of the latest one.

    HTML is one file that opens without a network and can be printed. JSON can be taken back in
    with deescalate history import. SESSION may be shortened to a unique beginning.
    """
    from deescalate.report.forms import Form, session_text  # noqa: PLC0415 - costs start-up time

    settings = wiring.load_settings().settings
    with wiring.open_history() as store:
        record = wiring.session_named(store, session_id, wiring.learner_name(settings))
    if record is None:
        click.echo("No sessions yet. Start one with: deescalate practice", err=True)
        return
    scenario = wiring.scenario_played(record)
    extras = _extras(record, scenario, lens_ids)
    t = wiring.translator_for(settings)
    written(session_text(Form(style), record, scenario, t, extras), out)


def _extras(record: SessionRecord, scenario: Scenario | None, lens_ids: tuple[str, ...]) -> Extras:
    """Marks as far as they can be known, and what the lenses show."""
    from deescalate.report.page import Extras  # noqa: PLC0415
    from deescalate.workshop.judging import judged  # noqa: PLC0415

    marks = judged(scenario, record.seed, record.turns) if scenario is not None else ()
    lenses = wiring.lenses_named(lens_ids)
    return Extras(marks, wiring.readings_through(lenses, record, scenario))
