"""``deescalate disputes accept``: what an accepted dispute becomes, and what that changes."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from deescalate import paths
from deescalate.cli import wiring
from deescalate.cli.bars import bar
from deescalate.cli.options import known_move
from deescalate.errors import ContentError, HistoryError
from deescalate.interface.safe import visible
from deescalate.model.dispute import RATED, DisputeKind, DisputeState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from deescalate.content.team import TeamFile
    from deescalate.history import SessionSummary, Store
    from deescalate.interface.catalogue import Translator
    from deescalate.learning.rescoring import Rereader
    from deescalate.model.analysis import Analyst
    from deescalate.model.dispute import Dispute
    from deescalate.model.expectation import Expectation
    from deescalate.score.shifts import SessionShift
    from deescalate.workshop.effect import Ears

    Each = Callable[[Sequence[SessionSummary]], Iterable[SessionSummary]]

OVERLAY: Final = "overlay"


@click.command("accept")
@click.argument("dispute_id", metavar="ID")
@click.option(
    "--as",
    "form",
    type=click.Choice([OVERLAY, RATED]),
    default=None,
    help="A wording of the team, or only a rated reply with a test; by default what fits.",
)
@click.option("--move", default=None, metavar="MOVE", help="For a level: the move that shows it.")
@click.option("--words", default=None, help="The wording, if not the words of the dispute.")
@click.option("--reason", default="", help="What the learner is told.")
@click.option("--no-tries", is_flag=True, help="Do not play the scenarios' tries as well.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def accept(  # noqa: PLR0913, PLR0917 - one argument an option
    dispute_id: str,
    form: str | None,
    move: str | None,
    words: str | None,
    reason: str,
    no_tries: bool,
    yes: bool,
) -> None:
    """Accept a dispute: show what that changes in stored sessions, ask, and keep it.

    A wrong or missing move becomes a wording of the team (phrases- or phrases+), a level becomes a
    rated reply. Either way the reply becomes a test: deescalate disputes check says whether the
    ear agrees. Sessions keep their results; history rescore reads them again.
    """
    from rich.console import Console  # noqa: PLC0415

    from deescalate.cli.team import effects_of, show_effects  # noqa: PLC0415
    from deescalate.history.disputes import find_dispute, keep_dispute  # noqa: PLC0415
    from deescalate.tui.dispute_words import lines  # noqa: PLC0415

    t = wiring.translator_for(wiring.load_settings().settings)
    with wiring.open_history() as store:
        dispute = find_dispute(store.connection, dispute_id)
        overlay = _overlay(dispute, form, move, words)
        done = _accepted(dispute, overlay, reason)
        found = _prepared(t, store, done, overlay, _with_bar)
        for line in found.lines:
            click.echo(line)
        if overlay is not None and found.ears is not None and not no_tries:
            show_effects(Console(), effects_of(overlay.file, *found.ears))
        if not yes and not click.confirm(t("Accept it and keep this?"), default=False):
            click.echo(t("Nothing was changed."))
            return
        for path in found.keep():
            click.echo(f"kept: {path}")
        keep_dispute(store.connection, done)
    for line in lines(t, done):
        click.echo(line)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What accepting a dispute comes to: what is shown first, and what is then kept.

    ``ears`` hear as the team stands and with the wording; None if there is no wording.
    """

    dispute: Dispute
    lines: tuple[str, ...]
    overlay: _Overlay | None
    test: Expectation
    ears: tuple[Ears, Ears] | None = None

    def keep(self) -> tuple[Path, ...]:
        """Write the team's files; returns their paths. The dispute itself is the caller's to keep.

        Raises:
            SetupError: one cannot be written.
            ContentError: the team's tests cannot be read.
        """
        from deescalate.cli.team import put_file  # noqa: PLC0415
        from deescalate.content.team_disputes import keep_expectation  # noqa: PLC0415

        folder = paths.team_dir()
        written = [keep_expectation(folder, self.test)]
        if self.overlay is not None:
            written.append(folder / self.overlay.name)
            put_file(written[-1], self.overlay.text.encode())
        return tuple(written)


def prepare(t: Translator, store: Store, dispute: Dispute, each: Each) -> Prepared:
    """What accepting a dispute in the form that fits would change. Slow.

    ``each`` gives the sessions on, one by one, and may end early.

    Raises:
        HistoryError: the reply cannot be heard again.
        SessionError: it has been answered.
        ContentError: the wording cannot be used.
    """
    overlay = _overlay(dispute, None, None, None)
    return _prepared(t, store, _accepted(dispute, overlay, ""), overlay, each)


def _accepted(dispute: Dispute, overlay: _Overlay | None, answer: str) -> Dispute:
    from deescalate.learning.disputes import answered  # noqa: PLC0415

    outcome = overlay.name if overlay is not None else RATED
    return answered(dispute, DisputeState.ACCEPTED, answer, datetime.now(UTC), outcome)


