"""Where things are: the resources that ship with the program, and the home of what it keeps."""

from __future__ import annotations

import os
import re
import sys
from functools import cache
from pathlib import Path

NOTEBOOK_ENDING = ".salesbook"
BACKUP_ENDING = ".salesbook-backup"
KEY_ENDING = "-key"
SETTINGS_FILE = "settings.json"

# What a file system of one of our platforms refuses or takes for a folder, what hides a file, what Windows cuts off.
_IN_NO_NAME = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]|^\.|[. ]$')
_LONGEST_NAME = 200


@cache
def resources() -> Path:
    """The folder of fonts, catalogues and tables; in a source tree, a wheel or a bundle."""
    package = Path(__file__).resolve().parent.parent
    bundled = Path(getattr(sys, "_MEIPASS", package)) / "resources"
    return bundled if bundled.is_dir() else package.parent / "resources"


def is_path(name: str) -> bool:
    """Whether a notebook's name is a path, to be taken as typed."""
    return os.sep in name or (os.altsep or os.sep) in name


def is_name_of_a_file(name: str) -> bool:
    """Whether a file may be called so on every system we run on, and would be seen there; to its length a file adds endings."""
    return bool(name) and not _IN_NO_NAME.search(name) and len(name.encode()) <= _LONGEST_NAME


def notebook_file(home: Path, name: str) -> Path:
    """The notebook file a name means: a bare name lies inside the home, a path is taken as typed."""
    if is_path(name) and Path(name).is_file():
        return Path(name)
    path = Path(name if name.endswith(NOTEBOOK_ENDING) else name + NOTEBOOK_ENDING)
    return path if is_path(name) else home / path


def is_ours(path: Path) -> bool:
    """Whether a file is one that Salesbook keeps: a notebook or what lies beside it, a backup, the settings of a home.

    A notebook may have been given any name; its key file beside it tells.
    """
    file = path.resolve()
    if NOTEBOOK_ENDING in file.name.lower() or file.name == SETTINGS_FILE:
        return True
    notebook = file.with_name(file.name.removesuffix(KEY_ENDING))
    return notebook.is_file() and notebook.with_name(notebook.name + KEY_ENDING).is_file()


def default_home() -> Path:
    """The folder for notebooks, settings, log and papers, as the system wants it."""
    import platformdirs

    return Path(platformdirs.user_data_dir("Salesbook", appauthor=False, roaming=False))


def runtime_folder() -> Path:
    """A folder of this user alone for what lives as long as the program runs; made where it is missing. Raises OSError."""
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    if given and Path(given).is_dir():
        return Path(given)
    caches = Path.home() / "Library" / "Caches" if sys.platform == "darwin" else Path.home() / ".cache"
    folder = caches / "salesbook"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
