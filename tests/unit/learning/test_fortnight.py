"""A learner's fortnight: what the program says of it is true of what was played.

The ear is made up, so that the story does not change with the phrasebook: it knows from which of a
scenario's tries a reply is. Everything else is real.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import pytest

from deescalate.cli import wiring
from deescalate.cli.next import next_lines
from deescalate.history import Store, Wanted
from deescalate.history.self_view import self_view
from deescalate.interface.catalogue import translator
from deescalate.model.language import Language
from deescalate.model.moves import Technique
from deescalate.report.development import change_words, check_sentences
from deescalate.tui.suggestion import PASSED, Suggestion, Why
from tests.unit.practice.case import analysed
from tools.fortnight import AVERAGE, BAD, GOOD, LEARNER, Fortnight, Played, tries_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deescalate.content.library import Library
    from deescalate.model.analysis import ReplyAnalysis, ReplyContext

T = translator("en")


@dataclass
class TryListener:
    """Hears how good a reply is by the try that it stands in."""

    library: Library
    version: str = "made up"
    kinds: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for scenario in self.library.scenarios:
            for kind in (BAD, AVERAGE, GOOD):
                self.kinds |= {step.say: kind for step in tries_of(scenario, kind) if step.say}

    def analyse(self, reply: str, context: ReplyContext) -> ReplyAnalysis:
        """Good ones do everything, bad ones blame."""
        facts = tuple(fact.id for fact in context.facts)
        match self.kinds[reply]:
            case "good":
                offers = tuple(each.id for each in context.solutions if each.allowed)[:1]
                moves = ("validates", "names-feeling", "concrete-step", "paraphrases")
                return analysed(*moves, level=2.8, used=facts, asked=facts, solutions=offers)
            case "average":
                offers = tuple(each.id for each in context.solutions if each.allowed)[:1]
                return analysed("validates", level=2.1, used=facts, asked=facts, solutions=offers)
            case _:
                return analysed("blames-customer", level=(0.8, 0.2, 0.4, 0.6))


@dataclass
class Story:
    """The fortnight with what was said every evening."""

    fortnight: Fortnight
    evenings: dict[int, tuple[str, ...]]
    suggested: dict[int, Suggestion | None]
    trends: dict[int, str]
    checks: dict[int, tuple[str, ...]]

    @property
    def practised(self) -> list[Played]:
        return [played for played in self.fortnight.played if played.suggestion is not None]


@pytest.fixture(scope="module", params=list(Language))
def story(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Story]:
    library = wiring.load_library()
    file = tmp_path_factory.mktemp("fortnight") / "history.db"
    held_out = wiring.load_held_out()
    with Store.open(file) as store:
        fortnight = Fortnight(library, TryListener(library), store, held_out, request.param)
        told = Story(fortnight, {}, {}, {}, {})
        for day in fortnight.days():
            found = fortnight.suggestion()
            told.suggested[day] = found
            told.evenings[day] = tuple(next_lines(T, found, fortnight.past().outlook))
            series = store.development(Wanted(LEARNER, fortnight.now.date())).series or {}
            told.trends[day] = change_words(T, series["listening"].change)
            told.checks[day] = tuple(check_sentences(T, store.check(LEARNER, held_out)))
        yield told


def test_the_first_week_is_met_in_its_order(story: Story) -> None:
    fortnight = story.fortnight
    path = fortnight.library.paths.start(fortnight.language)
    assert path is not None
    steps = [step.scenario for step in path.steps]
    on_path = [p for p in story.practised if p.suggestion and p.suggestion.why is Why.PATH]
    met = list(dict.fromkeys(played.scenario for played in on_path))
    assert met == steps
    others = [p for p in story.practised if p.scenario not in steps]
    assert others, "after the path come others"
    reached = max(story.fortnight.played.index(played) for played in on_path)
    assert all(story.fortnight.played.index(played) > reached for played in others)


def test_what_failed_comes_again_but_nothing_a_third_time_in_a_row(story: Story) -> None:
    names = [played.scenario for played in story.practised]
    assert max(len(list(run)) for _, run in groupby(names)) == 2
    for last, following in pairwise(story.practised):
        assert following.suggestion is not None
        again = following.suggestion.why is Why.RETRY
        assert again is (last.score < PASSED and following.scenario == last.scenario)


def test_checks_are_never_suggested(story: Story) -> None:
    held_out = story.fortnight.held_out
    assert not held_out & {played.scenario for played in story.practised}
    assert {played.day for played in story.fortnight.played if played.scenario in held_out} == {
        1,
        14,
    }


def test_what_is_due_comes_back_in_drills_and_conversations(story: Story) -> None:
    drills: dict[int, list[Played]] = {}
    for played in story.fortnight.played:
        if played.drill is not None:
            drills.setdefault(played.day, []).append(played)
    assert len(drills) > 3
    for first, *_ in drills.values():
        assert first.drill is not None
        assert first.drill.key in first.due
    reasons = Counter(played.suggestion.why for played in story.practised if played.suggestion)
    assert reasons[Why.DUE] > 1


def test_no_reason_is_told_more_than_two_evenings_of_practice_in_a_row(story: Story) -> None:
    fortnight = story.fortnight
    evenings = [story.evenings[day][2] for day in story.evenings if day in fortnight.practice]
    plain = [words for words in evenings if words.startswith(T("The last try stayed"))]
    runs = [len(list(run)) for words, run in groupby(evenings) if words not in plain]
    assert max(runs) <= 2


def test_trends_wait_for_data_and_say_what_the_scores_did(story: Story) -> None:
    assert story.trends[1] == "too few to tell"
    assert story.trends[14] == "▲ rising"
    assert "▼ falling" not in story.trends.values(), "one bad day is no trend"
    store, now = story.fortnight.store, story.fortnight.now
    (row,) = store.connection.rows("select count(*) as n from result")
    series = store.development(Wanted(LEARNER, now.date())).series
    assert series is not None
    assert sum(block.value.n for block in series["listening"].blocks) == row["n"]
    for name in ("overall", *Technique):
        change = series[name].change
        assert change is not None
        assert change.direction == 1, name


def test_before_and_after_tells_which_way_and_how_sure(story: Story) -> None:
    (before,) = story.checks[13]
    assert before.startswith("Too little data for a comparison")
    assert before.endswith("So far 0 of them.")
    check = story.fortnight.store.check(LEARNER, story.fortnight.held_out)
    assert check.difference is not None
    assert check.difference.mean > 0
    assert len(check.pairs) == 3
    assert all(pair.after > pair.before for pair in check.pairs)
    assert check.practised == len(story.practised)
    assert f"lie {len(story.practised)} other conversations" in story.checks[14][2]


def test_own_view_comes_closer_to_the_scores(story: Story) -> None:
    views = self_view(story.fortnight.store.connection, Wanted(LEARNER, story.fortnight.now.date()))
    assert {view.change.direction for view in views.values() if view.change} == {-1}


def test_the_pause_is_told_and_ends(story: Story) -> None:
    paused = {day for day, lines in story.evenings.items() if "Goal paused" in lines[-1]}
    assert paused == {4, 5}
    assert "this week" in story.evenings[6][-1]
