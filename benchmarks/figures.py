"""Figures of what is measured beside people and one-line rules, and how they are printed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from deescalate.measures.agreement import micro_f1, share, spearman


@dataclass(frozen=True, slots=True)
class Answer:
    """Yes or no by people, by the ear and by a one-line rule."""

    gold: bool
    ear: bool
    floor: bool


@dataclass(frozen=True, slots=True)
class Number:
    """A number by people, by the ear and by a one-line rule."""

    gold: float
    ear: float
    floor: float


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of one set; None where it cannot be had or nobody knows."""

    set: str
    measure: str
    rows: int
    ear: float | None
    floor: float | None
    known: float | None = None
    all_yes: float | None = None
    human: float | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All measures, and what has to be said about them."""

    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    version: str


def precision(pairs: Iterable[tuple[bool, bool]]) -> float | None:
    """The share of found ones (second) that are right (first)."""
    return share([gold for gold, found in pairs if found])


def recall(pairs: Iterable[tuple[bool, bool]]) -> float | None:
    """The share of right ones (first) that are found (second)."""
    return share([found for gold, found in pairs if gold])


def f1(pairs: Iterable[tuple[bool, bool]]) -> float | None:
    """F1 of the answer yes; None if there is none on either side."""
    said = {True: ("yes",), False: ()}
    return micro_f1((said[gold], said[found]) for gold, found in pairs)


def yes_or_no(
    name: str,
    what: str,
    answers: Sequence[Answer],
    known: float | None = None,
    human: float | None = None,
) -> Iterator[Line]:
    """F1, precision and recall; ``known`` and ``human`` are figures for F1."""
    ear = [(answer.gold, answer.ear) for answer in answers]
    floor = [(answer.gold, answer.floor) for answer in answers]
    every = [(answer.gold, True) for answer in answers]
    rows = len(answers)
    yield Line(name, f"{what}, F1", rows, f1(ear), f1(floor), known, f1(every), human)
    for title, figure in (("precision", precision), ("recall", recall)):
        yield Line(
            name, f"{what}, {title}", rows, figure(ear), figure(floor), all_yes=figure(every)
        )


def ranking(name: str, what: str, numbers: Sequence[Number]) -> Line:
    """Spearman of the ear and of the rule with the people."""
    gold = [number.gold for number in numbers]
    return Line(
        name,
        f"{what}, Spearman",
        len(numbers),
        spearman(gold, [number.ear for number in numbers]),
        spearman(gold, [number.floor for number in numbers]),
    )


def table(report: Report) -> str:
    """The report for people."""
    width = max(len(line.measure) for line in report.lines)
    names = max(len(line.set) for line in report.lines)
    headings = ("ear", "floor", "known", "all yes", "human")
    rows = [
        f"{'set':{names}}  {'measure':{width}}  {'rows':>5}"
        + "".join(f"  {heading:>7}" for heading in headings)
    ]
    for line in report.lines:
        figures = (line.ear, line.floor, line.known, line.all_yes, line.human)
        rows.append(
            f"{line.set:{names}}  {line.measure:{width}}  {line.rows:>5}"
            + "".join(f"  {_shown(figure):>7}" for figure in figures)
        )
    return "\n".join((*rows, "", *report.notes, f"Analysis version {report.version}."))


def _shown(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.3f}"
