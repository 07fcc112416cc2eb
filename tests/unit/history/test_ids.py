"""Session ids."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from deescalate.history import new_id

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_an_id_is_a_uuid_of_version_7_that_holds_its_time() -> None:
    made = uuid.UUID(new_id(NOON, bytes(10)))
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert made.int >> 80 == int(NOON.timestamp() * 1000)


def test_all_random_bits_count() -> None:
    low, high = new_id(NOON, bytes(10)), new_id(NOON, b"\xff" * 10)
    assert (uuid.UUID(low).int ^ uuid.UUID(high).int).bit_count() == 74


def test_later_ids_sort_later() -> None:
    ids = [new_id(NOON + timedelta(milliseconds=n), bytes([255 - n] * 10)) for n in range(50)]
    assert ids == sorted(ids)


def test_times_without_zone_and_too_little_randomness_are_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        new_id(NOON.replace(tzinfo=None), bytes(10))
    with pytest.raises(ValueError, match="10 random bytes, not 9"):
        new_id(NOON, bytes(9))
