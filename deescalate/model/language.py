"""The languages that the ear understands."""

from enum import StrEnum


class Language(StrEnum):
    """ISO 639-1 code of a scenario's language; it decides the analysis, not the interface's."""

    EN = "en"
    DE = "de"
