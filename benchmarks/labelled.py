"""Labelled texts of public sets, read row by row."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

import click
from pydantic import AfterValidator, BaseModel, JsonValue, ValidationError

from deescalate.cli import batch
from deescalate.model.analysis import Speaker
from deescalate.model.language import Language

_MASKS: Final = {
    "[NAME]": "Alex",
    "[RELIGION]": "religious",
    "<person>": "Alex",
    "<url>": "https://example.org",
    "<URL>": "https://example.org",
    "<EMAIL>": "help@example.org",
    "<NUMBER>": "0800 100100",
    "@USER": "@reader",
}


def unmasked(text: str) -> str:
    """A text with something in place of the collectors' masks, which nobody wrote.

    An ear takes a mask for a field that was left unfilled.
    """
    for mask, word in _MASKS.items():
        text = text.replace(mask, word)
    return text


Text = Annotated[str, AfterValidator(unmasked)]


class Turn(BaseModel):
    """A message before the reply."""

    speaker: Speaker
    text: Text


class Row(BaseModel):
    """One labelled text. A key that is missing from ``dims`` means that nobody knows."""

    id: str
    lang: Language
    context: tuple[Turn, ...] = ()
    reply: Text
    labels: dict[str, JsonValue] = {}
    dims: dict[str, int] = {}

    def label(self, name: str) -> float | None:
        """A label of the source's own that is a number."""
        value = self.labels.get(name)
        return float(value) if isinstance(value, int | float) else None


class Folder:
    """The sets' files, read row by row under a bar."""

    def __init__(self, place: Path, bar: batch.Bar) -> None:
        self._place = place
        self._bar = bar
        self._before = 0

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of a set; a file or line that cannot be read is told of and left out."""
        path = path_of(self._place, name)
        if not path.is_file():
            self._tell(f"{path}: there is no such file.")
            return
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                self._bar.read_to(self._before + file.tell())
                row = self._row(line, f"{path}:{number}")
                if row is not None:
                    yield row
                self._bar.advance()
            self._before += file.tell()

    def _row(self, line: bytes, where: str) -> Row | None:
        try:
            return Row.model_validate_json(line)
        except ValidationError as error:
            problem = error.errors()[0]
            self._tell(f"{where}: {'.'.join(map(str, problem['loc']))}: {problem['msg']}")
            return None

    def _tell(self, problem: str) -> None:
        with self._bar.aside():
            click.echo(problem, err=True)


def path_of(folder: Path, name: str) -> Path:
    """Where a set lies."""
    return folder / f"{name}.jsonl"
