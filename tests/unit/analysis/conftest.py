"""The analyst over the shipped phrasebook and fit, built once; its encoder and fit to look into."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from deescalate import paths
from deescalate.analysis.analyst import FittedAnalyst
from deescalate.analysis.encoder import UniversalSentenceEncoder
from deescalate.analysis.fitted import Fitted, load
from deescalate.content.phrases import read_phrasebook
from deescalate.model.analysis import Analyst, ReplyAnalysis, ReplyContext, Speaker, Utterance
from deescalate.model.language import Language
from deescalate.model.moves import Move

Hear = Callable[..., ReplyAnalysis]


def read_moves(language: Language) -> tuple[Move, ...]:
    return read_phrasebook(paths.phrasebook_root(), language).moves


@pytest.fixture(scope="session")
def moves_en() -> tuple[Move, ...]:
    return read_moves(Language.EN)


@pytest.fixture(scope="session")
def moves_de() -> tuple[Move, ...]:
    return read_moves(Language.DE)


@pytest.fixture(scope="session")
def encoder() -> UniversalSentenceEncoder:
    return UniversalSentenceEncoder()


@pytest.fixture(scope="session")
def fitted() -> Fitted:
    return load()


@pytest.fixture(scope="session")
def analyst(
    moves_en: Sequence[Move],
    moves_de: Sequence[Move],
    encoder: UniversalSentenceEncoder,
    fitted: Fitted,
) -> FittedAnalyst:
    """What ``build_analyst`` builds, with the encoder that tests use on its own too."""
    books = {Language.EN: moves_en, Language.DE: moves_de}
    built = FittedAnalyst(books, "digests", encoder, fitted)
    for language in Language:
        built.make_ready(language)
    return built


@pytest.fixture(scope="session")
def hear(analyst: Analyst) -> Hear:
    """Analyse an English reply to what the customer said, oldest first."""

    def analyse(reply: str, *said: str, **context: Any) -> ReplyAnalysis:
        turns = context.pop("turns", None)
        if turns is None:
            turns = tuple(Utterance(Speaker.CUSTOMER, text) for text in said)
        language = context.pop("language", Language.EN)
        return analyst.analyse(reply, ReplyContext(language=language, turns=turns, **context))

    return analyse
