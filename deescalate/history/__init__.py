"""Room: history."""
