"""Commands that write scenario files: each file whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from deescalate import paths
from deescalate.content.drafting import Answers, draft, identifier
from deescalate.content.files import read_bytes
from deescalate.content.formatting import house_style
from deescalate.content.from_transcript import draft_of
from deescalate.content.problems import render
from deescalate.content.source import Source
from deescalate.content.transcripts import TranscriptProblem, read_transcripts
from deescalate.errors import ContentError, SetupError
from deescalate.model.language import Language
from deescalate.model.rated import RatedConversation
from deescalate.model.scenario import Channel, Difficulty
from deescalate.writing import write_whole


def format_files(files: Sequence[Path], *, only_check: bool) -> int:
    """Put files into house style; the exit status."""
    failed = changed = 0
    for path in files:
        source = Source(str(path))
        content = read_bytes(path, source)
        if content is None:
            failed += 1
            click.echo("\n".join(render(problem) for problem in source.problems), err=True)
            continue
        result = house_style(content, str(path))
        if result.content is None:
            failed += 1
            click.echo("\n".join(render(problem) for problem in result.problems), err=True)
        elif result.content != content:
            changed += 1
            click.echo(f"{'would change' if only_check else 'changed'}: {path}")
            if not only_check:
                write_whole(path, result.content)
    noun = "file" if len(files) == 1 else "files"
    done = "not in house style" if only_check else "changed"
    click.echo(f"{len(files)} {noun}: {changed} {done}, {failed} that cannot be formatted.")
    return 1 if failed or (only_check and changed) else 0


def write_draft(answers: Mapping[str, str], folder: Path | None) -> Path:
    """Write a new scenario file from the answers of ``scenario new``; where it lies.

    Raises:
        SetupError: there is such a file already, or it cannot be written.
    """
    wanted = Answers(
        title=answers["title"],
        language=Language(answers["lang"]),
        channel=Channel(answers["channel"]),
        difficulty=Difficulty(answers["level"]),
        industry=answers["industry"],
        name=answers["name"],
        address=answers["address"],
        author=answers["author"],
    )
    root = folder or paths.user_scenario_roots()[0] / wanted.language.value
    path = root / f"{wanted.id}.yaml"
    if path.exists():
        raise SetupError(f"{path} is there already; choose another title or move the file")
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(f"{root} cannot be made: {error.strerror}") from error
    write_whole(path, draft(wanted).encode("utf-8"))
    return path


def write_from_transcript(
    transcript: Path, wanted: str | None, language: Language | None, out: Path | None
) -> Path:
    """Write a draft scenario of one conversation; where it lies.

    Raises:
        ContentError: the transcript cannot be used, or has no such conversation.
        SetupError: the draft cannot be written, or is there already.
    """
    conversation = _conversation(transcript, wanted)
    language = language or conversation.language
    if language is None:
        raise ContentError(f"{transcript} does not say its language; say it with --lang")
    if out is None:
        out = Path(f"{identifier(conversation.id or transcript.stem)}.yaml")
    if out.exists():
        raise SetupError(f"{out} is there already; give another name with --out")
    text = draft_of(conversation, identifier(out.stem), language)
    write_whole(out, text.encode("utf-8"))
    return out


def _conversation(transcript: Path, wanted: str | None) -> RatedConversation:
    problem = ""
    try:
        for entry in read_transcripts(transcript):
            if isinstance(entry, TranscriptProblem):
                problem = problem or f" ({entry})"
            elif wanted in {None, entry.id}:
                return entry
    except OSError as error:
        raise ContentError(f"{transcript} cannot be read: {error.strerror}") from error
    what = f"conversation {wanted}" if wanted else "conversation that can be used"
    raise ContentError(f"{transcript} has no {what}{problem}")
