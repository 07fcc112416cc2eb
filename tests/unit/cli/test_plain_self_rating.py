"""Line by line: the own rating is asked before the score, if somebody is there."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deescalate.cli.plain import PlainSession, Terminal
from deescalate.history import Store
from deescalate.interface.catalogue import translator
from deescalate.model.ratings import SelfRating
from deescalate.model.session import Mode
from deescalate.recording import Occasion, Recorder
from tests.unit.practice.case import FakeAnalyst, make_scenario

ASKED = "How did it go?"


class Typed(io.StringIO):
    """What somebody types, or what comes through a pipe."""

    def __init__(self, text: str, *, somebody: bool) -> None:
        super().__init__(text)
        self._somebody = somebody

    def isatty(self) -> bool:
        return self._somebody


def played(
    folder: Path, typed: str, *, wanted: bool = True, somebody: bool = True
) -> tuple[str, SelfRating | None]:
    """What is printed, and the rating that is kept."""
    occasion = Occasion("s1", "Kim", datetime(2026, 3, 20, tzinfo=UTC), 1, Mode.EXAM, 0.0)
    out = io.StringIO()
    with Store.open(folder / "history.db") as store:
        recorder = Recorder(make_scenario(), FakeAnalyst(), occasion, store)
        source = Typed("Hello there.\n/end\n" + typed, somebody=somebody)
        PlainSession(recorder, Terminal(source, out, translator("en"), wanted), 0.0).play()
        assert recorder.record().self_rating == store.load("s1").self_rating
        return out.getvalue(), store.load("s1").self_rating


def test_four_numbers_rate_and_stand_beside_the_score(tmp_path: Path) -> None:
    printed, kept = played(tmp_path, "3\n0\n2\n1\n")
    assert kept == SelfRating({"listening": 3, "empathy": 0, "tone": 2, "solution": 1})
    assert printed.index(ASKED) < printed.index("Score ")
    assert "3  gave back the core: facts and what matters" in printed
    assert "you: fully)" in printed[printed.index("Score ") :]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\n", None),
        ("", None),
        ("2\n\n", SelfRating({"listening": 2})),
        ("7\nx\n2\n", SelfRating({"listening": 2})),
    ],
    ids=["Enter", "end of input", "Enter after one", "nonsense before one"],
)
def test_it_can_be_skipped_at_any_point(
    tmp_path: Path, typed: str, kept: SelfRating | None
) -> None:
    printed, found = played(tmp_path, typed)
    assert found == kept
    assert "Score " in printed


@pytest.mark.parametrize(("wanted", "somebody"), [(False, True), (True, False)])
def test_nobody_is_asked_without_the_setting_or_through_a_pipe(
    tmp_path: Path, wanted: bool, somebody: bool
) -> None:
    printed, kept = played(tmp_path, "3\n3\n3\n3\n", wanted=wanted, somebody=somebody)
    assert ASKED not in printed
    assert kept is None
