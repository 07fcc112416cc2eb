"""Room: tui."""
