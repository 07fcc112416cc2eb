"""What to practise next, and why. Pure: scenarios and results in, one suggestion out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from deescalate.interface.labels import label
from deescalate.model.held_out import open_to_practice
from deescalate.model.moves import Technique
from deescalate.model.path import best_of
from deescalate.model.scenario import Difficulty
from deescalate.model.skills import SITUATION_OF, TECHNIQUE_OF, CardKey
from deescalate.settings import AUTO_PATH, NO_PATH
from deescalate.tui.scenario_words import card_words
from deescalate.tui.words import band_words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from deescalate.content.library import Library
    from deescalate.history import SessionSummary
    from deescalate.interface.catalogue import Translator
    from deescalate.model.cards import Card
    from deescalate.model.language import Language
    from deescalate.model.path import LearningPath
    from deescalate.model.scenario import Scenario
    from deescalate.tui.home_past import Past

RECENT: Final = 5
"""How many of the latest results count."""
PASSED: Final = 50
MASTERED: Final = 75
TOP: Final = 90
TIMES_MASTERED: Final = 2
"""So many results of silver or better at a level open the next one."""
LEVELS: Final = tuple(Difficulty)


class Why(Enum):
    """What speaks for a suggestion."""

    PATH = auto()
    DUE = auto()
    FIRST = auto()
    RETRY = auto()
    WEAKEST = auto()
    HARDER = auto()
    NEW = auto()
    BETTER = auto()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A scenario and the reason for it; ``technique``, ``score``, ``step`` (path and place from 0),
    ``waits`` (place of an earlier step that comes again later) and ``cards`` (the due ones that it
    trains, the least certain first) where the reason has them.
    """

    scenario: Scenario
    why: Why
    technique: Technique | None = None
    score: int | None = None
    step: tuple[LearningPath, int] | None = None
    cards: tuple[Card, ...] = ()
    waits: int | None = None


def suggest_from(
    library: Library, past: Past, language: Language, chosen: str, kept_out: Collection[str]
) -> Suggestion | None:
    """What to practise next, from what is there and what was done; None without scenarios.

    A conversation that is begun is gone on with instead of suggested, as long as there are others.
    Checks say nothing about what to practise: their level was not the learner's choice.

    Args:
        library: all scenarios and learning paths.
        past: what the history holds.
        language: preferred as long as nothing was practised.
        chosen: the setting that says which learning path is followed.
        kept_out: ids of the scenarios that are held out for checks.
    """
    begun = {session.scenario_id for session in past.unfinished}
    open_to_all = open_to_practice(library.scenarios, kept_out)
    free = [scenario for scenario in open_to_all if scenario.id not in begun]
    lately = spoken(past.finished, language)
    practised = [session for session in past.finished if session.scenario_id not in kept_out]
    path = followed(library, chosen, lately)
    return suggest(free or open_to_all, practised, lately, path, past.outlook.due)


def suggest(
    scenarios: Sequence[Scenario],
    sessions: Sequence[SessionSummary],
    language: Language,
    path: LearningPath | None = None,
    due: Sequence[Card] = (),
) -> Suggestion | None:
    """What to practise next; None without scenarios.

    A conversation that failed comes again, then the path goes on, then what is due is practised,
    then something new, then what has most room. None comes a third time in a row as long as there
    are others: then the path's next open step goes first.

    Args:
        scenarios: all that can be played.
        sessions: finished sessions, newest first.
        language: preferred as long as nothing was practised; then that of the latest session.
        path: the learning path that is followed, if any.
        due: cards that are due, the least certain first.
    """
    results = [session for session in sessions if session.overall is not None]
    practised = spoken(results, language)
    pool = [each for each in scenarios if each.language is practised] or list(scenarios)
    pool.sort(key=lambda scenario: LEVELS.index(scenario.difficulty))
    if not pool:
        return None
    on_path = _on_path(scenarios, results, path) if path is not None else None
    if not results:
        return on_path or Suggestion(pool[0], Why.FIRST)
    return (
        _retry(pool, results)
        or on_path
        or _due(pool, results, due)
        or _new(pool, results)
        or _better(pool, results)
    )


