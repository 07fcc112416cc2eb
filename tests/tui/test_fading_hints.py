"""Hints in practice: short where the results are good, in full where the setting says so."""

from pathlib import Path

import pytest

from deescalate.history import Store
from deescalate.settings import Settings
from deescalate.tui import navigation as nav
from tests.tui.screen_text import screen_text
from tests.tui.screens.visiting import KIND, RUDE, Setting, played, visiting
from tests.unit.practice.case import make_scenario

MACHINE = make_scenario()
NUDGE = "A nudge, not counted; asked again, it says more"


def good_past(store: Store) -> None:
    played(MACHINE, (KIND, KIND), store=store, session_id="s1", days_ago=2)


def bad_past(store: Store) -> None:
    played(MACHINE, (RUDE, RUDE), store=store, session_id="s1", days_ago=2)


async def test_a_hint_says_less_at_first_where_results_are_good(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE,), past=good_past, size=(120, 40))) as visit:
        await visit.go(nav.StartPractice(MACHINE, pace=0.0))
        await visit.press("f3")
        text = screen_text(visit.app)
        assert NUDGE in text
        assert "You have done this well lately" in " ".join(text.split())
        await visit.press("f3", "f3")
        assert "Hint 1, counted" in screen_text(visit.app)


@pytest.mark.parametrize(
    ("past", "fading"), [(good_past, False), (bad_past, True), (lambda _store: None, True)]
)
async def test_hints_are_in_full_without_good_results_or_by_the_setting(
    tmp_path: Path, past: object, fading: bool
) -> None:
    chosen = Settings(fading_hints=fading)
    setting = Setting(tmp_path, (MACHINE,), past=past, settings=chosen)  # type: ignore[arg-type]
    async with visiting(setting) as visit:
        await visit.go(nav.StartPractice(MACHINE, pace=0.0))
        await visit.press("f3")
        assert "Hint 1, counted" in screen_text(visit.app)
