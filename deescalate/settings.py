"""The user's settings: one TOML file, read leniently and written whole.

A bad file never stops the program: what cannot be used falls back to its default and is reported
as a problem. Keys that this version does not know are kept when the file is written again.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from deescalate.errors import SetupError
from deescalate.model.session import Mode
from deescalate.writing import PRIVATE, put_in_place

MAX_BYTES: Final = 64 * 1024
MAX_NAME: Final = 80
MAX_VALUE_LINES: Final = 100
AUTO_PATH: Final = "auto"
NO_PATH: Final = "none"
PACE_RANGE: Final = (0.0, 3.0)
MOST_DAYS: Final = 36_500
MOST_A_WEEK: Final = 14


class LanguageChoice(StrEnum):
    """The interface's language; AUTO follows the locale."""

    AUTO = "auto"
    EN = "en"
    DE = "de"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user may choose.

    ``theme`` is a name that the screens know; ``auto`` leaves the choice to them. ``pace`` scales
    every waiting time, 0..3 (1 as written, 0 none). ``learner`` is whose history this is, empty
    for the system user; ``agent`` is the name put into canned replies, empty for the learner's.
    ``motion`` off stops everything that moves by itself. ``path`` is the id of the learning path
    that home follows, ``auto`` the one for new learners, ``none`` none. ``keep_days`` is
    how long sessions are kept (older ones are deleted when the screens start), 0 for ever.
    ``goal`` is how many conversations a week are wanted, 0 for none. With ``fading_hints`` a hint
    says less at first where the results are good; with ``self_rating`` learners rate themselves
    before the score. ``extra`` holds keys of the file that this version does not know.
    """

    language: LanguageChoice = LanguageChoice.AUTO
    theme: str = "auto"
    mode: Mode = Mode.GUIDED
    pace: float = 1.0
    learner: str = ""
    agent: str = ""
    motion: bool = True
    path: str = AUTO_PATH
    keep_days: int = 0
    goal: int = 3
    fading_hints: bool = True
    self_rating: bool = True
    extra: Mapping[str, Any] = field(default_factory=dict)

    def interface_locale(self, locale: str | None) -> str | None:
        """What to hand to ``interface.catalogue.translator``, given the environment's locale."""
        return locale if self.language is LanguageChoice.AUTO else self.language.value


@dataclass(frozen=True, slots=True)
class SettingsProblem:
    """Something wrong in a settings file. ``line`` counts from 1, None if unknown; ``key`` is
    empty if the whole file is meant.
    """

    path: Path
    line: int | None
    key: str
    message: str
    help: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {self.message}; {self.help}"


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """What a settings file gave: settings that can be used, and what is wrong with the file."""

    settings: Settings
    problems: tuple[SettingsProblem, ...] = ()


