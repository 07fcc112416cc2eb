"""Holds a file's values against a schema and words every difference as a problem."""

import copy
import types
import typing
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from deescalate.content.schema_types import Part
from deescalate.content.source import (
    MOST_PROBLEMS,
    NodePath,
    Source,
    did_you_mean,
    quote,
    suggestion,
)
from deescalate.content.units import shown

P = TypeVar("P", bound=Part)

_BOUNDS: Final = {
    "greater_than_equal": ("ge", "at least"),
    "less_than_equal": ("le", "at most"),
    "greater_than": ("gt", "more than"),
    "less_than": ("lt", "less than"),
}


def validate(source: Source, schema: type[P]) -> tuple[P | None, frozenset[str]]:
    """The file's values as ``schema``, and the top-level keys that hold usable values.

    Every difference is reported in ``source``. Small slips (a misspelt key, a number without
    quotes) are mended after they are reported, so that they hide nothing else; the values of keys
    that still do not fit are missing in the result.
    """
    if source.data is None:
        return None, frozenset()
    try:
        return schema.model_validate(source.data), frozenset(schema.model_fields)
    except ValidationError as error:
        details = error.errors(include_url=False)
    reader = _Complaints(source, schema)
    for detail in details[:MOST_PROBLEMS]:
        reader.report(detail)
    source.dropped += len(details[MOST_PROBLEMS:])
    return _usable(schema, reader.mended)


def _usable(schema: type[P], data: Mapping[str, object]) -> tuple[P, frozenset[str]]:
    """As much of ``data`` as fits, without looking at the same errors again."""
    try:
        return schema.model_validate(data), frozenset(schema.model_fields)
    except ValidationError as error:
        broken = {str(detail["loc"][0]) for detail in error.errors(include_url=False)}
    whole = schema.model_construct()
    usable: set[str] = set()
    for name, field in schema.model_fields.items():
        key = field.alias or name
        if key in broken or key not in data:
            if key not in broken:
                usable.add(name)
            continue
        schema.__pydantic_validator__.validate_assignment(whole, name, data[key])
        usable.add(name)
    return whole, frozenset(usable)


class _Complaints:
    """Words pydantic's errors and mends what is plainly a slip."""

    def __init__(self, source: Source, schema: type[Part]) -> None:
        self._source = source
        self._schema = schema
        self.mended: dict[str, object] = copy.deepcopy(source.data or {})

    def report(self, detail: ErrorDetails) -> None:
        """Report one of pydantic's errors."""
        path = _real_path(detail["loc"], self._source)
        if any(path[:length] in self._source.spoiled for length in range(len(path) + 1)):
            return
        kind = detail["type"]
        if kind == "missing":
            self._missing(path)
        elif kind == "extra_forbidden":
            self._unknown(path)
        elif kind == "complaint":
            self._complaint(detail, path)
        else:
            self._wrong_kind(detail, path)

    def _missing(self, path: NodePath) -> None:
        siblings = _at(self._source.data, path[:-1])
        present = siblings if isinstance(siblings, Mapping) else {}
        known = _keys(self._schema, path[:-1])
        name = str(path[-1])
        for other in present:
            if other not in known and _likely(other, known, present) == name:
                return
        self._source.report_key(
            "S02",
            f"{_place(path[:-1])}{name} is missing here",
            path[:-1],
            advice=_wanted(self._schema, path),
        )

    def _unknown(self, path: NodePath) -> None:
        parent, name = path[:-1], str(path[-1])
        known = _keys(self._schema, parent)
        siblings = _at(self._source.data, parent)
        present = siblings if isinstance(siblings, Mapping) else {}
        likely = _likely(name, known, present)
        advice = f"did you mean {likely}?" if likely else suggestion(name, known, "known here")
        self._source.report_key(
            "S01", f"{_place(parent)}{quote(name)} is not known here", path, advice=advice
        )
        target = _at(self.mended, parent)
        if isinstance(target, dict):
            value = target.pop(name, None)
            if likely and likely not in target:
                target[likely] = value

    def _complaint(self, detail: ErrorDetails, path: NodePath) -> None:
        context = detail.get("ctx", {})
        self._source.report(
            str(context["code"]),
            f"{_place(path)}{context['message']}",
            path,
            advice=str(context["advice"]),
            offset=int(context["offset"]),
        )
        near = str(context["advice"]).removeprefix("did you mean ").removesuffix("?")
        if context["code"] in {"S03", "P01"} and near != context["advice"]:
            _put(self.mended, path, near)

    def _wrong_kind(self, detail: ErrorDetails, path: NodePath) -> None:
        kind, value = detail["type"], detail["input"]
        context = detail.get("ctx", {})
        place = _place(path)
        if value is None:
            self._source.report(
                "S10",
                f"{place}there is nothing here",
                path,
                advice="write a value, or take the key out",
            )
        elif kind == "string_type":
            self._text_wanted(value, path, place)
        elif kind in _BOUNDS:
            name, words = _BOUNDS[kind]
            bound = f"{words} {context[name]:g}"
            self._source.report(
                "S05", f"{place}{shown(value)} is out of range", path, advice=f"write {bound}"
            )
        elif kind in {"too_short", "too_long"}:
            self._length(kind, context, path, place)
        else:
            self._other_kind(kind, value, path, place)

    def _text_wanted(self, value: object, path: NodePath, place: str) -> None:
        if isinstance(value, (bool, int, float)):
            raw = self._source.raw(path)
            word = "true or false" if isinstance(value, bool) else "a number"
            self._source.report(
                "S04", f"{place}{raw} is read as {word}", path, advice=f'write "{raw}" with quotes'
            )
            _put(self.mended, path, raw)
            return
        self._source.report(
            "S04",
            f"{place}a text is wanted here, not {shown(value)}",
            path,
            advice="put the text under a bar ( | )",
        )

    def _length(self, kind: str, context: Mapping[str, Any], path: NodePath, place: str) -> None:
        few = kind == "too_short"
        bound = int(context["min_length" if few else "max_length"])
        self._source.report(
            "S11",
            f"{place}too {'few' if few else 'many'} entries ({context['actual_length']})",
            path,
            advice=f"write {'at least' if few else 'at most'} {bound}",
        )

    def _other_kind(self, kind: str, value: object, path: NodePath, place: str) -> None:
        wanted, advice = {
            "list_type": ("a list", "begin each entry with a dash ( - ) on a line of its own"),
            "int_type": ("a whole number", _number_advice(value)),
            "int_from_float": ("a whole number", "write it without a point"),
            "bool_type": ("true or false", "write true or false, without quotes"),
        }.get(kind, ("a group of keys and values", self._keys_advice(path)))
        found = f"the text '{quote(value)}'" if isinstance(value, str) else shown(value)
        self._source.report(
            "S04", f"{place}{wanted} is wanted here, not {found}", path, advice=advice
        )

    def _keys_advice(self, path: NodePath) -> str:
        known = _keys(self._schema, path)
        return f"its keys are {', '.join(known[:12])}" if known else ""


