"""The interface's language: English texts in the code, other languages in gettext catalogues.

``python -m tools.catalogue`` collects the texts into ``locale/de/LC_MESSAGES/deescalate.po`` and
compiles it. It finds ``t("...")``, ``_t("...")``, ``.plural("...", "...", n)``, ``N_("...")`` and
``phrase("...")``, under those names only and with literal texts only.
"""

import gettext
from pathlib import Path
from typing import Final, Literal

InterfaceLanguage = Literal["de", "en"]

DOMAIN: Final = "deescalate"
LOCALE_ROOT: Final = Path(__file__).with_name("locale")


def N_(text: str, /) -> str:  # noqa: N802 - the name that gettext tools expect
    """Mark a text that is translated later, where no translator is at hand (a class body)."""
    return text


def language_of_locale(text: str | None) -> InterfaceLanguage:
    """The interface language that fits a locale such as ``de_AT.UTF-8`` or ``C``; else English.

    Lists (``LANGUAGE=de:en``) and Windows names (``German_Germany.1252``) are understood.
    """
    first = (text or "").split(":")[0].lower()
    word = first.replace("-", "_").replace(".", "_").split("_")[0]
    return "de" if word in {"de", "deu", "ger", "german"} else "en"


class Translator:
    """Turns the English texts of the code into one interface language.

    A text may hold ``{fields}``; the values given by name are put in after the translation, as
    they are: a value's own braces mean nothing. Whatever comes from scenarios, replies or files
    must have passed ``interface.safe.visible`` before.
    """

    def __init__(self, language: InterfaceLanguage, catalogue: gettext.NullTranslations) -> None:
        self.language: Final = language
        self._catalogue = catalogue

    def __call__(self, text: str, /, **values: object) -> str:
        """The text in this language; an unknown text stays English."""
        # gettext answers the empty text with the catalogue's header.
        found = self._catalogue.gettext(text) if text else ""
        return found.format(**values) if values else found

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The form that fits the number ``n``, which the text may show as ``{n}``."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **values)


def translator(lang: str | None) -> Translator:
    """The translator for a language or locale name (``de``, ``en``, ``de_DE.UTF-8``).

    None means that nothing is known of the user's language: English.
    """
    language = language_of_locale(lang)
    if language == "en":
        return Translator(language, gettext.NullTranslations())
    catalogue = gettext.translation(DOMAIN, LOCALE_ROOT, [language], fallback=True)
    return Translator(language, catalogue)
