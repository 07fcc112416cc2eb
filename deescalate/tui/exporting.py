"""Writes reports into files from a screen, in a worker, and says where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deescalate.errors import DeescalateError
from deescalate.tui.navigation import OpenLens, ShellScreen
from deescalate.tui.widgets.prose import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from deescalate.model.record import SessionRecord
    from deescalate.score.lens import LensReading


def export(screen: ShellScreen, started_at: str, name: str, text: Callable[[], str]) -> None:
    """Write a report as an HTML page into the export folder.

    ``text`` makes it and runs in a thread; ``started_at`` (ISO 8601) and ``name`` say how the
    file is called.
    """
    screen.run_worker(
        lambda: _write(screen, started_at, name, text), thread=True, group="export", exclusive=True
    )


def export_session(
    screen: ShellScreen, record: SessionRecord, readings: tuple[LensReading, ...] = ()
) -> None:
    """Write the report of a session, with its marks and what lenses show."""
    t, scenario = screen.t, screen.loaded.scenario_of(record)

    def text() -> str:
        from deescalate.report.forms import Form, session_text  # noqa: PLC0415 - when asked for
        from deescalate.report.page import Extras  # noqa: PLC0415
        from deescalate.workshop.judging import judged  # noqa: PLC0415

        marks = judged(scenario, record.seed, record.turns) if scenario is not None else ()
        return session_text(Form.HTML, record, scenario, t, Extras(marks, readings))

    export(screen, record.started_at, record.scenario_id, text)


class SessionScreen(ShellScreen):
    """A screen that shows one session, which can be looked at through lenses and written down."""

    @property
    def record(self) -> SessionRecord | None:
        """The session, once it is known."""
        raise NotImplementedError

    def action_lens(self) -> None:
        """See the session through other rubrics."""
        if self.record is not None:
            self.post_message(OpenLens(self.record))

    def action_export(self) -> None:
        """Write a report of the session."""
        if self.record is not None:
            export_session(self, self.record)


def _write(screen: ShellScreen, started_at: str, name: str, text: Callable[[], str]) -> None:
    from deescalate.report.forms import Form, file_name  # noqa: PLC0415 - when it is asked for
    from deescalate.writing import PRIVATE, write_whole  # noqa: PLC0415

    path = screen.services.export_folder / file_name(Form.HTML, started_at, name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text().encode("utf-8", "replace"), PRIVATE)
    except (DeescalateError, OSError) as error:
        sentence, severity = shown(str(error)), "warning"
    else:
        sentence, severity = (
            screen.t("Report written: {path}", path=shown(str(path))),
            "information",
        )
    screen.app.call_from_thread(screen.notify, sentence, severity=severity, markup=False)
