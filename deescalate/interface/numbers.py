"""Numbers as a language writes them."""

from deescalate.interface.catalogue import Translator


def decimal(t: Translator, value: float, places: int = 1) -> str:
    """A number with so many decimals, with a true minus sign and never a negative zero."""
    return as_written(t, f"{round(value, places) + 0:.{places}f}")


def plain(t: Translator, value: float) -> str:
    """A number as short as it can be written."""
    return as_written(t, f"{value:g}")


def as_written(t: Translator, number: str) -> str:
    """A number in the form of program text as the language writes it: a comma in German."""
    number = number.replace("-", "−")
    return number.replace(".", ",") if t.language == "de" else number