def _number_advice(value: object) -> str:
    if isinstance(value, str) and value.strip().isdigit():
        return f"write {quote(value)} without quotes"
    return "write digits only, such as 35"


def _likely(name: str, known: tuple[str, ...], present: Mapping[str, object]) -> str | None:
    """The known key that a misspelt one stands for; a key that is there already is none."""
    near = did_you_mean(name, [key for key in known if key not in present])
    return near or did_you_mean(name, known)


def _real_path(loc: tuple[int | str, ...], source: Source) -> NodePath:
    """The path of an error in the file; pydantic may add names of its own choices behind it."""
    for length in range(len(loc), 0, -1):
        if loc[:length] in source.spots:
            rest = loc[length : length + 1]
            return (*loc[:length], *rest)
    return tuple(loc[:1])


def _place(path: NodePath) -> str:
    """``stages.venting.lines.2: `` for messages, with list positions counted from 1."""
    if not path:
        return ""
    words = [str(step + 1) if isinstance(step, int) else quote(step) for step in path]
    return f"{'.'.join(words)}: "


def _at(data: Any, path: NodePath) -> Any:
    """The value at ``path``; None if there is none."""
    for step in path:
        try:
            data = data[step]
        except (LookupError, TypeError):
            return None
    return data


def _put(data: Any, path: NodePath, value: object) -> None:
    parent = _at(data, path[:-1])
    if isinstance(parent, (dict, list)):
        parent[path[-1]] = value  # type: ignore[index]  # a list's step is its position


def _part_at(schema: type[BaseModel], path: NodePath) -> type[BaseModel] | None:
    """The class of the group at ``path``; None if a group is not what stands there."""
    at: type[BaseModel] | None = schema
    for step in path:
        if isinstance(step, int):
            continue
        field = _fields(at).get(step) if at else None
        at = next(_parts(field.annotation), None) if field else None
    return at


def _keys(schema: type[BaseModel], path: NodePath) -> tuple[str, ...]:
    """The keys that may stand at ``path``."""
    part = _part_at(schema, path)
    return tuple(_fields(part)) if part else ()


def _fields(part: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a group by the keys that stand in a file."""
    return {field.alias or name: field for name, field in part.model_fields.items()}


def _wanted(schema: type[BaseModel], path: NodePath) -> str:
    """Advice on what to write for the missing key at ``path``."""
    name = str(path[-1])
    part = _part_at(schema, path[:-1])
    kind: Any = _fields(part)[name].annotation if part else str
    inner = next(_parts(kind), None)
    if typing.get_origin(kind) is list:
        return f"write {name}: and below it a list, each entry after a dash ( - )"
    if inner is not None:
        return f"write {name}: and below it {', '.join(_fields(inner))}"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return f"write {name}: and one of {', '.join(_words_of(kind))}"
    example = {int: "a whole number", float: "a time such as 45s"}.get(kind, "a text")
    return f"write {name}: and {example}"


def _words_of(kind: type[Enum]) -> list[str]:
    return [str(getattr(member, "key", member.value)) for member in kind]


def _parts(annotation: Any) -> Iterator[type[BaseModel]]:
    """The schema classes inside an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        return
    origin = typing.get_origin(annotation)
    if origin is None and not isinstance(annotation, types.UnionType):
        return
    for inner in typing.get_args(annotation):
        yield from _parts(inner)
