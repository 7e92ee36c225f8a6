"""Starting with the computer: an XDG autostart entry on Linux, a LaunchAgent on macOS, the Run key of the user on Windows.

What the system itself has switched off stays off: the entry keeps standing then, and only its command is brought up to date.
https://specifications.freedesktop.org/autostart-spec/0.5/, https://specifications.freedesktop.org/desktop-entry-spec/1.5/
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from salesbook.system.files import write_whole

NAME = "Salesbook"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
# What makes an argument of Exec need quotes: the reserved signs of the specification.
_RESERVED = re.compile(r"[\s\"'\\><~|&;$*?#()`]")


def follow(*, wanted: bool, command: Sequence[str]) -> None:
    """Start with the computer from now on, by this command, or no more. Raises OSError where that cannot be written."""
    if sys.platform == "win32":
        _follow_in_the_registry(wanted, command)
        return
    path = entry_path()
    if not wanted:
        path.unlink(missing_ok=True)
        return
    text = _brought_up_to_date(path, command)
    if text is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode())


def entry_path() -> Path:
    """The file that starts the program at log-in, on Linux and macOS."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{NAME.lower()}.plist"
    configured = os.environ.get("XDG_CONFIG_HOME", "")
    # The specification has a relative folder ignored.
    config = Path(configured) if Path(configured).is_absolute() else Path.home() / ".config"
    return config / "autostart" / f"{NAME.lower()}.desktop"


def desktop_entry(command: Sequence[str]) -> str:
    """The autostart entry of a Linux desktop."""
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        f"Name={NAME}",
        f"Exec={exec_value(command)}",
        f"Icon={NAME.lower()}",
        "Terminal=false",
        "X-GNOME-Autostart-enabled=true",
    )
    return "\n".join(lines) + "\n"


def exec_value(command: Sequence[str]) -> str:
    """A command as the value of Exec: arguments quoted where they must be, and no field codes."""
    return " ".join(_exec_argument(word) for word in command)


def launch_agent(command: Sequence[str]) -> str:
    """The LaunchAgent of macOS."""
    import plistlib

    agent = {"Label": NAME.lower(), "ProgramArguments": list(command), "RunAtLoad": True, "ProcessType": "Interactive"}
    return plistlib.dumps(agent).decode()


def run_value(command: Sequence[str]) -> str:
    """The value under the Run key of Windows."""
    import subprocess

    return subprocess.list2cmdline(command)


def _exec_argument(word: str) -> str:
    plain = word.replace("%", "%%")
    if word and not _RESERVED.search(word):
        return plain
    quoted = re.sub(r'(["`$\\])', r"\\\1", plain)
    # The value is a string of the file first, where a backslash stands for itself by another.
    return '"' + quoted.replace("\\", "\\\\") + '"'


def _brought_up_to_date(path: Path, command: Sequence[str]) -> str | None:
    """What the entry must say; None where it says so already."""
    if sys.platform == "darwin":
        wanted = launch_agent(command)
        return None if path.exists() and path.read_bytes() == wanted.encode() else wanted
    if not path.exists():
        return desktop_entry(command)
    found = path.read_text("utf-8", errors="replace")
    line = f"Exec={exec_value(command)}"
    changed = re.sub(r"(?m)^Exec=.*$", lambda _old: line, found)
    if line not in changed.splitlines():
        return desktop_entry(command)
    return None if changed == found else changed


def _follow_in_the_registry(wanted: bool, command: Sequence[str]) -> None:
    if sys.platform == "win32":
        import winreg

        with winreg.CreateKeyEx(winreg.HKEY_CURRENT_USER, RUN_KEY, access=winreg.KEY_SET_VALUE) as key:
            if wanted:
                winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, run_value(command))
                return
            try:
                winreg.DeleteValue(key, NAME)
            except FileNotFoundError:
                pass
