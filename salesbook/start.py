"""What the program starts with: the window at once where nothing else is asked, or the commands.

Reading command lines takes as long to load as the frame of the window; who clicks on the icon gives none, the desktop at
log-in only one word, and who clicks on a notebook or an address book the file's name.
"""

from __future__ import annotations

import sys
from pathlib import Path

from salesbook.system.i18n import language_of_the_system, set_default_language
from salesbook.system.paths import default_home, notebook_file
from salesbook.system.program import MINIMISED
from salesbook.system.screen import has_screen
from salesbook.system.settings import SettingsUnreadable, load_settings

NOTEBOOKS, ADDRESS_BOOKS = (".salesbook",), (".vcf", ".vcard")


def main() -> int:
    """The console script."""
    words = sys.argv[1:]
    minimised, file = words == [MINIMISED], _file_clicked_on(words)
    if (minimised or file is not None or not words) and has_screen():
        home = default_home()
        try:
            settings = load_settings(home)
        except SettingsUnreadable:
            # The commands say so in one sentence.
            pass
        else:
            from salesbook.gui.application import run

            set_default_language(settings.language or language_of_the_system())
            if file is not None and file.suffix.lower() in NOTEBOOKS:
                return run(home, file)
            path = notebook_file(home, settings.notebook) if settings.notebook else None
            return run(home, path, (file,) if file is not None else (), minimised=minimised)
    from salesbook.app import main as commands

    return commands()


def _file_clicked_on(words: list[str]) -> Path | None:
    """The one file that the system's file manager started us with."""
    file = Path(words[0]) if len(words) == 1 else Path()
    return file.absolute() if file.suffix.lower() in NOTEBOOKS + ADDRESS_BOOKS and file.is_file() else None
