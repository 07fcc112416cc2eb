"""One conversation as a JSON object: what it must hold, and how raters' numbers become means.

``{"id", "lang", "channel", "kind", "turns": [{"speaker", "text"}]}``, all but ``turns`` optional.
A turn, and the conversation itself, may carry what raters said: ``passes``, a list with one object
a rater, or ``ratings``, one object with their means. An agent's object holds ``listening``,
``empathy``, ``tone``, ``solution`` (0..3), ``overall`` (0..10) and ``flags``; a customer's holds
``anger`` (0..4); the conversation's holds ``overall`` (0..100) and ``final_stage`` (1..3). A
customer's anger and the conversation's two numbers may also stand beside the other keys.
"""

import re
from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Final

from deescalate.model.analysis import Flag, Speaker
from deescalate.model.language import Language
from deescalate.model.rated import RatedConversation, RatedTurn, Rating

_SPEAKERS: Final[Mapping[str, Speaker]] = {
    "agent": Speaker.AGENT,
    "agentin": Speaker.AGENT,
    "advisor": Speaker.AGENT,
    "support": Speaker.AGENT,
    "service": Speaker.AGENT,
    "mitarbeiter": Speaker.AGENT,
    "mitarbeiterin": Speaker.AGENT,
    "berater": Speaker.AGENT,
    "beraterin": Speaker.AGENT,
    "customer": Speaker.CUSTOMER,
    "client": Speaker.CUSTOMER,
    "user": Speaker.CUSTOMER,
    "caller": Speaker.CUSTOMER,
    "visitor": Speaker.CUSTOMER,
    "kunde": Speaker.CUSTOMER,
    "kundin": Speaker.CUSTOMER,
    "anrufer": Speaker.CUSTOMER,
    "anruferin": Speaker.CUSTOMER,
    "system": Speaker.SYSTEM,
    "bot": Speaker.SYSTEM,
    "colleague": Speaker.COLLEAGUE,
    "kollege": Speaker.COLLEAGUE,
    "kollegin": Speaker.COLLEAGUE,
}
_LEVELS: Final = ("listening", "empathy", "tone", "solution")
_SCALES: Final[Mapping[str, tuple[int, int]]] = {
    **dict.fromkeys(_LEVELS, (0, 3)),
    "anger": (0, 4),
    "final_stage": (1, 3),
}
_REPLY: Final = (0, 10)
_CONVERSATION: Final = (0, 100)

_Pass = Mapping[str, object]


def conversation_of(row: object, name: str) -> RatedConversation:
    """The conversation in a JSON value; ``name`` is its id if it has none of its own.

    Raises:
        TypeError: something is not of the type that it must have.
        ValueError: something is missing, unknown, or off its scale.
    """
    if not isinstance(row, dict):
        raise TypeError("it is not an object")
    turns = row.get("turns")
    if not isinstance(turns, list):
        raise TypeError('"turns" is not a list')
    passes = _passes(row)
    # Without raters' objects the two numbers may stand beside "turns".
    judged = passes or [row]
    return RatedConversation(
        id=_id(row.get("id")) or name,
        language=language_of(row.get("lang")),
        turns=tuple(_turn(turn) for turn in turns),
        channel=str(row.get("channel") or ""),
        kind=str(row.get("kind") or ""),
        overall=_mean(judged, "overall", _CONVERSATION),
        final_stage=_mean(judged, "final_stage", _SCALES["final_stage"]),
        passes=max(len(passes), 1),
    )


def speaker_of(name: object) -> Speaker:
    """Who a transcript means by a name, in either language and in any case.

    Raises:
        ValueError: the name is not known.
    """
    found = _SPEAKERS.get(name.strip().lower()) if isinstance(name, str) else None
    if found is None:
        raise ValueError(f"the speaker {_shown(name)} is unknown")
    return found


def language_of(code: object) -> Language | None:
    """The language of a code such as ``de`` or ``en-GB``; None if there is no code.

    Raises:
        ValueError: the ear does not understand that language.
    """
    if code is None:
        return None
    short = re.split("[-_]", code.strip().lower())[0] if isinstance(code, str) else "?"
    if not short:
        return None
    if short not in set(Language):
        known = " and ".join(language.value for language in Language)
        raise ValueError(f"the language {_shown(code)} is unknown, {known} are known")
    return Language(short)


def _id(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | str | None):
        raise TypeError('"id" is neither a text nor a number')
    return "" if value is None else str(value)


def _turn(turn: object) -> RatedTurn:
    if not isinstance(turn, dict):
        raise TypeError("a turn is not an object")
    for key in ("speaker", "text"):
        if key not in turn:
            raise ValueError(f'a turn has no "{key}"')
    speaker, text = speaker_of(turn["speaker"]), turn["text"]
    if not isinstance(text, str):
        raise TypeError('"text" is not a text')
    rating: Rating | None = None
    anger: float | None = None
    passes = _passes(turn)
    if speaker is Speaker.AGENT and passes:
        rating = _rating(passes)
    elif speaker is Speaker.CUSTOMER:
        anger = _mean(passes or [turn], "anger", _SCALES["anger"])
    return RatedTurn(speaker, text, rating, anger)


def _passes(holder: _Pass) -> list[_Pass]:
    """What raters said of a turn or a conversation, one entry a rater; empty if nobody did."""
    given = holder.get("passes") or []
    if not isinstance(given, list):
        raise TypeError('"passes" is not a list')
    if not given and holder.get("ratings"):
        given = [holder["ratings"]]
    passes: list[_Pass] = [one for one in given if isinstance(one, dict)]
    if len(passes) < len(given):
        raise TypeError("a rating is not an object")
    return passes


def _rating(passes: Sequence[_Pass]) -> Rating:
    def mean(key: str, scale: tuple[int, int]) -> float:
        if any(one.get(key) is None for one in passes):
            raise ValueError(f'a rating has no "{key}"')
        return fmean(_number(one[key], key, scale) for one in passes)

    listening, empathy, tone, solution = (mean(key, _SCALES[key]) for key in _LEVELS)
    overall = mean("overall", _REPLY)
    return Rating(listening, empathy, tone, solution, overall, _flags(passes))


def _flags(passes: Sequence[_Pass]) -> tuple[tuple[Flag, float], ...]:
    """The share of raters, 0..1, that set each flag; flags that nobody set are left out."""
    counts: dict[Flag, int] = {}
    for one in passes:
        names = one.get("flags") or []
        if not isinstance(names, list):
            raise TypeError('"flags" is not a list')
        for flag in {_flag(name) for name in names}:
            counts[flag] = counts.get(flag, 0) + 1
    return tuple(sorted((flag, round(count / len(passes), 3)) for flag, count in counts.items()))


def _flag(name: object) -> Flag:
    if not isinstance(name, str) or name not in set(Flag):
        raise ValueError(f"the flag {_shown(name)} is unknown")
    return Flag(name)


def _mean(passes: Sequence[_Pass], key: str, scale: tuple[int, int]) -> float | None:
    """The mean over the raters that gave the number; None if none did."""
    given = [_number(one[key], key, scale) for one in passes if one.get(key) is not None]
    return fmean(given) if given else None


def _number(value: object, key: str, scale: tuple[int, int]) -> float:
    """A number on its scale; what is no number at all (NaN) lies on none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f'"{key}" is not a number')
    low, high = scale
    if not low <= value <= high:
        raise ValueError(f'"{key}" does not lie in {low}..{high}')
    return float(value)


def _shown(value: object) -> str:
    """A value as a message may quote it."""
    return repr(value)[:40] if isinstance(value, int | float | str | None) else "that is no text"
