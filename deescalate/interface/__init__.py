"""Room: interface."""
