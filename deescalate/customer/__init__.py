"""Room: customer."""
