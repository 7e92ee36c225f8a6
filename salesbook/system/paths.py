"""Where things are: the resources that ship with the program, and the home of what it keeps."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def resources() -> Path:
    """The folder of fonts, catalogues and tables; in a source tree, a wheel or a bundle."""
    package = Path(__file__).resolve().parent.parent
    bundled = Path(getattr(sys, "_MEIPASS", package)) / "resources"
    return bundled if bundled.is_dir() else package.parent / "resources"


def default_home() -> Path:
    """The folder for notebooks, settings, log and papers, as the system wants it."""
    import platformdirs

    return Path(platformdirs.user_data_dir("Salesbook", appauthor=False, roaming=False))
