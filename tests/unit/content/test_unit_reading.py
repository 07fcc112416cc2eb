"""Times, amounts and bands as they are written in files."""

from decimal import Decimal

import pytest
from pydantic_core import PydanticCustomError

from deescalate.content.units import read_band, read_money, read_time, read_time_text
from deescalate.model.scenario import Band, Money


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("45s", 45), ("10m", 600), ("1.5h", 5400), ("2d", 172_800), ("0s", 0), (" 3 s ", 3)],
)
def test_times(text: str, seconds: float) -> None:
    assert read_time(text) == seconds


@pytest.mark.parametrize(
    "text", [45, 45.0, None, "", "45", "s", "-1s", "1:30", "5 min", "1e3s", []]
)
def test_no_times(text: object) -> None:
    with pytest.raises(PydanticCustomError, match="is not a time"):
        read_time(text)


def test_a_time_that_is_only_shown_keeps_its_wording() -> None:
    assert read_time_text(" 15m ") == "15m"
    with pytest.raises(PydanticCustomError):
        read_time_text("soon")


def test_amounts() -> None:
    assert read_money("30 EUR") == Money(Decimal(30), "EUR")
    assert str(read_money("29.90 CHF")) == "29.90 CHF"


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("30 euros", "did you mean 30 EUR?"),
        ("€30", "did you mean 30 EUR?"),
        ("30€", "did you mean 30 EUR?"),
        ("29,90 EUR", "did you mean 29.90 EUR?"),
        ("30EUR", "did you mean 30 EUR?"),
        ("12 pounds", "did you mean 12 GBP?"),
        ("30", "write a number and three capital letters"),
        (30, "write a number and three capital letters"),
        ("-5 EUR", "write a number and three capital letters"),
        ("much", "write a number and three capital letters"),
    ],
)
def test_no_amounts(text: object, advice: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_money(text)
    assert advice in str((caught.value.context or {})["advice"])


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("any", Band(0, 100)),
        ("above 85", Band(86, 100)),
        ("below 40", Band(0, 39)),
        ("40 to 60", Band(40, 60)),
        ("  40   to 60 ", Band(40, 60)),
        ("50 to 50", Band(50, 50)),
    ],
)
def test_bands(text: str, band: Band) -> None:
    assert read_band(text) == band


@pytest.mark.parametrize(
    "text", ["all", "over 85", "above", "above 100", "below 0", "60 to 40", "0 to 101", 50, None]
)
def test_no_bands(text: object) -> None:
    with pytest.raises(PydanticCustomError):
        read_band(text)
