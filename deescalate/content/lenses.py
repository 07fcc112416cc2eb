"""Lenses: ``lenses/<id>.yaml``, each a rubric through which a session is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from deescalate.content.files import yaml_files
from deescalate.content.lens_checks import check_items, check_scale, check_words
from deescalate.content.problems import Problem
from deescalate.model.language import Language
from deescalate.model.lens import Cap, Evidence, Lens, LensItem, Occasion, Rule, Scale
from deescalate.model.scenario import Stage

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from deescalate.content.lens_schema import ItemPart, LensPart, RulePart, ScalePart, WordsPart
    from deescalate.content.source import Source

STANDARD: Final = Scale(0, 100, 1)
"""The scale of an item unless the file says otherwise."""


@dataclass(frozen=True, slots=True)
class LensFile:
    """A file as it was read; ``lens`` is None if it cannot be used."""

    lens: Lens | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Lenses:
    """The lenses that can be used, by their order in the folders, and every file."""

    files: tuple[LensFile, ...] = ()

    @property
    def lenses(self) -> tuple[Lens, ...]:
        """The lens of the scorecard first; of two lenses with one id the first that was read."""
        found: dict[str, Lens] = {}
        for file in self.files:
            if file.lens is not None:
                found.setdefault(file.lens.id, file.lens)
        return tuple(sorted(found.values(), key=lambda lens: not lens.scorecard))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of all files."""
        return tuple(problem for file in self.files for problem in file.problems)

    def find(self, lens_id: str) -> Lens | None:
        """The lens of that id."""
        return next((lens for lens in self.lenses if lens.id == lens_id), None)


def read_lenses(roots: Iterable[Traversable]) -> Lenses:
    """Every lens of some folders, which need not exist. Nothing is raised."""
    return Lenses(tuple(read_lens(file) for root in roots for file in yaml_files(root, 0)))


def read_lens(file: Traversable) -> LensFile:
    """Read one file; nothing is raised, the problems are in the result."""
    from deescalate.content.lens_schema import LensPart  # noqa: PLC0415 - costs start-up time
    from deescalate.content.schema_reader import validate  # noqa: PLC0415
    from deescalate.content.yaml_reader import read_file  # noqa: PLC0415

    source = read_file(file)
    part, _ = validate(source, LensPart)
    if part is not None and not source.broken:
        _check(source, part)
    lens = None if part is None or source.broken else _lens(part)
    return LensFile(lens, source.problems)


def _check(source: Source, part: LensPart) -> None:
    for key in ("name", "about", "blind"):
        check_words(source, getattr(part, key), (key,))
    check_scale(source, part.scale, ("scale",))
    check_items(source, part)


def _lens(part: LensPart) -> Lens:
    scale = _scale(part.scale) or STANDARD
    return Lens(
        part.lens,
        _words(part.name),
        _words(part.about),
        tuple(_item(item, scale) for item in part.items),
        tuple(Cap(tuple(cap.moves), cap.most) for cap in part.caps),
        _words(part.blind) if part.blind is not None else None,
        part.scorecard,
    )


def _item(part: ItemPart, scale: Scale) -> LensItem:
    return LensItem(
        part.item,
        _words(part.name),
        _words(part.look),
        _scale(part.scale) or scale,
        part.weight,
        tuple(part.occasions or (Occasion.REPLY,)),
        tuple(_rule(rule) for rule in part.raises),
        tuple(_rule(rule) for rule in part.lowers),
    )


def _rule(part: RulePart) -> Rule:
    (evidence,) = part.kinds
    value = getattr(part, evidence.name.lower())
    names = value if isinstance(value, list) else [value]
    return Rule(
        evidence,
        () if evidence is Evidence.RESULT else tuple(str(name) for name in names),
        part.worth,
        part.in_all,
        part.least,
        part.below,
        frozenset(stage for stage in Stage if stage.key in (part.stages or ())),
        part.first,
    )


def _scale(part: ScalePart | None) -> Scale | None:
    return None if part is None else Scale(part.lowest, part.highest, part.step)


def _words(part: WordsPart) -> dict[Language, str]:
    """The text in both languages; one that is missing is the other."""
    en, de = part.en or part.de or "", part.de or part.en or ""
    return {Language.EN: " ".join(en.split()), Language.DE: " ".join(de.split())}
