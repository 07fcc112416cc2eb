"""How results develop, in words: what the progress screen and the command both say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.interface.numbers import decimal
from deescalate.model.moves import Technique
from deescalate.model.scenario import Stage
from deescalate.report.words import signed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from deescalate.history import Development
    from deescalate.history.check import Check
    from deescalate.history.development import Habit, Series
    from deescalate.history.estimates import Difference, Estimate
    from deescalate.interface.catalogue import Translator

PERIODS: Final = {
    "month": N_("The last 4 weeks"),
    "quarter": N_("The last 13 weeks"),
    "year": N_("The last 52 weeks"),
    "all": N_("Everything"),
}
STAGES: Final = {"venting": Stage.VENTING, "trust": Stage.TRUST, "solving": Stage.SOLUTION}
NUMBER, SECONDS, SHARE = "number", "seconds", "share"
HABITS: Final = {
    "validated_reply": (N_("First validation comes with reply"), NUMBER, -1),
    "validated_after": (N_("Time until that validation"), SECONDS, -1),
    "calm_reply": (N_("Replies until the tension is below 40"), NUMBER, -1),
    "harms": (N_("Harmful moves a conversation"), NUMBER, -1),
    "interruptions": (N_("Interruptions a conversation"), NUMBER, -1),
    "handed_rightly": (N_("Hand-overs that were right"), SHARE, 1),
    "left_early": (N_("Ended without a result"), SHARE, -1),
}
"""Habits in the order in which they are shown: name, kind of number, and which way is better."""
RARE: Final = {
    "validated_reply": N_("with a validation at all"),
    "calm_reply": N_("that got so calm"),
}
"""Habits that some conversations have no number for, and what those with one are called."""
SHADES: Final = "·░▒▓█"
"""No session on a day, one, two, three, four and more."""
MONTHS: Final = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)
DAYS: Final = (N_("Mo"), N_("Tu"), N_("We"), N_("Th"), N_("Fr"), N_("Sa"), N_("Su"))
MOST_POINTS: Final = 100
EFFECTS: Final = ((0.8, N_("large")), (0.5, N_("medium")), (0.2, N_("small")))


@dataclass(frozen=True, slots=True)
class HabitRow:
    """A line of the table of habits; ``verdict`` is empty where nothing can be said."""

    name: str
    before: str
    now: str
    verdict: str


def series_name(t: Translator, key: str) -> str:
    """What a score is called; ``key`` is a column of ``progress_tables.SCORES``."""
    if key in STAGES:
        return f"{int(STAGES[key])} {label(t, STAGES[key])}"
    return t("All in all") if key == "overall" else label(t, Technique(key))


def change_words(t: Translator, change: Difference | None) -> str:
    """Where a score is going, as surely as it can be said."""
    if change is None:
        return t("too few to tell")
    if change.direction > 0:
        return t("▲ rising")
    if change.direction < 0:
        return t("▼ falling")
    return t("= unclear")


def change_sentence(t: Translator, series: Series) -> str:
    """The same with numbers, and how even the results are."""
    change, parts = series.change, []
    if change is None:
        parts.append(t("A trend needs at least three conversations with this score in each half."))
    else:
        low, high = points(change.low), points(change.high)
        words = {
            1: t("Later half against earlier half: better by {n} points ({low} to {high})."),
            -1: t("Later half against earlier half: lower by {n} points ({low} to {high})."),
            0: t("Later half against earlier half: {n} points ({low} to {high}), may be chance."),
        }[change.direction]
        size = points(change.mean) if change.direction == 0 else str(abs(round(change.mean)))
        parts.append(words.format(n=size, low=low, high=high))
    if series.lately is not None and series.spread is not None and series.lately.n > 3:
        least = max(round(series.lately.mean - series.spread), 0)
        most = min(round(series.lately.mean + series.spread), 100)
        parts.append(
            t("Of the last {n}, about two in three lie from {low} to {high}.",
              n=series.lately.n, low=least, high=most)
        )  # fmt: skip
    return " ".join(parts)


def points(amount: float) -> str:
    """A difference of scores with its sign: scores are 0..100, so no more than 100 either way."""
    return signed(round(min(max(amount, -MOST_POINTS), MOST_POINTS)))


def sureness(t: Translator) -> str:
    """What "rising" and "falling" mean."""
    return t(
        "Rising or falling is what leaves chance behind in 95 of 100 cases, the later half of the"
        " conversations against the earlier half (Welch's t-test)."
    )


def band_note(t: Translator, series: Series) -> str:
    """How the chart is made."""
    sizes = [block.value.n for block in series.blocks]
    if not sizes:
        return ""
    if all(block.value.low is None for block in series.blocks):
        return t("━ one conversation each")
    few, many = min(sizes), max(sizes)
    each = str(few) if few == many else t("{few} to {many}", few=few, many=many)
    return t("━ mean of {each} conversations   ░ true mean in 95 of 100 cases", each=each)


def habit_rows(t: Translator, development: Development) -> Iterator[HabitRow]:
    """The table of habits: name, earlier half, later half, what that means."""
    for key, (name, kind, better) in HABITS.items():
        habit = (development.habits or {}).get(key)
        if habit is None or (habit.before is None and habit.now is None):
            continue
        yield HabitRow(
            t(name),
            _quantity(t, habit.before, kind),
            _quantity(t, habit.now, kind),
            _verdict(t, habit, kind, better, rare=key in RARE),
        )
        if key in RARE and {habit.share_before, habit.share_now} - {None, 1.0}:
            yield _rare_row(t, t(RARE[key]), habit)


def _rare_row(t: Translator, name: str, habit: Habit) -> HabitRow:
    before, now = (_quantity(t, share, SHARE) for share in (habit.share_before, habit.share_now))
    return HabitRow(f"  {name}", before, now, "")


def _verdict(t: Translator, habit: Habit, kind: str, better: int, *, rare: bool) -> str:
    """What the change means. Where a share of the conversations has the number at all and that
    share moved the other way, other conversations are compared, and nothing is called better.
    """
    change = habit.change
    if change is None:
        return t("too few to tell")
    if _quantity(t, habit.before, kind) == _quantity(t, habit.now, kind):
        return t("= the same")
    if change.direction == 0:
        return t("= unclear")
    shift = _shift(habit) if rare else 0.0
    if shift * change.direction * better < 0:
        return t("= not comparable")
    arrow = "▲" if change.direction > 0 else "▼"
    return f"{arrow} {t('better') if change.direction == better else t('worse')}"


def _shift(habit: Habit) -> float:
    """How far the share of conversations that have the number has risen."""
    return (habit.share_now or 0.0) - (habit.share_before or 0.0)


def _quantity(t: Translator, value: float | None, kind: str) -> str:
    if value is None:
        return "–"
    if kind == SHARE:
        return t("{n} %", n=round(100 * value))
    if kind == SECONDS:
        minutes, seconds = divmod(round(value), 60)
        return f"{minutes}:{seconds:02} min"
    return decimal(t, value)


def mean_words(value: Estimate | None) -> str:
    """A mean as a whole number."""
    return "–" if value is None else str(round(value.mean))


# --- the check ---------------------------------------------------------------------------


def check_sentences(t: Translator, check: Check) -> Iterator[str]:
    """What the comparison says, and what it does not."""
    difference = check.difference
    if difference is None:
        yield t(
            "Too little data for a comparison: it takes three of these conversations, each played"
            " on two different days. So far {n} of them.",
            n=len(check.pairs),
        )
        return
    low, high = points(difference.low), points(difference.high)
    n = points(difference.mean)
    if difference.direction == 0:
        yield t(
            "No sure difference: {n} points on average, and the true value may lie anywhere from"
            " {low} to {high}.",
            n=n, low=low, high=high,
        )  # fmt: skip
    elif difference.direction > 0:
        yield t(
            "Better: {n} points on average; the true value lies from {low} to {high} in 95 of 100"
            " cases.",
            n=n, low=low, high=high,
        )  # fmt: skip
    else:
        yield t(
            "Lower: {n} points on average; the true value lies from {low} to {high} in 95 of 100"
            " cases.",
            n=n, low=low, high=high,
        )  # fmt: skip
    if difference.effect is not None:
        yield t(
            "Size of the effect (Hedges' g): {g}, {word}.",
            g=decimal(t, difference.effect),
            word=_effect_word(t, difference.effect),
        )
    yield t.plural(
        "Between the first and the last check lies {n} other conversation.",
        "Between the first and the last check lie {n} other conversations.",
        check.practised,
    )
    yield t(
        "The second time you know these customers already; part of the gain may come from that."
    )


def _effect_word(t: Translator, effect: float) -> str:
    found = next((word for bound, word in EFFECTS if abs(effect) >= bound), N_("hardly any"))
    return t(found)


# --- the calendar ------------------------------------------------------------------------


def calendar_rows(
    t: Translator, sessions: Mapping[str, int], today: date, weeks: int
) -> Iterator[str]:
    """A line with the months, then a line for each weekday; a column is a week, two cells wide.

    ``sessions`` counts by day (ISO 8601); days after ``today`` stay empty.
    """
    monday = today - timedelta(days=today.weekday())
    starts = [monday - timedelta(weeks=back) for back in range(weeks - 1, -1, -1)]
    yield "   " + _months(t, starts)
    for weekday, name in enumerate(DAYS):
        cells = []
        for start in starts:
            day = start + timedelta(days=weekday)
            count = sessions.get(day.isoformat(), 0)
            cells.append(" " if day > today else SHADES[min(count, len(SHADES) - 1)])
        yield f"{t(name)} " + " ".join(cells)


def _months(t: Translator, starts: list[date]) -> str:
    line = ""
    for place, start in enumerate(starts):
        name = t(MONTHS[start.month - 1])
        fits = len(line) <= 2 * place and 2 * place + len(name) <= 2 * len(starts)
        if start.day <= 7 and fits:
            line = line.ljust(2 * place) + name
    return line


def calendar_legend(t: Translator) -> str:
    """What the shades mean."""
    return t("· none   ░ one   ▒ two   ▓ three   █ four and more conversations a day (UTC)")
