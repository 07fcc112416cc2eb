"""``deescalate disputes``: flagged, answered, accepted with the effect shown first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from deescalate.cli import replay, root, wiring
from deescalate.content.team import read_team
from deescalate.history import Store
from deescalate.history.disputes import all_disputes
from deescalate.interface.catalogue import translator
from deescalate.model.dispute import DisputeState
from tests.tui.playing import Shelf
from tests.tui.screens.visiting import ANALYSES, KIND, RUDE, marked, played
from tests.unit.practice.case import FakeAnalyst, analysed, make_scenario

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from deescalate.content.team import Team

MACHINE = make_scenario()
WORDS = "I take this on myself"
HEARS_MORE = FakeAnalyst(
    {
        **ANALYSES,
        KIND: replace(
            analysed(level=(3.0, 3.0, 3.0, 1.0)), findings=marked(KIND, ("validates", WORDS))
        ),
        RUDE: replace(analysed(level=1.5), findings=marked(RUDE, ("calm-down", "Calm down"))),
    },
    version="with overlay",
)


def heard_with(team: Team, *_anything: object) -> FakeAnalyst:
    """The ear of a team: with any wording of its own it hears more."""
    return HEARS_MORE if team.files else FakeAnalyst(ANALYSES)


@dataclass
class Desk:
    """A history with a session, and a team's folder."""

    folder: Path

    @property
    def team(self) -> Team:
        return read_team(self.folder / "data" / "team")

    def run(self, *words: str, typed: str = "") -> Result:
        return CliRunner().invoke(root, ["disputes", *words], input=typed)

    def states(self) -> list[DisputeState]:
        with Store.open(self.folder / "data" / "history.db") as store:
            return [each.state for each in all_disputes(store.connection)]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path))
    monkeypatch.delenv("DEESCALATE_TEAM", raising=False)
    monkeypatch.setattr(wiring, "load_library", lambda: Shelf((MACHINE,)))
    monkeypatch.setattr(wiring, "load_analyst", lambda *_ready: FakeAnalyst(ANALYSES))
    monkeypatch.setattr(wiring, "analyst_with", heard_with)
    monkeypatch.setattr(wiring, "translator_for", lambda _settings: translator("en"))
    with Store.open(tmp_path / "data" / "history.db") as store:
        played(MACHINE, (RUDE, KIND), store=store)
    return Desk(tmp_path)


def flag(desk: Desk, *words: str) -> str:
    """Flag something and give the id that is shown."""
    done = desk.run("flag", "session", *words, "--reason", "I did say so")
    assert done.exit_code == 0, done.output
    return done.output.split()[0]


MISSED = ("2", "--missing", "validates", "--words", WORDS)


def test_flagged_listed_and_shown(desk: Desk) -> None:
    assert "There are no disputes." in desk.run().output
    one = flag(desk, "1", "--level", "empathy=2")
    flag(desk, "1", "--not-there", "policy-shield")
    listed = desk.run("list").output
    assert "Empathy is 0.0, should be 2 (waits for an answer)" in listed
    assert "Hidden behind rules is not there: “our policy”" in listed
    shown = desk.run("show", one).output
    assert f"> {RUDE}" in shown
    assert "Reason: I did say so" in shown
    assert "Calm tone 0.0" in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("1", "--level", "empathy=0"), "Choose another level"),
        (("1", "--level", "kindness=2"), "NAME=VALUE"),
        (("1", "--level", "empathy=4"), "between 0 and 3"),
        (("1", "--not-there", "validates"), "heard was: calm-down, policy-shield"),
        (("1", "--missing", "validate"), "did you mean validates?"),
        (("1", "--missing", "validates"), "Write the words"),
        (("1", "--missing", "validates", "--words", "x y"), "do not stand in the reply"),
        (("3", "--level", "empathy=2"), "There is no reply in turn 3"),
        (("1",), "Give one of"),
        (("1", "--level", "tone=1", "--not-there", "calm-down"), "Give one of"),
    ],
)
def test_what_cannot_be_flagged(desk: Desk, words: tuple[str, ...], said: str) -> None:
    done = desk.run("flag", "session", *words, "--reason", "r")
    assert done.exit_code == 2
    assert said in done.output
    assert desk.states() == []


