"""How this program is started again: by the desktop at log-in, or for another notebook."""

from __future__ import annotations

import sys
from pathlib import Path

# Given at log-in: the window waits in the tray.
MINIMISED = "--minimised"
# Where a Wayland desktop leaves, and Qt finds, the leave to come forward.
TOKEN = "XDG_ACTIVATION_TOKEN"


def own_command(*arguments: str) -> tuple[str, ...]:
    """The words that start this program: the built one, the console script beside the interpreter, or the package."""
    program = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return str(program), *arguments
    if sys.platform == "win32":
        # The one without a console, which would flash.
        silent = program.with_name("pythonw.exe")
        return str(silent if silent.exists() else program), "-m", "salesbook", *arguments
    script = program.with_name("salesbook")
    return (str(script), *arguments) if script.exists() else (str(program), "-m", "salesbook", *arguments)
