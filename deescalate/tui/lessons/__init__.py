"""The lesson, written once in each interface language and apart (neither translates the other)."""

from deescalate.tui.lessons import de, en
from deescalate.tui.lessons.pages import Lesson, Pair, StagePage, TechniquePage

__all__ = ["Lesson", "Pair", "StagePage", "TechniquePage", "lesson"]


def lesson(language: str) -> Lesson:
    """The lesson in ``language`` (``de``; English for every other)."""
    return de.LESSON if language == "de" else en.LESSON
