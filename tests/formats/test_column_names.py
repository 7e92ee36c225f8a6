"""Columns are called so that they are known again: every name is a head of the same meaning, in both languages."""

from __future__ import annotations

import pytest

from salesbook.domain.important_date import DateKind
from salesbook.domain.label import LABELS
from salesbook.domain.relation import RELATION_WORDS
from salesbook.formats.column_heads import meaning_of
from salesbook.formats.column_names import CHOICES, NAMES, column_name
from salesbook.formats.columns import Field, Meaning, meaning_from
from salesbook.system.i18n import LANGUAGES, in_language

LABELLED = (Field.PHONE, Field.EMAIL, Field.WEBSITE, Field.ADDRESS, Field.STREET, Field.CITY, Field.COUNTRY)
MEANINGS = (
    *(Meaning(field) for field in NAMES if field not in (Field.KEEP, Field.LEAVE_OUT, Field.DATE)),
    *(Meaning(field, label) for field in LABELLED for label in (*LABELS, "iPhone", "老家")),
    *(Meaning(Field.DATE, kind.value) for kind in DateKind),
    *(Meaning(Field.RELATION, word) for word in (*RELATION_WORDS, "tennis partner")),
    *(Meaning(Field.MESSAGING, service) for service in ("WeChat", "QQ", "DingTalk", "Skype", "LINE", "IM", "Threema")),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_is_a_head_of_the_same_meaning(language: str) -> None:
    wrong = {}
    for meaning in MEANINGS:
        for number in (1, 2, 12):
            with in_language(language):
                called = column_name(meaning, number)
            found = meaning_of(called)
            if found is None or (found.field, found.label) != (meaning.field, meaning.label):
                wrong[called] = (meaning.key, found.key if found else None)
    assert wrong == {}


def test_every_choice_is_a_meaning_with_words_of_its_own() -> None:
    meanings = [meaning_from(key) for key in CHOICES]
    assert all(meaning is not None for meaning in meanings)
    for language in LANGUAGES:
        with in_language(language):
            assert len({column_name(meaning) for meaning in meanings if meaning}) == len(CHOICES)
