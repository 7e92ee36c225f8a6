"""Imports without the look that PySide6 takes at each.

It reads the source of every module that is imported after it, and keeps its lines, to find out whether the module may switch to
other names of Qt's functions (`from __feature__ import snake_case`). None of ours does, and the reading is a twentieth of the
time in which the window fills. A module it has not looked at has the usual names.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - whoever imports it first puts the look there

_without_looking = getattr(builtins, "__orig_import__", None)
if _without_looking is not None:
    builtins.__import__ = _without_looking
