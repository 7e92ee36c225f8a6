"""The language: gettext catalogues, a process default, and another language for a while (a report, a thread)."""

from __future__ import annotations

import gettext as _gettext
import locale
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from salesbook.system.paths import resources

LANGUAGES = ("en", "zh_CN")

_default = "en"
_here: ContextVar[str | None] = ContextVar("language", default=None)


def language() -> str:
    """The language words are rendered in just now: `en` or `zh_CN`."""
    return _here.get() or _default


def set_default_language(code: str) -> None:
    """Set the language of the process; unknown codes mean English."""
    global _default
    _default = supported(code)


def supported(code: str) -> str:
    """The supported language nearest to a locale code such as `zh_Hans_CN` or `de_DE.UTF-8`."""
    return "zh_CN" if code.replace("-", "_").lower().startswith("zh") else "en"


def language_of_the_system() -> str:
    """The locale the user asks for: POSIX's variables, whether that locale is installed or not; else what is set."""
    asked = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((found for found in asked if found), "") or locale.getlocale()[0] or "en"


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Render in another language inside the block, in this thread only."""
    token = _here.set(supported(code))
    try:
        yield
    finally:
        _here.reset(token)


@cache
def _catalogue(code: str) -> _gettext.NullTranslations:
    if code == "en":
        return _gettext.NullTranslations()
    return _gettext.translation("salesbook", resources() / "i18n", languages=[code])


def N_(message: str) -> str:  # noqa: N802
    """Mark a message for the catalogue where it is written down; whoever shows it translates it then."""
    return message


def gettext(message: str) -> str:
    """The message in the current language."""
    return _catalogue(language()).gettext(message) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """The message for n things in the current language."""
    return _catalogue(language()).ngettext(one, many, n)
