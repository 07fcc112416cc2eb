"""``deescalate drill``: short exercises, on screen or line by line."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TextIO

import click

from deescalate.cli import wiring
from deescalate.interface.safe import visible
from deescalate.model.held_out import open_to_practice
from deescalate.model.language import Language
from deescalate.model.moves import Technique
from deescalate.model.skills import IN_ONE_REPLY, TECHNIQUE_OF

if TYPE_CHECKING:
    from deescalate.history import Store
    from deescalate.interface.catalogue import Translator
    from deescalate.learning.drills import Answered, Drill
    from deescalate.model.analysis import Analyst
    from deescalate.settings import Settings

SKILLS = (
    *(technique.value for technique in Technique),
    *(skill for skill in TECHNIQUE_OF if skill in IN_ONE_REPLY),
)


@click.command("drill")
@click.option(
    "--skill",
    type=click.Choice(SKILLS),
    default=None,
    metavar="SKILL",
    help=f"One of {', '.join(SKILLS)}. Without it: what needs it most.",
)
@click.option("--count", type=click.IntRange(1, 10), default=5, show_default=True)
@click.option(
    "--lang",
    type=click.Choice([language.value for language in Language]),
    default=None,
    help="Language of the conversations; by default that of your latest one.",
)
@click.option("--plain", is_flag=True, help="Line by line, without screen control.")
def command(skill: str | None, count: int, lang: str | None, *, plain: bool) -> None:
    """Answer single moments: your own weak ones, then moments of the conversations.

    Each takes less than a minute and shows at once what the reply did. The result counts for the
    skill. With --plain replies are read from standard input, one a line; an empty line skips.
    """
    if not plain:
        from deescalate.cli.screens import open_drills  # noqa: PLC0415 - costs start-up time

        open_drills(skill or "", count, Language(lang) if lang else None)
        return
    settings = wiring.load_settings().settings
    with wiring.open_history() as store:
        Drills(store, settings, sys.stdin, sys.stdout).play(
            skill or "", count, Language(lang) if lang else None
        )


class Drills:
    """A round line by line."""

    def __init__(self, store: Store, settings: Settings, source: TextIO, out: TextIO) -> None:
        self._store = store
        self._learner = wiring.learner_name(settings)
        self._t: Translator = wiring.translator_for(settings)
        self._source = source
        self._out = out

    def play(self, skill: str, count: int, language: Language | None) -> None:
        """One drill after the other, until the round or the input ends."""
        from deescalate.learning.rounds import Wanted, drill_round  # noqa: PLC0415 - slow

        t, kept_out = self._t, wiring.load_held_out()
        scenarios = open_to_practice(wiring.load_library().scenarios, kept_out, language)
        analyst = wiring.load_analyst()
        wanted = Wanted(self._learner, language or Language(t.language), skill, count)
        drills = drill_round(self._store, scenarios, analyst, wanted, datetime.now(UTC))
        if not drills:
            self._write(t("There are no conversations to drill from here yet."))
        done = []
        for place, drill in enumerate(drills, start=1):
            self._ask(drill, place, len(drills))
            answered = self._answer(drill, analyst)
            if answered is None:
                break
            if answered:
                done.append(answered[0])
        self._close(done)

    def _ask(self, drill: Drill, place: int, count: int) -> None:
        from deescalate.tui import drill_words as words  # noqa: PLC0415 - strings only

        t = self._t
        self._write("", t("{n} of {all}", n=place, all=count) + f": {words.task(t, drill)}")
        self._write(f"  {words.source(t, drill, datetime.now(UTC).date())}")
        for line in words.case(t, drill):
            self._write(f"  {line}")
        for said in drill.moment:
            name = words.speaker(t, drill, said.speaker)
            self._write(f"{name}: {' '.join(visible(said.text).split())}")

    def _answer(self, drill: Drill, analyst: Analyst) -> tuple[Answered, ...] | None:
        """The reply and what it did; empty if it was skipped, None if the input has ended."""
        from deescalate.learning import keep_drill  # noqa: PLC0415 - slow
        from deescalate.learning.drills import answer  # noqa: PLC0415

        begun = time.monotonic()
        typed = self._source.readline()
        if not typed:
            return None
        if not typed.strip():
            return ()
        done = answer(drill, typed.strip(), analyst, time.monotonic() - begun)
        keep_drill(self._store, self._learner, done.result(datetime.now(UTC)))
        self._tell(done)
        return (done,)

    def _tell(self, done: Answered) -> None:
        from deescalate.model.moves import Effect  # noqa: PLC0415
        from deescalate.tui import drill_words as words  # noqa: PLC0415
        from deescalate.tui.move_words import move_word  # noqa: PLC0415

        t = self._t
        self._write(f"= {words.result_line(t, done.score)}  {words.verdict(t, done)}")
        self._write(words.levels(t, done).replace("\N{NO-BREAK SPACE}", " "))
        self._write(*filter(None, [words.points_off(t, done)]))
        for finding in done.analysis.findings:
            sign = "+" if finding.effect is Effect.HELPS else "-"
            quote = visible(finding.quote, one_line=True)
            self._write(f"{sign} {move_word(t, finding.move)}: “{quote}”")
        better = words.better(done)
        if better:
            self._write(f"» {t('Better')}: {better}")
        for name, text in words.other_answers(t, done):
            self._write(f"» {name}: {text}")

    def _close(self, done: list[Answered]) -> None:
        from deescalate.learning import outlook  # noqa: PLC0415 - slow
        from deescalate.tui.drill_words import counts_for  # noqa: PLC0415

        if not done:
            return
        found = outlook(self._store, self._learner, (), datetime.now(UTC), 0)
        self._write("")
        self._write(*counts_for(self._t, found.cards, done))

    def _write(self, *lines: str) -> None:
        for line in lines:
            self._out.write(line + "\n")
        self._out.flush()
