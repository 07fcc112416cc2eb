"""Session ids that sort by time and do not clash between machines."""

from datetime import datetime
from typing import Final
from uuid import UUID

RANDOM_BYTES: Final = 10


def new_id(now: datetime, randomness: bytes) -> str:
    """A UUID of version 7 (RFC 9562): 48 bits of milliseconds, then 74 random bits.

    Args:
        now: an aware time.
        randomness: 10 bytes from a source that machines do not share.

    Raises:
        ValueError: the time is naive or the bytes are not ten.
    """
    if now.tzinfo is None:
        raise ValueError("an id needs an aware time")
    if len(randomness) != RANDOM_BYTES:
        raise ValueError(f"an id needs {RANDOM_BYTES} random bytes, not {len(randomness)}")
    milliseconds = int(now.timestamp() * 1000)
    number = int.from_bytes(milliseconds.to_bytes(6, "big") + randomness, "big")
    version, variant = 0x7 << 76, 0b10 << 62
    number = number & ~(0xF << 76) | version
    number = number & ~(0b11 << 62) | variant
    return str(UUID(int=number))
