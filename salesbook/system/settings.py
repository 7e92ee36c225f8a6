"""The settings of the program on this computer: which notebook opens next, the language, the paper, when it is quiet.

What steers the method is in the notebook (`domain/setting.py`).
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from salesbook.system.files import write_whole
from salesbook.system.paths import SETTINGS_FILE

PAPERS = ("a4", "letter")
OVER = "over"
"""What `first_visit` says where it was finished, or ended for good."""


@dataclass(frozen=True)
class Settings:
    """What this computer remembers; every value is text.

    `notebook` is the file the home opens (empty: none yet), `recent` the files opened lately, newest first, one a line.
    `language` is `en` or `zh_CN` (empty: the system's), `theme` light, dark or system, `text_size` per cent. `window` is the
    window's geometry, as Qt saves it, in base64. Between `quiet_from` and `quiet_to` (HH:MM, over midnight where `to` is the
    earlier) no reminder is announced; without one of them, or where both are the same, it is never quiet. `lock_after` are
    minutes without a key or a movement of the mouse (empty: never). From `catch_up_from` on (HH:MM; empty: at once) Today lists
    whom the rep probably met that day. `first_visit` names the step of the guided first visit
    that is to be done, OVER where that was finished or ended, empty where it never began.
    """

    notebook: str = ""
    recent: str = ""
    language: str = ""
    paper: str = "a4"
    theme: str = "system"
    text_size: str = "100"
    density: str = "comfortable"
    quiet_from: str = "21:00"
    quiet_to: str = "08:00"
    hide_names: str = "no"
    autostart: str = "no"
    close_to_tray: str = "no"
    lock_after: str = ""
    catch_up_from: str = "16:00"
    window: str = ""
    first_visit: str = ""


class SettingsUnreadable(Exception):
    """The settings file, named by the exception's text, is not what was written."""


YES_OR_NO = ("no", "yes")
CHOICES = {
    "language": ("en", "zh_CN"),
    "paper": PAPERS,
    "theme": ("system", "light", "dark"),
    "text_size": ("100", "110", "120", "130", "140", "150"),
    "density": ("comfortable", "compact"),
    "hide_names": YES_OR_NO,
    "autostart": YES_OR_NO,
    "close_to_tray": YES_OR_NO,
}
# What may be typed freely, in its form: a time of day, and minutes up to a day; nothing switches each of them off.
_TIME = re.compile(r"(([01]\d|2[0-3]):[0-5]\d)?", re.ASCII)
_MINUTES = re.compile(r"([1-9]\d{0,2}|1[0-3]\d\d|14[0-3]\d|1440)?", re.ASCII)
FORMS = {"quiet_from": _TIME, "quiet_to": _TIME, "catch_up_from": _TIME, "lock_after": _MINUTES}


def is_understood(name: str, value: str) -> bool:
    """Whether a setting may have this value."""
    if name in CHOICES:
        return value in (*CHOICES[name], getattr(Settings, name))
    return name not in FORMS or FORMS[name].fullmatch(value) is not None


def load_settings(home: Path) -> Settings:
    """The settings of a home; the defaults where there is no file. Keys of a newer version do no harm."""
    path = _file(home)
    try:
        found = json.loads(path.read_text("utf-8")) if path.exists() else {}
        known = {entry.name: str(found[entry.name]) for entry in fields(Settings) if entry.name in found}
    except (OSError, ValueError, TypeError, KeyError):
        raise SettingsUnreadable(path.name) from None
    # What a newer version or a hand wrote there and this one does not know means the default.
    return Settings(**{name: value for name, value in known.items() if is_understood(name, value)})


def save_settings(home: Path, settings: Settings) -> None:
    """Write the settings of a home, whole or not at all."""
    home.mkdir(parents=True, exist_ok=True)
    write_whole(_file(home), json.dumps(asdict(settings), ensure_ascii=False, indent=2).encode())


def _file(home: Path) -> Path:
    return home / SETTINGS_FILE
