"""Opens the screens: hands them the other rooms and makes sure that there is a terminal."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from deescalate import paths
from deescalate.cli.agreement import agreements_of
from deescalate.cli.chosen import chosen_scenario, is_path
from deescalate.cli.occasion import new_occasion
from deescalate.cli.wiring import (
    learner_name,
    load_analyst,
    load_held_out,
    load_lenses,
    load_library,
    load_settings,
    load_team,
    open_history,
    translator_for,
)
from deescalate.errors import SetupError
from deescalate.model.language import Language
from deescalate.settings import write_settings

if TYPE_CHECKING:
    from deescalate.history import Store
    from deescalate.interface.catalogue import Translator
    from deescalate.model.dispute import Dispute
    from deescalate.model.rated import RatedTurn
    from deescalate.model.session import Mode
    from deescalate.settings import Settings
    from deescalate.tui.app import StartAt
    from deescalate.tui.services import Accepting, Each, Services


def open_screens(
    name: str | None = None,
    *,
    seed: int | None = None,
    pace: float | None = None,
    mode: Mode | None = None,
) -> None:
    """Run the terminal program, at home or at the briefing of a scenario, named by id or path.

    Raises:
        ContentError: the file has errors.
        SetupError: standard input or output is not a terminal.
    """
    need_terminal("without one use: deescalate practice ID --plain")
    from deescalate.tui.app import StartAt  # noqa: PLC0415 - costs start-up time

    file = Path(name) if name is not None and is_path(name) else None
    scenario_id = name if file is None else chosen_scenario(str(file)).id
    run_screens(StartAt(scenario_id, seed=seed, pace=pace, mode=mode), file)


def open_preview(
    path: Path, *, watch: bool = False, seed: int | None = None, pace: float | None = None
) -> None:
    """Run the terminal program with the conversation of a file, of which nothing is kept.

    Raises:
        SetupError: standard input or output is not a terminal.
    """
    need_terminal("without one use: deescalate scenario simulate FILE")
    from deescalate.tui.app import StartAt  # noqa: PLC0415 - costs start-up time
    from deescalate.tui.navigation import OpenPreview  # noqa: PLC0415
    from deescalate.tui.screens.preview import Wanted  # noqa: PLC0415

    run_screens(StartAt(opens=OpenPreview(Wanted(path, watch, seed, pace))))


def open_studio(path: Path) -> None:
    """Run the terminal program with a file to work on.

    Raises:
        SetupError: standard input or output is not a terminal.
    """
    need_terminal("without one use: deescalate scenario check FILE")
    from deescalate.tui.app import StartAt  # noqa: PLC0415 - costs start-up time
    from deescalate.tui.navigation import OpenStudio  # noqa: PLC0415

    run_screens(StartAt(opens=OpenStudio(path)))


def open_replay(session_id: str) -> None:
    """Run the terminal program with a session of the history, gone through reply by reply.

    Raises:
        SetupError: standard input or output is not a terminal.
    """
    need_terminal("without one use: deescalate replay --plain")
    from deescalate.tui.app import StartAt  # noqa: PLC0415 - costs start-up time
    from deescalate.tui.navigation import OpenReplay  # noqa: PLC0415

    run_screens(StartAt(opens=OpenReplay(session_id)))


def open_drills(skill: str, count: int, language: Language | None) -> None:
    """Run the terminal program with a round of drills.

    Raises:
        SetupError: standard input or output is not a terminal.
    """
    need_terminal("without one use: deescalate drill --plain")
    from deescalate.tui.app import StartAt  # noqa: PLC0415 - costs start-up time
    from deescalate.tui.navigation import OpenDrills  # noqa: PLC0415

    run_screens(StartAt(opens=OpenDrills(skill, count, language)))


def need_terminal(otherwise: str) -> None:
    """Make sure that somebody sees the screens; ``otherwise`` names another way.

    Raises:
        SetupError: standard input or output is not a terminal.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SetupError(f"the screens need a terminal; {otherwise}")


def run_screens(start_at: StartAt, file: Path | None = None) -> None:
    """Run the terminal program until it is left; with a file beside those of the library."""
    from deescalate.tui.app import DeescalateApp  # noqa: PLC0415 - costs start-up time

    services = services_for(load_settings().settings)
    if file is not None:
        services = replace(services, load_library=lambda: load_library().with_file(file))
    DeescalateApp(services, start_at).run()


def services_for(settings: Settings) -> Services:
    """What the screens are given, with the real rooms behind it."""
    from deescalate.tui.services import Services  # noqa: PLC0415 - costs start-up time

    return Services(
        load_library=load_library,
        open_history=partial(open_history, forget=False),
        load_analyst=lambda: load_analyst(*Language),
        settings=settings,
        save_settings=_save_settings,
        translator_for=translator_for,
        new_occasion=new_occasion,
        clock=time.monotonic,
        today=lambda: datetime.now(UTC).astimezone().date(),
        learner_name=learner_name,
        load_lenses=lambda: load_lenses().lenses,
        scorecard=lambda: load_team().scorecard,
        no_color=paths.no_color(),
        may_edit=may_edit,
        rated_turn=_rated_turn,
        prepare_accepting=_prepare_accepting,
        agreements=agreements_of,
        export_folder=Path.cwd(),
        drafts_folder=paths.drafts_dir(),
        held_out=load_held_out(),
    )


def may_edit(path: Path) -> bool:
    """Whether a scenario file is the user's own; packs are their authors', the rest is shipped."""
    own = paths.user_scenario_roots()[0].resolve()
    return path.resolve().is_relative_to(own) and os.access(path, os.W_OK)


def _rated_turn(conversation: str, turn: int) -> RatedTurn | None:
    from deescalate.content.rated import rated_turn  # noqa: PLC0415 - when a replay asks for it

    return rated_turn(paths.phrasebook_root(), conversation, turn)


def _prepare_accepting(t: Translator, store: Store, dispute: Dispute, each: Each) -> Accepting:
    from deescalate.cli.accepting import prepare  # noqa: PLC0415 - when a trainer asks for it

    return prepare(t, store, dispute, each)


def _save_settings(settings: Settings) -> None:
    write_settings(paths.config_file(), settings)
