"""The settings of the program on this computer: which notebook opens next, the language, the paper.

What steers the method is in the notebook (`domain/setting.py`).
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from salesbook.system.files import write_whole

PAPERS = ("a4", "letter")
OVER = "over"
"""What `first_visit` says where it was finished, or ended for good."""


@dataclass(frozen=True)
class Settings:
    """`notebook` is the file the home opens (empty: none yet), `language` `en` or `zh_CN` (empty: the system's).

    `theme` is light, dark or system; `window` the window's geometry, as Qt saves it, in base64. `first_visit` names the step
    of the guided first visit that is to be done, OVER where that was finished or ended, empty where it never began.
    """

    notebook: str = ""
    language: str = ""
    paper: str = "a4"
    theme: str = "system"
    window: str = ""
    first_visit: str = ""


class SettingsUnreadable(Exception):
    """The settings file, named by the exception's text, is not what was written."""


CHOICES = {"language": ("en", "zh_CN"), "paper": PAPERS, "theme": ("system", "light", "dark")}


def load_settings(home: Path) -> Settings:
    """The settings of a home; the defaults where there is no file. Keys of a newer version do no harm."""
    path = _file(home)
    try:
        found = json.loads(path.read_text("utf-8")) if path.exists() else {}
        known = {entry.name: str(found[entry.name]) for entry in fields(Settings) if entry.name in found}
    except (OSError, ValueError, TypeError, KeyError):
        raise SettingsUnreadable(path.name) from None
    # What a newer version or a hand wrote there and this one does not know means the default.
    return Settings(**{name: value for name, value in known.items() if value in CHOICES.get(name, (value,))})


def save_settings(home: Path, settings: Settings) -> None:
    """Write the settings of a home, whole or not at all."""
    home.mkdir(parents=True, exist_ok=True)
    write_whole(_file(home), json.dumps(asdict(settings), ensure_ascii=False, indent=2).encode())


def _file(home: Path) -> Path:
    return home / "settings.json"
