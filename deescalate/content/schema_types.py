"""The kinds of values that scenario and phrasebook files are made of."""

import re
from collections.abc import Callable
from enum import Enum
from typing import Annotated, Any, Final, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import CoreSchema, no_info_before_validator_function

from deescalate.content.conditions import ConditionError, ReadCondition, read_condition
from deescalate.content.source import did_you_mean
from deescalate.content.units import (
    complaint,
    either,
    read_band,
    read_money,
    read_time,
    read_time_text,
    shown,
)
from deescalate.model.scenario import Band, Money

E = TypeVar("E", bound=Enum)

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_FACT_ID: Final = re.compile(r"[A-Za-zÄÖÜäöüß0-9]+(?:-[A-Za-zÄÖÜäöüß0-9]+)*\Z")
_LONGEST_ID: Final = 60

MOST_ENTRIES: Final = 200
"""Entries of a list at most, far more than any conversation has."""


class Part(BaseModel):
    """A mapping of a content file: only known keys, no conversions."""

    model_config = ConfigDict(strict=True, extra="forbid", arbitrary_types_allowed=True)


def _clean(text: str) -> str:
    cleaned = text.strip()
    if not cleaned:
        raise complaint("S10", "the text is empty", "write it, or take the key out")
    return cleaned


def _id(text: str) -> str:
    if not text.strip():
        raise complaint("S10", "the id is empty", "write for example order-number")
    if len(text) > _LONGEST_ID:
        raise complaint("S09", f"{shown(text)} is too long for an id", "60 letters are enough")
    if not _ID.match(text):
        better = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
        raise complaint(
            "S09",
            f"{shown(text)} is not an id: small letters, digits and single dashes only",
            f"write {better}" if better else "write for example order-number",
        )
    return text


def _fact_id(text: str) -> str:
    """Facts are shown to learners by their id, so German nouns may be written as such."""
    return text if _FACT_ID.match(text) and len(text) <= _LONGEST_ID else _id(text)


def _condition(value: Any) -> ReadCondition:
    if not isinstance(value, str):
        raise complaint(
            "S12", f"a condition is wanted here, not {shown(value)}", "such as after 3 turns"
        )
    try:
        return read_condition(value)
    except ConditionError as error:
        raise complaint("S12", error.message, error.advice, error.offset) from error


class _Words:
    """An annotation of a word: how it is read, and which words there are (for the JSON schema)."""

    def __init__(self, read: Callable[[Any], Any], words: tuple[str, ...]) -> None:
        self._read = read
        self._words = words

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return no_info_before_validator_function(self._read, handler(source))

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "enum": list(self._words)}


def word_of(kind: type[E], words: Callable[[E], str] = lambda member: str(member.value)) -> Any:
    """An annotation's validator: the member of ``kind`` that a text names."""
    members = {words(member): member for member in kind}

    def read(value: Any) -> E:
        if isinstance(value, str) and value in members:
            return members[value]
        raise _no_such_word(value, tuple(members), "S03")

    return _Words(read, tuple(members))


def word_from(words: tuple[str, ...], code: str = "S03") -> Any:
    """An annotation's validator: one of ``words``; ``code`` is what another word is reported as."""

    def read(value: Any) -> str:
        if isinstance(value, str) and value in words:
            return value
        raise _no_such_word(value, words, code)

    return _Words(read, words)


def _no_such_word(value: Any, words: tuple[str, ...], code: str) -> PydanticCustomError:
    near = did_you_mean(str(value), words) if isinstance(value, (str, int)) else None
    advice = f"did you mean {near}?" if near else "write one of these words"
    return complaint(code, f"{shown(value)} is not one of {either(words)}", advice)


def _written(pattern: str, *examples: str) -> WithJsonSchema:
    """What the JSON schema says of a text with a unit."""
    return WithJsonSchema({"type": "string", "pattern": pattern, "examples": list(examples)})


_TIME_WRITTEN: Final = _written(r"^\s*[0-9]+(\.[0-9]+)?\s?[smhd]\s*$", "45s", "10m", "1.5h", "2d")

Text = Annotated[str, AfterValidator(_clean), WithJsonSchema({"type": "string", "minLength": 1})]
Id = Annotated[str, AfterValidator(_id), _written("^[a-z0-9]+(-[a-z0-9]+)*$", "order-number")]
FactId = Annotated[str, AfterValidator(_fact_id), WithJsonSchema({"type": "string"})]
Several = Field(max_length=MOST_ENTRIES)
OneOrMore = Field(min_length=1, max_length=MOST_ENTRIES)
TwoOrMore = Field(min_length=2, max_length=MOST_ENTRIES)
Texts = Annotated[list[Text], OneOrMore]
Gauge = Annotated[int, Field(ge=0, le=100)]
Seconds = Annotated[float, BeforeValidator(read_time), _TIME_WRITTEN]
TimeText = Annotated[str, BeforeValidator(read_time_text), _TIME_WRITTEN]
Amount = Annotated[
    Money,
    BeforeValidator(read_money),
    _written(r"^\s*[0-9]+(\.[0-9]{1,2})?\s[A-Z]{3}\s*$", "30 EUR", "29.90 EUR"),
]
Tension = Annotated[
    Band,
    BeforeValidator(read_band),
    _written(
        r"^\s*(any|above\s+[0-9]+|below\s+[0-9]+|[0-9]+\s+to\s+[0-9]+)\s*$",
        "any",
        "above 60",
        "40 to 60",
    ),
]
ConditionText = Annotated[
    ReadCondition,
    BeforeValidator(_condition),
    WithJsonSchema(
        {"type": "string", "examples": ["move validates", "fact order known", "after 3 turns"]}
    ),
]
Conditions = Annotated[list[ConditionText], OneOrMore]
