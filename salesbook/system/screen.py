"""Whether there is a screen to show a window on."""

from __future__ import annotations

import os
import sys


def has_screen() -> bool:
    """Whether a window can open: on Linux, a display and no offscreen platform."""
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
