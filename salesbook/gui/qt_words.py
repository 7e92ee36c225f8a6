"""Qt's own words (its file dialogs, the standard buttons) in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from salesbook.system.i18n import language

_KEYS = {"Return": "Enter"}


class QtWords(QTranslator):
    """Qt's catalogue, and what it lacks.

    Qt gave some words a key of their own (`&Look in:`) that its Chinese catalogue knows only without one. Keys keep their
    English names, as Chinese programs write them: Ctrl+Shift+Enter.
    """

    def load_own(self) -> bool:
        """Read the catalogue; False where Qt has none for the language."""
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        return self.load(QLocale(language()), "qtbase", "_", folder)

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The words, None where there are none: an empty string would be shown as such."""
        if context == "QShortcut":
            return _KEYS.get(source)
        found = super().translate(context, source, disambiguation, n)
        return found or super().translate(context, source.replace("&", ""), disambiguation, n) or None


def let_qt_speak(app: QApplication) -> None:
    """From now on Qt's words are in the window's language: one catalogue at a time, whoever had installed the one before."""
    keep_qt_silent(app)
    words = QtWords(app)
    if words.load_own():
        app.installTranslator(words)


def keep_qt_silent(app: QApplication) -> None:
    """Take Qt's words in any language away; left installed, they would be asked behind the next ones."""
    for words in app.findChildren(QtWords):
        app.removeTranslator(words)
        words.setParent(None)
