"""What a history database calls itself. Light: migrations themselves need sqlite-utils."""

from typing import Final

APPLICATION_ID: Final = 0x64657363
"""Written into the file's header ("desc"), so that no other program's database is touched."""

MIGRATION_SET: Final = "deescalate"

STEPS: Final = (
    "m001_sessions_and_turns",
    "m002_branches",
    "m003_progress",
    "m004_practice_next",
    "m005_ratings",
    "m006_disputes_and_rescores",
)
"""Names of all migrations, oldest first."""
