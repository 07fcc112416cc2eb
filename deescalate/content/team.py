"""A team's own files: wordings, brand words and the scorecard, laid over the phrasebook.

They lie in one folder, each file one thing: ``extends: MOVE`` adds wordings to a move or takes some
away, ``brand: NAME`` lists words to use and to avoid, ``scorecard: NAME`` weighs the score.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from deescalate.content.files import yaml_files
from deescalate.content.problems import Problem, Severity
from deescalate.content.source import Source
from deescalate.model.language import Language
from deescalate.model.moves import Move, Technique
from deescalate.model.scenario import Stage
from deescalate.model.scorecard import HOUSE, Scorecard
from deescalate.model.team import BrandWord, TeamPhrase

if TYPE_CHECKING:
    from deescalate.content.team_schema import (
        BrandPart,
        OverlayPart,
        ScorecardPart,
        TeamPart,
        WeightsPart,
    )


@dataclass(frozen=True, slots=True)
class Overlay:
    """What one file does to a move; ``unless`` are patterns of wordings that are not it."""

    move: str
    language: Language
    phrases: tuple[TeamPhrase, ...]
    unless: tuple[str, ...]
    why: str
    better: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeamFile:
    """One file as it was read; with errors it gives nothing."""

    path: str
    overlays: tuple[Overlay, ...] = ()
    brand: tuple[BrandWord, ...] = ()
    scorecard: Scorecard | None = None
    problems: tuple[Problem, ...] = ()
    digest: str = ""

    @property
    def broken(self) -> bool:
        """Whether it cannot be used."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def languages(self) -> frozenset[Language]:
        """The languages whose hearing it changes."""
        return frozenset(overlay.language for overlay in self.overlays) | frozenset(
            word.language for word in self.brand
        )


@dataclass(frozen=True, slots=True)
class Team:
    """All files of a team together. ``digest`` is empty for a team that has none."""

    files: tuple[TeamFile, ...] = ()

    @property
    def brand(self) -> tuple[BrandWord, ...]:
        """The brand's words of all languages."""
        return tuple(word for file in self.files for word in file.brand)

    @property
    def scorecard(self) -> Scorecard:
        """The scorecard of the last file that has one, else the house's."""
        cards = [file.scorecard for file in self.files if file.scorecard is not None]
        return cards[-1] if cards else HOUSE

    @property
    def digest(self) -> str:
        """Identifies what the team changes in hearing (not in the score)."""
        heard = [file.digest for file in self.files if file.languages]
        return hashlib.sha256("\n".join(heard).encode()).hexdigest()[:16] if heard else ""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of all files."""
        return tuple(problem for file in self.files for problem in file.problems)

    def with_file(self, file: TeamFile) -> Team:
        """The team with one more file, in the place of one of the same name."""
        name = Path(file.path).name
        others = [other for other in self.files if Path(other.path).name != name]
        return Team(tuple(sorted((*others, file), key=lambda each: Path(each.path).name)))

    def applied(self, moves: Mapping[Language, Sequence[Move]]) -> dict[Language, tuple[Move, ...]]:
        """The phrasebooks with the team's wordings."""
        overlays = [overlay for file in self.files for overlay in file.overlays]
        return {
            language: tuple(_applied(move, overlays) for move in book)
            for language, book in moves.items()
        }


def read_team(folder: Path) -> Team:
    """Every file of a team's folder; a missing folder is a team without any."""
    return Team(tuple(read_team_file(Path(str(file))) for file in yaml_files(folder, 0)))


def read_team_file(path: Path) -> TeamFile:
    """Read one file; nothing is raised, the problems are in the result."""
    from deescalate.content.schema_reader import validate  # noqa: PLC0415 - costs start-up time
    from deescalate.content.team_schema import KINDS  # noqa: PLC0415
    from deescalate.content.yaml_reader import read_file  # noqa: PLC0415

    source = read_file(path)
    kinds = [key for key in KINDS if source.data is not None and key in source.data]
    if len(kinds) != 1:
        if source.data is not None:
            _not_one_kind(source, kinds)
        return TeamFile(str(path), problems=source.problems)
    part, _ = validate(source, KINDS[kinds[0]])
    file = _read_part(str(path), source, part) if part is not None and not source.broken else None
    if file is None or source.broken:
        return TeamFile(str(path), problems=source.problems, digest=source.digest)
    return replace(file, problems=source.problems, digest=source.digest)