def test_a_declined_one_keeps_its_reason_for_the_learner(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = flag(desk, *MISSED)
    assert desk.run("decline", one).exit_code == 2
    assert (
        "Answer: That is ownership."
        in desk.run("decline", one, "--reason", "That is ownership.").output
    )
    again = desk.run("accept", one, "--yes")
    assert "answered already" in str(again.exception)
    monkeypatch.setattr(replay, "load_library", lambda: Shelf((MACHINE,)))
    shown = CliRunner().invoke(root, ["replay", "--plain", "session"]).output
    assert "⚑ Feeling validated was missed: “I take this on myself” (declined)" in shown
    assert "Answer: That is ownership." in shown


def test_an_accepted_move_becomes_a_wording_after_its_effect_was_shown(desk: Desk) -> None:
    one = flag(desk, *MISSED)
    refused = desk.run("accept", one, "--no-tries", typed="n\n")
    assert "Nothing was changed." in refused.output
    assert "phrases+:" in refused.output
    assert "Solution 3.0 → 1.0, a level or more lower" in refused.output
    assert "1 conversation read again; 2 of 2 replies changed by a level or more." in refused.output
    assert (desk.states(), desk.team.files) == ([DisputeState.OPEN], ())
    done = desk.run("accept", one, "--no-tries", typed="y\n")
    assert f"It is a wording of the team now: dispute-{one}.yaml" in done.output
    (overlay,) = (overlay for file in desk.team.files for overlay in file.overlays)
    assert (overlay.move, overlay.phrases[0].text) == ("validates", WORDS)
    assert desk.states() == [DisputeState.ACCEPTED]


def test_sessions_and_tries_are_heard_by_the_same_two_ears(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[int] = []

    def counted(team: Team, *_anything: object) -> FakeAnalyst:
        built.append(len(team.files))
        return heard_with(team)

    monkeypatch.setattr(wiring, "analyst_with", counted)
    done = desk.run("accept", flag(desk, *MISSED), "--yes")
    assert "of 3 tries change." in done.output
    assert built == [0, 1]


def test_a_finding_that_is_not_there_takes_its_words_away(desk: Desk) -> None:
    one = flag(desk, "1", "--not-there", "policy-shield")
    done = desk.run("accept", one, "--no-tries", "--yes")
    assert "The ear hears it so." in done.output
    assert "no longer heard: Hidden behind rules" in done.output
    (file,) = desk.team.files
    assert len(file.overlays[0].unless) == 1


def test_a_level_becomes_a_rated_reply_with_a_test(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = flag(desk, "1", "--level", "tone=2")
    done = desk.run("accept", one, "--yes", "--reason", "You are right.")
    assert "The ear does not hear it so yet: tone." in done.output
    assert "It is a rated reply of the team now, with a test." in done.output
    assert desk.team.files == ()
    failed = desk.run("check")
    assert f"dispute-{one}  not yet: tone" in failed.output
    assert failed.exit_code == 1
    monkeypatch.setattr(wiring, "load_analyst", lambda *_ready: HEARS_MORE)
    passed = desk.run("check")
    assert f"dispute-{one}  agrees" in passed.output
    assert passed.exit_code == 0
    assert "1 accepted dispute checked: 0 not heard" in passed.output


def test_a_level_may_become_a_wording_of_a_named_move(desk: Desk) -> None:
    one = flag(desk, "2", "--level", "solution=1")
    assert "--move and --words" in desk.run("accept", one, "--as", "overlay").output
    done = desk.run("accept", one, "--move", "owner", "--words", WORDS, "--no-tries", "--yes")
    assert "extends: owner" in done.output
    assert len(desk.team.files) == 1
