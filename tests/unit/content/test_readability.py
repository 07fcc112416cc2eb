"""Flesch's reading ease, and Amstad's for German: formulas against numbers worked out by hand."""

import pytest

from deescalate.content.readability import reading_ease
from deescalate.model.language import Language


@pytest.mark.parametrize(
    ("language", "text", "ease"),
    [
        # 6 words, 1 sentence, 6 syllables.
        (Language.EN, "The cat sat on the mat.", 206.835 - 1.015 * 6 - 84.6),
        # 4 words in 2 sentences, 6 syllables: ask-ed is one, wait-ing two, hap-pens two.
        (Language.EN, "I asked. Waiting happens.", 206.835 - 1.015 * 2 - 84.6 * 6 / 4),
        # 5 words, 1 sentence, 7 syllables: war-te, ei-ne.
        (Language.DE, "Ich warte hier eine Stund.", 180 - 5 - 58.5 * 7 / 5),
        # One word of six syllables.
        (Language.DE, "Bundesnetzagentur", 180 - 1 - 58.5 * 6),
        (Language.EN, "123 ...", 100.0),
    ],
)
def test_by_hand(language: Language, text: str, ease: float) -> None:
    assert reading_ease(text, language) == pytest.approx(ease)


@pytest.mark.parametrize("language", Language)
def test_longer_sentences_read_harder(language: Language) -> None:
    assert reading_ease("Wir sind da. Wir sind da.", language) > reading_ease(
        "Wir sind da Wir sind da.", language
    )
