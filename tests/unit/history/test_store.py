"""What is kept comes back as it was."""

import stat
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deescalate.errors import HistoryError
from deescalate.history import Filter, Store
from deescalate.model.language import Language
from deescalate.model.scenario import Channel
from deescalate.model.session import Ending, Mode, Reflection, Survey
from tests.unit.history.samples import (
    HOSTILE,
    make_finished,
    make_record,
    make_score,
    make_turn,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as store:
        yield store


def ids(found: tuple[object, ...]) -> list[object]:
    return [getattr(summary, "id", None) for summary in found]


def test_a_new_history_is_empty_and_private(store: Store, path: Path) -> None:
    assert store.sessions() == ()
    store.begin(make_record())
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_history_that_others_could_read_becomes_private(path: Path) -> None:
    Store.open(path).close()
    path.chmod(0o644)
    Store.open(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_session_grows_turn_by_turn(store: Store, path: Path) -> None:
    record = make_record()
    store.begin(record)
    assert store.load(record.id) == record
    turns = (make_turn(0), make_turn(1, "Second"))
    for index, turn in enumerate(turns):
        store.append(record.id, turn)
        with Store.open(path) as other:
            assert other.load(record.id).turns == turns[: index + 1]
    assert store.load(record.id) == replace(record, turns=turns, score=turns[-1].score)


def test_a_finished_session_comes_back_whole(store: Store) -> None:
    wanted = make_finished(self_rating=None)
    store.begin(make_record())
    for turn in wanted.turns:
        store.append(wanted.id, turn)
    assert wanted.score is not None
    store.finish(wanted.id, Ending.RESOLVED_CALM, wanted.survey, wanted.score, hints=2)
    assert wanted.reflection is not None
    store.reflect(wanted.id, Reflection("first thought"))
    store.reflect(wanted.id, wanted.reflection)
    assert store.load(wanted.id) == wanted


def test_a_whole_session_can_be_kept_at_once(store: Store) -> None:
    wanted = make_finished()
    store.begin(wanted)
    assert store.load(wanted.id) == wanted


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:20])
def test_hostile_text_comes_back_exactly(store: Store, text: str) -> None:
    wanted = make_finished(
        learner=text,
        title=text,
        scenario_digest=text,
        turns=(make_turn(0, text),),
        survey=Survey(1, text),
        reflection=Reflection(text, text),
    )
    store.begin(wanted)
    assert store.load(wanted.id) == wanted
    assert len(store.sessions()) == 1


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(), seed=st.integers(), at=st.floats(allow_nan=False, allow_infinity=False))
def test_any_text_and_number_comes_back(
    tmp_path_factory: pytest.TempPathFactory, text: str, seed: int, at: float
) -> None:
    turn = make_turn(0, text)
    wanted = make_finished(
        seed=seed, turns=(replace(turn, act=replace(turn.act, at=at)),), title=text
    )
    with Store.open(tmp_path_factory.mktemp("any") / "history.db") as store:
        store.begin(wanted)
        assert store.load(wanted.id) == wanted


def test_the_same_turn_again_changes_nothing_but_another_is_refused(store: Store) -> None:
    record = make_record()
    store.begin(record)
    store.append(record.id, make_turn(0))
    store.append(record.id, make_turn(0))
    with pytest.raises(HistoryError, match="differs; the session is open somewhere else"):
        store.append(record.id, make_turn(0, "Other words"))
    assert store.load(record.id).turns == (make_turn(0),)


def test_a_session_begins_once(store: Store) -> None:
    store.begin(make_record())
    with pytest.raises(HistoryError, match="in the history already"):
        store.begin(make_record(title="Other"))
    assert store.load(make_record().id) == make_record()


def test_unknown_sessions_are_named(store: Store) -> None:
    for act in (
        lambda: store.load("nope"),
        lambda: store.append("nope", make_turn()),
        lambda: store.finish("nope", Ending.CUSTOMER_LEFT, None, make_score(), 0),
        lambda: store.reflect("nope", Reflection()),
        lambda: store.discard("nope"),
    ):
        with pytest.raises(HistoryError, match="nope is not in the history"):
            act()


def test_unfinished_sessions_are_found_and_may_be_discarded(store: Store) -> None:
    old, new = make_record(1), make_record(2, learner="bo")
    for record in (old, new, make_finished(3)):
        store.begin(record)
    store.append(old.id, make_turn(0), hints=3)
    assert ids(store.unfinished()) == [new.id, old.id]
    assert ids(store.unfinished("ada")) == [old.id]
    (summary,) = store.unfinished("ada")
    assert (summary.turns, summary.hints, summary.ending, summary.overall) == (1, 3, None, None)
    store.discard(old.id)
    assert ids(store.unfinished()) == [new.id]
    with pytest.raises(HistoryError, match="is not in the history"):
        store.load(old.id)