class _BadValueError(ValueError):
    """A value that cannot be used: what is wrong, and what to write instead."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure


def read_settings(path: Path) -> SettingsFile:
    """Read a settings file; a missing one gives the defaults. Never raises for its content."""
    text, problem = _read_text(path)
    if problem is not None:
        return SettingsFile(Settings(), (problem,))
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return SettingsFile(Settings(), (_syntax_problem(path, error),))
    return _interpret(path, text, data)


def write_settings(path: Path, settings: Settings) -> None:
    """Write the settings to a file, whole or not at all.

    Comments of the old file are lost; an old file that is not TOML is kept as ``*.bak`` beside.

    Raises:
        SetupError: the file or its folder cannot be written; the old file is untouched.
    """
    import tomli_w  # noqa: PLC0415 - only writing needs it

    values = {item.name: getattr(settings, item.name) for item in fields(settings)}
    extra = values.pop("extra")
    plain = {
        key: str(value) if isinstance(value, StrEnum) else value for key, value in values.items()
    }
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _keep_unreadable(path.resolve())
        put_in_place(path, tomli_w.dumps({**plain, **extra}).encode("utf-8"), PRIVATE)
    except OSError as error:
        raise SetupError(
            f"the settings cannot be saved to {path}: {error.strerror or error};"
            " make the folder writable and save again"
        ) from error


def _keep_unreadable(path: Path) -> None:
    import shutil  # noqa: PLC0415

    if not path.exists():
        return
    try:
        tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        shutil.copyfile(path, path.with_name(path.name + ".bak"))


def _read_text(path: Path) -> tuple[str, SettingsProblem | None]:
    def problem(message: str, cure: str) -> tuple[str, SettingsProblem]:
        return "", SettingsProblem(path, None, "", message, cure)

    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return "", None
    except OSError as error:
        return problem(
            f"the settings file cannot be read: {error.strerror or error}",
            "the defaults are used until it can",
        )
    if len(raw) > MAX_BYTES:
        return problem(
            f"the settings file is larger than {MAX_BYTES // 1024} KiB",
            "the defaults are used; shorten it or delete it",
        )
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return "", SettingsProblem(
            path,
            line,
            "",
            f"byte {raw[error.start]:#04x} is not UTF-8 text",
            "the defaults are used; save the file as UTF-8",
        )


def _syntax_problem(path: Path, error: Exception) -> SettingsProblem:
    import re  # noqa: PLC0415 - only a broken file needs it

    cure = "the defaults are used; correct the line or delete the file"
    if isinstance(error, RecursionError):
        return SettingsProblem(path, None, "", "the file is nested too deeply", cure)
    found = re.search(r" \(at line (\d+), column (\d+)\)", str(error))
    line = int(found.group(1)) if found else None
    message = (
        str(error).replace(found.group(), f" in column {found.group(2)}") if found else str(error)
    )
    return SettingsProblem(path, line, "", f"this is not TOML: {message}", cure)


def _interpret(path: Path, text: str, data: dict[str, Any]) -> SettingsFile:
    known: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    problems: list[SettingsProblem] = []
    for key, value in data.items():
        if key not in _READERS:
            extra[key] = value
            line = _line_of(text, key)
            problems.append(
                SettingsProblem(path, line, key, f"unknown key {key!r}", _nearest_key(key))
            )
            continue
        try:
            known[key] = _READERS[key](value)
        except _BadValueError as error:
            problems.append(
                SettingsProblem(
                    path,
                    _line_of(text, key),
                    key,
                    f"{key} {error.message}",
                    f"{error.cure} (the default is used)",
                )
            )
    problems.sort(key=lambda problem: problem.line or 0)
    return SettingsFile(Settings(**known, extra=extra), tuple(problems))


def _line_of(text: str, key: str) -> int | None:
    """The line on which a top-level key (or table) begins, as the TOML parser sees it.

    Lines are gathered until they parse; what they then define began on the first of them. After a
    table header, bare keys belong to that table and only further headers are looked at.
    """
    gathered = ""
    start = 1
    inside_table = False
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        gathered += line
        try:
            found = tomllib.loads(gathered)
        except tomllib.TOMLDecodeError:
            if number - start > MAX_VALUE_LINES:
                return None
            continue
        header = gathered.lstrip().startswith("[")
        if key in found and (header or not inside_table):
            return start
        inside_table = inside_table or header
        gathered, start = "", number + 1
    return None


def _nearest(word: str, known: list[str]) -> str | None:
    import difflib  # noqa: PLC0415 - only a problem needs it

    return next(iter(difflib.get_close_matches(word.lower(), known, n=1)), None)


def _nearest_key(key: str) -> str:
    near = _nearest(key, list(_READERS))
    known = ", ".join(_READERS)
    return f"did you mean {near!r}?" if near else f"it is ignored; the keys are {known}"


def _one_of(choices: type[StrEnum]) -> Callable[[object], StrEnum]:
    def read(value: object) -> StrEnum:
        names = [choice.value for choice in choices]
        if isinstance(value, str) and value in names:
            return choices(value)
        near = _nearest(value, names) if isinstance(value, str) else None
        cure = f"did you mean {near!r}?" if near else f"write one of {', '.join(names)}"
        raise _BadValueError(f"cannot be {_shown(value)}", cure)

    return read


def _short_text(value: object) -> str:
    if not isinstance(value, str):
        raise _BadValueError(
            f"must be a text, not {_shown(value)}", 'write it in quotes, "like this"'
        )
    if len(value) > MAX_NAME:
        raise _BadValueError(f"is longer than {MAX_NAME} characters", "shorten it")
    return value


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise _BadValueError(f"must be true or false, not {_shown(value)}", "write true or false")
    return value


def _pace(value: object) -> float:
    low, high = PACE_RANGE
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not number or not low <= float(value) <= high:  # type: ignore[arg-type]  # checked before
        raise _BadValueError(
            f"must be a number from {low:g} to {high:g}, not {_shown(value)}",
            "1 waits as written, 0.5 half as long, 0 not at all",
        )
    return float(value)  # type: ignore[arg-type]


def _whole(most: int, what: str, cure: str) -> Callable[[object], int]:
    def read(value: object) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most:
            return value
        raise _BadValueError(
            f"must be a whole number of {what} from 0 to {most}, not {_shown(value)}", cure
        )

    return read


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= MAX_NAME else shown[: MAX_NAME - 1] + "…"


_READERS: Final[Mapping[str, Callable[[object], Any]]] = {
    "language": _one_of(LanguageChoice),
    "theme": _short_text,
    "mode": _one_of(Mode),
    "pace": _pace,
    "learner": _short_text,
    "agent": _short_text,
    "motion": _switch,
    "path": _short_text,
    "keep_days": _whole(MOST_DAYS, "days", "0 keeps sessions for ever"),
    "goal": _whole(MOST_A_WEEK, "conversations", "3 asks for three a week, 0 for nothing"),
    "fading_hints": _switch,
    "self_rating": _switch,
}
