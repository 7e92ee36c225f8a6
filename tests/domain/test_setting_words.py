"""Settings by the words that the window and the undo use."""

from __future__ import annotations

from salesbook.domain.setting import KEYS
from salesbook.domain.setting_words import SETTING_WORDS
from salesbook.system.i18n import in_language
from salesbook.wording import render


def test_every_setting_of_a_notebook_has_words_in_both_languages() -> None:
    assert set(SETTING_WORDS) == set(KEYS)
    with in_language("zh_CN"):
        assert [key for key, words in SETTING_WORDS.items() if render(words) == str(words)] == []
