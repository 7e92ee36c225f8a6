"""Every action has words, something that it does, and a key of its own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from salesbook.gui.actions import ACTIONS, Action
from salesbook.system.i18n import set_default_language
from salesbook.system.paths import resources
from salesbook.wording import render
from tests.gui.screens import LANGUAGES, Books, Tour


def test_no_two_actions_share_a_key(dressed: QApplication) -> None:
    keys = Counter(
        key.toString(QKeySequence.SequenceFormat.PortableText) for action in ACTIONS for key in action.shortcuts
    )
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_an_action_has_words_in_both_languages_and_its_icon_exists(action: Action) -> None:
    for language in LANGUAGES:
        set_default_language(language)
        assert render(action.words).strip()
    assert not action.icon or (resources() / "icons" / f"{action.icon}.svg").is_file()


def test_every_action_is_on_the_window_and_does_something(dressed: QApplication, books: Books, home: Path) -> None:
    with Tour(dressed, home, books, "en", "light").window(books.empty) as window:
        made = {action.objectName(): action for action in window.actions()}
        assert set(made) == {action.name for action in ACTIONS} == set(window._handlers())
        for action in ACTIONS:
            assert made[action.name].shortcuts() == action.shortcuts
