"""The case at a glance: briefing, goal, what may be offered, what was heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from deescalate.interface.labels import label
from deescalate.interface.safe import visible
from deescalate.tui.dialogs.reading import Block, Page
from deescalate.tui.move_words import name_of
from deescalate.tui.widgets.hanging import Hanging, bullets
from deescalate.tui.widgets.stage_tracker import way_on
from deescalate.tui.words import span_text

if TYPE_CHECKING:
    from deescalate.interface.catalogue import Translator
    from deescalate.model.scenario import Scenario
    from deescalate.tui.conversation import Conversation


def case_page(t: Translator, scenario: Scenario, talk: Conversation | None, guided: bool) -> Page:
    """Everything about the case that the agent may know."""
    blocks = [
        Block(_flowing(scenario.brief), t("Briefing")),
        Block(_flowing(scenario.goal), t("Goal")),
        Block(offers(t, scenario), t("You may offer")),
        Block(Content(_times(t, scenario)), t("Promised times")),
    ]
    if scenario.escalation.paths:
        blocks.append(Block(_paths(t, scenario), t("Hand over to")))
    if talk is not None:
        facts = [f"{name_of(fact.id)}: {visible(fact.value)}" for fact in talk.facts_heard()]
        blocks.append(Block(bullets(facts or [t("nothing yet")]), t("Facts heard")))
        ways = way_on(t, scenario, talk.state) if guided else ()
        if ways:
            blocks.append(Block(bullets(ways), t("To move on")))
    return Page(t("Case"), tuple(blocks))


def _flowing(text: str) -> Content:
    """A text of a scenario file without the line breaks of the file."""
    return Content(visible(" ".join(text.split())))


def offers(t: Translator, scenario: Scenario) -> Hanging:
    """What the agent may offer."""
    texts = [scenario.solution(offer).title for offer in scenario.policy.may_offer]
    limit = scenario.policy.goodwill_limit
    if limit is not None:
        texts.append(t("Goodwill up to {limit}", limit=limit))
    return bullets(visible(text, one_line=True) for text in texts)


def _times(t: Translator, scenario: Scenario) -> str:
    sla = scenario.sla
    return t(
        "First reply {first}, then {next}; solved within {resolve}",
        first=span_text(t, sla.first_reply),
        next=span_text(t, sla.next_reply),
        resolve=span_text(t, sla.resolve),
    )


def _paths(t: Translator, scenario: Scenario) -> Hanging:
    return bullets(
        f"{visible(path.to, one_line=True)} ({label(t, path.level)})"
        for path in scenario.escalation.paths
    )
