"""Builds the parts that commands and screens share. Every function imports what it needs itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from deescalate import paths
from deescalate.errors import ContentError
from deescalate.model.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from deescalate.content.lenses import Lenses
    from deescalate.content.library import Library
    from deescalate.content.team import Team
    from deescalate.history import Store
    from deescalate.interface.catalogue import Translator
    from deescalate.model.analysis import ConversationAnalyst, Reviewer
    from deescalate.model.lens import Lens
    from deescalate.model.moves import Move
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario
    from deescalate.score.lens import LensReading
    from deescalate.settings import Settings, SettingsFile


def load_library() -> Library:
    """All scenarios: the built-in ones and the user's own."""
    from deescalate.content.library import Library  # noqa: PLC0415

    return Library.load(
        *paths.scenario_roots(),
        user_roots=paths.user_scenario_roots(),
        path_roots=paths.path_roots(),
    )


def load_held_out() -> frozenset[str]:
    """Ids of the scenarios that are kept out of practice, for the check."""
    from deescalate.content.held_out import read_held_out  # noqa: PLC0415

    return read_held_out((*paths.scenario_roots(), *paths.user_scenario_roots()))


def load_moves() -> tuple[dict[Language, tuple[Move, ...]], str]:
    """The phrasebooks of all languages and one digest over them.

    Their patterns are not tried here: an analyst compiles those that it needs.
    """
    from deescalate.content.phrases import read_phrasebook  # noqa: PLC0415

    root = paths.phrasebook_root()
    books = {language: read_phrasebook(root, language, try_patterns=False) for language in Language}
    digests = "-".join(books[language].digest for language in Language)
    return {language: book.moves for language, book in books.items()}, digests


def load_analyst(*ready: Language) -> Reviewer:
    """The ear with its phrasebooks, made ready for these languages.

    Slow (seconds): call it from a worker thread.

    Raises:
        ContentError: a pattern of one of these languages cannot be used.
    """
    moves, digests = load_moves()
    return analyst_with(load_team(), moves, digests, ready)


def analyst_with(
    team: Team,
    moves: Mapping[Language, Sequence[Move]],
    digests: str,
    ready: Iterable[Language] = (),
) -> Reviewer:
    """The ear with what a team adds to the phrasebooks.

    Raises:
        ContentError: a pattern of one of the languages to be made ready cannot be used.
    """
    from deescalate.analysis import build_analyst  # noqa: PLC0415

    version = f"{digests}-{team.digest}" if team.digest else digests
    return build_analyst(team.applied(moves), version, ready, team.brand)


def load_team() -> Team:
    """The team's own wordings, brand words and scorecard; a file that cannot be used is empty."""
    from deescalate.content.team import read_team  # noqa: PLC0415

    return read_team(paths.team_dir())


def load_lenses() -> Lenses:
    """All lenses: the user's own, the team's and the built-in ones."""
    from deescalate.content.lenses import read_lenses  # noqa: PLC0415

    return read_lenses(paths.lens_roots())


def lenses_named(lens_ids: Sequence[str]) -> tuple[Lens, ...]:
    """The lenses of these ids; without ids nothing is loaded.

    Raises:
        ContentError: there is no such lens.
    """
    if not lens_ids:
        return ()
    found = load_lenses()
    return tuple(_lens_of(found, lens_id) for lens_id in lens_ids)


def _lens_of(found: Lenses, lens_id: str) -> Lens:
    lens = found.find(lens_id)
    if lens is None:
        from deescalate.content.source import suggestion  # noqa: PLC0415

        known = [each.id for each in found.lenses]
        raise ContentError(f"there is no lens {lens_id}; {suggestion(lens_id, known, 'lenses')}")
    return lens


def readings_through(
    lenses: Sequence[Lens], record: SessionRecord, scenario: Scenario | None
) -> tuple[LensReading, ...]:
    """What a session looks like through lenses, by the team's scorecard; without lenses nothing
    is loaded.
    """
    if not lenses:
        return ()
    from deescalate.score.lens import read_through  # noqa: PLC0415

    card = load_team().scorecard
    return tuple(read_through(lens, record, scenario, card) for lens in lenses)


def load_judge() -> ConversationAnalyst:
    """The ear for whole transcripts. Slow (seconds)."""
    from deescalate.analysis import build_judge  # noqa: PLC0415

    moves, digests = load_moves()
    return build_judge(moves, digests)


def open_history(*, forget: bool = True) -> Store:
    """The learner's history; with ``forget`` without what is older than the settings keep, which
    is said on standard error.

    Raises:
        HistoryError: the database cannot be used; the sentence says why.
    """
    from deescalate.history import Store  # noqa: PLC0415

    store = Store.open(paths.history_file())
    if forget:
        _forget_old(store)
    return store


def _forget_old(store: Store) -> None:
    from deescalate.learning.retention import forget_old  # noqa: PLC0415

    settings = load_settings().settings
    if settings.keep_days:
        today = datetime.now(UTC).date()
        said = forget_old(translator_for(settings), store, settings.keep_days, today)
        if said:
            click.echo(said, err=True)


def session_named(store: Store, session_id: str, learner: str) -> SessionRecord | None:
    """The session of an id, which may be shortened; the learner's latest if it is empty. None if
    there is none at all.

    Raises:
        HistoryError: there is no such session, or the history cannot be read.
    """
    from deescalate.history import Filter  # noqa: PLC0415

    if session_id:
        return store.load(store.resolve(session_id))
    latest = store.sessions(Filter(learner=learner), limit=1)
    return store.load(latest[0].id) if latest else None


def scenario_played(record: SessionRecord) -> Scenario | None:
    """The scenario as it was played; None if its file is gone or has changed."""
    found = load_library().find(record.scenario_id)
    return found if found is not None and found.digest == record.scenario_digest else None


def load_settings() -> SettingsFile:
    """The user's settings with the problems of their file."""
    from deescalate.settings import read_settings  # noqa: PLC0415

    return read_settings(paths.config_file())


def translator_for(settings: Settings) -> Translator:
    """The translator that the settings ask for, else that of the user's locale."""
    from deescalate.interface.catalogue import translator  # noqa: PLC0415

    names = paths.locale_names()
    return translator(settings.interface_locale(names[0] if names else None))


def learner_name(settings: Settings) -> str:
    """Whose history this is: the name in the settings, else the system user's."""
    if settings.learner:
        return settings.learner
    import getpass  # noqa: PLC0415

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "learner"