def spoken(sessions: Sequence[SessionSummary], language: Language) -> Language:
    """The language of the latest result, else ``language``."""
    return next((each.language for each in sessions if each.overall is not None), language)


def followed(library: Library, chosen: str, language: Language) -> LearningPath | None:
    """The learning path that the setting ``chosen`` means for who practises in ``language``."""
    if chosen == NO_PATH:
        return None
    if chosen == AUTO_PATH:
        return library.paths.start(language)
    return library.paths.find(chosen)


def _on_path(
    scenarios: Sequence[Scenario], results: Sequence[SessionSummary], path: LearningPath
) -> Suggestion | None:
    best, tired = best_of(results), _twice(results)
    open_places = [
        place for place, step in enumerate(path.steps) if best.get(step.scenario, -1) < step.reach
    ]
    place = next((each for each in open_places if path.steps[each].scenario != tired), None)
    if place is None:
        return None
    wanted = path.steps[place].scenario
    found = next((each for each in scenarios if each.id == wanted), None)
    if found is None:
        return None
    waits = open_places[0] if open_places[0] != place else None
    return Suggestion(found, Why.PATH, score=best.get(wanted), step=(path, place), waits=waits)


def _twice(results: Sequence[SessionSummary]) -> str | None:
    """The conversation that the latest two results are both of, if so."""
    latest = [each.scenario_id for each in results[:2]]
    return latest[0] if len(latest) == 2 and latest[0] == latest[1] else None


def weakest(sessions: Sequence[SessionSummary]) -> tuple[Technique, int] | None:
    """The technique with the lowest mean of the latest results, and that mean."""
    means = []
    for technique in Technique:
        scores = [each.techniques[technique] for each in sessions if technique in each.techniques]
        latest = scores[:RECENT]
        if latest:
            means.append((round(sum(latest) / len(latest)), technique))
    if not means:
        return None
    mean, technique = min(means, key=lambda pair: pair[0])
    return technique, mean


def _retry(pool: Sequence[Scenario], results: Sequence[SessionSummary]) -> Suggestion | None:
    """The latest one again if it failed, but not a third time in a row."""
    last = results[0]
    failed = last.overall is not None and last.overall < PASSED
    found = next((each for each in pool if each.id == last.scenario_id), None)
    return Suggestion(found, Why.RETRY) if found and failed and not _twice(results) else None


def _due(
    pool: Sequence[Scenario], results: Sequence[SessionSummary], due: Sequence[Card]
) -> Suggestion | None:
    """The conversation that trains most of what is due, and the least certain of it: one that was
    never played if there is one, else the one that was played longest ago, never the latest.
    """
    open_level = _level(results)
    latest: dict[str, int] = {}
    for place, session in enumerate(results):
        latest.setdefault(session.scenario_id, place)
    offers = []
    for scenario in pool:
        if LEVELS.index(scenario.difficulty) > open_level or latest.get(scenario.id) == 0:
            continue
        trained = tuple(card for card in due if card.key in card_keys(scenario))
        need = sum(1 - card.recall for card in trained)
        offers.append((need, latest.get(scenario.id, len(results)), scenario, trained))
    best = max(offers, key=lambda offer: offer[:2], default=None)
    if best is None or not best[3]:
        return None
    return Suggestion(best[2], Why.DUE, cards=best[3])


def card_keys(scenario: Scenario) -> frozenset[CardKey]:
    """The cards that a conversation trains."""
    situation = SITUATION_OF[scenario.channel]
    return frozenset(CardKey(skill, situation) for skill in scenario.skills)


