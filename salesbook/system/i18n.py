"""The language: gettext catalogues, a process default, and another language for a while (a report, a thread)."""

from __future__ import annotations

import gettext as _gettext
import locale
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING

from salesbook.system.paths import resources

if TYPE_CHECKING:
    from string import Formatter

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


@cache
def _formatter() -> Formatter:
    """Loaded when Chinese is spoken: an English start does not need it."""
    from string import Formatter

    return Formatter()


class Chinese(str):
    """A message in Chinese: a Latin word put into it stands apart from the characters round it, and nothing else does."""

    __slots__ = ()

    def format(self, *_places: object, **values: object) -> str:
        """The message with these values in it, by their names."""
        text, ends_with_value = "", False
        for literal, name, spec, conversion in _formatter().parse(self):
            text += " " + literal if ends_with_value and _is_latin(text[-1:]) and _is_chinese(literal[:1]) else literal
            value = "" if name is None else _written(values[name], conversion, spec)
            text += " " + value if _is_chinese(text[-1:]) and _is_latin(value[:1]) else value
            ends_with_value = bool(value)
        return text


def N_(message: str) -> str:  # noqa: N802
    """Mark a message for the catalogue where it is written down; whoever shows it translates it then."""
    return message


def gettext(message: str) -> str:
    """The message in the current language."""
    return _in_language(_catalogue(language()).gettext(message)) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """The message for n things in the current language."""
    return _in_language(_catalogue(language()).ngettext(one, many, n))


def _in_language(message: str) -> str:
    return message if language() == "en" else Chinese(message)


def _is_chinese(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"


def _is_latin(sign: str) -> bool:
    return sign.isalpha() and sign < "\u0250"


def _written(value: object, conversion: str | None, spec: str | None) -> str:
    return str(_formatter().format_field(_formatter().convert_field(value, conversion), spec or ""))
