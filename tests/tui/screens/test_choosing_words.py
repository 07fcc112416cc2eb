"""What is suggested next, which scenarios fit a search, days in words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from deescalate.content.library import Library
from deescalate.history import SessionSummary
from deescalate.interface.catalogue import translator
from deescalate.model.cards import Card, CardState, Grade
from deescalate.model.language import Language
from deescalate.model.moves import Technique
from deescalate.model.path import LearningPath, PathStep, best_of
from deescalate.model.scenario import Channel, Difficulty
from deescalate.model.session import Ending, Mode
from deescalate.model.skills import CardKey, Situation
from deescalate.settings import NO_PATH
from deescalate.tui.dates import day_words
from deescalate.tui.home_past import Past
from deescalate.tui.scenario_filter import Wanted, chosen
from deescalate.tui.suggestion import Why, reason_words, suggest, suggest_from, weakest
from tests.unit.practice.case import make_scenario

ENGLISH = translator("en")
EASY = make_scenario(id="easy", title="Easy", difficulty=Difficulty.STARTER, skills=("validate",))
OTHER = make_scenario(id="other", title="Other", difficulty=Difficulty.STARTER, skills=("solve",))
HARD = make_scenario(id="hard", title="Hard", difficulty=Difficulty.STANDARD, skills=("close",))
GERMAN = make_scenario(id="deutsch", title="Kalt", language=Language.DE, channel=Channel.PHONE)
ALL = (HARD, EASY, OTHER, GERMAN)


def result(scenario_id: str, overall: int, **techniques: int) -> SessionSummary:
    """A finished session."""
    scenario = next(each for each in ALL if each.id == scenario_id)
    return SessionSummary(
        id=f"{scenario_id}-{overall}",
        learner="Kim",
        scenario_id=scenario_id,
        title=scenario.title,
        language=scenario.language,
        channel=scenario.channel,
        difficulty=scenario.difficulty,
        mode=Mode.GUIDED,
        started_at="2026-03-20T12:00:00+00:00",
        turns=4,
        hints=0,
        ending=Ending.RESOLVED_CALM,
        overall=overall,
        techniques={Technique(name): value for name, value in techniques.items()},
    )


def test_the_first_one_is_the_easiest_in_the_learners_language() -> None:
    found = suggest(ALL, (), Language.EN)
    assert found is not None
    assert (found.scenario, found.why) == (EASY, Why.FIRST)
    in_german = suggest(ALL, (), Language.DE)
    assert in_german is not None
    assert in_german.scenario is GERMAN


def test_a_language_without_scenarios_takes_what_there_is() -> None:
    found = suggest((EASY,), (), Language.DE)
    assert found is not None
    assert found.scenario is EASY


def test_nothing_is_suggested_without_scenarios() -> None:
    assert suggest((), (), Language.EN) is None


def test_a_failed_one_comes_again_but_not_a_third_time() -> None:
    once = suggest(ALL, (result("easy", 30),), Language.EN)
    assert once is not None
    assert (once.scenario, once.why) == (EASY, Why.RETRY)
    twice = suggest(ALL, (result("easy", 30), result("easy", 20)), Language.EN)
    assert twice is not None
    assert twice.scenario is OTHER


def test_the_weakest_technique_chooses_among_the_unplayed() -> None:
    found = suggest(ALL, (result("other", 60, empathy=40, solution=80),), Language.EN)
    assert found is not None
    assert (found.scenario, found.why, found.technique, found.score) == (
        EASY,
        Why.WEAKEST,
        Technique.EMPATHY,
        40,
    )
    assert reason_words(ENGLISH, found) == (
        "Empathy was your lowest score lately (○○○ below bronze 40); here it matters."
    )


def test_two_good_results_open_the_next_level() -> None:
    found = suggest(ALL, (result("easy", 80), result("other", 90)), Language.EN)
    assert found is not None
    assert (found.scenario, found.why) == (HARD, Why.HARDER)


def test_when_all_were_played_the_lowest_best_result_comes_next() -> None:
    past = (result("hard", 70), result("easy", 80), result("other", 76), result("easy", 20))
    found = suggest(ALL, past, Language.EN)
    assert found is not None
    assert (found.scenario, found.why, found.score) == (HARD, Why.BETTER, 70)


def test_the_language_of_the_last_session_goes_on() -> None:
    found = suggest(ALL, (result("deutsch", 95),), Language.EN)
    assert found is not None
    assert found.scenario is GERMAN


@pytest.mark.parametrize("why", list(Why))
def test_every_reason_has_a_sentence(why: Why) -> None:
    found = suggest(ALL, (), Language.EN)
    assert found is not None
    assert reason_words(ENGLISH, replace(found, why=why, score=60)).endswith(".")


def test_the_weakest_needs_scores() -> None:
    assert weakest(()) is None
    assert weakest((result("easy", 50),)) is None


def test_best_results_keep_the_highest() -> None:
    assert best_of((result("easy", 50), result("easy", 70), result("other", 3))) == {
        "easy": 70,
        "other": 3,
    }


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        (Wanted(), ["Hard", "Easy", "Other", "Kalt"]),
        (Wanted(text="eas"), ["Easy"]),
        (Wanted(text="  KELLER machine"), ["Hard", "Easy", "Other", "Kalt"]),
        (Wanted(text="[bold]"), []),
        (Wanted(language=Language.DE), ["Kalt"]),
        (Wanted(channel=Channel.PHONE), ["Kalt"]),
        (Wanted(level=Difficulty.STARTER), ["Easy", "Other"]),
        (Wanted(skill="close"), ["Hard"]),
        (Wanted(skill="close", language=Language.DE), []),
    ],
)
def test_search_and_filters(wanted: Wanted, titles: list[str]) -> None:
    assert [scenario.title for scenario in chosen(ALL, wanted)] == titles


@pytest.mark.parametrize(
    ("started", "words"),
    [
        ("2026-03-20T12:00:00+00:00", "today"),
        ("2026-03-19T12:00:00+00:00", "yesterday"),
        ("2026-03-18T12:00:00+00:00", "Wednesday"),
        ("2026-03-13T12:00:00+00:00", "2026-03-13"),
        ("2026-03-25T12:00:00+00:00", "2026-03-25"),
        ("no time", "?"),
        ("", "?"),
    ],
)
def test_days_in_words(started: str, words: str) -> None:
    assert day_words(ENGLISH, started, date(2026, 3, 20)) == words


def test_dates_are_written_as_the_language_does() -> None:
    started = "2026-03-01T12:00:00+00:00"
    assert day_words(translator("de"), started, date(2026, 3, 20)) == "1.3.2026"


def due(skill: str, situation: Situation, recall: float = 0.7, idle: int = 9) -> Card:
    """A card that is due."""
    last = datetime(2026, 3, 11, 12, tzinfo=UTC)
    state = CardState(last + timedelta(days=4), last, 4.0, 5.0, Grade.HARD, 62, 2)
    return Card(CardKey(skill, situation), state, recall, idle, due=True)


def test_what_is_due_goes_before_something_new() -> None:
    card = due("validate", Situation.CHAT)
    past = (result("other", 60, empathy=90, solution=40),)
    found = suggest(ALL, past, Language.EN, due=(card,))
    assert found is not None
    assert (found.scenario, found.why, found.cards) == (EASY, Why.DUE, (card,))
    assert reason_words(ENGLISH, found) == (
        "Due again: validate the feeling (in a chat), last time ●○○ bronze 62, 9 days ago."
    )


def test_a_conversation_that_trains_more_of_what_is_due_is_better() -> None:
    both = make_scenario(id="both", difficulty=Difficulty.STARTER, skills=("validate", "solve"))
    cards = (due("solve", Situation.CHAT, 0.6), due("validate", Situation.CHAT, 0.8))
    found = suggest((*ALL, both), (result("hard", 60),), Language.EN, due=cards)
    assert found is not None
    assert (found.scenario, found.cards) == (both, cards)
    assert reason_words(ENGLISH, found).endswith("1 more due skill fits here.")


def test_the_same_conversation_does_not_come_twice_running_for_a_due_skill() -> None:
    other = make_scenario(id="second", difficulty=Difficulty.STARTER, skills=("validate",))
    cards = (due("validate", Situation.CHAT),)
    found = suggest((EASY, other), (result("easy", 60),), Language.EN, due=cards)
    assert found is not None
    assert (found.scenario, found.why) == (other, Why.DUE)
    alone = suggest((EASY,), (result("easy", 60),), Language.EN, due=cards)
    assert alone is not None
    assert alone.why is Why.BETTER


def test_a_due_skill_in_another_kind_of_situation_or_level_does_not_count() -> None:
    past = (result("easy", 60),)
    for card in (due("solve", Situation.PHONE), due("close", Situation.CHAT)):
        found = suggest(ALL, past, Language.EN, due=(card,))
        assert found is not None
        assert found.why is not Why.DUE


def test_a_second_try_and_the_path_go_before_what_is_due() -> None:
    cards = (due("validate", Situation.CHAT),)
    failed = suggest(ALL, (result("other", 30),), Language.EN, due=cards)
    assert failed is not None
    assert failed.why is Why.RETRY
    on_path = suggest(ALL, (result("other", 60),), Language.EN, PATH, cards)
    assert on_path is not None
    assert on_path.why is Why.PATH


PATH = LearningPath(
    "week",
    Language.EN,
    "First week",
    "Listen first.",
    (PathStep("other", "Here listening\nis enough.", 50), PathStep("hard", "Now try.", 75)),
    start=True,
)


def test_a_path_goes_before_everything_but_a_second_try() -> None:
    first = suggest(ALL, (), Language.EN, PATH)
    assert first is not None
    assert (first.scenario.id, first.why) == ("other", Why.PATH)
    assert reason_words(ENGLISH, first) == ("First week, step 1 of 2: Here listening is enough.")
    failed = suggest(ALL, (result("other", 30),), Language.EN, PATH)
    assert failed is not None
    assert failed.why is Why.RETRY
    second = suggest(ALL, (result("other", 60),), Language.EN, PATH)
    assert second is not None
    assert (second.scenario.id, second.why) == ("hard", Why.PATH)


def test_a_step_that_was_tried_says_what_is_missing() -> None:
    found = suggest(ALL, (result("hard", 60), result("other", 55)), Language.EN, PATH)
    assert found is not None
    assert (found.scenario.id, found.why) == ("hard", Why.PATH)
    assert reason_words(ENGLISH, found) == (
        "First week, step 2 of 2, once more: your best is ●○○ bronze 60, the step takes 75."
    )


def test_after_two_tries_in_a_row_a_step_waits_for_another_one() -> None:
    twice = (result("other", 20), result("other", 30))
    found = suggest(ALL, twice, Language.EN, PATH)
    assert found is not None
    assert (found.scenario.id, found.why, found.waits) == ("hard", Why.PATH, 0)
    assert reason_words(ENGLISH, found) == (
        "First week, step 2 of 2: Now try. Step 1 comes again later."
    )
    later = suggest(ALL, (result("hard", 80), *twice), Language.EN, PATH)
    assert later is not None
    assert (later.scenario.id, later.score, later.waits) == ("other", 30, None)


def test_a_last_step_that_was_tried_twice_waits_for_something_new() -> None:
    past = (result("hard", 20), result("hard", 30), result("other", 60))
    found = suggest(ALL, past, Language.EN, PATH)
    assert found is not None
    assert found.scenario is EASY


def test_the_lowest_best_result_does_not_come_a_third_time_in_a_row() -> None:
    past = (result("hard", 60), result("hard", 61), result("easy", 80), result("other", 76))
    found = suggest(ALL, past, Language.EN)
    assert found is not None
    assert (found.scenario, found.why) == (OTHER, Why.BETTER)


def test_a_check_opens_no_level_and_is_no_reason() -> None:
    check = result("hard", 40)
    past = Past(finished=(check, result("easy", 60)))
    shelf = Library((), ())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Library, "scenarios", ALL)
        found = suggest_from(shelf, past, Language.EN, NO_PATH, {"hard"})
    assert found is not None
    assert (found.scenario, found.why) == (OTHER, Why.NEW)


def test_a_step_is_done_when_its_score_is_reached() -> None:
    assert PATH.place({"other": 49}) == 0
    assert PATH.place({"other": 50, "hard": 74}) == 1
    assert PATH.place({"other": 50, "hard": 75}) is None


def test_after_a_path_it_goes_on_as_without() -> None:
    done = (result("hard", 80), result("other", 80))
    with_path, without = suggest(ALL, done, Language.EN, PATH), suggest(ALL, done, Language.EN)
    assert with_path == without
