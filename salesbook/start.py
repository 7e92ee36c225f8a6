"""What the program starts with: the window at once where nothing else is asked, or the commands.

Reading command lines takes as long to load as the frame of the window; who clicks on the icon gives none, the desktop at
log-in only one word, and who clicks on a notebook or on address books their names.
"""

from __future__ import annotations

import sys
from pathlib import Path

from salesbook.system.i18n import language_of_the_system, set_default_language
from salesbook.system.paths import default_home, notebook_file
from salesbook.system.program import MINIMISED
from salesbook.system.screen import has_screen
from salesbook.system.settings import Settings, SettingsUnreadable, load_settings


def main() -> int:
    """The console script."""
    words = sys.argv[1:]
    minimised, files = words == [MINIMISED], _files_clicked_on(words)
    if (minimised or files or not words) and has_screen():
        home = default_home()
        try:
            settings = load_settings(home)
        except SettingsUnreadable:
            # The commands say so in one sentence.
            pass
        else:
            return _open(home, settings, files, minimised=minimised)
    from salesbook.app import main as commands

    return commands()


def _open(home: Path, settings: Settings, files: tuple[str, ...], *, minimised: bool) -> int:
    from salesbook.gui.entrance import run

    set_default_language(settings.language or language_of_the_system())
    path = notebook_file(home, settings.notebook) if settings.notebook else None
    if not files:
        return run(home, path, minimised=minimised)
    from salesbook.cli.opening import notebook_among

    given, others = notebook_among(files)
    return run(home, given or path, others)


def _files_clicked_on(words: list[str]) -> tuple[str, ...]:
    """The files that the system's file manager started us with; nothing where the words are anything else."""
    if not words or not all(Path(word).is_file() for word in words):
        return ()
    from salesbook.cli.opening import is_for_the_window

    return tuple(words) if all(is_for_the_window(word) for word in words) else ()
