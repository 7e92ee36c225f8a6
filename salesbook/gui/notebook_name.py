"""What a notebook is called where it is shown."""

from __future__ import annotations

from salesbook.system.i18n import gettext as _


def shown_name(stem: str) -> str:
    """The name of its file without ending, in the window's language where the program itself chose it."""
    return {"notebook": _("notebook"), "demo": _("demo")}.get(stem, stem)
