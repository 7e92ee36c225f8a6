"""What the window remembers on this computer: language, theme, size and splitters. Kept in the home's settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from salesbook.gui.theme import COMFORTABLE, COMPACT, Theme, chosen_theme
from salesbook.system.i18n import language_of_the_system, set_default_language
from salesbook.system.paths import default_home
from salesbook.system.settings import Settings, load_settings, save_settings

# What is seen everywhere: a new window is made in the place of the old.
SEEN_EVERYWHERE = frozenset({"language", "theme", "text_size", "density"})

# So many notebooks opened lately are remembered.
RECENT = 8


class Preferences(QObject):
    """The program's settings, read once and written at every change; `changed` names what was changed."""

    changed = Signal(str)

    def __init__(self, home: Path) -> None:
        super().__init__()
        self.home = home
        self.settings: Settings = load_settings(home)

    def change(self, **values: str) -> None:
        """Set some settings, write them, and tell of those that are others than before."""
        before, self.settings = self.settings, replace(self.settings, **values)
        save_settings(self.home, self.settings)
        for name, value in values.items():
            if getattr(before, name) != value:
                if name == "language":
                    set_default_language(value or language_of_the_system())
                self.changed.emit(name)

    def home_option(self) -> tuple[str, ...]:
        """What a command line must say to start with these settings; nothing in the usual home."""
        return () if self.home == default_home() else ("--home", str(self.home))

    def remember(self, path: Path) -> None:
        """Put a notebook first among those opened lately."""
        others = [one for one in self.recent() if one != path]
        recent = "\n".join(str(one) for one in (path, *others)[:RECENT])
        # At most starts nothing is new, and writing to the disk would keep the rep waiting.
        if recent != self.settings.recent:
            self.change(recent=recent)

    def recent(self) -> tuple[Path, ...]:
        """The notebooks opened lately, newest first; those that are still there."""
        return tuple(path for path in map(Path, self.settings.recent.splitlines()) if path.is_file())

    def evening(self) -> time | None:
        """From when on Today lists whom the rep probably met that day; None is at once."""
        return time.fromisoformat(self.settings.catch_up_from) if self.settings.catch_up_from else None

    def theme(self) -> Theme:
        """The theme the user chose, in the size and the density wanted."""
        rows = COMPACT if self.settings.density == "compact" else COMFORTABLE
        return chosen_theme(self.settings.theme).sized(int(self.settings.text_size) / 100, rows)
