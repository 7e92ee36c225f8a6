"""What the program starts with: the window at once where nothing else is asked, or the commands.

Reading command lines takes as long to load as the frame of the window; who clicks on the icon gives none, and the desktop at
log-in only one word.
"""

from __future__ import annotations

import sys

from salesbook.system.i18n import language_of_the_system, set_default_language
from salesbook.system.paths import default_home, notebook_file
from salesbook.system.program import MINIMISED
from salesbook.system.screen import has_screen
from salesbook.system.settings import SettingsUnreadable, load_settings


def main() -> int:
    """The console script."""
    words = sys.argv[1:]
    minimised = words == [MINIMISED]
    if (minimised or not words) and has_screen():
        home = default_home()
        try:
            settings = load_settings(home)
        except SettingsUnreadable:
            # The commands say so in one sentence.
            pass
        else:
            from salesbook.gui.application import run

            set_default_language(settings.language or language_of_the_system())
            path = notebook_file(home, settings.notebook) if settings.notebook else None
            return run(home, path, minimised=minimised)
    from salesbook.app import main as commands

    return commands()