def test_a_finished_session_is_never_discarded(store: Store) -> None:
    store.begin(make_finished())
    with pytest.raises(HistoryError, match="is finished and cannot be discarded"):
        store.discard(make_finished().id)
    assert store.load(make_finished().id) == make_finished()


def test_a_turn_that_ends_the_session_ends_it_before_the_survey(store: Store) -> None:
    record, turn = make_record(), make_turn()
    store.begin(record)
    last = replace(turn, reaction=replace(turn.reaction, ending=Ending.CUSTOMER_LEFT))
    store.append(record.id, last)
    assert store.unfinished() == ()
    kept = store.load(record.id)
    assert (kept.ending, kept.survey, kept.score) == (Ending.CUSTOMER_LEFT, None, last.score)


def test_summaries_show_what_lists_need(store: Store) -> None:
    store.begin(make_finished())
    (summary,) = store.sessions()
    assert (summary.overall, summary.csat, summary.turns, summary.hints) == (60, 4, 2, 2)
    assert summary.ending is Ending.RESOLVED_CALM
    assert summary.techniques == make_score().techniques
    assert summary.reflected


def test_filters_choose_sessions(store: Store) -> None:
    german = make_record(
        1, language=Language.DE, channel=Channel.EMAIL, title="Die Straße", scenario_id="strasse"
    )
    english = make_finished(2, turns=(make_turn(0, "I'd BOOK you in, 100%"),))
    hours_later = make_record(30, mode=Mode.EXAM, learner="bo")
    for record in (german, english, hours_later):
        store.begin(record)

    def found(**wanted: object) -> list[object]:
        return ids(store.sessions(Filter(**wanted)))  # type: ignore[arg-type]

    assert found() == [hours_later.id, english.id, german.id]
    assert found(language=Language.DE) == [german.id]
    assert found(channel=Channel.EMAIL) == [german.id]
    assert found(scenario="late-washing-machine") == [hours_later.id, english.id]
    assert found(learner="bo") == [hours_later.id]
    assert found(finished=True) == [english.id]
    assert found(finished=False) == [hours_later.id, german.id]
    assert found(since="2026-03-02") == [hours_later.id]
    assert found(text="STRASSE") == [german.id]
    assert found(text="die straße") == [german.id]
    assert found(text="i'd book") == [english.id]
    assert found(text="100%") == [english.id]
    assert found(text="%") == [english.id]
    assert found(text="nowhere") == []
    assert found(text="washing", finished=True, language=Language.EN) == [english.id]
    assert ids(store.sessions(limit=2)) == [hours_later.id, english.id]


def test_a_beginning_of_an_id_is_enough_if_it_fits_one(store: Store) -> None:
    first, second = make_record(1), make_record(2)
    store.begin(first)
    store.begin(second)
    assert store.resolve(first.id) == first.id
    length = next(n for n in range(36) if first.id[:n] != second.id[:n])
    assert store.resolve(first.id[:length]) == first.id
    with pytest.raises(HistoryError, match="more than one session begins with"):
        store.resolve(first.id[: length - 1])
    with pytest.raises(HistoryError, match="there is no session 'x%'"):
        store.resolve("x%")


def test_threads_may_share_a_store(store: Store) -> None:
    record = make_record()
    store.begin(record)
    threads = [
        threading.Thread(target=store.append, args=(record.id, make_turn(index)))
        for index in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [turn.index for turn in store.load(record.id).turns] == list(range(20))


def test_two_programs_may_write_in_turn(store: Store, path: Path) -> None:
    with Store.open(path) as other:
        store.begin(make_record(1))
        other.begin(make_record(2))
        store.append(make_record(2).id, make_turn(0))
        other.append(make_record(1).id, make_turn(0))
        assert store.sessions() == other.sessions()
        assert [summary.turns for summary in store.sessions()] == [1, 1]


def test_a_failed_write_leaves_nothing_of_it(store: Store) -> None:
    record, turn = make_record(), make_turn()
    store.begin(record)
    assert turn.analysis is not None
    finding = replace(turn.analysis.findings[0], confidence=None)  # type: ignore[arg-type]
    broken = replace(turn, analysis=replace(turn.analysis, findings=(finding,)))
    with pytest.raises(HistoryError):
        store.append(record.id, broken)
    assert store.load(record.id) == record
    store.append(record.id, turn)
    assert store.load(record.id).turns == (turn,)


def test_a_closed_store_says_so_and_closes_again(path: Path) -> None:
    store = Store.open(path)
    store.close()
    store.close()
    with pytest.raises(HistoryError, match="closed"):
        store.sessions()
