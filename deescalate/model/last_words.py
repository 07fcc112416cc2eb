"""A scenario's own words for goodbyes and for being kept waiting."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Closing:
    """The customer's last words by how the conversation ends; none means the built-in ones.

    ``calm`` and ``cold`` are solved ends, ``angry``, ``tired`` and ``unanswered`` those in which
    the customer leaves, ``unsolved`` the one in which the agent ends it with nothing that fits.
    """

    calm: tuple[str, ...] = ()
    cold: tuple[str, ...] = ()
    angry: tuple[str, ...] = ()
    tired: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    unsolved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """The customer's words when kept waiting; none means the built-in ones.

    ``calm`` and ``tense`` are said while the agent asks a colleague (``tense`` by a customer who
    still vents and is not calm), ``last_warning`` when patience is about to run out.
    """

    calm: tuple[str, ...] = ()
    tense: tuple[str, ...] = ()
    last_warning: tuple[str, ...] = ()


NO_CLOSING: Final = Closing()
NO_WAITING: Final = Waiting()
