"""What a lesson consists of."""

from dataclasses import dataclass

from deescalate.model.moves import Technique
from deescalate.model.scenario import Stage


@dataclass(frozen=True, slots=True)
class Pair:
    """Two replies to the same customer, and in one sentence what makes the difference."""

    customer: str
    weak: str
    strong: str
    why: str


@dataclass(frozen=True, slots=True)
class StagePage:
    """One stage: how the customer is, what helps, what harms, and what ends it."""

    stage: Stage
    title: str
    customer: str
    helps: tuple[str, ...]
    harms: tuple[str, ...]
    until: str
    pair: Pair


@dataclass(frozen=True, slots=True)
class TechniquePage:
    """One technique: what it is for and what it looks like when it is done."""

    technique: Technique
    title: str
    lead: str
    helps: tuple[str, ...]
    harms: tuple[str, ...]
    pair: Pair


@dataclass(frozen=True, slots=True)
class Lesson:
    """Introduction, three stages, four techniques and a few words for the way."""

    title: str
    intro: tuple[str, ...]
    stages: tuple[StagePage, ...]
    techniques: tuple[TechniquePage, ...]
    closing_title: str
    closing: tuple[str, ...]
