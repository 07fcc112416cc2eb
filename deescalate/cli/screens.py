"""Opens the screens: hands them the other rooms and makes sure that there is a terminal."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from deescalate import paths
from deescalate.cli.occasion import new_occasion
from deescalate.cli.wiring import (
    learner_name,
    load_analyst,
    load_library,
    load_settings,
    open_history,
    translator_for,
)
from deescalate.errors import SetupError
from deescalate.model.language import Language
from deescalate.settings import write_settings

if TYPE_CHECKING:
    from deescalate.model.session import Mode
    from deescalate.settings import Settings
    from deescalate.tui.services import Services


def open_screens(
    scenario_id: str | None = None,
    *,
    seed: int | None = None,
    pace: float | None = None,
    mode: Mode | None = None,
) -> None:
    """Run the terminal program, at home or at the briefing of a scenario.

    Raises:
        SetupError: standard input or output is not a terminal.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SetupError(
            "the screens need a terminal; without one use: deescalate practice ID --plain"
        )
    from deescalate.tui.app import DeescalateApp, StartAt  # noqa: PLC0415 - costs start-up time

    services = services_for(load_settings().settings)
    DeescalateApp(services, StartAt(scenario_id, seed=seed, pace=pace, mode=mode)).run()


def services_for(settings: Settings) -> Services:
    """What the screens are given, with the real rooms behind it."""
    from deescalate.tui.services import Services  # noqa: PLC0415 - costs start-up time

    return Services(
        load_library=load_library,
        open_history=open_history,
        load_analyst=lambda: load_analyst(*Language),
        settings=settings,
        save_settings=_save_settings,
        translator_for=translator_for,
        new_occasion=new_occasion,
        clock=time.monotonic,
        today=lambda: datetime.now(UTC).astimezone().date(),
        learner_name=learner_name,
        no_color=paths.no_color(),
        export_folder=Path.cwd(),
    )


def _save_settings(settings: Settings) -> None:
    write_settings(paths.config_file(), settings)