def _new(pool: Sequence[Scenario], results: Sequence[SessionSummary]) -> Suggestion | None:
    """One that was never played: best one that trains the weakest technique."""
    played = {session.scenario_id for session in results}
    open_level = _level(results)
    unplayed = [
        each
        for each in pool
        if each.id not in played and LEVELS.index(each.difficulty) <= open_level
    ]
    unplayed.sort(key=lambda each: -LEVELS.index(each.difficulty))
    hardest_played = max(LEVELS.index(session.difficulty) for session in results)
    low = weakest(results)
    for scenario in unplayed:
        if LEVELS.index(scenario.difficulty) > hardest_played:
            return Suggestion(scenario, Why.HARDER)
        if low is not None and low[0] in map(TECHNIQUE_OF.get, scenario.skills):
            return Suggestion(scenario, Why.WEAKEST, *low)
    return Suggestion(unplayed[0], Why.NEW) if unplayed else None


def _level(results: Sequence[SessionSummary]) -> int:
    """Index of the hardest level that is open: that of the latest session, or one above."""
    level = LEVELS.index(results[0].difficulty)
    mastered = sum(
        LEVELS.index(session.difficulty) >= level
        for session in results
        if session.overall is not None and session.overall >= MASTERED
    )
    return min(level + (mastered >= TIMES_MASTERED), len(LEVELS) - 1)


def _better(pool: Sequence[Scenario], results: Sequence[SessionSummary]) -> Suggestion:
    """The played one with most room below gold, else a harder one, else the weakest."""
    best, tired = best_of(results), _twice(results)
    played = sorted((each for each in pool if each.id in best), key=lambda each: best[each.id])
    played = [each for each in played if each.id != tired] or played
    unplayed = [each for each in pool if each.id not in best]
    if unplayed and (not played or best[played[0].id] >= TOP):
        return Suggestion(unplayed[0], Why.HARDER)
    return Suggestion(played[0], Why.BETTER, score=best[played[0].id])


def reason_words(t: Translator, suggestion: Suggestion) -> str:
    """The reason in a sentence."""
    score = suggestion.score or 0
    match suggestion.why:
        case Why.PATH:
            return _step_words(t, suggestion)
        case Why.DUE:
            return due_words(t, suggestion.cards)
        case Why.FIRST:
            return t("A good first conversation: this customer is quick to calm down.")
        case Why.RETRY:
            return t("The last try stayed below bronze. Now you know what this customer needs.")
        case Why.HARDER:
            return t("Your last results were good. This customer is harder to calm.")
        case Why.NEW:
            return t("You have not met this customer yet.")
        case Why.BETTER:
            result = f"{band_words(t, score)} {score}"
            return t("There is room: your best result here is {result}.", result=result)
        case Why.WEAKEST:
            name = label(t, suggestion.technique or Technique.LISTENING)
            result = f"{band_words(t, score)} {score}"
            return t(
                "{technique} was your lowest score lately ({result}); here it matters.",
                technique=name,
                result=result,
            )


def due_words(t: Translator, cards: Sequence[Card]) -> str:
    """What is due in one or two sentences: the first card with its last result, how many more."""
    if not cards:
        return t("Nothing is due.")
    card, more = cards[0], len(cards) - 1
    words = t(
        "Due again: {skill}, last time {result}, {ago}.",
        skill=card_words(t, card.key),
        result=f"{band_words(t, card.state.score)} {card.state.score}",
        ago=t.plural("{n} day ago", "{n} days ago", card.idle) if card.idle else t("today"),
    )
    if not more:
        return words
    also = t.plural("{n} more due skill fits here.", "{n} more due skills fit here.", more)
    return f"{words} {also}"


def _step_words(t: Translator, suggestion: Suggestion) -> str:
    if suggestion.step is None:
        return t("The next step of your learning path.")
    path, place = suggestion.step
    score, step = suggestion.score, path.steps[place]
    if score is None:
        words = t(
            "{path}, step {n} of {all}: {why}",
            path=path.title,
            n=place + 1,
            all=len(path.steps),
            why=" ".join(step.why.split()),
        )
    else:
        words = t(
            "{path}, step {n} of {all}, once more: your best is {result}, the step takes {reach}.",
            path=path.title,
            n=place + 1,
            all=len(path.steps),
            result=f"{band_words(t, score)} {score}",
            reach=step.reach,
        )
    if suggestion.waits is None:
        return words
    return f"{words} {t('Step {n} comes again later.', n=suggestion.waits + 1)}"
