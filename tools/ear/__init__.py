"""Fits the ear on the rated conversations of the phrasebook; see ``python -m tools.ear --help``."""
