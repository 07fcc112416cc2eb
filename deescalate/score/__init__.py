"""Room: score."""
