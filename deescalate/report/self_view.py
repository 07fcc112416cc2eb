"""Own ratings against scores in words: what the progress screen and the command both say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deescalate.interface.labels import label
from deescalate.report.blocks import Block, Heading, Paragraph, Table
from deescalate.report.development import points

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from deescalate.history.self_view import OwnView
    from deescalate.interface.catalogue import Translator
    from deescalate.model.moves import Technique


def lean_words(t: Translator, view: OwnView) -> str:
    """Whether the learner over- or underestimates themselves, as surely as it can be said."""
    if view.lately.low is None:
        return t("too few to tell")
    if view.lean > 0:
        return t("▲ you overestimate it")
    if view.lean < 0:
        return t("▼ you underestimate it")
    return t("= no lean that is sure")


def closer_words(t: Translator, view: OwnView) -> str:
    """Whether own view and score come closer."""
    if view.change is None:
        return t("too few to tell")
    if view.change.direction < 0:
        return t("coming closer")
    if view.change.direction > 0:
        return t("drifting apart")
    return t("= unclear")


def self_view_rows(
    t: Translator, views: Mapping[Technique, OwnView]
) -> Iterator[tuple[str, str, str, str, str]]:
    """Technique, lean, mean difference in points, trend, number of rated conversations."""
    for technique, view in views.items():
        yield (
            label(t, technique),
            lean_words(t, view),
            points(view.lately.mean),
            closer_words(t, view),
            str(view.rated),
        )


def self_view_head(t: Translator) -> tuple[str, str, str, str, str]:
    """What the columns are called."""
    return ("", t("how you see it"), t("points"), t("trend"), t("rated"))


def self_view_note(t: Translator, views: Mapping[Technique, OwnView]) -> str:
    """What can be said at all, and how it is meant."""
    rated = max((view.rated for view in views.values()), default=0)
    if not rated:
        return t("You have not rated yourself yet. It is asked before the score of a conversation.")
    if all(view.change is None for view in views.values()):
        return t.plural(
            "Too little data: it takes six conversations that you rated, and there is {n}.",
            "Too little data: it takes six conversations that you rated, and there are {n}.",
            rated,
        )
    return t(
        "Points: your rating minus the score, the mean of the latest ten. A lean or a trend is"
        " named only if it leaves chance behind in 95 of 100 cases."
    )


def self_view_blocks(t: Translator, views: Mapping[Technique, OwnView]) -> Iterator[Block]:
    """The same as blocks of a report."""
    yield Heading(t("How you saw yourself"))
    if views:
        yield Table(self_view_head(t), tuple(self_view_rows(t, views)), frozenset({2, 4}))
    yield Paragraph(self_view_note(t, views))
