"""Values to JSON-ready dictionaries and back, driven by the dataclasses' own annotations."""

import dataclasses
import types
import typing
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def to_jsonable(value: object) -> Any:
    """A dataclass, enum, mapping or tuple as plain dictionaries, lists and scalars."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: to_jsonable(getattr(value, field.name))
            for field in dataclasses.fields(value)
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): to_jsonable(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_jsonable(item) for item in value]
    if isinstance(value, Decimal):
        return str(value)
    return value


def from_jsonable(kind: type[T], data: object) -> T:
    """The value of type ``kind`` that ``to_jsonable`` made ``data`` from.

    Fields that ``data`` lacks take their defaults and unknown ones are ignored, so that values
    written by a neighbouring version can still be read.

    Raises:
        TypeError, ValueError: ``data`` is not such a value.
    """
    return typing.cast(T, _read(kind, data))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _read(kind: Any, data: Any) -> Any:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        options = [option for option in typing.get_args(kind) if option is not type(None)]
        return None if data is None else _read(options[0], data)
    if origin is tuple:
        (item, *_rest) = typing.get_args(kind)
        return tuple(_read(item, entry) for entry in data)
    if origin is not None and issubclass(origin, Mapping):
        (_key, item) = typing.get_args(kind)
        return {key: _read(item, entry) for key, entry in data.items()}
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        names = [field.name for field in dataclasses.fields(kind)]
        return kind(**{name: _read(hints[name], data[name]) for name in names if name in data})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    if kind is Decimal:
        return Decimal(data)
    if kind is float:
        return float(data)
    return data
