"""The language of the program's texts: one gettext catalogue for `core` and `gui`.

English is written in the code; `resources/languages/da.po` holds the Danish. `tools/languages.py` compiles
the catalogues during the set-up and checks that they are complete.
"""

from __future__ import annotations

import gettext
import locale
import os
from datetime import date, time
from pathlib import Path

LANGUAGES = ("da", "en")
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "languages"

_translations: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def system_language() -> str:
    """The language the system asks for, "da" or "en". Danish where it asks for another Scandinavian one."""
    asked = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    if not asked:
        asked = locale.getlocale()[0] or ""
    return (
        "da"
        if asked.casefold().startswith(("da", "nb", "nn", "no", "sv", "danish", "norw", "swed"))
        else "en"
    )


def set_language(language: str) -> None:
    """Use `language` ("da" or "en") for all texts asked for from now on."""
    global _translations, _language  # noqa: PLW0603 one catalogue for the whole process is what gettext is
    _language = language if language in LANGUAGES else "en"
    _translations = gettext.translation("protokollen", FOLDER, [_language], fallback=True)


def language() -> str:
    """The language in use, "da" or "en"."""
    return _language


def _(message: str) -> str:
    """The translation of `message`."""
    return _translations.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The translation of `one` or `many`, as `count` asks for. The caller formats the number into it."""
    return _translations.ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """The translation of `message` where the same English word has several Danish ones."""
    return _translations.pgettext(context, message)


def month_name(month: int) -> str:
    """The name of a month, 1 to 12."""
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
        _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
    )[month - 1]  # fmt: skip


def weekday_name(day: date) -> str:
    """The name of the weekday of `day`."""
    return (
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"),
    )[day.weekday()]  # fmt: skip


def long_date(day: date) -> str:
    """A date as written in a text: "14. maj 2024", "14 May 2024"."""
    return _("{day} {month} {year}").format(day=day.day, month=month_name(day.month), year=day.year)


def clock_time(clock: time) -> str:
    """A clock time as written in a text: "14.30", "14:30"."""
    return _("{hour}:{minute}").format(hour=f"{clock.hour:02}", minute=f"{clock.minute:02}")
