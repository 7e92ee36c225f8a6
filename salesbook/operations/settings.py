"""Changing what steers the method."""

from __future__ import annotations

from salesbook.domain.setting import Setting
from salesbook.domain.setting_words import SETTING_WORDS
from salesbook.domain.text import Text
from salesbook.store.notebook import Notebook


def change_setting(notebook: Notebook, setting: Setting) -> None:
    """Set one setting of the notebook."""
    with notebook.change(Text("Change a setting: {what}", what=SETTING_WORDS[setting.id])) as change:
        if notebook.get(Setting, setting.id) is None:
            change.insert(setting)
        else:
            change.update(setting)
