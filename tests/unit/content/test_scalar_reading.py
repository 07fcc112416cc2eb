"""Unquoted scalars of YAML: what is a number, what stays a text."""

import pytest

from deescalate.content.scalars import Scalar, read_plain


@pytest.mark.parametrize(
    "text",
    [
        *("no", "yes", "on", "off", "y", "N", "NO", "tRUE"),
        *("12:30", "190:20:30", "00123", "007", "-01", "1_000", "1,5", "1.2.3"),
        *("2024-05-01", "+", "-", ".", "..", "...", "1e", "e5", "0x", "0o9", "0xfg", "0b1"),
        *(".inf", "-.inf", ".nan", "1e999", "9" * 30, "1" * 5_000, "+49 30 1234", "nulL", "٣"),
    ],
)
def test_stays_a_text(text: str) -> None:
    assert read_plain(text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("48213", 48213),
        ("-7", -7),
        ("+7", 7),
        ("0x1F", 31),
        ("0o17", 15),
        ("1.5", 1.5),
        ("-.5", -0.5),
        ("1.", 1.0),
        ("1e3", 1000.0),
        ("2.5E-1", 0.25),
        ("true", True),
        ("False", False),
        ("TRUE", True),
        ("", None),
        ("~", None),
        ("null", None),
    ],
)
def test_core_schema_values(text: str, value: Scalar) -> None:
    read = read_plain(text)
    assert read == value
    assert type(read) is type(value)
