"""Sentences made in rooms that have no translator: English text that still knows its template."""

from typing import Self

from deescalate.interface.catalogue import Translator


class Phrase(str):
    """An English sentence with the template and the values that it was made of."""

    __slots__ = ("template", "values")

    template: str
    values: dict[str, object]

    def __new__(cls, template: str, values: dict[str, object]) -> Self:
        """The template with its values put in."""
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template, made.values = template, values
        return made


def phrase(template: str, /, **values: object) -> Phrase:
    """A sentence that can be translated later; ``template`` must be a literal text."""
    return Phrase(template, values)


def said(t: Translator, text: object) -> str:
    """A sentence in the translator's language; what is no phrase stays as it is."""
    if not isinstance(text, Phrase):
        return str(text)
    return t(text.template, **{name: said(t, value) for name, value in text.values.items()})
