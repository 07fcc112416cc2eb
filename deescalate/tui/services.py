"""What the screens are given by whoever starts them, and what the workers have loaded so far.

Nothing slow is imported here: the first screen must not wait for files, database or analysis.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from deescalate.content.library import Library
    from deescalate.history import SessionSummary, Store
    from deescalate.interface.catalogue import Translator
    from deescalate.model.agreement import Agreement
    from deescalate.model.analysis import Analyst
    from deescalate.model.dispute import Dispute
    from deescalate.model.language import Language
    from deescalate.model.lens import Lens
    from deescalate.model.moves import Technique
    from deescalate.model.rated import RatedTurn
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario
    from deescalate.model.scorecard import Scorecard
    from deescalate.model.session import Mode
    from deescalate.recording import Occasion
    from deescalate.settings import Settings

    Each = Callable[[Sequence[SessionSummary]], Iterable[SessionSummary]]
    PrepareAccepting = Callable[[Translator, Store, Dispute, Each], "Accepting"]


def _learner_as_set(settings: Settings) -> str:
    return settings.learner


def _no_example(_conversation: str, _turn: int) -> RatedTurn | None:
    return None


def _no_lenses() -> tuple[Lens, ...]:
    return ()


def _house_card() -> Scorecard:
    from deescalate.model.scorecard import HOUSE  # noqa: PLC0415 - not before the first screen

    return HOUSE


def _now() -> datetime:
    return datetime.now(UTC)


def _nothing_may_be_edited(_path: Path) -> bool:
    return False


def _no_agreement(
    _store: Store, _language: Language | None, _technique: Technique | None
) -> tuple[Agreement, ...]:
    return ()


class Accepting(Protocol):
    """What accepting a dispute comes to: ``dispute`` as answered, ``lines`` to read before."""

    @property
    def dispute(self) -> Dispute:
        """The dispute with its answer; whoever shows this keeps it."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What it becomes and what that changes."""

    def keep(self) -> object:
        """Write the team's files; may raise ``DeescalateError``."""


@dataclass(slots=True)
class Services:
    """The doors to the other rooms.

    ``load_library``, ``open_history`` and ``load_analyst`` are slow; they are called once each, in
    a thread, and may raise ``DeescalateError``. ``save_settings`` may raise ``SetupError``.
    ``translator_for`` gives the translator that fits changed settings. ``new_occasion`` takes
    learner, seed (None draws one), mode and pace. ``clock`` counts seconds and never runs
    backwards; ``today`` is the day where the computer stands, ``now`` the time in UTC.
    ``learner_name`` says whose history this is. ``may_edit`` says whether the user may
    change a scenario file, ``rated_turn`` finds a rated reply by its conversation and turn (slow).
    ``agreements`` says how far raters agree, in one language or all, on one technique or all
    (slow).
    ``load_lenses`` and ``scorecard`` give the lenses and the team's scorecard (slow).
    ``no_color`` says that the user asks for no colours, ``export_folder``
    where files that the user asks for are written, ``drafts_folder`` where unsaved work on scenario
    files is kept (None: nowhere), ``prepare_accepting`` works out what accepting a dispute would
    change (slow, may raise ``DeescalateError``; None: disputes cannot be accepted here),
    ``held_out`` the ids of scenarios that are kept out of practice.
    """

    load_library: Callable[[], Library]
    open_history: Callable[[], Store]
    load_analyst: Callable[[], Analyst]
    settings: Settings
    save_settings: Callable[[Settings], None]
    translator_for: Callable[[Settings], Translator]
    new_occasion: Callable[[str, int | None, Mode, float], Occasion]
    clock: Callable[[], float]
    today: Callable[[], date]
    now: Callable[[], datetime] = _now
    learner_name: Callable[[Settings], str] = _learner_as_set
    may_edit: Callable[[Path], bool] = _nothing_may_be_edited
    rated_turn: Callable[[str, int], RatedTurn | None] = _no_example
    agreements: Callable[[Store, Language | None, Technique | None], tuple[Agreement, ...]] = (
        _no_agreement
    )
    load_lenses: Callable[[], tuple[Lens, ...]] = _no_lenses
    scorecard: Callable[[], Scorecard] = _house_card
    no_color: bool = False
    export_folder: Path = field(default_factory=Path)
    drafts_folder: Path | None = None
    prepare_accepting: PrepareAccepting | None = None
    held_out: frozenset[str] = frozenset()


@dataclass(slots=True)
class Loaded:
    """What has been loaded so far: None while it is on its way.

    The ``*_error`` sentences are empty unless loading failed; then the value stays None for good.
    """

    library: Library | None = None
    store: Store | None = None
    analyst: Analyst | None = None
    library_error: str = ""
    store_error: str = ""
    analyst_error: str = ""

    @property
    def store_settled(self) -> bool:
        """Whether the history has been opened or cannot be."""
        return self.store is not None or bool(self.store_error)

    def scenario_of(self, record: SessionRecord) -> Scenario | None:
        """The scenario as it was played, None if its file is gone or has changed."""
        found = self.library.find(record.scenario_id) if self.library is not None else None
        return found if found is not None and found.digest == record.scenario_digest else None


@dataclass(slots=True)
class Shell:
    """What every screen holds: the services, what is loaded, and the interface's language."""

    services: Services
    t: Translator
    loaded: Loaded = field(default_factory=Loaded)
    drafts: dict[str, str] = field(default_factory=dict)
    """Replies that were typed but not sent, by session id."""
    lens: str = ""
    """Id of the lens that was looked through last."""
    mode_of_run: Mode | None = None
    """Chosen on the command line for every session of this run; None leaves it to the settings."""
    pace_of_run: float | None = None
    """Likewise."""

    @property
    def mode(self) -> Mode:
        """The mode that a session has unless the learner chooses another."""
        return self.mode_of_run or self.settings.mode

    @property
    def pace(self) -> float:
        """The pace that a session has unless the learner chooses another."""
        return self.settings.pace if self.pace_of_run is None else self.pace_of_run

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self.services.settings

    @property
    def learner(self) -> str:
        """Whose history this is."""
        return self.services.learner_name(self.services.settings)
