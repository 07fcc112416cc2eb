"""``deescalate practice``: one conversation, on screen or line by line."""

import json
import sys

import click

from deescalate.cli.chosen import chosen_scenario
from deescalate.cli.occasion import new_occasion
from deescalate.cli.plain import PlainSession, Terminal
from deescalate.cli.wiring import (
    learner_name,
    load_analyst,
    load_held_out,
    load_settings,
    open_history,
    translator_for,
)
from deescalate.errors import SetupError
from deescalate.learning import hint_nudges
from deescalate.model.codec import to_jsonable
from deescalate.model.session import Mode
from deescalate.recording import Recorder


@click.command("practice")
@click.argument("name", required=False, metavar="[ID|PATH]")
@click.option("--plain", is_flag=True, help="Line by line, without screen control.")
@click.option("--json", "as_json", is_flag=True, help="With --plain: print the finished session.")
@click.option("--seed", type=int, default=None, help="Same seed and replies, same customer.")
@click.option(
    "--pace", type=click.FloatRange(0, 3), default=None, help="Scales all pauses; 0: no waiting."
)
@click.option(
    "--mode",
    type=click.Choice([mode.value for mode in Mode]),
    default=None,
    help="guided coaches after every reply, exam only in the debrief.",
)
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    name: str | None,
    plain: bool,
    as_json: bool,
    seed: int | None,
    pace: float | None,
    mode: str | None,
) -> None:
    """Practise a scenario, by its id or its file, or choose one on the screen.

    A scenario that is kept for the check before and after is always an exam. With --plain replies
    are read from standard input, one a line; /help lists what else can be
    typed there.
    """
    if as_json and not plain:
        raise SetupError("--json works with --plain only: add --plain")
    if not plain:
        from deescalate.cli.screens import open_screens  # noqa: PLC0415

        open_screens(name, seed=seed, pace=pace, mode=Mode(mode) if mode else None)
        return
    if name is None:
        raise SetupError("name a scenario to practise; deescalate scenario list shows them all")
    scenario = chosen_scenario(name)
    settings = load_settings().settings
    chosen_pace = settings.pace if pace is None else pace
    chosen_mode = Mode(mode) if mode else settings.mode
    if scenario.id in load_held_out():
        chosen_mode = Mode.EXAM
    occasion = new_occasion(learner_name(settings), seed, chosen_mode, chosen_pace)
    out = sys.stderr if as_json else sys.stdout
    with open_history() as store:
        recorder = Recorder(scenario, load_analyst(scenario.language), occasion, store)
        if settings.fading_hints:
            recorder.session.fade_hints(hint_nudges(store, occasion.learner))
        terminal = Terminal(sys.stdin, out, translator_for(settings), settings.self_rating)
        PlainSession(recorder, terminal, chosen_pace).play()
    if as_json:
        click.echo(json.dumps(to_jsonable(recorder.record()), ensure_ascii=False, indent=2))
