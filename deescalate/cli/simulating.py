"""``deescalate scenario simulate``: what was played, shown as tables or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from deescalate.cli import wiring
from deescalate.content.scenarios import ScenarioFile
from deescalate.errors import ContentError, SetupError
from deescalate.interface.phrases import said
from deescalate.interface.safe import visible
from deescalate.model.codec import to_jsonable
from deescalate.workshop.agents import BUILT_IN
from deescalate.workshop.simulate import Outcome, Simulation, simulate
from deescalate.workshop.words import ending_word, player_word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from deescalate.interface.catalogue import Translator
    from deescalate.model.scenario import Scenario

_STEPS: Final = 3 + len(BUILT_IN) + 2
_MOST_SHOWN: Final = 12
_DEAREST: Final = 3


@dataclass(frozen=True)
class Wanted:
    """What a run is asked for: ``plays`` random conversations, coverage of at least
    ``min_coverage`` percent, where it is kept and what it is compared with.
    """

    plays: int
    min_coverage: float
    as_json: bool
    keep: Path | None
    compare: Path | None


def simulate_files(files: Sequence[tuple[ScenarioFile, Scenario]], wanted: Wanted) -> int:
    """Play every file and show the results; returns how many faults there are.

    Raises:
        ContentError: the run to compare with cannot be read.
        SetupError: the run cannot be kept.
    """
    before = _read_run(wanted.compare) if wanted.compare else {}
    languages = {scenario.language for _, scenario in files}
    analyst = wiring.load_analyst(*sorted(languages))
    console, t = Console(), wiring.translator_for(wiring.load_settings().settings)
    found: dict[str, Simulation] = {}
    for file, scenario in files:
        with _bar(t, scenario.id) as advance:
            result = simulate(scenario, analyst, wanted.plays, advance)
        found[scenario.id] = result
        if not wanted.as_json:
            _show(Shown(console, t, file, scenario), result, before.get(scenario.id, {}))
    run = {
        "analysis_version": analyst.version,
        "scenarios": {name: _jsonable(result) for name, result in found.items()},
    }
    if wanted.as_json:
        click.echo(json.dumps(run, ensure_ascii=False, indent=2))
    if wanted.keep:
        _keep(wanted.keep, run)
    faults = sum(len(result.faults) for result in found.values())
    return faults + _too_little(t, found, wanted.min_coverage)


@contextmanager
def _bar(t: Translator, name: str) -> Iterator[Callable[[str], None]]:
    """A progress bar on a terminal, nothing elsewhere."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(24), TextColumn("{task.fields[what]}"))
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(name, total=_STEPS, what="")
        yield lambda what: bar.update(task, advance=1, what=said(t, player_word(what)))


@dataclass(frozen=True)
class Shown:
    """Whose results are shown, where and in which language."""

    console: Console
    t: Translator
    file: ScenarioFile
    scenario: Scenario


def _show(to: Shown, result: Simulation, before: Mapping[str, int]) -> None:
    console, t = to.console, to.t
    console.print(Text(f"{visible(to.scenario.title)}  ({to.scenario.id})", style="bold"))
    console.print(_table(t, result, before))
    chance = result.random
    played = t(
        "random play: {n} conversations, customer left in {left}, calm in {calm}; score median"
        " {median}, best {best}",
        n=chance.plays,
        left=chance.left,
        calm=chance.calm,
        median=f"{chance.median_score:.0f}",
        best=chance.best_score,
    )
    console.print(f"  {played}")
    counts = ", ".join(
        t("{reached} of {total} {kind}", reached=reached, total=total, kind=_word(t, kind.value))
        for kind, (reached, total) in result.coverage.counts().items()
    )
    percent = f"{result.coverage.percent:.0f}"
    console.print(f"  {t('reached: {percent} % ({counts})', percent=percent, counts=counts)}")
    _show_missing(to, result)
    for lost in result.lost[:_DEAREST]:
        if lost.points > 0:
            worth = t("worth {points} points, step {step}:", points=lost.points, step=lost.step + 1)
            console.print(Text(f"  {worth} {visible(lost.sentence)}"))
    for fault in result.faults:
        console.print(Text(f"  {t('fault: {fault}', fault=said(t, fault))}", style="bold"))
    number = len(result.faults)
    faults = t.plural("{n} fault", "{n} faults", number) if number else t("no faults")
    console.print(f"  {faults}\n")


def _table(t: Translator, result: Simulation, before: Mapping[str, int]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 2))
    table.add_column(t("who plays"))
    table.add_column(t("score"), justify="right")
    if before:
        table.add_column(t("before"), justify="right")
    table.add_column(t("tension"), justify="right")
    table.add_column(t("stage"))
    table.add_column(t("how it ends"))
    for outcome in (*result.tries, *result.agents):
        table.add_row(*_row(t, outcome, before, with_before=bool(before)))
    return table


def _row(
    t: Translator, outcome: Outcome, before: Mapping[str, int], *, with_before: bool
) -> list[str]:
    cells = [_word(t, outcome.name), str(outcome.score)]
    if with_before:
        old = before.get(outcome.name)
        cells.append("" if old is None or old == outcome.score else str(old))
    return [
        *cells,
        t("{a} to {b}", a=outcome.tension_before, b=outcome.tension_after),
        outcome.stage.key,
        said(t, ending_word(outcome.ending)),
    ]


def _word(t: Translator, name: str) -> str:
    return said(t, player_word(name))


def _show_missing(to: Shown, result: Simulation) -> None:
    t, missing = to.t, result.coverage.missing
    for part in missing[:_MOST_SHOWN]:
        line = to.file.lines.get(part.path, 1)
        text = Text(f"  {t('never reached:')} {to.file.path}:{line}: ")
        text.append(visible(part.name.strip())[:60])
        to.console.print(text, soft_wrap=True)
    if len(missing) > _MOST_SHOWN:
        to.console.print(f"  {t('and {n} more', n=len(missing) - _MOST_SHOWN)}")


def _jsonable(result: Simulation) -> dict[str, object]:
    coverage = result.coverage
    return {
        "scores": {outcome.name: outcome.score for outcome in (*result.tries, *result.agents)},
        "tries": to_jsonable(result.tries),
        "agents": to_jsonable(result.agents),
        "random": to_jsonable(result.random),
        "coverage": {
            "percent": round(coverage.percent, 1),
            "missing": [list(part.path) for part in coverage.missing],
        },
        "sentences": to_jsonable(result.lost),
        "faults": list(result.faults),
    }


def _too_little(t: Translator, found: Mapping[str, Simulation], least: float) -> int:
    faults = 0
    for name, result in found.items():
        if result.coverage.percent < least:
            faults += 1
            click.echo(
                t(
                    "{name}: {percent} % reached, less than {least} %",
                    name=name,
                    percent=f"{result.coverage.percent:.0f}",
                    least=f"{least:.0f}",
                ),
                err=True,
            )
    return faults


def _read_run(path: Path) -> dict[str, dict[str, int]]:
    """Scores by scenario and player of a run that was kept."""
    try:
        run = json.loads(path.read_text(encoding="utf-8"))
        return {name: dict(one["scores"]) for name, one in run["scenarios"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"{path} is no run kept with --keep: {error}"
        raise ContentError(message) from error


def _keep(path: Path, run: Mapping[str, object]) -> None:
    try:
        path.write_text(json.dumps(run, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise SetupError(f"the run cannot be kept in {path}: {error.strerror}") from error
