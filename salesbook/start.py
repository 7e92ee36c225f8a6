"""What the program starts with: the window at once where nothing else is asked, or the commands.

Reading command lines takes as long to load as the frame of the window; who clicks on the icon gives none.
"""

from __future__ import annotations

import sys

from salesbook.system.i18n import language_of_the_system, set_default_language
from salesbook.system.paths import default_home, notebook_file
from salesbook.system.screen import has_screen
from salesbook.system.settings import SettingsUnreadable, load_settings


def main() -> int:
    """The console script."""
    if len(sys.argv) == 1 and has_screen():
        home = default_home()
        try:
            settings = load_settings(home)
        except SettingsUnreadable:
            # The commands say so in one sentence.
            pass
        else:
            from salesbook.gui.application import run

            set_default_language(settings.language or language_of_the_system())
            return run(home, notebook_file(home, settings.notebook) if settings.notebook else None)
    from salesbook.app import main as commands

    return commands()
