"""Room: content."""
