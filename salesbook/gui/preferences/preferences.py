"""What the window remembers on this computer: language, theme, size and splitters. Kept in the home's settings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from salesbook.gui.theme import Theme, chosen_theme
from salesbook.system.i18n import set_default_language
from salesbook.system.settings import Settings, load_settings, save_settings


class Preferences:
    """The program's settings, read once and written at every change."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.settings: Settings = load_settings(home)

    def change(self, **values: str) -> None:
        """Set some settings and write them."""
        self.settings = replace(self.settings, **values)
        save_settings(self.home, self.settings)

    def theme(self) -> Theme:
        """The theme the user chose."""
        return chosen_theme(self.settings.theme)

    def use_language(self, code: str) -> None:
        """Speak another language from now on."""
        set_default_language(code)
        self.change(language=code)
