"""What accepted disputes leave in a team's folder: an overlay file, and a reply with a test.

The tests lie in ``rated/disputes.jsonl`` below the team's folder, one a line, as transcripts whose
last turn is the reply. ``deescalate evaluate`` reads the rated ones; the keys ``context`` (what
the ear knew of the case) and ``expect`` are read by ``deescalate disputes check``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from deescalate.errors import ContentError, SetupError
from deescalate.model.analysis import ReplyContext, Speaker
from deescalate.model.codec import from_jsonable, to_jsonable
from deescalate.model.expectation import Expectation
from deescalate.model.language import Language
from deescalate.model.moves import MOVE_KINDS, Technique
from deescalate.model.rated import Rating
from deescalate.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FILE: Final = "rated/disputes.jsonl"


@dataclass(frozen=True, slots=True)
class Unusable:
    """A line that is no test: its number and why."""

    line: int
    why: str


def overlay_text(
    move: str, language: Language, *, add: Sequence[str] = (), remove: Sequence[str] = ()
) -> str:
    """A team's file that adds wordings to a move or takes some away."""
    lines = [f"extends: {move}", f"lang: {language.value}"]
    for key, texts in (("phrases+", add), ("phrases-", remove)):
        if texts:
            lines.append(f"{key}:")
            lines += [f"  - {_quoted(text)}" for text in texts]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A text as YAML in double quotes; JSON's escapes are YAML's too."""
    flat = " ".join(text.split())
    printable = flat.isprintable()
    return json.dumps(flat, ensure_ascii=not printable)


def keep_expectation(folder: Path, expectation: Expectation) -> Path:
    """Add a test to the team's; one of the same id gives way.

    Raises:
        SetupError: the file cannot be written.
        ContentError: it is there and cannot be read.
    """
    path = folder / FILE
    lines = [line for line in _lines(path) if _id_of(line) != expectation.id]
    lines.append(json.dumps(_row(expectation)))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(f"{path.parent} cannot be made: {error.strerror}") from error
    write_whole(path, "".join(f"{line}\n" for line in lines).encode())
    return path


def read_expectations(folder: Path) -> tuple[tuple[Expectation, ...], tuple[Unusable, ...]]:
    """A team's tests, and the lines that are none; no file means none.

    Raises:
        ContentError: the file is there and cannot be read.
    """
    found: list[Expectation] = []
    bad: list[Unusable] = []
    for number, line in enumerate(_lines(folder / FILE), start=1):
        try:
            found.append(_expectation(json.loads(line)))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            bad.append(Unusable(number, str(error)))
    return tuple(found), tuple(bad)


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise ContentError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ContentError(f"{path} is not UTF-8 text") from error
    return [line for line in text.split("\n") if line.strip()]


def _id_of(line: str) -> str:
    try:
        row = json.loads(line)
    except ValueError:
        return ""
    return str(row.get("id", "")) if isinstance(row, dict) else ""


def _row(expectation: Expectation) -> dict[str, Any]:
    context = to_jsonable(expectation.context)
    turns: list[dict[str, Any]] = context.pop("turns")
    reply: dict[str, Any] = {"speaker": Speaker.AGENT.value, "text": expectation.reply}
    if expectation.rating is not None:
        reply["ratings"] = {**to_jsonable(expectation.rating), "flags": []}
    return {
        "id": expectation.id,
        "lang": expectation.context.language.value,
        "turns": [*turns, reply],
        "context": context,
        "expect": {
            "levels": {key.value: level for key, level in expectation.levels.items()},
            "heard": list(expectation.heard),
            "not_heard": list(expectation.not_heard),
            "words": expectation.words,
        },
    }


def _expectation(row: Any) -> Expectation:
    *before, reply = row["turns"]
    wanted = row["expect"]
    context = from_jsonable(ReplyContext, {**row["context"], "turns": before})
    for move in (*wanted["heard"], *wanted["not_heard"]):
        if move not in MOVE_KINDS:
            raise ValueError(f"there is no move {move!r}")
    rated = reply.get("ratings")
    return Expectation(
        id=str(row["id"]),
        reply=str(reply["text"]),
        context=context,
        levels={Technique(key): float(level) for key, level in wanted["levels"].items()},
        heard=tuple(wanted["heard"]),
        not_heard=tuple(wanted["not_heard"]),
        words=str(wanted["words"]),
        rating=from_jsonable(Rating, {**rated, "flags": []}) if rated else None,
    )
