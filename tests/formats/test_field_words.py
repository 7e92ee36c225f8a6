"""Fields of cards by what they are about, in the reader's language; those that other programs made up as they are written."""

from __future__ import annotations

import pytest

from salesbook.formats.field_words import field_text
from salesbook.system.i18n import set_default_language
from salesbook.wording import render


@pytest.mark.parametrize(
    ("field", "english", "chinese"),
    [
        ("BDAY", "birthday", "生日"),
        ("X-ALTBDAY", "birthday", "生日"),
        ("X-EVOLUTION-ANNIVERSARY", "anniversary", "纪念日"),
        ("ORG", "organisation", "单位"),
        ("PHOTO", "photo", "照片"),
        ("X-SHOE-SIZE", "X-SHOE-SIZE", "X-SHOE-SIZE"),
    ],
)
def test_a_field_is_called_by_what_it_is_about(field: str, english: str, chinese: str) -> None:
    assert render(field_text(field)) == english
    set_default_language("zh_CN")
    assert render(field_text(field)) == chinese
