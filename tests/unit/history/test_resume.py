"""A session that was cut off goes on from what was kept."""

from dataclasses import replace
from pathlib import Path

from deescalate.history import Store
from deescalate.practice import Session, replay
from tests.unit.history.samples import make_record
from tests.unit.practice.case import FakeAnalyst, analysed, make_scenario

GOOD = "A morning off and nobody came. I'd be furious too."
ANALYST = FakeAnalyst({GOOD: analysed("validates", level=(3, 3, 3, 0), overall=8)})


def test_a_resumed_session_plays_on_as_if_nothing_had_happened(tmp_path: Path) -> None:
    scenario, record = make_scenario(), make_record()
    first = Session(scenario, ANALYST, seed=record.seed)
    with Store.open(tmp_path / "history.db") as store:
        store.begin(record)
        for text in (GOOD, "Which day was it?\x00\u202e"):
            store.append(record.id, first.reply(text, at=first.quiet_at + 5))
    with Store.open(tmp_path / "history.db") as store:
        (summary,) = store.unfinished()
        kept = store.load(summary.id)
        assert kept == replace(record, turns=first.turns, score=first.score)
        second = replay(scenario, ANALYST, kept.seed, kept.mode, kept.turns)
        at = first.quiet_at + 5
        assert second.reply("Thank you.", at=at) == first.reply("Thank you.", at=at)
        store.append(kept.id, second.turns[-1])
        assert store.load(kept.id).turns == first.turns
