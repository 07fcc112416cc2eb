"""The adversarial battery: of two replies to one customer the ear must prefer the better one.

``tests/data/pairs`` holds 200 pairs a language, ten a trick. Part a may be looked at when the ear
is wrong; part b is held out: its wrong pairs are counted and never shown, so that nobody tunes on
them. Pairs were written by others than the rated conversations the ear is fitted on.
"""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import fmean

import pytest

from deescalate import paths
from deescalate.analysis.baseline import valence
from deescalate.content.transcripts import read_transcripts
from deescalate.model.analysis import Analyst, ReplyContext, Speaker, Utterance
from deescalate.model.language import Language
from deescalate.model.rated import RatedConversation

PAIRS = Path(__file__).parents[2] / "data" / "pairs"
SHOWN, HELD_OUT = "a", "b"
LEAST_OF_ALL = 0.95
LEAST_OF_A_TRICK = 0.85
SHORT_OF_IT = {(Language.DE, "mixed"): 0.75, (Language.EN, "endless_empathy"): 0.75}
"""Where the ear is known to miss the demand: a last sentence that ruins a reply without a harsh
word. The entry has to go when it is heard.
"""
TRICKS = (
    "asks_known", "blame", "boundary", "closes_open_case", "dismissal", "endless_empathy",
    "ignores_question", "mixed", "negation", "overpromise", "parroting", "plain_words", "refusal",
    "repetition", "sarcasm", "stuffing", "template", "transfer", "understand_but", "vague_promise",
)  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """Two replies to one conversation, and which of them is better."""

    id: str
    part: str
    trick: str
    context: ReplyContext
    better: str
    worse: str

    def right(self, worth: Callable[[str], float]) -> bool:
        return worth(self.better) > worth(self.worse)


@dataclass(frozen=True)
class Judged:
    """A pair, and whether the ear, VADER and the length prefer the better reply."""

    pair: Pair
    ear: bool
    valence: bool
    length: bool


@cache
def pairs_of(language: Language) -> tuple[Pair, ...]:
    return tuple(
        _pair(line, part, language)
        for part in (SHOWN, HELD_OUT)
        for line in (PAIRS / f"{language.value}-{part}.jsonl").read_text("utf-8").splitlines()
    )


def _pair(line: str, part: str, language: Language) -> Pair:
    row = json.loads(line)
    turns = tuple(Utterance(Speaker(turn["speaker"]), turn["text"]) for turn in row["turns"])
    context = ReplyContext(language, turns)
    return Pair(row["id"], part, row["trick"], context, row["better"], row["worse"])


def judged(pair: Pair, analyst: Analyst) -> Judged:
    return Judged(
        pair,
        ear=pair.right(lambda reply: analyst.analyse(reply, pair.context).overall),
        valence=pair.right(valence),
        length=pair.right(len),
    )


def _line(name: str, found: Sequence[Judged]) -> str:
    parts = [[one.ear for one in found if one.pair.part == part] for part in (SHOWN, HELD_OUT)]
    columns = [[one.ear for one in found], *parts]
    columns += [[one.valence for one in found], [one.length for one in found]]
    return f"{name:<18}{len(found):>5}" + "".join(f"{fmean(column):>8.0%}" for column in columns)


def table(language: Language, found: Sequence[Judged]) -> str:
    """Right pairs in per cent: the ear over both parts, each part, VADER's compound, the length."""
    lines = [
        f"Adversarial pairs, {language.value}: the better reply preferred",
        f"{'trick':<18}{'pairs':>5}{'ear':>8}{'part a':>8}{'part b':>8}{'VADER':>8}{'length':>8}",
    ]
    for trick in TRICKS:
        lines += [_line(trick, [one for one in found if one.pair.trick == trick])]
    return "\n".join([*lines, _line("all", found)])


def shortfalls(found: Sequence[Judged], language: Language | None = None) -> list[str]:
    """What is demanded and missed."""
    share = fmean(one.ear for one in found)
    missed = [f"all: {share:.1%} < {LEAST_OF_ALL:.0%}"] if share < LEAST_OF_ALL else []
    for trick in TRICKS:
        share = fmean(one.ear for one in found if one.pair.trick == trick)
        least = (
            SHORT_OF_IT.get((language, trick), LEAST_OF_A_TRICK) if language else LEAST_OF_A_TRICK
        )
        if share < least:
            missed.append(f"{trick}: {share:.0%} < {least:.0%}")
    return missed


def wrong(found: Sequence[Judged]) -> str:
    pairs = [one.pair for one in found if not one.ear]
    shown = [f"{pair.id} ({pair.trick})" for pair in pairs if pair.part == SHOWN]
    hidden = sum(pair.part == HELD_OUT for pair in pairs)
    return f"wrong in part a: {', '.join(shown) or 'none'}; in part b: {hidden}"


@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", list(Language))
def test_the_better_reply_is_preferred(
    analyst: Analyst, language: Language, record_property: Callable[[str, object], None]
) -> None:
    found = [judged(pair, analyst) for pair in pairs_of(language)]
    shown = f"{table(language, found)}\n{wrong(found)}"
    record_property("table", shown)
    missed = shortfalls(found, language)
    assert not missed, f"{'; '.join(missed)}\n{shown}"


@pytest.mark.parametrize("language", list(Language))
def test_the_battery_is_whole(language: Language) -> None:
    pairs = pairs_of(language)
    tricks = Counter((pair.trick, pair.part) for pair in pairs)
    assert tricks == {(trick, part): 5 for trick in TRICKS for part in (SHOWN, HELD_OUT)}
    assert len({pair.id for pair in pairs}) == len(pairs)
    for pair in pairs:
        assert pair.id.startswith(f"{language.value}-{pair.part}-")
        assert pair.better.strip() != pair.worse.strip()
        assert pair.context.turns[-1].speaker is Speaker.CUSTOMER


def test_no_reply_of_the_battery_is_in_the_material_of_the_fit() -> None:
    rated = {
        turn.text.strip()
        for file in sorted(paths.phrasebook_root().glob("*/rated/*.jsonl"))
        for entry in read_transcripts(file)
        if isinstance(entry, RatedConversation)
        for turn in entry.turns
    }
    battery = [
        reply.strip()
        for language in Language
        for pair in pairs_of(language)
        for reply in (pair.better, pair.worse)
    ]
    assert rated
    assert len(set(battery)) == len(battery)
    assert not rated & set(battery)


def test_a_missed_demand_is_told() -> None:
    found = [Judged(pair, ear=True, valence=False, length=True) for pair in pairs_of(Language.EN)]
    assert shortfalls(found) == []
    worse = [
        Judged(one.pair, ear=one.pair.trick != "blame", valence=False, length=True) for one in found
    ]
    assert shortfalls(worse) == ["blame: 0% < 85%"]
    assert "blame                10      0%      0%      0%      0%    100%" in table(
        Language.EN, worse
    )
    none = [Judged(one.pair, ear=False, valence=False, length=False) for one in found]
    assert shortfalls(none)[0] == "all: 0.0% < 95%"
    hidden = wrong(none)
    assert "en-a-001" in hidden
    assert "en-b-" not in hidden
    assert hidden.endswith("in part b: 100")
