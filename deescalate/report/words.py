"""Small wordings that all parts of a report share."""

from typing import Final

from deescalate.interface.catalogue import Translator
from deescalate.interface.labels import label
from deescalate.interface.reasons import sentence
from deescalate.interface.safe import visible
from deescalate.model.language import Language
from deescalate.model.session import Reason
from deescalate.score import Mark

LONGEST: Final = 160
BARS: Final = "▁▂▃▄▅▆▇█"


def line(text: str) -> str:
    """Harmless, on one line."""
    return visible(" ".join(text.split()), one_line=True)


def shortened(text: str, longest: int = LONGEST) -> str:
    """Harmless, on one line of at most ``longest`` characters; ``…`` stands for the rest."""
    words = line(text[: longest * 4])
    cut = len(words) > longest or len(text) > longest * 4
    return words[: longest - 1].rstrip() + "…" if cut else words


def reason_sentence(reason: Reason, language: Language) -> str:
    """A reason as a sentence whose quoted words are short."""
    short = Reason(reason.code, shortened(reason.quote), reason.details)
    return line(sentence(short, language))


def mark_words(t: Translator, mark: Mark | None) -> tuple[str, str]:
    """A score and its band, or dashes for none."""
    return ("-", "-") if mark is None else (str(mark.value), label(t, mark.band))


def clock(seconds: float) -> str:
    """Minutes and seconds of the practice clock, such as ``1:05``."""
    minutes, rest = divmod(max(int(seconds), 0), 60)
    return f"{minutes}:{rest:02}"


def signed(amount: int) -> str:
    """A change with its sign; the minus is a real one."""
    return f"+{amount}" if amount > 0 else str(amount).replace("-", "−")


def curve(values: tuple[int, ...]) -> str:
    """Gauge values 0..100 as a row of bars, one a value."""
    return "".join(BARS[min(max(value, 0), 100) * (len(BARS) - 1) // 100] for value in values)
