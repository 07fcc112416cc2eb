"""How long the screens wait for the history, by its size.

``python -m benchmarks.history [SESSIONS ...]`` makes a history of each size (ten turns a session,
one learner, three years at most), asks what each screen asks, and prints the medians.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Final

from benchmarks.made_history import LEARNER, SCENARIOS, TURNS, make_history
from deescalate.cli.wiring import load_library
from deescalate.history import Filter, Period, Store, Wanted
from deescalate.model.language import Language
from deescalate.model.scenario import Scenario
from deescalate.tui.home_past import read_past
from deescalate.tui.results import best_results
from deescalate.tui.screens.history import MOST_LISTED

SIZES: Final = (100, 1_000, 10_000, 100_000)
TODAY: Final = date(2026, 3, 21)
NOW: Final = datetime(2026, 3, 21, 12, tzinfo=UTC)
WANTED_MS: Final = 300


@cache
def made_scenarios() -> tuple[Scenario, ...]:
    """Shipped scenarios under the ids of the made history."""
    shipped = load_library().scenarios
    return tuple(
        replace(shipped[number % len(shipped)], id=name) for number, name in enumerate(SCENARIOS)
    )


def questions(store: Store, scenarios: tuple[Scenario, ...]) -> dict[str, Callable[[], object]]:
    """What the screens ask, by the name of the screen."""

    def history() -> object:
        wanted = Filter(learner=LEARNER)
        return store.sessions(wanted, limit=MOST_LISTED), store.progress(wanted)

    return {
        "home": lambda: read_past(store, LEARNER, scenarios, NOW, 3),
        "picker": lambda: best_results(store, LEARNER),
        "history": history,
        "progress": lambda: store.development(Wanted(LEARNER, TODAY)),
        "progress de": lambda: store.development(Wanted(LEARNER, TODAY, Language.DE)),
        "progress 3 months": lambda: store.development(
            Wanted(LEARNER, TODAY, period=Period.QUARTER)
        ),
    }


def milliseconds(ask: Callable[[], object], runs: int = 5) -> float:
    """The median time of some answers."""
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        ask()
        times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1000


def main() -> None:
    """Make histories, ask, print."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    headings: tuple[str, ...] = ()
    scenarios = made_scenarios()
    for sessions in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "history.db"
            make_history(path, sessions)
            with Store.open(path) as store:
                times = {
                    name: milliseconds(ask) for name, ask in questions(store, scenarios).items()
                }
            if not headings:
                headings = ("sessions", "turns", "MB", *(f"{name} ms" for name in times))
                print("  ".join(f"{heading:>9}" for heading in headings))  # noqa: T201
            numbers = (sessions, sessions * TURNS, path.stat().st_size // 1_000_000)
            cells = (*(f"{n:,}" for n in numbers), *(f"{ms:.0f}" for ms in times.values()))
            print(  # noqa: T201 - the benchmark's output
                "  ".join(
                    f"{cell:>{max(len(heading), 9)}}"
                    for cell, heading in zip(cells, headings, strict=True)
                ),
                flush=True,
            )
    print(f"wanted: at most {WANTED_MS} ms each")  # noqa: T201


if __name__ == "__main__":
    main()
