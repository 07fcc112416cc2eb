"""``deescalate next``: what to practise next, and why."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from deescalate.cli import wiring
from deescalate.interface.safe import visible
from deescalate.model.held_out import open_to_practice
from deescalate.model.language import Language
from deescalate.model.skills import IN_ONE_REPLY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deescalate.interface.catalogue import Translator
    from deescalate.learning import Outlook
    from deescalate.model.cards import Card
    from deescalate.tui.suggestion import Suggestion

MOST_DUE = 5
"""Due skills that are named."""


@click.command("next")
@click.option("--json", "as_json", is_flag=True, help="Print suggestion, cards and weeks as JSON.")
def command(*, as_json: bool) -> None:
    """Say which conversation to practise next, why, and how the week stands.

    A skill comes up again when results say that it may not hold any more (FSRS; see
    deescalate.history.schedule). A learning path that is followed goes first.
    """
    from deescalate.tui.home_past import read_past  # noqa: PLC0415 - with the database

    settings = wiring.load_settings().settings
    t = wiring.translator_for(settings)
    library, kept_out = wiring.load_library(), wiring.load_held_out()
    now = datetime.now(UTC)
    with wiring.open_history() as store:
        learner = wiring.learner_name(settings)
        practised = open_to_practice(library.scenarios, kept_out)
        past = read_past(store, learner, practised, now, settings.goal)
    if past.error:
        raise click.ClickException(past.error)
    from deescalate.tui.suggestion import suggest_from  # noqa: PLC0415

    found = suggest_from(library, past, Language(t.language), settings.path, kept_out)
    if as_json:
        click.echo(json.dumps(_plain(t, found, past.outlook), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(next_lines(t, found, past.outlook)))


def _plain(t: Translator, found: Suggestion | None, outlook: Outlook) -> dict[str, object]:
    return {
        "format": 1,
        "next": None if found is None else _suggested(t, found),
        "cards": [_card(card) for card in outlook.cards],
        "weeks": [
            {"monday": week.monday.isoformat(), "done": week.done, "goal": week.goal}
            for week in outlook.weeks
        ],
        "paused_until": None if outlook.pause is None else outlook.pause.last.isoformat(),
    }


def _suggested(t: Translator, found: Suggestion) -> dict[str, str]:
    from deescalate.tui.suggestion import reason_words  # noqa: PLC0415

    return {
        "scenario": found.scenario.id,
        "why": found.why.name.lower(),
        "words": reason_words(t, found),
    }


def _card(card: Card) -> dict[str, object]:
    state = card.state
    return {
        "skill": card.key.skill,
        "situation": card.key.situation.value,
        "due": card.due,
        "due_at": state.due.isoformat(),
        "last": state.last.isoformat(),
        "grade": state.grade.name.lower(),
        "score": state.score,
        "reviews": state.reviews,
        "recall": round(card.recall, 3),
    }


def next_lines(t: Translator, found: Suggestion | None, outlook: Outlook) -> Iterator[str]:
    """What the command says of a suggestion, of what is due, and of the week."""
    from deescalate.tui.scenario_words import card_words, scenario_line  # noqa: PLC0415
    from deescalate.tui.suggestion import reason_words  # noqa: PLC0415
    from deescalate.tui.week_words import this_week  # noqa: PLC0415

    if found is None:
        yield t("There are no conversations here yet.")
        return
    yield t("Practise: {title}", title=visible(found.scenario.title, one_line=True))
    yield f"  {scenario_line(t, found.scenario)}"
    yield f"  {visible(reason_words(t, found), one_line=True)}"
    yield f"  deescalate practice {found.scenario.id}"
    if outlook.due:
        yield t("Due again:")
        for card in outlook.due[:MOST_DUE]:
            yield f"  {card_words(t, card.key)}"
        skill = next((s.key.skill for s in outlook.due if s.key.skill in IN_ONE_REPLY), None)
        if skill is not None:
            yield f"  deescalate drill --skill {skill}"
    week = this_week(t, outlook)
    if week:
        yield week
