"""The exception tree.

DeescalateError
├── ContentError        a scenario, phrasebook or settings file cannot be used
├── HistoryError        the history database cannot be read or written
├── SessionError        an action that the session's state does not allow
└── SetupError          the surroundings lack something (a terminal, a data folder)

Each carries one plain sentence that says what is wrong and what to do about it; the
command line prints that sentence and nothing else.
"""


class DeescalateError(Exception):
    """Root of every error that a user is meant to read."""


class ContentError(DeescalateError):
    """A scenario, phrasebook or settings file cannot be used."""


class HistoryError(DeescalateError):
    """The history database cannot be read or written."""


class SessionError(DeescalateError):
    """An action that the session's present state does not allow."""


class SetupError(DeescalateError):
    """The surroundings lack something: a terminal, a writable folder, a package's data."""