def _not_one_kind(source: Source, kinds: Sequence[str]) -> None:
    found = "both " + " and ".join(kinds) if kinds else "neither extends, brand nor scorecard"
    source.report_at(
        "T01",
        f"the file says {found}",
        1,
        1,
        advice="say which it is, once: extends: MOVE, brand: NAME or scorecard: NAME",
    )


def _read_part(path: str, source: Source, part: TeamPart) -> TeamFile:
    from deescalate.content.team_schema import BrandPart, OverlayPart  # noqa: PLC0415

    if isinstance(part, OverlayPart):
        return TeamFile(path, overlays=(_overlay(source, part),))
    if isinstance(part, BrandPart):
        return TeamFile(path, brand=_brand(source, part))
    return TeamFile(path, scorecard=_scorecard(source, part))


def _overlay(source: Source, part: OverlayPart) -> Overlay:
    if not part.add and not part.remove and not part.better and not part.why:
        source.report_key(
            "T02",
            "the file changes nothing",
            ("extends",),
            advice="write phrases+: and below it a list of wordings",
        )
    both = {text.casefold() for text in part.add} & {text.casefold() for text in part.remove}
    for place, text in enumerate(part.remove):
        if text.casefold() in both:
            source.report(
                "T03",
                "the wording is added and taken away",
                ("phrases-", place),
                advice="take it out of one of the two lists",
            )
    return Overlay(
        part.extends,
        part.lang,
        tuple(TeamPhrase(text, literal(text), part.weight) for text in part.add),
        tuple(literal(text) for text in part.remove),
        part.why or "",
        tuple(part.better),
    )


def _brand(source: Source, part: BrandPart) -> tuple[BrandWord, ...]:
    wanted = {text.casefold() for text in part.use}
    for place, word in enumerate(part.avoid):
        if word.words.casefold() in wanted:
            source.report(
                "T03",
                "the word is to be used and to be avoided",
                ("avoid", place, "words"),
                advice="take it out of one of the two lists",
            )
    return (
        *(BrandWord(text, part.lang, literal(text), wanted=True) for text in part.use),
        *(
            BrandWord(
                word.words,
                part.lang,
                literal(word.words),
                wanted=False,
                say=word.say or "",
                why=word.why or "",
            )
            for word in part.avoid
        ),
    )


def _scorecard(source: Source, part: ScorecardPart) -> Scorecard:
    stages = dict(HOUSE.stages)
    for stage in Stage:
        weights = getattr(part.stages, stage.key, None) if part.stages else None
        if weights is not None:
            stages[stage] = _weights(source, weights, ("stages", stage.key))
    techniques = HOUSE.techniques
    if part.techniques is not None:
        techniques = _weights(source, part.techniques, ("techniques",))
    critical = HOUSE.critical
    if part.critical is not None:
        critical = {entry.item: entry.cap for entry in part.critical}
    process = HOUSE.process if part.process is None else part.process / 100
    return Scorecard(part.scorecard, techniques, process, stages, critical)


def _weights(
    source: Source, part: WeightsPart, at: tuple[str | int, ...]
) -> dict[Technique, float]:
    points = {technique: getattr(part, technique.value) for technique in Technique}
    total = sum(points.values())
    if not total:
        source.report_key("T04", "all weights are 0", at, advice="give at least one technique some")
        return dict.fromkeys(points, 0.25)
    return {technique: value / total for technique, value in points.items()}


_BLANKS: Final = re.compile(r"\s+")


def literal(text: str) -> str:
    """The pattern that finds a wording as it is written, its blanks apart."""
    words = (re.escape(word) for word in _BLANKS.split(text.strip()))
    return rf"(?<!\w){' '.join(words)}(?!\w)"


def _applied(move: Move, overlays: Iterable[Overlay]) -> Move:
    for overlay in overlays:
        if overlay.move != move.id or overlay.language is not move.language:
            continue
        move = replace(
            move,
            team=(*move.team, *overlay.phrases),
            unless=(*move.unless, *overlay.unless),
            why=overlay.why or move.why,
            better=(*overlay.better, *move.better),
        )
    return move
