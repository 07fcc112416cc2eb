"""Scripts for those who work on the program; not installed with it."""