def _prepared(
    t: Translator, store: Store, done: Dispute, overlay: _Overlay | None, each: Each
) -> Prepared:
    from deescalate.cli.rescore import rereader  # noqa: PLC0415
    from deescalate.cli.team import ears_around  # noqa: PLC0415
    from deescalate.learning.rescoring import Rereader  # noqa: PLC0415

    if overlay is None:
        again = rereader(store, done.language)
        test = expectation_of(store, done, again)
        return Prepared(done, (_test_line(t, test, again.analyst),), None, test)
    ears = ears_around(overlay.file)
    find = wiring.load_library().find
    before, after = (Rereader(store, find, one.analyst, one.scorecard) for one in ears)
    test = expectation_of(store, done, before)
    lines = (
        *_file_lines(overlay),
        _test_line(t, test, after.analyst),
        *_session_lines(t, store, before, after, test, each),
    )
    return Prepared(done, lines, overlay, test, ears)


def _with_bar(sessions: Sequence[SessionSummary]) -> Iterator[SessionSummary]:
    with bar("reading again", "conversations", len(sessions)) as step:
        for session in sessions:
            yield session
            step()


@dataclass(frozen=True, slots=True)
class _Overlay:
    """A team's file that does not exist yet."""

    name: str
    text: str
    file: TeamFile


def expectation_of(store: Store, dispute: Dispute, again: Rereader) -> Expectation:
    """The test that the dispute becomes.

    Raises:
        HistoryError: the session cannot be heard again, so nobody can tell what was said before.
    """
    from deescalate.learning.disputes import expectation  # noqa: PLC0415

    record = store.load(dispute.session_id)
    past = again.past_of(record)
    place = next((at for at, each in enumerate(record.turns) if each.index == dispute.turn), None)
    if past is None or place is None:
        raise HistoryError(
            "the reply cannot be heard again: its texts or its scenario are gone;"
            " decline the dispute, or add a wording with deescalate phrasebook keep"
        )
    turn = record.turns[place]
    context = past.session_before(again.analyst, place).context(turn.act.at)
    return expectation(dispute, turn, context)


def _overlay(
    dispute: Dispute, form: str | None, move: str | None, words: str | None
) -> _Overlay | None:
    """The team's file that the dispute becomes; None if it becomes a rated reply only."""
    from deescalate.content.team import read_team_file  # noqa: PLC0415
    from deescalate.content.team_disputes import overlay_text  # noqa: PLC0415

    level = dispute.kind is DisputeKind.LEVEL
    if form == RATED or (level and form is None and move is None):
        return None
    move, words = move or dispute.move, words or dispute.words
    if not move or not words.strip():
        raise click.UsageError("A level becomes a wording only with --move and --words.")
    removes = dispute.kind is DisputeKind.NOT_THERE
    text = overlay_text(
        known_move(move),
        dispute.language,
        add=() if removes else (words,),
        remove=(words,) if removes else (),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"dispute-{dispute.short_id}.yaml"
        path.write_text(text, encoding="utf-8")
        file = read_team_file(path)
    if file.broken:
        raise ContentError(f"the wording cannot be used: {file.problems[0].message}")
    return _Overlay(path.name, text, file)


def _file_lines(overlay: _Overlay) -> Iterator[str]:
    yield f"{overlay.name}:"
    for line in overlay.text.splitlines():
        yield f"  {visible(line)}"


def _test_line(t: Translator, test: Expectation, ear: Analyst) -> str:
    """Whether an ear hears the reply as wanted."""
    from deescalate.tui.reading_words import levels_line  # noqa: PLC0415

    heard = ear.analyse(test.reply, test.context)
    misses = test.misses(heard)
    if misses:
        words = t("The ear does not hear it so yet: {what}.", what=", ".join(misses))
    else:
        words = t("The ear hears it so.")
    return f"{words} {levels_line(t, heard)}"


def _session_lines(  # noqa: PLR0913, PLR0917 - two ears, and what they are asked
    t: Translator,
    store: Store,
    before: Rereader,
    after: Rereader,
    test: Expectation,
    each: Each,
) -> Iterator[str]:
    """What the wording changes in the stored sessions of its language."""
    from deescalate.history import Filter  # noqa: PLC0415
    from deescalate.learning.disputes import effect  # noqa: PLC0415
    from deescalate.score.shifts import summed_up  # noqa: PLC0415
    from deescalate.tui.reading_words import summary_lines  # noqa: PLC0415

    found = store.sessions(Filter(language=test.context.language, finished=True))
    shifts: list[SessionShift] = []
    left_out = 0
    for session in each(found):
        shift = effect(store.load(session.id), before, after)
        if shift is None:
            left_out += 1
            continue
        shifts.append(shift)
        if shift.differs:
            yield from _shift_lines(t, session, shift)
    yield from summary_lines(t, summed_up(shifts), left_out)


def _shift_lines(t: Translator, session: SessionSummary, shift: SessionShift) -> Iterator[str]:
    from deescalate.tui import reading_words as words  # noqa: PLC0415

    overall = f"{t('All in all')} {words.change(shift.overall)}"
    yield f"{session.started_at[:10]}  {visible(session.title, one_line=True)}  {overall}"
    for reply in shift.replies:
        changed = [words.level_line(t, level) for level in reply.levels if level.shown]
        changed += [f"{what}: {move}" for what, move, _quote in words.heard_lines(t, reply)]
        if changed:
            yield f"  {t('Turn {n}', n=reply.turn + 1)}  {'; '.join(changed)}"
